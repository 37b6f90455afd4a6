import { Dict, Func, FunctionError, List, Struct, type Value } from '@kalypso-actions/govalue';
import { describe, expect, test } from 'vitest';
import { TemplateError } from './errors/template-error.ts';
import { compileGoTemplate } from './template.ts';

const any = 'interface {}';

function dict(entries: Record<string, Value>, key = 'string', elem = any): Dict {
  return new Dict(new Map(Object.entries(entries)), key, elem);
}

const data = new Struct(
  'shop.order',
  {
    Name: 'bread & butter',
    Count: 3n,
    Price: 2.5,
    Tags: new List(['fresh', 'local'], 'string'),
    Prices: new List([1n, 2.5, null, 'free']),
    Labels: dict({ b: 'two', a: 'one' }, 'string', 'string'),
    Config: dict({ deep: dict({ er: dict({ still: 'here' }, any) }, any), none: null, zero: 0n, ten: 10n }),
    Absent: new Dict(new Map(), 'string', 'string', true),
    Double: new Func((value) => (typeof value === 'bigint' ? value * 2n : null)),
  },
  {
    Upper: (text = '') => String(text).toUpperCase(),
    Fail: () => {
      throw new FunctionError('no bread today');
    },
  },
);

const render = (text: string): string => compileGoTemplate('main', text).render(data);

type Table = readonly (readonly [template: string, output: string])[];

function check(name: string, table: Table): void {
  describe(name, () => {
    test.each(table)('%s', (template, output) => {
      expect(render(template)).toBe(output);
    });
  });
}

check('literals', [
  ['{{ 12 }} {{ -0x_1F }} {{ 0b101 }} {{ 0o17 }} {{ 017 }}', '12 -31 5 15 15'],
  ['{{ 1.50 }} {{ 1e3 }} {{ 2e21 }} {{ .25 }} {{ 0x1p-2 }}', '1.5 1000 2e+21 0.25 0.25'],
  ["{{ 'a' }} {{ '\\n' }} {{ '\\u00e9' }} {{ '\\'' }}", '97 10 233 39'],
  ['{{ "a\\tb\\"c\\x41\\101\\u00e9" }}', 'a\tb"cAA\u00e9'],
  ['{{ "\\xc3\\xa9" }}{{ "\\xff" }}', '\u00e9\ufffd'],
  ['{{ `raw \\n` }}', 'raw \\n'],
  ['{{ true }}{{ false }}', 'truefalse'],
  ['{{ 2i }} {{ 1+2i }} {{ eq 1i 1i }} {{ if 0i }}x{{ end }}', '(0+2i) (1+2i) true '],
]);

check('text and trimming', [
  ['a }} { {b}', 'a }} { {b}'],
  ['a  {{- 1 -}} \n b', 'a1b'],
  ['a {{/* nothing */}} b', 'a  b'],
  ['a {{- /* nothing */ -}} b', 'ab'],
  ['{{-3}}{{- 3 }}', '-33'],
]);

check('fields', [
  ['{{ .Name }}|{{ $.Count }}|{{ (.Config).ten }}', 'bread & butter|3|10'],
  ['{{ .Config.deep.er.still }}', 'here'],
  ['{{ .Labels.none }}{{ .Config.none }}{{ .Config.nope.deeper }}', '<no value><no value><no value>'],
  ['{{ .Labels }}{{ .Prices }}{{ .Absent }}', 'map[a:one b:two][1 2.5 <nil> free]map[]'],
  ['{{ .Upper "x" }}{{ "y" | .Upper }}{{ (.Upper "z") | print }}', 'XYZ'],
  ['{{ .Labels.constructor }}{{ .Labels.__proto__ }}', '<no value><no value>'],
]);

check('variables', [
  ['{{ $x := 1 }}{{ $x }}{{ $x = 2 }}{{ $x }}', '12'],
  ['{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}', '21'],
  ['{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}', '2'],
  ['{{ $x := .Config }}{{ $x.deep.er.still }}', 'here'],
  ['{{ ($x := 3) }}{{ $x }}', '33'],
  ['{{ $x := 1 }}{{ and false ($x := 2) }}{{ $x }}', 'false1'],
  ['{{ $x := .Config.none }}{{ $x }}', '<no value>'],
]);

check('if and with', [
  ['{{ if 0 }}a{{ else if "" }}b{{ else }}c{{ end }}', 'c'],
  ['{{ if .Absent }}a{{ else if .Tags }}b{{ end }}', 'b'],
  ['{{ with .Config.deep }}{{ .er.still }}{{ $.Name }}{{ end }}', 'herebread & butter'],
  ['{{ with .Absent }}a{{ else with .Labels }}{{ .a }}{{ else }}c{{ end }}', 'one'],
  ['{{ with $x := .Count }}{{ $x }}{{ . }}{{ end }}', '33'],
]);

