import { Dict, Func, FunctionError, type Key, List, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../compile/compile-template.ts';
import { hashValue } from './hash-value.ts';
import { stringify } from './stringify.ts';
import { toYaml } from './to-yaml.ts';
import { trimQuotes } from './trim-quotes.ts';

function dict(entries: readonly (readonly [Key, Value])[], key = 'string'): Dict {
  return new Dict(new Map(entries), key);
}

/** 64-bit FNV-1 with BigInt: slow, but obviously correct. */
function fnv(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, hash * 0x100000001b3n) ^ BigInt(byte);
  return hash;
}

function fnvOfNumbers(...numbers: bigint[]): bigint {
  const view = new DataView(new ArrayBuffer(numbers.length * 8));
  numbers.forEach((number, index) => {
    view.setBigUint64(index * 8, BigInt.asUintN(64, number), true);
  });
  return fnv(new Uint8Array(view.buffer));
}

const textHash = (text: string): bigint => fnv(new TextEncoder().encode(text));

describe('hash', () => {
  it('hashes text by its bytes', () => {
    expect(hashValue('')).toBe(0xcbf29ce484222325n);
    // From the reference tables of FNV-1.
    expect(hashValue('a')).toBe(0xaf63bd4c8601b7ben);
    expect(hashValue('foobar')).toBe(0x340d8765a4dda9c2n);
    expect(hashValue('é\u{1f600}\n')).toBe(textHash('é\u{1f600}\n'));
    expect(hashValue('\udcff')).toBe(fnv(Uint8Array.of(0xff)));
  });

  it('hashes numbers as eight bytes, and smaller types as fewer', () => {
    expect(hashValue(5432n)).toBe(fnvOfNumbers(5432n));
    expect(hashValue(-1n)).toBe(fnvOfNumbers(-1n));
    expect(hashValue(new Num('int64', 5432n))).toBe(hashValue(5432n));
    // The bits of NaN in Go end in 1.
    expect(hashValue(Number.NaN)).toBe(fnvOfNumbers(0x7ff8000000000001n));
    expect(hashValue(1.5)).toBe(fnv(new Uint8Array(new Float64Array([1.5]).buffer)));
    expect(hashValue(true)).toBe(fnv(Uint8Array.of(1)));
    expect(hashValue(new Num('uint8', 200n))).toBe(fnv(Uint8Array.of(200)));
    expect(hashValue(new Num('float32', 1.5))).toBe(fnv(new Uint8Array(new Float32Array([1.5]).buffer)));
    expect(hashValue(null)).toBe(hashValue(0n));
    expect(hashValue(0)).toBe(hashValue(0n));
  });

  it('depends on the order of a list, and not on that of a map', () => {
    expect(hashValue(new List([]))).toBe(0n);
    expect(hashValue(dict([]))).toBe(0n);
    expect(hashValue(new List(['a']))).toBe(fnvOfNumbers(0n, textHash('a')));
    expect(hashValue(new List(['a', 'b']))).not.toBe(hashValue(new List(['b', 'a'])));
    const entries: [Key, Value][] = [
      ['a', 'x'],
      ['b', 'y'],
    ];
    expect(hashValue(dict(entries))).toBe(hashValue(dict(entries.toReversed())));
    expect(hashValue(dict(entries))).toBe(
      fnvOfNumbers(textHash('a'), textHash('x')) ^ fnvOfNumbers(textHash('b'), textHash('y')),
    );
  });

  it('seeds a struct with the name of its type', () => {
    expect(hashValue(new Struct('pkg.T', {}))).toBe(textHash('T'));
    expect(hashValue(new Struct('pkg.T', { A: 'x' }))).toBe(textHash('T') ^ fnvOfNumbers(textHash('A'), textHash('x')));
  });

  it('rejects functions and values without end', () => {
    expect(() => hashValue(new Func(() => null))).toThrow(FunctionError);
    const self = new Map<Key, Value>();
    self.set('self', new Dict(self));
    expect(() => hashValue(new Dict(self))).toThrow(FunctionError);
    let wide: Value = new List([1n]);
    for (let level = 0; level < 30; level++) wide = new List([wide, wide]);
    expect(() => hashValue(wide)).toThrow(FunctionError);
  });
});

