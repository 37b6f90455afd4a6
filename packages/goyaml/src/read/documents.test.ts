import { describe, expect, it } from 'vitest';
import { haveSameShape } from './document-shape.ts';
import { findInvalidKey } from './invalid-key.ts';
import { type ParsedDocuments, parseDocuments } from './parse-document.ts';

function parse(text: string): ParsedDocuments {
  const result = parseDocuments(text);
  if (result.kind === 'invalid') throw new Error(`${result.error.message} at ${result.error.offset}`);
  return result.stream;
}

describe('a stream of documents', () => {
  it('is split at its separators, and keeps comments apart', () => {
    const { documents, comments } = parse('# one\na: 1 # two\n---\n- b\n...\n---\n');
    expect(documents.map(({ kind }) => kind)).toEqual(['mapping', 'sequence', 'scalar']);
    expect(comments).toEqual([
      { start: 0, end: 5 },
      { start: 11, end: 16 },
    ]);
  });

  it.each([
    ['a: plain text', 3, 13, 'plain'],
    [`a: 'it''s'`, 3, 10, 'single'],
    ['a: "b\\"c" # d', 3, 9, 'double'],
    ['a: |\n  b\n  c\n', 3, 13, 'literal'],
    ['a: >-\n  b\n', 3, 10, 'folded'],
  ])('gives the range of a scalar: %j', (text, start, end, style) => {
    const [document] = parse(text).documents;
    const [, value] = (document?.kind === 'mapping' && document.entries[0]) || [];
    expect(value).toMatchObject({ kind: 'scalar', start, end, style });
  });

  it.each(['a: b: c', 'a: [b', '...\na: 1\n', 'a: 1\n--- \n}\n', 'a: \u0000', 'a: 1\nb\n', '\tb: 1'])(
    'is invalid: %j',
    (text) => expect(parseDocuments(text).kind).toBe('invalid'),
  );

  it('takes the three more line breaks of YAML 1.1 for what they are to Go', () => {
    for (const lineBreak of ['\u0085', '\u2028', '\u2029']) {
      const [document] = parse(`a: b${lineBreak}c: d\n`).documents;
      expect(document?.kind === 'mapping' && document.entries).toHaveLength(2);
    }
  });
});

describe('a key', () => {
  const invalid = (text: string) => findInvalidKey(parse(text).documents)?.kind;

  it.each([
    ['a: 1\na: 2\n', 'duplicate'],
    ['- x: {a: 1, "a": 2}\n', 'duplicate'],
    ['1: a\n0x1: b\n', 'duplicate'],
    ['yes: a\non: b\n', 'duplicate'],
    ['? [a]\n: b\n', 'structure'],
    ['<<: text\n', 'merge'],
  ])('of %j is invalid', (text, kind) => expect(invalid(text)).toBe(kind));

  it.each(['a: 1\nb: 2\n', '- {a: 1}\n- {a: 1}\n', 'x: &x {a: 1}\ny: {<<: *x, a: 2}\n', '1: a\n"one": b\n'])(
    'of %j is valid',
    (text) => expect(invalid(text)).toBeUndefined(),
  );
});

describe('the shape of a stream', () => {
  const same = (left: string, right: string) => haveSameShape(parse(left), parse(right), () => true);

  it.each([
    ['a: x\n', 'a: "y: z"\n'],
    ['a: |\n  x\n', 'a: z\n'],
    ['- 1\n- x # c\n', '- 1\n- z # d\n'],
  ])('of %j is that of %j', (left, right) => expect(same(left, right)).toBe(true));

  it.each([
    ['a: x\n', 'a: 1\n'],
    ['a: x\n', 'a: yes\n'],
    ['a: x\n', 'a:\n'],
    ['a: 1\n', 'a: 2\n'],
    ['a: x\n', 'b: x\n'],
    ['a: x\n', 'a: x\nb: y\n'],
    ['a: x\n', 'a: x\n---\n'],
    ['a: x\n', 'a: &x x\n'],
    ['a: x\n', 'a: !t x\n'],
    ['a: x\n', 'a: x # y\n'],
    ['a: 0777\n', 'a: 777\n'],
    ['a: x\n', 'a: <<\n'],
    ['x\n', '--- x\n'],
    ['x\n', '---x\n'],
    ['a: x\n', 'a: x\n...\n'],
  ])('of %j is not that of %j', (left, right) => expect(same(left, right)).toBe(false));
});
