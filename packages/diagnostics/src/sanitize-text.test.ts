import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote, sanitizeText } from './sanitize-text.ts';

describe('quote', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b" c', '"a \\"b\\" c"'],
    ['a\nb\tc\rd', '"a\\nb\\tc\\u000dd"'],
    ['\u001b[31mred', '"\\u001b[31mred"'],
    ['a\u202eb\u2066c\u200bd\u00ade', '"a\\u202eb\\u2066c\\u200bd\\u00ade"'],
    ['\u2028\u{e0041}', '"\\u2028\\u{e0041}"'],
    ['##[error]x', '"##\\u005berror]x"'],
    ['https://user:secret@host/x', '"https://***@host/x"'],
    ['a https://ghp_1@host and ssh://b@c', '"a https://***@host and ssh://***@c"'],
    ['https://host/x@y', '"https://host/x@y"'],
    ['git@github.com:a/b', '"git@github.com:a/b"'],
    ['é漢😀', '"é漢😀"'],
    ['\ud800', '"\ufffd"'],
  ])('%j: %s', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it('cuts what is long, and no character in two', () => {
    expect(quote('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`);
    expect(quote('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
    expect(quote(`${'x'.repeat(79)}😀`)).toBe(`"${'x'.repeat(79)}…"`);
  });

  it('masks credentials before it cuts', () => {
    expect(quote(`https://${'s'.repeat(200)}@host`)).toBe('"https://***@host"');
  });

  it('gives one line that starts no workflow command', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(':', '#', '[', '\n', '\r', '\u2028', '\u0000', 'a', '"', '\\', ' '),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const quoted = quote(text);
        expect(quoted).not.toMatch(/[\r\n\u2028\0]|##\[|^\s*::/);
        expect(quoted.slice(1, -1).replaceAll('\\"', '')).not.toContain('"');
      }),
    );
  });
});

describe('sanitizeText', () => {
  it('keeps file names unchanged', () => {
    expect(sanitizeText('a/b c-é.yaml')).toBe('a/b c-é.yaml');
    expect(sanitizeText('a\nb', 2)).toBe('a\\n…');
  });
});