check('range', [
  ['{{ range .Tags }}{{ . }},{{ end }}', 'fresh,local,'],
  ['{{ range $i, $t := .Tags }}{{ $i }}{{ $t }}{{ end }}', '0fresh1local'],
  ['{{ range $k, $v := .Labels }}{{ $k }}={{ $v }} {{ end }}', 'a=one b=two '],
  ['{{ range .Absent }}x{{ else }}none{{ end }}', 'none'],
  ['{{ range .Config.nope }}x{{ else }}none{{ end }}', 'none'],
  ['{{ range 3 }}{{ . }}{{ end }}{{ range $i := 2 }}{{ $i }}{{ end }}', '01201'],
  ['{{ range .Count }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ . }}{{ end }}', '02'],
  ['{{ range .Tags }}{{ range 5 }}{{ if eq . 2 }}{{ break }}{{ end }}{{ . }}{{ end }};{{ end }}', '01;01;'],
  ['{{ range 3 }}{{ with 1 }}{{ continue }}{{ end }}x{{ end }}', ''],
  ['{{ $i := 9 }}{{ $v := 9 }}{{ range $i, $v = .Tags }}{{ end }}{{ $i }}{{ $v }}', '1local'],
  ['{{ range $x := .Absent }}{{ else }}{{ $x }}{{ end }}', 'map[]'],
]);

check('templates', [
  ['{{ define "t" }}<{{ . }}>{{ end }}{{ template "t" .Count }}{{ template "t" }}', '<3><<no value>>'],
  ['{{ block "b" .Labels }}{{ .a }}{{ end }}{{ template "b" .Labels }}', 'oneone'],
  ['{{ $x := 1 }}{{ define "t" }}{{ $x := 2 }}{{ $x }}{{ $ }}{{ end }}{{ template "t" 7 }}{{ $x }}', '271'],
  [
    '{{ define "d" }}{{ if . }}{{ len . }}{{ template "d" slice . 1 }}{{ end }}{{ end }}{{ template "d" "abc" }}',
    '321',
  ],
]);

check('logic and comparison', [
  ['{{ and 1 0 2 }}{{ or 0 "" "x" }}{{ not 0 }}', '0xtrue'],
  ['{{ and false (.Fail) }}{{ or 1 (.Fail) }}', 'false1'],
  ['{{ 5 | and 1 }}{{ 5 | or 0 }}', '55'],
  ['{{ eq 1 2 1 }}{{ ne 1 2 }}{{ lt 1 2 }}{{ le 2 2 }}{{ gt 1 2 }}{{ ge 1.5 1.5 }}', 'truetruetruetruefalsetrue'],
  ['{{ lt "Z" "a" }}{{ lt "\uffff" "\u{10000}" }}', 'truetrue'],
  ['{{ eq .Config.none nil }}{{ eq .Config.nope "x" }}{{ eq .Absent nil }}', 'truefalsetrue'],
]);

check('collections', [
  ['{{ len "\u00e9" }}{{ len .Tags }}{{ len .Labels }}', '222'],
  [
    '{{ index .Tags 1 }}{{ index .Labels "a" }}[{{ index .Labels "zz" }}]{{ index .Config "zz" }}',
    'localone[]<no value>',
  ],
  ['{{ index .Config "deep" "er" "still" }}{{ index "abc" 1 }}', 'here98'],
  ['{{ slice "h\u00e9llo" 1 3 }}{{ slice .Tags 1 }}{{ slice "abc" }}', '\u00e9[local]abc'],
  ['{{ slice "\u00e9" 0 1 }}{{ slice "\u00e9" 1 }}', '\u00e9'],
]);

check('text functions', [
  ['{{ print 1 2 "a" "b" 3 nil }}', '1 2ab3 <nil>'],
  ['{{ println "a" 1 }}', 'a 1\n'],
  [`{{ html "<a href='x'>&\\"" 1 }}{{ html nil }}`, '&lt;a href=&#39;x&#39;&gt;&amp;&#34;1&lt;no value&gt;'],
  [`{{ js "it's <b>=\\n\u2028\u00e9" }}`, "it\\'s \\u003Cb\\u003E\\u003D\\u000A\\u2028\u00e9"],
  ['{{ urlquery "a b/\u00e9" }}', 'a+b%2F%C3%A9'],
  ['{{ call .Double 21 }}', '42'],
  ['{{ .Price | printf "%s costs %v" .Name | len }}', '24'],
]);

