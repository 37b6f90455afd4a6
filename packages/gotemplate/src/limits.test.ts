import { List, type Value } from '@kalypso-actions/govalue';
import { describe, expect, test } from 'vitest';
import type { TemplateLimits } from './runtime/limits.ts';
import { compileGoTemplate } from './template.ts';

const limited = (reason: RegExp): unknown =>
  expect.objectContaining({ kind: 'limit', message: expect.stringMatching(reason) });

describe('a template that exceeds a limit fails with a reason', () => {
  test.each<[string, string, Partial<TemplateLimits>, RegExp]>([
    ['text', 'abcdef', { templateSize: 5 }, /has 6 characters; at most 5/],
    ['parentheses', '{{ ((((1)))) }}', { nesting: 3 }, /nested too deep/],
    ['blocks', '{{if 1}}{{if 1}}{{if 1}}{{end}}{{end}}{{end}}', { nesting: 2 }, /1:19.*nested too deep/],
    ['branches', '{{if 0}}{{else if 0}}{{else if 0}}{{end}}', { nesting: 2 }, /nested too deep/],
    ['recursion', '{{define "r"}}{{template "r"}}{{end}}{{template "r"}}', {}, /maximum template depth \(1000\)/],
    ['loops', '{{range 1000000000}}{{end}}', {}, /1:9.*more than 1000000 loop turns/],
    ['calls', '{{print}}{{print}}{{print}}', { steps: 2 }, /1:21.*more than 2 loop turns and calls/],
    ['output', '{{range 100}}{{"0123456789"}}{{end}}', { outputSize: 99 }, /the output is larger than 99/],
    ['literal output', '{{range 100}}0123456789{{end}}', { outputSize: 99 }, /the output is larger than 99/],
    ['work', '{{range 100}}{{len "0123456789"}}{{end}}', { work: 500 }, /had to handle more than 500/],
    [
      'width',
      '{{printf "%*d%*d" 1000000 1 1000000 1 | len}}{{range 20}}{{printf "%999999d" 1}}{{end}}',
      {},
      /output is larger/,
    ],
  ])('%s', (_, text, limits, reason) => {
    expect(() => compileGoTemplate('t', text, { limits }).render(null)).toThrow(limited(reason));
  });
});

test('a template within the limits renders', () => {
  const limits = { templateSize: 200, nesting: 2, depth: 2, steps: 10, outputSize: 20, work: 20, slowWork: 20 };
  const text = '{{define "u"}}x{{end}}{{range 5}}{{template "u"}}{{end}}{{if 1}}{{print (len "ab")}}{{end}}';
  expect(compileGoTemplate('t', text, { limits: { ...limits, steps: 13 } }).render(null)).toBe('xxxxx2');
});

/** A list that contains a list twice, which contains a list twice, and so on. */
function createDoubledList(times: number): Value {
  let value: Value = new List([1n]);
  for (let turn = 0; turn < times; turn++) {
    value = new List([value, value]);
  }
  return value;
}

test('a small value that looks huge cannot be printed', () => {
  expect(() => compileGoTemplate('t', '{{ . }}').render(createDoubledList(60))).toThrow(
    limited(/too large|more than 1000000 parts/),
  );
  expect(() => compileGoTemplate('t', '{{ print . | len }}').render(createDoubledList(60))).toThrow(
    limited(/too large|more than 1000000 parts/),
  );
});

test('a value that is nested too deeply for the stack exceeds a limit', () => {
  let value: Value = new List([]);
  for (let depth = 0; depth < 200_000; depth++) {
    value = new List([value]);
  }
  expect(() => compileGoTemplate('t', '{{ . }}').render(value)).toThrow(expect.objectContaining({ kind: 'limit' }));
});

test('many declarations of one variable take linear time and memory', () => {
  const template = compileGoTemplate('t', '{{ $a := 1 }}{{ $a }}'.repeat(20_000));
  expect(template.render(null)).toHaveLength(20_000);
});

test('an error message quotes only the start of a long literal', () => {
  const huge = '1'.repeat(100_000);
  expect(() => compileGoTemplate('t', `{{ ${huge} }}`)).toThrow(
    expect.objectContaining({ reason: expect.stringMatching(/^.{1,301}$/) }),
  );
  expect(() => compileGoTemplate('t', `{{ .x "${huge}" }}`).render(1n)).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^.{1,500}$/) }),
  );
});
