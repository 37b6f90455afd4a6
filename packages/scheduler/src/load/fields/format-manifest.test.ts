import { parseYaml, SourceText } from '@kalypso-actions/yaml';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatManifest } from './format-manifest.ts';

function format(yaml: string): string {
  const [document] = parseYaml(new SourceText(yaml, '', '')).documents;
  if (!document) throw new Error('no document');
  return formatManifest(document.root);
}

describe('formatManifest', () => {
  it('keeps templates unchanged, and their results as text', () => {
    const yaml = [
      'apiVersion: v1',
      'metadata: {name: "{{ .Namespace }}", labels: {"on": "x-{{ .Workload }}", n: "1"}}',
      'replicas: 3',
      'ratio: 1.50',
      'on: yes',
      'nothing:',
      'empty: [{}, []]',
      'data: {quoted: "{{ index .Labels \\"a\\" }}", it: "it\'s {{ .X }}"}',
      'script: |',
      '  {{ range .X }}',
      '   a',
      '  {{ end }}',
      'list:',
      '  - - a',
      '    - b: c',
      '      d: [e]',
    ].join('\n');
    expect(format(yaml)).toBe(
      [
        "apiVersion: 'v1'",
        'metadata:',
        "  name: '{{ .Namespace }}'",
        '  labels:',
        "    'on': 'x-{{ .Workload }}'",
        "    'n': '1'",
        'replicas: 3',
        'ratio: 1.50',
        "'on': yes",
        'nothing: null',
        'empty:',
        '  - {}',
        '  - []',
        'data:',
        `  quoted: '{{ index .Labels "a" }}'`,
        "  it: 'it''s {{ .X }}'",
        'script: |2',
        '  {{ range .X }}',
        '   a',
        '  {{ end }}',
        'list:',
        "  - - 'a'",
        "    - b: 'c'",
        '      d:',
        "        - 'e'",
        '',
      ].join('\n'),
    );
  });

  it('results in YAML with the same value', () => {
    const key = fc.string({ unit: 'grapheme', maxLength: 6 });
    const leaf = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '\n', ' ', "'", '"', '{', '}', ':', '#', '-', '\t', 'é') }),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
    );
    const { object } = fc.letrec<{ object: Record<string, unknown>; value: unknown }>((tie) => ({
      object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof({ depthSize: 'small' }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
    }));
    fc.assert(
      fc.property(object, (value) => {
        expect(load(format(dump(value, { lineWidth: -1 })))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});
