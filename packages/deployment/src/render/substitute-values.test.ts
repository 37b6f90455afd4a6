import { SourceText } from '@kalypso-actions/yaml';
import { expect, it } from 'vitest';
import { parseValues, substituteValues } from './substitute-values.ts';

const substitute = (text: string, values: Readonly<Record<string, string>>) =>
  substituteValues(new SourceText(text, '.', 'a.yaml'), new Map(Object.entries(values)));

it.each([
  [`image: \${IMAGE}`, 'image: x'],
  [`a: \${IMAGE}\${IMAGE}`, 'a: xx'],
  [`a: $\${IMAGE}`, `a: \${IMAGE}`],
  [`a: $IMAGE \${IMAGE:-y} \${} \${1}`, `a: $IMAGE \${IMAGE:-y} \${} \${1}`],
])('%s becomes %s', (text, expected) => {
  expect(substitute(text, { IMAGE: 'x' })).toEqual({ text: expected, diagnostics: [] });
});

it('does not replace within a value', () => {
  expect(substitute(`\${A}`, { A: `\${B}`, B: '$&' }).text).toBe(`\${B}`);
  expect(substitute(`\${B}`, { B: '$&' }).text).toBe('$&');
});

it('reports a name without a value', () => {
  const { diagnostics } = substitute(`a: 1\nb: \${IMAG}\n`, { IMAGE: 'x' });
  expect(diagnostics).toMatchObject([
    {
      code: 'unknown-placeholder',
      at: { line: 2, column: 4 },
      hint: expect.stringContaining(`Did you mean \`\${IMAGE}\`?`),
    },
  ]);
});

it('reads values, and reports what is not one', () => {
  const text = '# c\n\nA=1\n B = x=y \nC=\r\nnone\n';
  const { values, diagnostics } = parseValues(new SourceText(text, 'dev-configs', 'a/values.env'));
  expect([...values]).toEqual([
    ['A', '1'],
    ['B', 'x=y'],
    ['C', ''],
  ]);
  expect(diagnostics).toMatchObject([{ code: 'invalid-values', at: { source: 'dev-configs', line: 6 } }]);
});
