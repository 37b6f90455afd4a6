import { Dict, Func, FunctionError, type Key, List, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfigValue } from './read/read-config-value.ts';
import { marshalYaml } from './write/marshal-yaml.ts';

function dict(entries: readonly (readonly [Key, Value])[]): Dict {
  return new Dict(new Map(entries));
}

/** Any character. Not the unit `binary` of fast-check, which takes seconds to set up. */
const character = integer({ min: 0, max: 0x10f7ff }).map((code) =>
  String.fromCodePoint(code < 0xd800 ? code : code + 0x800),
);

/** A text, written as the value of a key, as a list item, and alone. */
function written(text: string): string[] {
  return [dict([['v', text]]), new List([text]), text].map((value) => marshalYaml(value));
}

describe('text', () => {
  it.each([
    'plain',
    'two words',
    'a:b',
    'https://host:80/p?q=1#f',
    'a#b',
    '-a',
    '?a',
    ':a',
    '0.1.2',
    '2001-13-01',
    'nope',
    '~/x',
    'é',
    '1,000',
    '_1',
  ])('writes %j without quotes', (text) => {
    expect(written(text)).toEqual([`v: ${text}\n`, `- ${text}\n`, `${text}\n`]);
  });

  it.each([
    'yes',
    'N',
    'off',
    'null',
    '~',
    '',
    '12',
    '-0x1F',
    '0o7',
    '1_000',
    '1e3',
    '.5',
    '.5_0',
    '.inf',
    '12:30',
    '2001-02-03',
    '08',
    '0b-1',
  ])('puts %j in double quotes, since it has another type without', (text) => {
    expect(written(text)[0]).toBe(`v: "${text}"\n`);
  });

  it.each([
    '- a',
    'a: b',
    'a #b',
    '#a',
    '*a',
    '&a',
    '!a',
    '[a',
    '{a',
    '%a',
    '@a',
    '`a',
    ' a',
    'a ',
    '---',
    '? a',
    "'a",
  ])('puts %j in single quotes, since it conflicts with YAML syntax', (text) => {
    expect(written(text)[0]).toBe(`v: '${text.replaceAll("'", "''")}'\n`);
  });

  it.each([
    ['a\tb', '"a\\tb"'],
    ['a\u0007\u0000', '"a\\a\\0"'],
    ['\u{1f600}', '"\\U0001F600"'],
    ['\u0085', '"\\N"'],
    ['\ufeffa b', '"\\uFEFF\\x61\\x20\\x62"'],
    ['a"\t\\', '"a\\"\\t\\\\"'],
  ])('escapes %j', (text, expected) => {
    expect(written(text)[0]).toBe(`v: ${expected}\n`);
  });

  it('writes several lines as a block with the chomping indicator for its last line breaks', () => {
    expect(written('a\nb')).toEqual(['v: |-\n    a\n    b\n', '- |-\n  a\n  b\n', '|-\n    a\n    b\n']);
    expect(written('a\n\nb\n')[0]).toBe('v: |\n    a\n\n    b\n');
    expect(written('a\n\n')[0]).toBe('v: |+\n    a\n\n');
    expect(written('a \nb')[0]).toBe('v: "a \\nb"\n');
  });

  it('uses double quotes if a block would lose a line break or be invalid', () => {
    expect(written('\na')).toEqual(['v: "\\na"\n', '- "\\na"\n', '"\\na"\n']);
    expect(written('\ta\nb')[0]).toBe('v: "\\ta\\nb"\n');
    expect(written(' a\nb')).toEqual(['v: |4-\n     a\n    b\n', '- " a\\nb"\n', '|4-\n     a\n    b\n']);
  });

  it('writes bytes that are not valid UTF-8 as base64', () => {
    expect(written('a\udcff')[0]).toBe('v: !!binary Yf8=\n');
    // The bytes of a character that a template sliced form the character again.
    expect(written('\udcc3\udca9')[0]).toBe('v: é\n');
    expect(written('\udcff'.repeat(60))[0]).toBe(`v: !!binary |\n    ${'/'.repeat(70)}\n    ${'/'.repeat(10)}\n`);
  });

  it('reads back as the same text in every context', () => {
    assert(
      property(string({ unit: character }), (text) => {
        const nested = dict([['v', new List([text, dict([['w', text]])])]]);
        const read = readConfigValue(marshalYaml(nested));
        const items = read instanceof Dict ? read.entries.get('v') : undefined;
        if (!(items instanceof List)) throw new Error('not read as a list');
        const [first, second] = items.items;
        expect(first).toBe(text);
        expect(second instanceof Dict && second.entries.get('w')).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});

describe('structure', () => {
  it('indents by four, and by two within a list item', () => {
    const inner = dict([['k', dict([['m', new List(['x', new List(['z'])])]])]]);
    expect(marshalYaml(dict([['l', new List([inner])]]))).toBe(
      'l:\n    - k:\n        m:\n            - x\n            - - z\n',
    );
  });

  it('writes empty maps, empty lists and null', () => {
    expect(
      marshalYaml(
        dict([
          ['a', dict([])],
          ['b', new List([])],
          ['c', null],
        ]),
      ),
    ).toBe('a: {}\nb: []\nc: null\n');
    expect(marshalYaml(new List([new List([]), dict([])]))).toBe('- []\n- {}\n');
  });

  it('writes a long key, or one of several lines, with a question mark', () => {
    expect(marshalYaml(dict([['a\nb', 'v']]))).toBe('? |-\n    a\n    b\n: v\n');
    expect(marshalYaml(dict([['k'.repeat(129), dict([['a', 'b']])]]))).toBe(`? ${'k'.repeat(129)}\n:   a: b\n`);
    expect(marshalYaml(dict([['k'.repeat(128), 'v']]))).toBe(`${'k'.repeat(128)}: v\n`);
    expect(marshalYaml(dict([['é'.repeat(65), 'v']]))).toBe(`? ${'é'.repeat(65)}\n: v\n`);
  });

  it('writes numbers as Go does', () => {
    const numbers = [1n, 0.5, 1e6, 100000, 123456.5, 1e21, 1e-5, 0.0001, -0, Number.POSITIVE_INFINITY, Number.NaN];
    expect(marshalYaml(new List(numbers))).toBe(
      '- 1\n- 0.5\n- 1e+06\n- 100000\n- 123456.5\n- 1e+21\n- 1e-05\n- 0.0001\n- -0\n- .inf\n- .nan\n',
    );
    expect(marshalYaml(new Num('float32', Math.fround(0.1)))).toBe('0.1\n');
    expect(marshalYaml(new Num('uint64', 18446744073709551615n))).toBe('18446744073709551615\n');
  });

  it('writes the fields of a struct in their order, in lower case', () => {
    expect(marshalYaml(new Struct('a.T', { Zone: 'z', AreaCode: 1n }))).toBe('zone: z\nareacode: 1\n');
  });

  it('notices that a map was changed after it was written', () => {
    const entries = new Map<Key, Value>([
      ['b', '1'],
      ['a', '2'],
    ]);
    const value = new Dict(entries);
    expect(marshalYaml(value)).toBe('a: "2"\nb: "1"\n');
    entries.delete('a');
    entries.set('c', '3');
    expect(marshalYaml(value)).toBe('b: "1"\nc: "3"\n');
    entries.set('d', '4');
    expect(marshalYaml(value)).toBe('b: "1"\nc: "3"\nd: "4"\n');
  });

  it('rejects values that YAML cannot represent', () => {
    expect(() => marshalYaml(new List([new Func(() => null)]))).toThrow(FunctionError);
    let deep: Value = 'x';
    for (let level = 0; level < 600; level++) deep = new List([deep]);
    expect(() => marshalYaml(deep)).toThrow(/nested/);
    const self = new Map<Key, Value>();
    self.set('self', new Dict(self));
    expect(() => marshalYaml(new Dict(self))).toThrow(FunctionError);
    let wide: Value = dict([['k', 'v'.repeat(1000)]]);
    for (let level = 0; level < 30; level++) {
      wide = dict([
        ['a', wide],
        ['b', wide],
      ]);
    }
    expect(() => marshalYaml(wide)).toThrow(/too large/);
  });
});
