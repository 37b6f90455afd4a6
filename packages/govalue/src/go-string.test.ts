import { expect, test } from 'vitest';
import { byteLength, compareStrings, fromBytes, sliceBytes, toBytes, toOutputText } from './go-string.ts';

const samples = ['', 'abc', '\u00e9', '\u65e5\u672c', '\u{1f600}', 'a\u00e9\u{1f600}z'];

test.each(samples)('%s has its bytes in UTF-8', (text) => {
  const bytes = new TextEncoder().encode(text);
  expect(byteLength(text)).toBe(bytes.length);
  expect(toBytes(text)).toEqual(bytes);
  expect(fromBytes(bytes)).toBe(text);
});

test('bytes of a cut character survive, and form the character again when they are joined', () => {
  const text = 'x\u{1f600}y';
  for (let cut = 0; cut <= byteLength(text); cut++) {
    const head = sliceBytes(text, 0, cut);
    const tail = sliceBytes(text, cut, byteLength(text));
    expect(byteLength(head) + byteLength(tail)).toBe(byteLength(text));
    expect(toOutputText(head + tail)).toBe(text);
  }
  expect(toOutputText(sliceBytes('\u00e9', 0, 1))).toBe('\ufffd');
});

test('every sequence of two bytes is preserved', () => {
  for (let first = 0; first < 256; first++) {
    for (const second of [0, 0x41, 0x80, 0xa0, 0xbf, 0xc3, 0xff]) {
      const bytes = Uint8Array.of(first, second);
      expect(toBytes(fromBytes(bytes))).toEqual(bytes);
    }
  }
});

test('strings are ordered by their bytes', () => {
  const order = ['', 'A', 'a', 'ab', 'b', '\u00e9', '\uffff', '\u{10000}', '\u{10ffff}'];
  expect(order.toReversed().sort(compareStrings)).toEqual(order);
});
