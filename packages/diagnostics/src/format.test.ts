import { describe, expect, it } from 'vitest';
import { formatCount, formatPosition, joinLimited } from './format.ts';

describe('formatCount', () => {
  it.each([
    [0, '0 assignments'],
    [1, '1 assignment'],
    [2, '2 assignments'],
  ])('%d', (count, text) => expect(formatCount(count, 'assignment')).toBe(text));

  it('takes an irregular plural', () => {
    expect(formatCount(1, 'policy', 'policies')).toBe('1 policy');
    expect(formatCount(2, 'policy', 'policies')).toBe('2 policies');
  });
});

describe('joinLimited', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a, b'],
    [['a', 'b', 'c'], 'a, b and 1 more'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b and 3 more'],
  ])('%j', (items, text) => expect(joinLimited(items, 2)).toBe(text));

  it('separates items that contain commas by semicolons', () => {
    expect(joinLimited(['a, b', 'c'], 2, '; ')).toBe('a, b; c');
    expect(joinLimited(['a, b', 'c', 'd'], 2, '; ')).toBe('a, b; c; and 1 more');
  });
});

describe('formatPosition', () => {
  it.each([
    ['.', 'a.yaml:3:7'],
    ['contoso/app@main', 'contoso/app@main: a.yaml:3:7'],
  ])('in %s', (source, text) => expect(formatPosition({ source, file: 'a.yaml', line: 3, column: 7 })).toBe(text));
});
