import { describe, expect, it } from 'vitest';
import { BUILTINS } from '../builtins/builtins.ts';
import { parseTemplate } from '../parse/parse-template.ts';
import { DEFAULT_LIMITS } from '../runtime/limits.ts';
import { sprig } from '../sprig/index.ts';
import { findDataUse } from './action-dependencies.ts';

/** The dependencies of each printed action, in the order in which they are found. */
function dependencies(text: string): string[][] {
  const tree = parseTemplate('t', text, { ...BUILTINS, ...sprig }, DEFAULT_LIMITS);
  const found = [...findDataUse(tree).actions];
  return found.sort(([a], [b]) => a.pos - b.pos).map(([, paths]) => [...paths].sort());
}

describe('what an action prints depends on', () => {
  it.each([
    ['a field', '{{ .Workload }}', [['Workload']]],
    ['an entry of a map', '{{ .ConfigData.REGION }}', [['ConfigData.REGION']]],
    ['an entry by its name', '{{ index .Labels "a" }}{{ get .Labels "a/b" }}', [['Labels.a'], ['Labels.a/b']]],
    ['an entry by a computed name', '{{ index .Labels .Workload }}', [['Labels', 'Workload']]],
    ['all arguments', '{{ printf "%s" .A | replace .B "c" }}', [['A', 'B']]],
    ['nothing', '{{ "a" | upper }}', [[]]],
    ['everything', '{{ . }}{{ toJson $ }}', [['*'], ['*']]],
    ['a variable', '{{ $x := .A }}{{ $x.b }}', [['A.b']]],
    ['all values of a variable', '{{ $x := .A }}{{ if .B }}{{ $x = .C }}{{ end }}{{ $x }}', [['A', 'C']]],
    ['a later value, in a loop', '{{ $x := "" }}{{ range .L }}{{ $x }}{{ $x = .b }}{{ end }}', [['L']]],
    [
      'the declaration in its block',
      '{{ range $v := .A }}{{ $v }}{{ end }}{{ range $v := .B }}{{ $v }}{{ end }}',
      [['A'], ['B']],
    ],
    [
      'an outer declaration, too',
      '{{ $v := .A }}{{ if .X }}{{ $v := .B }}{{ $v }}{{ end }}{{ $v }}',
      [['A', 'B'], ['A']],
    ],
    ['no condition', '{{ if .A }}{{ .B }}{{ else }}c{{ end }}', [['B']]],
    ['what a with is about', '{{ with .A }}{{ .b }}{{ $.C }}{{ end }}', [['A.b'], ['C']]],
    [
      'elements and keys',
      '{{ range $k, $v := .Labels }}{{ $k }}{{ $v }}{{ . }}{{ end }}',
      [['Labels#key'], ['Labels'], ['Labels']],
    ],
    ['the parts of a list', '{{ range list .A .B }}{{ . }}{{ end }}', [['A', 'B']]],
    [
      'what a template is called with',
      '{{ define "x" }}{{ . }}{{ end }}{{ template "x" .A }}{{ template "x" .B }}',
      [['A', 'B']],
    ],
    ['the data of a template', '{{ define "x" }}{{ .A }}{{ $.B }}{{ end }}{{ template "x" . }}', [['A'], ['B']]],
    [
      'a branch of a ternary',
      '{{ ternary .A .B true }}{{ .C | default .D }}',
      [
        ['A', 'B'],
        ['C', 'D'],
      ],
    ],
  ])('%s', (_, text, expected) => expect(dependencies(text)).toEqual(expected));

  it('counts what was put into any map for all that is printed', () => {
    expect(dependencies('{{ $d := dict }}{{ $_ := set $d "a" .A }}{{ $d.a }}{{ .B }}')).toEqual([['A'], ['A', 'B']]);
    expect(dependencies('{{ $_ := merge .ConfigData .Labels }}{{ .ConfigData.x }}')).toEqual([
      ['ConfigData', 'ConfigData.x', 'Labels'],
    ]);
  });
});

describe('where a field of the data is read', () => {
  const positions = (text: string) => {
    const tree = parseTemplate('t', text, { ...BUILTINS, ...sprig }, DEFAULT_LIMITS);
    return Object.fromEntries([...findDataUse(tree).fieldReads].map(([field, found]) => [field, [...found]]));
  };

  it.each([
    ['in actions and conditions', '{{ .A }}{{ if .B.c }}{{ end }}', { A: [3], B: [14] }],
    ['through `$`, variables and parentheses', '{{ $.A }}{{ $x := . }}{{ $x.A }}{{ (.).A }}', { A: [3, 25, 35] }],
    ['in blocks whose dot is the data', '{{ with . }}{{ .A }}{{ end }}', { A: [15] }],
    [
      'not in blocks whose dot is something else',
      '{{ with .A }}{{ .B }}{{ end }}{{ range .C }}{{ .D }}{{ end }}',
      { A: [8], C: [39] },
    ],
    [
      'in templates that are called with the data',
      '{{ define "x" }}{{ .A }}{{ end }}{{ template "x" . }}',
      { A: [19] },
    ],
  ])('%s', (_, text, expected) => expect(positions(text)).toEqual(expected));
});