describe('functions of the caller', () => {
  const functions = {
    twice: { params: ['string'], apply: (text: string) => text + text },
    sum: { params: ['int'], variadic: 'int', apply: (...all: bigint[]) => all.reduce((sum, each) => sum + each) },
    half: { params: ['float64'], apply: (value: number) => value / 2 },
    keys: { params: ['map[string]interface {}'], apply: (of: Dict) => BigInt(of.entries.size) },
    len: { params: ['any'], apply: () => 'mine' },
    clock: { refused: 'reads the clock' },
  } as const;
  const run = (text: string): string => compileGoTemplate('t', text, { functions }).render(data);

  test.each([
    ['{{ twice "ab" }}', 'abab'],
    ['{{ 3 | sum 1 2 }}', '6'],
    ['{{ half 5 }}', '2.5'],
    ['{{ keys .Config }}{{ keys nil }}', '40'],
    ['{{ len "abc" }}', 'mine'],
  ])('%s', (template, output) => {
    expect(run(template)).toBe(output);
  });

  test.each([
    ['{{ twice 1 }}', 'expected string; found 1'],
    ['{{ twice .Count }}', 'wrong type for value; expected string; got int'],
    ['{{ twice .Config.none }}', 'wrong type for value; expected string; got interface {}'],
    ['{{ twice .Config.nope }}', 'invalid value; expected string'],
    ['{{ twice nil }}', 'cannot assign nil to string'],
    ['{{ keys .Labels }}', 'wrong type for value; expected map[string]interface {}; got map[string]string'],
    ['{{ sum 1.5 }}', 'expected integer; found 1.5'],
    ['{{ twice }}', 'wrong number of args for twice: want 1 got 0'],
    ['{{ sum }}', 'wrong number of args for sum: want at least 1 got 0'],
  ])('%s fails', (template, reason) => {
    expect(() => run(template)).toThrow(expect.objectContaining({ kind: 'exec', reason }));
  });

  test('a refused function fails when the template is compiled, even if it would not run', () => {
    expect(() => compileGoTemplate('t', 'ok\n{{ if false }}{{ clock }}{{ end }}', { functions })).toThrow(
      expect.objectContaining({
        kind: 'parse',
        reason: 'function "clock" is not available: reads the clock',
        at: { line: 2, column: 18 },
      }),
    );
  });

  test('an unexpected error of a function becomes a TemplateError', () => {
    const broken = { params: [], apply: () => JSON.parse('{') };
    const template = compileGoTemplate('t', '{{ broken }}', { functions: { broken } });
    expect(() => template.render(null)).toThrow(TemplateError);
  });
});

/** As Go's text/template prints them. */
test.each([
  ['{{ .x }}{{ .x.y }}{{ . }}{{ $ }}{{ $.x }}{{ (.x).y }}', '<no value>'.repeat(6)],
  ['{{ if . }}a{{ else }}b{{ end }}{{ with .x }}a{{ else }}b{{ end }}{{ range . }}a{{ else }}b{{ end }}', 'bbb'],
  ['{{ print . }} {{ print .x }} {{ . | print }} {{ html . }}', '<nil> <nil> <nil> &lt;no value&gt;'],
  ['{{ eq .x nil }} {{ not . }} {{ and . 1 }}', 'true true <no value>'],
  ['{{ $a := . }}{{ $a }}{{ $a.b }}', '<no value><no value>'],
  ['{{ template "a" . }}{{ template "a" }}{{ define "a" }}{{ .x }}{{ . }}{{ end }}', '<no value>'.repeat(4)],
])('nil as data: %s', (text, expected) => {
  const template = compileGoTemplate('t', text);
  expect(template.render(null)).toBe(expected);
  expect(template.renderSlots(null).text).toBe(expected);
});

/** An action prints what a pointer points to; the functions of `fmt` print the pointer. */
test.each([
  ['{{ .Inner }}{{ $x := .Inner }}{{ $x }}', '{x}{x}'],
  ['{{ with .Inner }}{{ . }}{{ .V }}{{ end }}{{ range .List }}{{ . }}{{ end }}', '{x}x{x}'],
  ['{{ html .Inner }}{{ js .Inner }}{{ urlquery .Inner }}', '{x}{x}%7Bx%7D'],
  ['{{ print .Inner }} {{ printf "%v %+v" .Inner .Inner }}', '&{x} &{x} &{V:x}'],
  ['{{ .Named }}{{ print .Named }}', 'namename'],
])('a struct behind a pointer: %s', (text, expected) => {
  const inner = new Struct('*shop.inner', { V: 'x' });
  const named = new Struct('*shop.named', { V: 'x' }, { String: () => 'name' });
  const outer = new Struct('*shop.outer', { Inner: inner, List: new List([inner]), Named: named });
  expect(compileGoTemplate('t', text).render(outer)).toBe(expected);
});

test.each(['{{ len . }}', '{{ index . 1 }}'])('nil as data fails: %s', (text) => {
  expect(() => compileGoTemplate('t', text).render(null)).toThrow(TemplateError);
});

test('renderings of a template do not affect each other', () => {
  const template = compileGoTemplate('t', '{{ $x := 0 }}{{ range .Tags }}{{ $x = . }}{{ end }}{{ $x }}');
  expect(template.render(data)).toBe('local');
  expect(template.render(dict({ Tags: new List([1n]) }))).toBe('1');
  expect(template.render(data)).toBe('local');
});
