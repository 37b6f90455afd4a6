import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, formatWait, parseDuration } from './duration.ts';
import { expectValid } from './test-support.ts';

const YEAR = { maxMs: 366 * 86_400_000 };

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d12h', 129_600_000],
    ['1d2h3m4s', 93_784_000],
    ['366d', 31_622_400_000],
    ['1h30m', 5_400_000],
    ['50ms', 50],
    ['1s500ms', 1_500],
    ['0', 0],
    ['0s', 0],
  ])('%s', (text, value) => expect(parseDuration(text, YEAR)).toEqual({ kind: 'valid', value }));

  it.each([
    '',
    '2',
    '2 h',
    '-2h',
    '1h1d',
    '2h2h',
    '1.5h',
    'PT2H',
    '5M',
    'm',
    '5m ',
    '5m,',
    '∞',
    '1e3s',
    '00',
    '99999999999999999999d',
  ])('rejects %j', (text) =>
    expect(parseDuration(text, YEAR)).toEqual({ kind: 'invalid', reason: 'is not a duration' }),
  );

  it.each([
    ['0h', 'is shorter than 1s'],
    ['999ms', 'is shorter than 1s'],
    ['1h1s', 'is longer than 1h'],
    ['367d', 'is longer than 1h'],
    ['999999999d', 'is longer than 1h'],
  ])('rejects %s outside its limits', (text, reason) => {
    expect(parseDuration(text, { minMs: 1_000, maxMs: 3_600_000 })).toEqual({ kind: 'invalid', reason });
  });

  it('accepts its limits', () => {
    for (const text of ['1s', '1h']) expect(parseDuration(text, { minMs: 1_000, maxMs: 3_600_000 }).kind).toBe('valid');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [-5, '0s'],
    [50, '50ms'],
    [999.9, '999ms'],
    [1_000, '1s'],
    [59_999, '59s'],
    [60_000, '1m'],
    [65_000, '1m 5s'],
    [3_600_000, '1h'],
    [3_605_000, '1h'],
    [3_665_000, '1h 1m'],
    [172_802_000, '2d'],
    [90_061_000, '1d 1h'],
  ])('%d', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));

  it('is parsed as the same duration, to the precision of its two units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (milliseconds) => {
        const parsed = expectValid(parseDuration(formatDuration(milliseconds).replace(' ', ''), YEAR));
        expect(parsed).toBeLessThanOrEqual(milliseconds);
        expect(milliseconds - parsed).toBeLessThan(milliseconds < 1_000 ? 1 : Math.max(1_000, milliseconds / 20));
      }),
    );
  });
});

describe('formatWait', () => {
  it.each([
    [1, '1m'],
    [60_001, '2m'],
    [7_200_000, '2h'],
    [93_784_000, '1d 2h 4m'],
  ])('%d', (milliseconds, text) => expect(formatWait(milliseconds)).toBe(text));
});
