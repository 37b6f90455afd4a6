import { describe, expect, it } from 'vitest';
import { limitText } from './limit-text.ts';

describe('limitText', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc…'],
    ['ab😀', 3, 'ab😀'],
    ['ab😀', 4, 'ab😀'],
    ['ab😀d', 3, 'ab😀…'],
    ['ab😀d', 4, 'ab😀…'],
    ['', 0, ''],
    ['a', 0, '…'],
  ])('%s with at most %i: %s', (text, maxLength, expected) => {
    expect(limitText(text, maxLength)).toBe(expected);
  });

  it('ends a cut text as requested', () => {
    expect(limitText('abcd', 2, ' (truncated)')).toBe('ab (truncated)');
    expect(limitText('ab', 2, ' (truncated)')).toBe('ab');
  });
});