describe('the function hash', () => {
  const render = (text: string) => compileTemplate('t', text).render(new Struct('t', { v: new List([Number.NaN]) }));

  it.each([
    ['{{ hash "hello-world-app" | trunc 6 }}', '140258'],
    ['{{ kindOf (hash 1) }} {{ hash 1 | len }}', 'string 20'],
    ['{{ toYaml (dict "h" (hash "a")) }}', 'h: "12638153115695167422"'],
    ['{{ hash .v }}', '17259892228251875585'],
    // The operator ignores that complex numbers cannot be hashed.
    ['[{{ hash 1i }}{{ hash (list "a" 1i) }}{{ hash (dict "a" 1i) | quote }}]', '[""]'],
  ])('renders %s as text', (text, expected) => expect(render(text)).toBe(expected));
});

describe('stringify', () => {
  it('converts the lists and maps in a map to text', () => {
    expect(
      stringify(
        dict([
          ['l', new List([1n, 'x'])],
          ['m', dict([['a', 'b']])],
          ['o', 1n],
        ]),
      ),
    ).toBe('l: |\n    - 1\n    - x\nm: |\n    a: b\no: 1');
  });

  it('does not convert typed ones and those of config values, like the operator', () => {
    const strings = new List(['x'], 'string');
    expect(
      stringify(
        dict([
          ['c', dict([['a', 'b']], 'interface {}')],
          ['s', strings],
        ]),
      ),
    ).toBe('c:\n    a: b\ns:\n    - x');
    expect(stringify(dict([['l', new List(['x'])]], 'interface {}'))).toBe('l:\n    - x');
  });

  it('is toYaml for all other values', () => {
    for (const value of [null, 'x', 1n, new List([new List(['a'])])]) expect(stringify(value)).toBe(toYaml(value));
  });
});

describe('toYaml', () => {
  it('removes one line break at the end', () => {
    expect(toYaml(dict([['a', 'b']]))).toBe('a: b');
    expect(toYaml('a\n\n')).toBe('|+\n    a\n');
  });

  it('writes a time as a timestamp, and a version as the struct without exported fields that it is', () => {
    const text =
      '{{ $t := toDate "2006-01-02T15:04:05Z07:00" "2024-02-29T10:00:00.5+02:00" }}{{ toYaml $t }}|{{ toYaml (dict "a" (list $t)) }}|{{ toYaml (semver "1.2.3") }}';
    const time = '2024-02-29T10:00:00.5+02:00';
    expect(compileTemplate('t', text).render(new Struct('t', {}))).toBe(`${time}|a:\n    - ${time}|{}`);
  });

  it('includes what a template changes, and only while it is rendered', () => {
    const inner = dict([['k', 'v']]);
    const data = new Struct('t', { C: dict([['m', inner]]) });
    const twice = compileTemplate('t', '{{ toYaml .C }}|{{ $_ := set .C.m "k" "w" }}{{ toYaml .C }}|{{ toYaml .C.m }}');
    for (let time = 0; time < 3; time++) expect(twice.render(data)).toBe('m:\n    k: v|m:\n    k: w|k: w');
    const sorted = compileTemplate('t', '{{ toYaml .C }}|{{ $_ := sortAlpha .C.l }}{{ toYaml .C }}');
    const list = new Struct('t', { C: dict([['l', new List(['b', 'a'], 'string')]]) });
    for (let time = 0; time < 2; time++) expect(sorted.render(list)).toBe('l:\n    - b\n    - a|l:\n    - a\n    - b');
    const made = compileTemplate('t', '{{ $d := dict "a" 1 }}{{ toYaml $d }}|{{ $_ := set $d "a" 2 }}{{ toYaml $d }}');
    for (let time = 0; time < 2; time++) expect(made.render(data)).toBe('a: 1|a: 2');
  });
});

describe('trimQuotes', () => {
  it.each([
    ['"a"', 'a'],
    ["'a'", 'a'],
    [' "a b" \n', 'a b'],
    ['"\'a\'"', 'a'],
    ['\'"a"\'', '"a"'],
    ['""a', 'a'],
    ['a"b', 'a"b'],
    ['" a "', ' a '],
    ['\u0085"a"', 'a'],
    ['\ufeff"a"', '\ufeff"a'],
    ['"', ''],
  ])('%j: %j', (text, expected) => {
    expect(trimQuotes(text)).toBe(expected);
  });

  it('is empty for other values', () => {
    expect(trimQuotes(1n)).toBe('');
    expect(trimQuotes(null)).toBe('');
  });
});
