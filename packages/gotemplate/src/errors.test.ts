import { Dict, List, Struct } from '@kalypso-actions/govalue';
import { describe, expect, test } from 'vitest';
import { TemplateError } from './errors/template-error.ts';
import { compileGoTemplate } from './template.ts';

const data = new Struct('shop.order', {
  Name: 'bread',
  Labels: new Dict(new Map([['colour', 'brown']]), 'string', 'string'),
  Config: new Dict(new Map([['none', null]])),
  Tags: new List(['a']),
});

function findError(text: string): TemplateError {
  try {
    compileGoTemplate('shop', text).render(data);
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
  throw new Error(`${text} does not fail`);
}

describe('parsing fails', () => {
  test.each([
    ['{{', '1:1', 'unclosed action'],
    ['a\n {{ .Name\n', '2:2', 'unclosed action'],
    ['a\n{{ .Name\n}', '3:1', 'unexpected "}" in operand'],
    ['{{}}', '1:3', 'missing value for command'],
    ['{{ .Name }\n}', '1:10', 'unexpected "}" in operand'],
    ['{{ "abc }}', '1:4', 'unterminated quoted string'],
    ["{{ 'ab' }}", '1:4', "malformed character constant: 'ab'"],
    ["{{ '' }}", '1:4', 'invalid syntax'],
    ['{{ "\\q" }}', '1:4', 'invalid syntax'],
    ['{{ `abc }}', '1:4', 'unterminated raw quoted string'],
    ['{{ 1x }}', '1:4', 'bad number syntax: "1x"'],
    ['{{ 99999999999999999999 }}', '1:4', 'integer overflow: "99999999999999999999"'],
    ['{{ a-b }}', '1:4', "bad character U+002D '-'"],
    ['{{ \u00a7 }}', '1:4', "unrecognized character in action: U+00A7 '\u00a7'"],
    ['{{/* a }}', '1:3', 'unclosed comment'],
    ['{{/* a */ b }}', '1:3', 'comment ends before closing delimiter'],
    ['{{ (1 }}', '1:7', 'unclosed left paren'],
    ['{{ 1) }}', '1:5', 'unexpected right paren'],
    ['{{ $x }}', '1:4', 'undefined variable "$x"'],
    ['{{ print : 1 }}', '1:10', 'expected :='],
    ['{{ if true }}a', '1:4', 'unexpected EOF'],
    ['{{ end }}', '1:10', 'unexpected {{end}}'],
    ['{{ else }}', '1:11', 'unexpected {{else}}'],
    ['{{ if 1 }}{{ else }}{{ else }}{{ end }}', '1:31', 'expected end; found {{else}}'],
    ['{{ if 1 }}{{ else with 1 }}{{ end }}', '1:19', 'unexpected <with> in input'],
    ['{{ break }}', '1:4', '{{break}} outside {{range}}'],
    ['{{ range 1 }}{{ end }}{{ continue }}', '1:26', '{{continue}} outside {{range}}'],
    ['{{ range $a, $b, $c := 1 }}{{ end }}', '1:17', 'too many declarations in range'],
    ['{{ if $a, $b := 1 }}{{ end }}', '1:10', 'too many declarations in if'],
    ['{{ range $a, 1 := 1 }}{{ end }}', '1:14', 'range can only initialize variables'],
    ['{{ 1 | 2 }}', '1:8', 'non executable command in pipeline stage 2'],
    ['{{ true.x }}', '1:4', 'unexpected . after term "true"'],
    ['{{ template x }}', '1:13', 'unexpected "x" in template clause'],
    ['{{ if 1 }}{{ define "t" }}{{ end }}{{ end }}', '1:14', 'unexpected <define> in command'],
    ['{{ define "a" }}1{{ end }}{{ define "a" }}2{{ end }}', '1:37', 'template: multiple definition of template "a"'],
  ])('%s', (text, at, reason) => {
    const error = findError(text);
    expect(error).toMatchObject({ kind: 'parse', reason, template: 'shop' });
    expect(`${error.at?.line}:${error.at?.column}`).toBe(at);
    expect(error.message).toBe(`template: shop:${at}: ${reason}`);
  });
});

describe('rendering fails', () => {
  test.each([
    ['a\n  {{ .Nme }}', '2:6', '.Nme', "can't evaluate field Nme in type shop.order"],
    ['{{ .Name.x }}', '1:4', '.Name.x', "can't evaluate field x in type string"],
    ['{{ .Config.none.x }}', '1:4', '.Config.none.x', 'nil pointer evaluating interface {}.x'],
    ['{{ .Labels.colour 1 }}', '1:4', '.Labels.colour', 'colour is not a method but has arguments'],
    ['{{ 1 | .Name }}', '1:8', '.Name', 'Name has arguments but cannot be invoked as function'],
    ['{{ nil }}', '1:4', 'nil', 'nil is not a command'],
    ['{{ 1 2 }}', '1:4', '1', "can't give argument to non-function 1"],
    ['{{ 9223372036854775808 }}', '1:4', '9223372036854775808', '9223372036854775808 overflows int'],
    ['{{ $x = 1 }}', '1:4', '$x = 1', 'undefined variable: $x'],
    ['{{ range .Name }}{{ end }}', '1:10', '.Name', "range can't iterate over bread"],
    ['{{ range $a, $b := 2 }}{{ end }}', '1:20', '2', "can't use 2 to iterate over more than one variable"],
    ['{{ eq 1 "a" }}', '1:4', 'eq 1 "a"', 'error calling eq: incompatible types for comparison: int and string'],
    ['{{ lt nil 1 }}', '1:4', 'lt nil 1', 'error calling lt: invalid type for comparison'],
    ['{{ eq .Tags .Tags }}', '1:4', 'eq .Tags .Tags', 'error calling eq: non-comparable type [a]: []interface {}'],
    ['{{ eq 1 }}', '1:4', 'eq 1', 'error calling eq: missing argument for comparison'],
    ['{{ len 1 }}', '1:4', 'len 1', 'error calling len: len of type int'],
    ['{{ index .Tags 1 }}', '1:4', 'index .Tags 1', 'error calling index: reflect: slice index out of range'],
    [
      '{{ index .Tags "a" }}',
      '1:4',
      'index .Tags "a"',
      'error calling index: cannot index slice/array with type string',
    ],
    ['{{ slice .Name 3 2 }}', '1:4', 'slice .Name 3 2', 'error calling slice: invalid slice index: 3 > 2'],
    ['{{ call .Name }}', '1:4', 'call .Name', 'error calling call: non-function .Name of type string'],
    ['{{ template "x" }}', '1:13', '{{template "x"}}', 'template "x" not defined'],
  ])('%s', (text, at, node, reason) => {
    const error = findError(text);
    expect(error).toMatchObject({ kind: 'exec', reason });
    expect(error.message).toBe(`template: shop:${at}: executing "shop" at <${node}>: ${reason}`);
  });

  test('an error in a defined template names that template', () => {
    const { message } = findError('{{ define "part" }}{{ .x }}{{ end }}\n{{ template "part" 1 }}');
    expect(message).toContain('template: shop:1:23: executing "part" at <.x>');
  });
});

describe('hints', () => {
  test.each([
    ['{{ .Nmae }}', 'Did you mean ".Name"?'],
    ['{{ prnitf "a" }}', 'Did you mean "printf"?'],
    ['{{ $count := 1 }}{{ $cuont }}', 'Did you mean "$count"?'],
    ['{{ define "part" }}{{ end }}{{ template "prat" }}', 'Did you mean "part"?'],
    ['{{ .Something }}', undefined],
    ['{{ if 1 }}', 'The block that starts here has no {{end}}.'],
  ])('%s', (text, hint) => {
    expect(findError(text).hint).toBe(hint);
  });
});
