import { describe, expect, it } from 'vitest';
import { isLabelKey, isLabelValue } from '../resources/label-syntax.ts';
import type { LabelSelector } from '../resources/resource.ts';
import { compileSelector } from './selector.ts';

const selector = (partial: Partial<LabelSelector>): LabelSelector => ({
  matchLabels: {},
  matchExpressions: [],
  ...partial,
});
const expression = (key: string, operator: string, ...values: string[]) =>
  selector({ matchExpressions: [{ key, operator, values }] });

function matches(written: LabelSelector, labels: Record<string, string>): boolean {
  const compiled = compileSelector(written);
  if (compiled.kind === 'invalid') throw new Error(compiled.problems.map(({ message }) => message).join('; '));
  return compiled.matches(labels);
}

describe('compileSelector', () => {
  it.each([
    ['an empty selector selects everything', selector({}), {}, true],
    ['matchLabels: equal', selector({ matchLabels: { a: '1' } }), { a: '1', b: '2' }, true],
    ['matchLabels: another value', selector({ matchLabels: { a: '1' } }), { a: '2' }, false],
    ['matchLabels: all of them', selector({ matchLabels: { a: '1', b: '2' } }), { a: '1' }, false],
    ['an empty value is not absence', selector({ matchLabels: { a: '' } }), {}, false],
    ['In: one of', expression('a', 'In', '1', '2'), { a: '2' }, true],
    ['In: absent', expression('a', 'In', '1'), {}, false],
    ['In the empty value: absent', expression('a', 'In', ''), {}, false],
    ['NotIn: another', expression('a', 'NotIn', '1'), { a: '2' }, true],
    ['NotIn: one of', expression('a', 'NotIn', '1', '2'), { a: '2' }, false],
    ['NotIn: absent counts as not in', expression('a', 'NotIn', '1'), {}, true],
    ['Exists', expression('a', 'Exists'), { a: '' }, true],
    ['Exists: absent', expression('a', 'Exists'), { b: '' }, false],
    ['DoesNotExist', expression('a', 'DoesNotExist'), { b: '' }, true],
    ['DoesNotExist: present', expression('a', 'DoesNotExist'), { a: '' }, false],
    [
      'labels and expressions are ANDed',
      { matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists', values: [] }] },
      { a: '1' },
      false,
    ],
    ['names of Object.prototype are ordinary keys', expression('constructor', 'Exists'), {}, false],
  ] as const)('%s', (_, written, labels, expected) => {
    expect(matches(written, labels)).toBe(expected);
  });

  it.each([
    [expression('a', 'Equals', '1'), ['matchExpressions', 0, 'operator']],
    [expression('a', 'In'), ['matchExpressions', 0]],
    [expression('a', 'NotIn'), ['matchExpressions', 0]],
    [expression('a', 'Exists', '1'), ['matchExpressions', 0, 'values']],
    [expression('a', 'DoesNotExist', '1'), ['matchExpressions', 0, 'values']],
    [expression('a', 'In', 'not a value'), ['matchExpressions', 0, 'values', 0]],
    [expression('-a', 'Exists'), ['matchExpressions', 0, 'key']],
    [selector({ matchLabels: { 'a b': '1' } }), ['matchLabels', 'a b']],
    [selector({ matchLabels: { a: 'x y' } }), ['matchLabels', 'a']],
  ])('rejects %j at %j', (written, path) => {
    const compiled = compileSelector(written);
    expect(compiled.kind === 'invalid' && compiled.problems.map((problem) => problem.path)).toEqual([path]);
  });

  it('reports every problem at once', () => {
    const compiled = compileSelector({
      matchLabels: { '-': '1' },
      matchExpressions: [{ key: '-', operator: 'Like', values: [] }],
    });
    expect(compiled.kind === 'invalid' && compiled.problems).toHaveLength(3);
  });
});

describe('label syntax', () => {
  it.each(['a', 'A.b_c-d', 'example.com/name', `${'a'.repeat(63)}`])('accepts the key %s', (key) => {
    expect(isLabelKey(key)).toBe(true);
  });
  it.each(['', '-a', 'a-', 'a/b/c', '/a', 'Example.com/a', `${'a'.repeat(64)}`, 'a\n'])('rejects the key %j', (key) => {
    expect(isLabelKey(key)).toBe(false);
  });
  it.each(['', 'a', '1.2', `${'a'.repeat(63)}`])('accepts the value %j', (value) => {
    expect(isLabelValue(value)).toBe(true);
  });
  it.each(['a b', '-', 'é', `${'a'.repeat(64)}`, 'a\n'])('rejects the value %j', (value) => {
    expect(isLabelValue(value)).toBe(false);
  });
});
