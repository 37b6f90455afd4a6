import { describe, expect, it } from 'vitest';
import { findForbiddenCharacter } from './forbidden-character.ts';

const range = (first: number, last = first): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Every code point that is not allowed, as the reference documentation lists them. */
const FORBIDDEN = new Set([
  ...range(0, 8),
  ...range(0xb, 0x1f),
  ...range(0x7f, 0x9f),
  ...[0x61c, 0x200e, 0x200f, 0x2028, 0x2029],
  ...range(0x202a, 0x202e),
  ...range(0x2066, 0x2069),
  ...range(0xd800, 0xdfff),
  ...range(0xfdd0, 0xfdef),
  0xfeff,
  ...range(0, 16).flatMap((plane) => range(plane * 0x1_0000 + 0xfffe, plane * 0x1_0000 + 0xffff)),
]);

describe('findForbiddenCharacter', () => {
  it('finds exactly the forbidden code points', () => {
    const wrong = range(0, 0x10_ffff).filter(
      (code) => (findForbiddenCharacter(`a${String.fromCodePoint(code)}b`) !== undefined) !== FORBIDDEN.has(code),
    );
    expect(wrong.map((code) => code.toString(16))).toEqual([]);
  });

  it.each([
    ['\u0085', 'U+0085', 'line break', '\\n'],
    ['\r', 'U+000D', 'line break', '\\n'],
    ['\u202e', 'U+202E', 'order', 'invisible'],
    ['\u0007', 'U+0007', 'printable', 'Remove'],
    ['\u{1ffff}', 'U+1FFFF', 'printable', 'Remove'],
    ['\ud800', 'U+D800', 'printable', 'Remove'],
  ])('names %j and explains what to do', (character, name, reason, hint) => {
    const found = findForbiddenCharacter(`x\u00e4${character}`);
    expect(found).toMatchObject({ character, name });
    expect(found?.reason).toContain(reason);
    expect(found?.hint).toContain(hint);
  });

  it.each([
    'https://github.com/contoso/app-gitops',
    'feature/login#42',
    'Grüße, 世界! 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می‌خواهم שלום',
    'two\n\tlines',
    '\u00a0\u200b\u200d\ufe0f\ue000\ufffd',
  ])('accepts %j', (text) => expect(findForbiddenCharacter(text)).toBeUndefined());
});
