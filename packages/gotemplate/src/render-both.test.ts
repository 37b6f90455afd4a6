import { Dict, List } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { compileGoTemplate } from './template.ts';

const data = (entries: Record<string, string>) => new Dict(new Map(Object.entries(entries)), 'string', 'string');

describe('renderBoth', () => {
  it('renders other data along the branches that the data takes', () => {
    const template = compileGoTemplate(
      't',
      '{{ if eq .kind "helm" }}chart: {{ .path }}{{ else }}path: {{ .path }}{{ end }}',
    );
    expect(template.renderBoth(data({ kind: 'helm', path: 'a' }), data({ kind: 'x', path: 'b' }))).toEqual({
      text: 'chart: a',
      other: 'chart: b',
    });
  });

  it('replays the branches of with, and of conditions in loops, in order', () => {
    const template = compileGoTemplate(
      't',
      '{{ range $i := (list 1 2 3) }}{{ if eq $i 2 }}[{{ with $.v }}{{ . }}{{ end }}]{{ else }}-{{ end }}{{ end }}',
      {
        functions: { list: { params: [], variadic: 'any', apply: (...items: never[]) => new List(items) } },
      },
    );
    expect(template.renderBoth(data({ v: 'a' }), data({ v: '' }))).toEqual({ text: '-[a]-', other: '-[]-' });
  });

  it('returns no other text if rendering fails with the other data', () => {
    const template = compileGoTemplate('t', '{{ slice .v 0 3 }}');
    expect(template.renderBoth(data({ v: 'abc' }), data({ v: '' }))).toEqual({ text: 'abc', other: undefined });
  });
});

describe('findNoValues', () => {
  it('finds the positions of missing values', () => {
    const template = compileGoTemplate('t', 'a: {{ .a }}\nb:\n  - {{ .b }}\n  - {{ with .c }}{{ . }}{{ end }}{{ .d }}');
    const missing = new Dict(new Map([['a', 'x']]), 'string', 'interface {}');
    expect(template.findNoValues(missing)).toEqual([
      { line: 3, column: 8 },
      { line: 4, column: 37 },
    ]);
  });
});
