import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CronExpression, findLatestStart, parseCron } from './cron.ts';
import { toUtcText, utc, validCron } from './test-support.ts';
import { toInstants, toWallTime } from './time-zone.ts';

/** `npm run fuzz` sets a large number. Every run searches hundreds of minutes, so it counts for many. */
const FUZZ_RUNS = Math.ceil(Number(process.env.FUZZ_RUNS ?? 4_000) / 100);

describe('parseCron', () => {
  it.each([
    ['0 18 * * FRI', { minutes: [0], hours: [18], weekdays: new Set([5]) }],
    ['*/20 9-17/4 1,15 jan-mar *', { minutes: [0, 20, 40], hours: [9, 13, 17], months: new Set([1, 2, 3]) }],
    ['5/25 0 * * 7', { minutes: [5, 30, 55], weekdays: new Set([0]) }],
    ['0 0 * * mon-7', { weekdays: new Set([1, 2, 3, 4, 5, 6, 0]) }],
    ['0 0 29 2 *', { days: new Set([29]), months: new Set([2]) }],
    ['0 0 13 * 5', { eitherDay: true }],
    ['0 0 */2 * 5', { eitherDay: false }],
  ])('%s', (text, expected) => expect(parseCron(text)).toMatchObject({ kind: 'valid', value: expected }));

  it.each([
    ['', 'five fields'],
    ['@weekly', 'five fields'],
    ['0 0 * * * *', 'five fields'],
    ['60 0 * * *', 'minute "60"'],
    ['0 24 * * *', 'hour "24"'],
    ['0 0 0 * *', 'day of the month "0"'],
    ['0 0 * 13 *', 'month "13"'],
    ['0 0 * * 8', 'day of the week "8"'],
    ['0 0 * * FRY', 'day of the week "FRY"'],
    ['0 17-9 * * *', 'hour "17-9"'],
    ['*/0 0 * * *', 'minute "*/0"'],
    ['0 0 L * *', 'day of the month "L"'],
    ['0,,1 0 * * *', 'minute ""'],
    ['0 0 30 2 *', 'a day that its months do not have'],
    ['0 0 * * 5#2', 'day of the week "5#2"'],
  ])('rejects %j', (text, reason) =>
    expect(parseCron(text)).toEqual({ kind: 'invalid', reason: expect.stringContaining(reason) }),
  );
});

describe('findLatestStart', () => {
  it('finds what a search through all minutes finds', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Havana',
    ];
    const texts = ['0 2 * * *', '30 2 * * SUN', '15 0,1,2,3 * * *', '*/45 1-3 * * *', '0 0 1 * *', '59 23 * 10,3 *'];
    // Around the clock changes of 2026.
    const near = fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01');
    const minutes = fc.integer({ min: -24 * 60, max: 36 * 60 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...texts), near, minutes, (zone, text, day, minute) => {
        const at = utc(`${day}T00:00`) + minute * 60_000;
        const after = at - 6 * 3_600_000;
        const found = findLatestStart(validCron(text), zone, at, after);
        expect(toUtcText(found)).toBe(toUtcText(searchMinutes(validCron(text), zone, at, after)));
      }),
      { numRuns: FUZZ_RUNS },
    );
  });
});

/** Searches minute by minute for one at which the clocks show a matching time, or just skipped one. */
function searchMinutes(pattern: CronExpression, zone: string, at: number, after: number): number | undefined {
  for (let minute = at; minute > after; minute -= 60_000) {
    const matches = (wall: number) => {
      const date = new Date(wall);
      const [day, weekday] = [pattern.days.has(date.getUTCDate()), pattern.weekdays.has(date.getUTCDay())];
      return (
        pattern.minutes.includes(date.getUTCMinutes()) &&
        pattern.hours.includes(date.getUTCHours()) &&
        pattern.months.has(date.getUTCMonth() + 1) &&
        (pattern.eitherDay ? day || weekday : day && weekday)
      );
    };
    const clock = toWallTime(minute, zone);
    if (matches(clock)) return minute;
    // A skipped time counts by the offset before the change and by the one after it.
    for (const wall of [-60, -30, 30, 60].map((ahead) => clock + ahead * 60_000)) {
      if (!matches(wall)) continue;
      const instants = toInstants(wall, zone);
      if (instants.includes(minute) && instants.every((instant) => toWallTime(instant, zone) !== wall)) return minute;
    }
  }
  return undefined;
}
