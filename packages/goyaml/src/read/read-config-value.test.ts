import { Dict, List, Num, type Value } from '@kalypso-actions/govalue';
import { anything, assert, constantFrom, property, array as someOf } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigValueError } from './config-value-error.ts';
import { readConfigValue } from './read-config-value.ts';

/** A value as plain data, with maps as lists of pairs, so that tests can check the types of keys. */
function plain(value: Value | undefined): unknown {
  if (value instanceof Dict) return { map: [...value.entries].map(([key, item]) => [key, plain(item)]) };
  if (value instanceof List) return value.items.map(plain);
  return value;
}

function read(text: string): unknown {
  return plain(readConfigValue(text));
}

/** The value of the key `v`. */
function readEntry(text: string): unknown {
  const value = readConfigValue(`v: ${text}\n`);
  return value instanceof Dict ? plain(value.entries.get('v')) : value;
}

describe('structures', () => {
  it.each([
    'text',
    '',
    '   ',
    '12',
    'true',
    '~',
    '"a: 1"',
    'a:b',
    'https://x:80',
    '|\n  a',
    '# only: a comment',
    '---',
    '!!str x',
  ])('leaves %j as text, untrimmed', (text) => {
    expect(readConfigValue(text)).toBe(text);
  });

  it.each([
    '[a',
    '{a: b',
    'a: b: c',
    '\ta: 1',
    'a: *x',
    'a: b\nno colon\n',
    '{[a]: b}',
    '{{ .Workload }}',
    'a: 1\n  b: 2',
    'x: "\\q"',
  ])('leaves %j as text, since it is not valid YAML', (text) => {
    expect(readConfigValue(text)).toBe(text);
  });

  it.each([
    ["'a: 1'", 'a: 1'],
    ["  '[x]'\n", '[x]'],
    ["''", ''],
    ["''x''", 'x'],
    ["'it''s'", "it''s"],
  ])('reads %j as the text in its quotes', (text, expected) => {
    expect(readConfigValue(text)).toBe(expected);
  });

  it('reads maps and lists, nested ones too', () => {
    expect(read('note: text')).toEqual({ map: [['note', 'text']] });
    expect(read('-')).toEqual([null]);
    expect(read('- a\n- b: [1, {c: ~}]\n')).toEqual(['a', { map: [['b', [1n, { map: [['c', null]] }]]] }]);
    expect(read('{"a":1}')).toEqual({ map: [['a', 1n]] });
    expect(read('? a\n: b\n? c\n')).toEqual({
      map: [
        ['a', 'b'],
        ['c', null],
      ],
    });
    expect(read('[a: 1, b]')).toEqual([{ map: [['a', 1n]] }, 'b']);
    expect(read('a:\n- b\nc:\n')).toEqual({
      map: [
        ['a', ['b']],
        ['c', null],
      ],
    });
  });

  it('gives nested maps the same type as Go', () => {
    const value = readConfigValue('a: {b: c}');
    const inner = value instanceof Dict ? value.entries.get('a') : undefined;
    expect(inner).toMatchObject({ key: 'interface {}', elem: 'interface {}' });
  });

  it('rejects a key of several lines or of more than 1024 characters', () => {
    expect(readConfigValue(`${'k'.repeat(1024)}: v`)).toBeInstanceOf(Dict);
    expect(readConfigValue(`${'k'.repeat(1025)}: v`)).toBeTypeOf('string');
    expect(readConfigValue('a\nb: c')).toBe('a\nb: c');
  });

  it('stops after the first document, and after the first top-level collection', () => {
    expect(read('a: 1\n---\n[')).toEqual({ map: [['a', 1n]] });
    expect(read('a: 1\n...\n}')).toEqual({ map: [['a', 1n]] });
    expect(read('[ERROR] no such file')).toEqual(['ERROR']);
  });
});

