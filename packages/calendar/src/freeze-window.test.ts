import { describe, expect, it } from 'vitest';
import { parseDuration } from './duration.ts';
import { type FreezeWindow, findActiveFreeze } from './freeze-window.ts';
import { expectValid, toUtcText, utc, validCron, validLocalTime } from './test-support.ts';

const recurring = (text: string, duration: string, timeZone = 'UTC'): FreezeWindow => ({
  kind: 'recurring',
  cron: validCron(text),
  durationMs: expectValid(parseDuration(duration, { maxMs: Number.MAX_SAFE_INTEGER })),
  timeZone,
  reason: undefined,
});
const dated = (from: string, to: string, timeZone = 'UTC'): FreezeWindow => ({
  kind: 'dated',
  from: validLocalTime(from),
  to: validLocalTime(to),
  timeZone,
  reason: undefined,
});
const frozen = (at: string, ...windows: FreezeWindow[]) => {
  const found = findActiveFreeze(windows, utc(at));
  return found && toUtcText(found.until);
};

describe('a freeze window', () => {
  const weekend = recurring('0 18 * * FRI', '62h', 'Europe/Berlin');

  it.each([
    ['before it starts', '2026-11-20T16:59', undefined],
    ['as it starts', '2026-11-20T17:00', '2026-11-23T07:00'],
    ['in the middle', '2026-11-22T12:00', '2026-11-23T07:00'],
    ['just before its end', '2026-11-23T06:59', '2026-11-23T07:00'],
    ['at its end', '2026-11-23T07:00', undefined],
    ['in summer, an hour earlier by UTC', '2026-07-24T16:00', '2026-07-27T06:00'],
    // Clocks were set back within it: it lasts 62 hours all the same.
    ['over the change of clocks', '2026-10-24T12:00', '2026-10-26T06:00'],
  ])('that comes again: %s', (_, at, until) => expect(frozen(at, weekend)).toBe(until));

  it.each([
    ['before the first day', '2026-12-20T04:59', undefined],
    ['from the first minute by the clocks of the zone', '2026-12-20T05:00', '2027-01-03T05:00'],
    ['to the end of the last day', '2027-01-03T04:59', '2027-01-03T05:00'],
    ['not after it', '2027-01-03T05:00', undefined],
  ])('of days: %s', (_, at, until) =>
    expect(frozen(at, dated('2026-12-20', '2027-01-02', 'America/New_York'))).toBe(until),
  );

  it('of times has the end that is written, and own offsets win over the zone', () => {
    const window = dated('2026-12-20T18:00', '2026-12-21T06:30:00+01:00', 'America/New_York');
    expect([frozen('2026-12-20T22:59', window), frozen('2026-12-20T23:00', window)]).toEqual([
      undefined,
      '2026-12-21T05:30',
    ]);
  });

  it('that others follow without a gap ends with the last of them', () => {
    const windows = [
      dated('2026-12-24', '2026-12-26'),
      dated('2026-12-27T00:00', '2026-12-27T12:00'),
      recurring('0 9 27 * *', '4h'),
    ];
    expect(findActiveFreeze(windows, utc('2026-12-24T10:00'))).toEqual({ window: 0, until: utc('2026-12-27T13:00') });
    expect(findActiveFreeze(windows, utc('2026-12-27T10:00'))).toEqual({ window: 2, until: utc('2026-12-27T13:00') });
  });

  it('that starts twice where clocks are set back is open after the second start', () => {
    // At 02:05 for the second time: by the clock, 02:45 of the first time is later; in truth, 02:00 of the second time is.
    expect(frozen('2026-10-25T01:05', recurring('0,45 2 * * *', '20m', 'Europe/Berlin'))).toBe('2026-10-25T01:20');
  });

  it('that never closes has no end', () => {
    const found = findActiveFreeze([recurring('*/20 * * * *', '1h')], utc('2026-11-20T10:30'));
    expect(found).toEqual({ window: 0, until: undefined });
  });

  it('of a year, once a year', () => {
    const window = recurring('0 0 1 6 *', '360d');
    expect(frozen('2027-05-01T00:00', window)).toBe('2027-05-27T00:00');
    expect(frozen('2027-05-27T00:00', window)).toBeUndefined();
  });

  it('that recurs on days of the month and of the week matches either', () => {
    const days = ['12', '13', '14'].map((day) => frozen(`2026-11-${day}T00:30`, recurring('0 0 14 * FRI', '1h')));
    expect(days).toEqual([undefined, '2026-11-13T01:00', '2026-11-14T01:00']);
  });
});
