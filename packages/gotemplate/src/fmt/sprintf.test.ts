import { Dict, List, Num, Struct, type Value } from '@kalypso-actions/govalue';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatValue } from './format-value.ts';
import { formatPrintf, sprintf } from './sprintf.ts';

const map = new Dict(
  new Map<string, Value>([
    ['b', 2n],
    ['a', null],
  ]),
);
const texts = new List(['x', 'y'], 'string');
const struct = new Struct('shop.order', { Name: 'bread', Count: 3n });
const bytes = new List([new Num('uint8', 104n), new Num('uint8', 105n)], 'uint8');

describe('sprintf', () => {
  test.each<[string, Value[], string]>([
    ['%d|%5d|%-5d|%05d|%+d|% d', [7n, 7n, 7n, 7n, 7n, 7n], '7|    7|7    |00007|+7| 7'],
    ['%x|%X|%#x|%o|%#o|%O|%b|%#b', [255n, 255n, 255n, 8n, 8n, 8n, 5n, 5n], 'ff|FF|0xff|10|010|0o10|101|0b101'],
    ['%.3d|%8.3d|%.0d|%05d', [7n, 7n, 0n, -7n], '007|     007||-0007'],
    ['%c|%q|%U|%#U|%+q', [233n, 233n, 233n, 233n, 233n], "\u00e9|'\u00e9'|U+00E9|U+00E9 '\u00e9'|'\\u00e9'"],
    ['%f|%.2f|%8.3f|%-8.1f|%+f', [1.23456, 1.23456, 1.23456, 1.23456, 1], '1.234560|1.23|   1.235|1.2     |+1.000000'],
    [
      '%e|%.1E|%g|%G|%.3g|%#g',
      [12345.678, 12345.678, 1e6, 1e-7, 12345.678, 1],
      '1.234568e+04|1.2E+04|1e+06|1E-07|1.23e+04|1.00000',
    ],
    ['%.0f|%.0f|%.1f|%.20v', [0.5, 2.5, 0.25, 1e-7], '0|2|0.2|9.9999999999999995475e-08'],
    ['%x|%X|%b|%.1x', [3.5, -0.1, 1, 1.97], '0x1.cp+01|-0X1.999999999999AP-04|4503599627370496p-52|0x1.0p+01'],
    ['%08.2f|%+08.2f|%-8.2f|', [-1.5, 1.5, 1.5], '-0001.50|+0001.50|1.50    |'],
    ['%5v|%05v|%v|%v', [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -0], ' +Inf| -Inf|NaN|-0'],
    [
      '%s|%5s|%-5s|%.2s|%q|%+q|%#q',
      ['\u00e9a', '\u00e9', 'b', '\u00e9ab', 'a"\n', '\u00e9', 'a`b'],
      '\u00e9a|    \u00e9|b    |\u00e9a|"a\\"\\n"|"\\u00e9"|"a`b"',
    ],
    ['%x|%X|% x|%#x|%# x|%.1x', ['\u00e9', 'ab', 'ab', 'ab', 'ab', 'ab'], 'c3a9|6162|61 62|0x6162|0x61 0x62|61'],
    ['%t|%5t|%v', [true, false, true], 'true|false|true'],
    ['%v|%+v|%#v', [struct, struct, struct], '{bread 3}|{Name:bread Count:3}|shop.order{Name:"bread", Count:3}'],
    [
      '%v|%#v|%d',
      [map, map, map],
      'map[a:<nil> b:2]|map[string]interface {}{"a":interface {}(nil), "b":2}|map[%!d(string=a):<nil> %!d(string=b):2]',
    ],
    ['%v|%q|%#v|%5s', [texts, texts, texts, texts], '[x y]|["x" "y"]|[]string{"x", "y"}|[    x     y]'],
    ['%s|%x|%v|%#v', [bytes, bytes, bytes, bytes], 'hi|6869|[104 105]|[]byte{0x68, 0x69}'],
    [
      '%T %T %T %T %T',
      [1n, new Num('int64', 1n), texts, map, null],
      'int int64 []string map[string]interface {} <nil>',
    ],
    ['%v %#v %d', [new Num('float32', Math.fround(0.1)), new Num('uint16', 5n), new Num('int8', -5n)], '0.1 0x5 -5'],
    ['%[2]s %[1]s %s', ['a', 'b'], 'b a b'],
  ])('%s', (format, args, text) => {
    expect(sprintf(format, args)).toBe(text);
  });

  test.each<[string, Value[], string]>([
    ['%d', ['a'], '%!d(string=a)'],
    ['%w|%w', [new List([1n, 'a']), 'b'], '%!w([]interface {}=[1 a])|%!w(string=b)'],
    ['%z %s', [1n, null], '%!z(int=1) %!s(<nil>)'],
    ['%s', [], '%!s(MISSING)'],
    ['a', [1n, 'b', null], 'a%!(EXTRA int=1, string=b, <nil>)'],
    ['%', [], '%!(NOVERB)'],
    ['%5', [], '%!(NOVERB)'],
    ['%.', [1n], '%!.(int=1)'],
    ['%[3]d %[x]d %[1', [1n], '%!d(BADINDEX) %!d(BADINDEX) %!(NOVERB)'],
    ['%*d', ['a', 1n], '%!(BADWIDTH)1'],
    ['%.*d', [-1n, 1n], '%!(BADPREC)1'],
    ['%-*d|%*d|', [4n, 1n, -4n, 1n], '1   |1   |'],
    ['100%% %!', [], '100% %!!(MISSING)'],
  ])('%s says what is wrong', (format, args, text) => {
    expect(sprintf(format, args)).toBe(text);
  });

  test.each<[string, Value[], string[]]>([
    ['%d %s', ['secret', 1n], ['%!d(string=…)', '%!s(int=…)']],
    ['%d', [map], ['%!d(string=…)', '%!d(string=…)']],
    ['%s %d', [null, null], ['%!s(<nil>)', '%!d(<nil>)']],
    ['%v %T', [null, null], []],
    ['%s', [], ['%!s(MISSING)']],
    ['a', ['secret', null], ['%!(EXTRA string=…, <nil>)']],
    ['%', [], ['%!(NOVERB)']],
    ['%[3]d', [1n], ['%!d(BADINDEX)']],
    ['%*d %.*d', ['a', 1n, -1n, 1n], ['%!(BADWIDTH)', '%!(BADPREC)']],
    ['%%!d(string=x) %s', ['%!s(MISSING)'], []],
  ])('%s lists what does not fit, without values: %#', (format, args, slips) => {
    expect(formatPrintf(format, args).slips).toEqual(slips);
  });

  test('something does not fit exactly if Go marks it, unless the format or a value has the mark', () => {
    const part = fc.constantFrom('%s', '%d', '%v', '%5.2f', '%q', '%[2]d', '%*d', '%z', 'a ', '!');
    const value: fc.Arbitrary<Value> = fc.oneof(fc.constantFrom('x', '', null, true), fc.bigInt({ min: -9n, max: 9n }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.array(value, { maxLength: 4 }), (parts, args) => {
        const { text, slips } = formatPrintf(parts.join(''), args);
        expect(slips.length > 0).toBe(text.includes('%!'));
      }),
    );
  });

  test('an address is refused', () => {
    expect(() => sprintf('%p', [map])).toThrow('address');
  });
});

test.each<[Value | undefined, string]>([
  [1e20, '1e+20'],
  [123456, '123456'],
  [1234567, '1.234567e+06'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [5e-324, '5e-324'],
  [null, '<nil>'],
  [undefined, '<nil>'],
  [new List([new List([]), map, 1.5]), '[[] map[a:<nil> b:2] 1.5]'],
  [
    new Dict(
      new Map<bigint | boolean | null | string, Value>([
        ['b', 1n],
        [10n, 2n],
        [9n, 3n],
        [null, 4n],
      ]),
      'interface {}',
    ),
    'map[<nil>:4 9:3 10:2 b:1]',
  ],
])('%%v of %s', (value, text) => {
  expect(formatValue(value)).toBe(text);
});