describe('scalars', () => {
  it.each([
    ['0755', 493n],
    ['0o17', 15n],
    ['-0x1f', -31n],
    ['1_000', 1000n],
    ['0b11', 3n],
    ['08', 8],
    ['1.0', 1],
    ['1e3', 1000],
    ['1e999', '1e999'],
    ['9223372036854775808', new Num('uint64', 9223372036854775808n)],
    ['-9223372036854775809', -(2 ** 63)],
    ['yes', true],
    ['Off', false],
    ['yEs', 'yEs'],
    ['NULL', null],
    ['2001-01-02', '2001-01-02'],
    ['12:30', '12:30'],
    ['"1"', '1'],
    ["'y'", 'y'],
    ['!!str 5', '5'],
    ['!!float 5', 5],
    ['!!int "7"', 7n],
    ['!!binary aGk=', 'hi'],
    ['!custom x', 'x'],
    ['! 5', '5'],
    ['!!timestamp 2001-01-02', '2001-01-02'],
  ])('reads %j', (text, expected) => {
    expect(readEntry(text)).toEqual(expected);
  });

  it.each(['!!int x', '!!bool 1', '!!null x', '!!timestamp x', '!!binary ?', '!u!x y'])(
    'leaves a text with %j unchanged',
    (text) => {
      expect(readEntry(text)).toBe(`v: ${text}\n`);
    },
  );

  it('reads keys by the same rules', () => {
    expect(read('{y: 1, 2: b, ~: c, 1.5: d}')).toEqual({
      map: [
        [true, 1n],
        [2n, 'b'],
        [null, 'c'],
        [1.5, 'd'],
      ],
    });
  });

  it('folds and preserves lines', () => {
    expect(readEntry('|\n  a\n   b\n\n')).toBe('a\n b\n');
    expect(readEntry('|+\n  a\n\n')).toBe('a\n\n\n');
    expect(readEntry('>-\n  a\n  b\n\n  c\n   d\n')).toBe('a b\nc\n d');
    expect(readEntry('|2\n    a\n')).toBe('  a\n');
    expect(readEntry('"a\n  b\n\n  c\\\n  d"')).toBe('a b\ncd');
    expect(readEntry("'a''b\n  c'")).toBe("a'b c");
    expect(readEntry('a\n  b # c')).toBe('a b');
    expect(readEntry('"\\x41\\u00e9\\U0001F600\\t\\L"')).toBe('Aé\u{1f600}\t\u2028');
  });

  it('breaks lines as YAML 1.1 does', () => {
    expect(read('a: 1\u0085b: 2\rc: 3\r\nd: 4')).toEqual({
      map: [
        ['a', 1n],
        ['b', 2n],
        ['c', 3n],
        ['d', 4n],
      ],
    });
    expect(readEntry('"a\u2028b"')).toBe('a\u2028b');
  });
});

describe('anchors and merges', () => {
  it('expands aliases', () => {
    expect(read('a: &x {b: 1}\nc: *x\n')).toEqual({
      map: [
        ['a', { map: [['b', 1n]] }],
        ['c', { map: [['b', 1n]] }],
      ],
    });
  });

  it('merges at the position of the key, with priority for the first of several mappings', () => {
    const bases = 'p: &p {k: 1, l: 1}\nq: &q {k: 2, m: 2}\n';
    const merged = (text: string) => {
      const value = readConfigValue(`${bases}v: ${text}\n`);
      const inner = value instanceof Dict ? value.entries.get('v') : undefined;
      return inner instanceof Dict ? Object.fromEntries(inner.entries) : inner;
    };
    expect(merged('{<<: *p, k: 9}')).toEqual({ k: 9n, l: 1n });
    expect(merged('{k: 9, <<: *p}')).toEqual({ k: 1n, l: 1n });
    expect(merged('{<<: [*p, *q]}')).toEqual({ k: 1n, l: 1n, m: 2n });
    expect(merged('{"<<": 1}')).toEqual({ '<<': 1n });
  });

  it('lets the later of two equal keys win', () => {
    expect(read('a: 1\na: 2\n')).toEqual({ map: [['a', 2n]] });
  });

  it.each(['a: &x [*x]', 'a: {<<: 1}', 'a: &x 1\nb: {<<: *x}'])('leaves %j as text', (text) => {
    expect(readConfigValue(text)).toBe(text);
  });
});

describe('limits', () => {
  it('rejects aliases that expand too far', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(',')}]`);
    expect(() => readConfigValue(['l0: &l0 [x]', ...levels].join('\n'))).toThrow(ConfigValueError);
    const chain = Array.from({ length: 100 }, (_, i) => `c${i + 1}: &c${i + 1} [*c${i}]`);
    expect(() => readConfigValue(['c0: &c0 [x]', ...chain].join('\n'))).toThrow(ConfigValueError);
  });

  it('rejects text that is nested too deeply or too long', () => {
    expect(() => readConfigValue('['.repeat(100_000))).toThrow(ConfigValueError);
    expect(() => readConfigValue('- '.repeat(100_000))).toThrow(ConfigValueError);
    expect(() => readConfigValue(`a: ${'b'.repeat(2_000_000)}`)).toThrow(ConfigValueError);
  });

  // Quadratic time would exceed the timeout of the test.
  it.each([' ', '\n', "'", '"', ': ', '# x\n', 'a: b\n', '[]', '{}', '*a '])('takes linear time for %j', (piece) => {
    readConfigValue(`${piece.repeat(50_000)}x`);
  });

  it('throws nothing but a ConfigValueError', () => {
    const pieces = constantFrom(
      ...Array.from('ab1: -?,[]{}&*!|>\'"%@#\n\t\\~<.'),
      '\n  ',
      ': ',
      '- ',
      '<<: ',
      '&a ',
      '*a',
      '---\n',
      '!!int ',
      '\u2028',
      '\ufeff',
    );
    assert(
      property(someOf(pieces, { maxLength: 30 }), (parts) => {
        try {
          readConfigValue(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigValueError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a JSON array as a list', () => {
    assert(
      property(anything({ withNullPrototype: false, maxDepth: 3 }), (value) => {
        const json = JSON.stringify([value] as unknown) ?? '[null]';
        // YAML 1.1 rejects more characters than JSON, and lone surrogates.
        if (/[^ -~]|\\u[dD][89a-fA-F]/.test(json)) return;
        expect(readConfigValue(json)).toBeInstanceOf(List);
      }),
      { numRuns: 200 },
    );
  });
});
