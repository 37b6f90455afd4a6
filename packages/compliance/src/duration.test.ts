import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['50ms', 50],
    ['1s500ms', 1_500],
    ['2d', 172_800_000],
    ['0', 0],
    ['0s', 0],
    ['24d', 2_073_600_000],
  ])('%s', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

  it.each(['', '5', '5 m', '-5m', '1.5h', '5M', 'm', '5m ', '5m,', '∞', '1e3s', '25d', '999999999d', '00'])(
    'refuses %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
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

  it('is read back as what it says, to the second of its two units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (milliseconds) => {
        const back = parseDuration(formatDuration(milliseconds).replace(' ', '')) ?? Number.NaN;
        expect(back).toBeLessThanOrEqual(milliseconds);
        expect(milliseconds - back).toBeLessThan(milliseconds < 1_000 ? 1 : Math.max(1_000, milliseconds / 20));
      }),
    );
  });
});
