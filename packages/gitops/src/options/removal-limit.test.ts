import { describe, expect, it } from 'vitest';
import { exceedsRemovalLimit, formatExceededRule, parseRemovalLimit } from './removal-limit.ts';

describe('the limit of removals', () => {
  it.each([
    ['25', { kind: 'number', max: 25 }],
    [' 0 ', { kind: 'number', max: 0 }],
    ['30%', { kind: 'percent', max: 30 }],
    ['100 %', { kind: 'percent', max: 100 }],
    ['101%', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['many', undefined],
    ['', undefined],
    ['9999999999', undefined],
  ])('%j', (text, limit) => {
    expect(parseRemovalLimit(text)).toEqual(limit);
  });

  it.each([
    // before, removed, added, limit, exceeds it
    [10, 3, 0, '30%', false],
    [10, 4, 0, '30%', true],
    [5, 3, 0, '30%', false],
    [5, 4, 0, '30%', true],
    [1000, 300, 0, '30%', false],
    [1000, 301, 0, '30%', true],
    [10, 9, 0, '100%', false],
    [3, 2, 0, '0%', false],
    [100, 1, 0, '0', true],
    [100, 0, 0, '0', false],
    [100, 5, 0, '5', false],
    [100, 6, 100, '5', true],
    // Everything is removed: that exceeds every limit.
    [1, 1, 0, '100%', true],
    [2, 2, 0, '1000', true],
    [2, 2, 1, '1000', false],
    [0, 0, 0, '0', false],
  ])('%i assignments, %i removed, %i added, at most %s: %s', (before, removed, added, text, expected) => {
    const limit = parseRemovalLimit(text);
    if (!limit) throw new Error(text);
    expect(exceedsRemovalLimit({ before, removed, after: before - removed + added }, limit)).toBe(expected);
  });

  it('applies to each of several counts: many of one do not hide the loss of another', () => {
    const limit = { kind: 'percent', max: 30 } as const;
    const count = (before: number, removed: number) => ({ before, removed, after: before - removed });
    const all = (...parts: readonly ReturnType<typeof count>[]) => ({ ...count(1000, 10), parts });
    expect(exceedsRemovalLimit(all(count(990, 6), count(10, 4)), limit)).toBe(true);
    expect(exceedsRemovalLimit(all(count(990, 9), count(1, 1)), limit)).toBe(true);
    expect(exceedsRemovalLimit(all(count(990, 8), count(10, 2)), limit)).toBe(false);
    expect(formatExceededRule(all(count(990, 9), count(1, 1)), limit)).toBe('none would remain');
    expect(formatExceededRule(all(count(990, 6), count(10, 4)), limit)).toBe('max-removals is 30%');
  });
});
