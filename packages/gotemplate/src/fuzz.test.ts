import { Dict, List, Struct, type Value } from '@kalypso-actions/govalue';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TemplateError } from './errors/template-error.ts';
import type { TemplateLimits } from './runtime/limits.ts';
import { sprig } from './sprig/index.ts';
import { compileGoTemplate } from './template.ts';

/** `npm run fuzz` sets a larger number. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
const timeout = 10_000 + numRuns * 20;

const limits: TemplateLimits = {
  templateSize: 2_000,
  nesting: 20,
  depth: 20,
  steps: 2_000,
  outputSize: 20_000,
  work: 2_000_000,
  slowWork: 10_000_000,
};

const any = 'interface {}';
const data = new Struct('fuzz.data', {
  Name: 'h\u00e9llo <w>',
  Count: 3n,
  Labels: new Dict(
    new Map([
      ['a', 'one'],
      ['b', '{{ .Name }}'],
    ]),
    'string',
    'string',
  ),
  Config: new Dict(
    new Map<string, Value>([
      ['n', 42n],
      ['f', 2.5],
      ['none', null],
      ['list', new List([1n, 'x', null, new List([])])],
      ['map', new Dict(new Map<string, Value>([['k', true]]), any, any)],
    ]),
  ),
});

const functions = Object.entries(sprig)
  .filter(([, known]) => !('refused' in known))
  .map(([name]) => name);
const names = [
  ...functions,
  'len',
  'index',
  'eq',
  'lt',
  'print',
  'printf',
  'and',
  'or',
  'not',
  'html',
  'js',
  'urlquery',
  'call',
];
const references = [
  '.',
  '$',
  '.Name',
  '.Count',
  '.Labels',
  '.Labels.a',
  '.Config',
  '.Config.n',
  '.Config.none',
  '.Config.list',
  '.Config.map',
  '.Config.map.k',
  '.Nope',
  '$x',
];
const literals = [
  '0',
  '1',
  '-1',
  '3',
  '1.5',
  '1e100',
  '9223372036854775807',
  "'a'",
  '""',
  '"abc"',
  '"%d %v %5.2f"',
  '"\\xff"',
  '`raw`',
  'true',
  'nil',
  '1i',
];

const { operand, pipeline } = fc.letrec<{ operand: string; pipeline: string; call: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...references),
    fc.constantFrom(...literals),
    fc.tuple(tie('pipeline'), fc.constantFrom('', '.a')).map(([inner, field]) => `(${inner})${field}`),
  ),
  call: fc
    .tuple(fc.constantFrom(...names), fc.array(tie('operand'), { maxLength: 3 }))
    .map(([name, args]) => [name, ...args].join(' ')),
  pipeline: fc
    .tuple(fc.oneof({ maxDepth: 4 }, tie('operand'), tie('call')), fc.array(tie('call'), { maxLength: 2 }))
    .map(([first, others]) => [first, ...others].join(' | ')),
}));

const { nodes } = fc.letrec<{ nodes: string; node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('text', ' ', '{ ', '} ', '\n', '{{/* c */}}', '{{template "t" .}}', '{{$x := 1}}'),
    pipeline.map((inner) => `{{${inner}}}`),
    pipeline.map((inner) => `{{- ${inner} -}}`),
    pipeline.map((inner) => `{{$x = ${inner}}}`),
    fc
      .tuple(fc.constantFrom('if', 'with'), pipeline, tie('nodes'), tie('nodes'))
      .map(([head, inner, body, other]) => `{{${head} ${inner}}}${body}{{else}}${other}{{end}}`),
    fc
      .tuple(fc.constantFrom('', '$x :=', '$k, $x :='), operand, tie('nodes'), fc.constantFrom('', 'break', 'continue'))
      .map(([head, inner, body, jump]) => `{{range ${head} ${inner}}}${body}${jump && `{{${jump}}}`}x{{end}}`),
  ),
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((all) => all.join('')),
}));

const wellFormed = fc
  .tuple(nodes, nodes)
  .map(([inner, outer]) => `{{$x := 0}}{{define "t"}}{{$x := 0}}${inner}{{end}}${outer}`);
/** Any character. Not the unit `binary` of fast-check, which takes seconds to set up. */
const character = fc
  .integer({ min: 0, max: 0x10f7ff })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));
/** Templates with text removed or inserted, and other text. */
const broken = fc.oneof(
  fc.tuple(wellFormed, fc.nat(), fc.nat(5), fc.string({ maxLength: 3 })).map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  }),
  fc.string({ unit: character }).map((text) => `{{${text}}}`),
  fc.string(),
);
const template = fc.oneof({ weight: 3, arbitrary: wellFormed }, { weight: 1, arbitrary: broken });

/** Compiles and renders. A `TemplateError` is a valid result; any other error is a bug. */
function renderOrFail(text: string): string | TemplateError {
  try {
    return compileGoTemplate('fuzz', text, { functions: sprig, limits }).render(data);
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
}

test('rendering throws nothing but TemplateErrors, exceeds no limit, and always has the same result', {
  timeout,
}, () => {
  fc.assert(
    fc.property(template, (text) => {
      const first = renderOrFail(text);
      const second = renderOrFail(text);
      if (first instanceof TemplateError) {
        expect(first.message).not.toContain('internal error');
        expect(second).toMatchObject({ kind: first.kind, message: first.message });
      } else {
        expect(first.length).toBeLessThanOrEqual(limits.outputSize);
        expect(first.isWellFormed()).toBe(true);
        expect(second).toBe(first);
      }
    }),
    { numRuns },
  );
});

test('a printed template prints to the same text and renders to the same output', { timeout }, () => {
  fc.assert(
    fc.property(template, (text) => {
      let printed: string;
      try {
        printed = String(compileGoTemplate('fuzz', text, { functions: sprig, limits }));
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
        return;
      }
      const wider = { ...limits, templateSize: 100_000 };
      expect(String(compileGoTemplate('fuzz', printed, { functions: sprig, limits: wider }))).toBe(printed);
      const [before, after] = [renderOrFail(text), renderOrFail(printed)];
      if (typeof before === 'string' && printed.length <= limits.templateSize) {
        expect(after).toBe(before);
      }
    }),
    { numRuns },
  );
});
