import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cron, latestStart, parseCron } from './cron.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { type FreezeWindow, frozenAt } from './freeze.ts';
import { endOf, type LocalTime, parseLocalTime, startOf } from './local-time.ts';
import { instantsOf, isTimeZone, wallTime } from './zone.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const shown = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);

function cron(text: string): Cron {
  const parsed = parseCron(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

function time(text: string): LocalTime {
  const parsed = parseLocalTime(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

const recurring = (text: string, duration: string, timeZone = 'UTC'): FreezeWindow => ({
  kind: 'recurring',
  cron: cron(text),
  duration: Number(parseDuration(duration)),
  timeZone,
  reason: undefined,
});
const dated = (from: string, to: string, timeZone = 'UTC'): FreezeWindow => ({
  kind: 'dated',
  from: time(from),
  to: time(to),
  timeZone,
  reason: undefined,
});
const frozen = (at: string, ...windows: FreezeWindow[]) => {
  const found = frozenAt(windows, utc(at));
  return found && shown(found.until);
};

describe('a length of time', () => {
  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d12h', 129_600_000],
    ['1d2h3m4s', 93_784_000],
    ['366d', 31_622_400_000],
  ])('%s', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

  it.each(['', '2', '2 h', '-2h', '1h1d', '2h2h', '1.5h', 'PT2H', '0h', '367d', '99999999999999999999d'])(
    'not %j',
    (text) => expect(parseDuration(text)).toEqual({ problem: expect.any(String) }),
  );

  it.each([
    [1, '1m'],
    [60_001, '2m'],
    [7_200_000, '2h'],
    [93_784_000, '1d 2h 4m'],
  ])('of %d ms is told as %s', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));
});

describe('a cron expression', () => {
  it.each([
    ['0 18 * * FRI', { minutes: [0], hours: [18], weekdays: new Set([5]) }],
    ['*/20 9-17/4 1,15 jan-mar *', { minutes: [0, 20, 40], hours: [9, 13, 17], months: new Set([1, 2, 3]) }],
    ['5/25 0 * * 7', { minutes: [5, 30, 55], weekdays: new Set([0]) }],
    ['0 0 * * mon-7', { weekdays: new Set([1, 2, 3, 4, 5, 6, 0]) }],
    ['0 0 29 2 *', { days: new Set([29]), months: new Set([2]) }],
    ['0 0 13 * 5', { eitherDay: true }],
    ['0 0 */2 * 5', { eitherDay: false }],
  ])('%s', (text, expected) => expect(parseCron(text)).toMatchObject(expected));

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
  ])('not %j', (text, told) => expect(parseCron(text)).toEqual({ problem: expect.stringContaining(told) }));

  it('by two kinds of days is on either', () => {
    const days = ['12', '13', '14'].map((day) => frozen(`2026-11-${day}T00:30`, recurring('0 0 14 * FRI', '1h')));
    expect(days).toEqual([undefined, '2026-11-13T01:00', '2026-11-14T01:00']);
  });

  it('agrees with a search through all minutes', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Havana',
    ];
    const texts = ['0 2 * * *', '30 2 * * SUN', '15 0,1,2,3 * * *', '*/45 1-3 * * *', '0 0 1 * *', '59 23 * 10,3 *'];
    // Around the changes of clocks of 2026, where they are hard.
    const near = fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01');
    const minutes = fc.integer({ min: -24 * 60, max: 36 * 60 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(...texts), near, minutes, (zone, text, day, minute) => {
        const at = utc(`${day}T00:00`) + minute * 60_000;
        const after = at - 6 * 3_600_000;
        const found = latestStart(cron(text), zone, at, after);
        expect(shown(found)).toBe(shown(searched(cron(text), zone, at, after)));
      }),
      { numRuns: 150 },
    );
  });
});

/** The slow way: whether the clocks show a matching time at each minute, or skip one just before it. */
function searched(pattern: Cron, zone: string, at: number, after: number): number | undefined {
  for (let minute = at; minute > after; minute -= 60_000) {
    const shows = (wall: number) => {
      const date = new Date(wall);
      const [day, weekday] = [pattern.days.has(date.getUTCDate()), pattern.weekdays.has(date.getUTCDay())];
      return (
        pattern.minutes.includes(date.getUTCMinutes()) &&
        pattern.hours.includes(date.getUTCHours()) &&
        pattern.months.has(date.getUTCMonth() + 1) &&
        (pattern.eitherDay ? day || weekday : day && weekday)
      );
    };
    const clock = wallTime(minute, zone);
    if (shows(clock)) return minute;
    // A time that is skipped counts by the clock before the change and by the one after it: so it starts up to that much earlier.
    for (const wall of [-60, -30, 30, 60].map((ahead) => clock + ahead * 60_000)) {
      if (!shows(wall)) continue;
      const instants = instantsOf(wall, zone);
      if (instants.includes(minute) && instants.every((instant) => wallTime(instant, zone) !== wall)) return minute;
    }
  }
  return undefined;
}

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
    expect(frozenAt(windows, utc('2026-12-24T10:00'))).toEqual({ window: 0, until: utc('2026-12-27T13:00') });
    expect(frozenAt(windows, utc('2026-12-27T10:00'))).toEqual({ window: 2, until: utc('2026-12-27T13:00') });
  });

  it('that starts twice where clocks are set back is open after the second start', () => {
    // At 02:05 for the second time: by the clock, 02:45 of the first time is later; in truth, 02:00 of the second time is.
    expect(frozen('2026-10-25T01:05', recurring('0,45 2 * * *', '20m', 'Europe/Berlin'))).toBe('2026-10-25T01:20');
  });

  it('that never closes has no end', () => {
    const found = frozenAt([recurring('* * * * *', '1h')], utc('2026-11-20T10:30'));
    expect(found).toEqual({ window: 0, until: undefined });
  });

  it('of a year, once a year', () => {
    const window = recurring('0 0 1 6 *', '360d');
    expect(frozen('2027-05-01T00:00', window)).toBe('2027-05-27T00:00');
    expect(frozen('2027-05-27T00:00', window)).toBeUndefined();
  });
});

describe('clocks', () => {
  it.each([
    ['2026-03-29T01:30', 'Europe/Berlin', ['2026-03-29T00:30']],
    ['2026-03-29T02:30', 'Europe/Berlin', ['2026-03-29T00:30', '2026-03-29T01:30']],
    ['2026-10-25T02:30', 'Europe/Berlin', ['2026-10-25T00:30', '2026-10-25T01:30']],
    ['2026-11-01T01:15', 'America/New_York', ['2026-11-01T05:15', '2026-11-01T06:15']],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45', '2026-04-04T15:15']],
    ['2026-06-01T12:00', 'Asia/Kathmandu', ['2026-06-01T06:15']],
    ['2026-06-01T12:00', 'UTC', ['2026-06-01T12:00']],
  ])('show %s in %s at %j', (wall, zone, instants) => expect(instantsOf(utc(wall), zone).map(shown)).toEqual(instants));

  it('are never set so that a freeze is shorter than it says', () => {
    // Skipped: from the earlier of what it could be; shown twice: to the later.
    expect(shown(startOf(time('2026-03-29T02:30'), 'Europe/Berlin'))).toBe('2026-03-29T00:30');
    expect(shown(endOf(time('2026-03-29T02:30'), 'Europe/Berlin'))).toBe('2026-03-29T01:30');
    expect(shown(endOf(time('2026-10-25T02:30'), 'Europe/Berlin'))).toBe('2026-10-25T01:30');
    expect(shown(startOf(time('2026-10-25T02:30'), 'Europe/Berlin'))).toBe('2026-10-25T00:30');
    expect(shown(endOf(time('2026-10-25'), 'Europe/Berlin'))).toBe('2026-10-25T23:00');
  });

  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('of %s are known', (zone) =>
    expect(isTimeZone(zone)).toBe(true),
  );
  it.each(['', 'Europe/Berln', 'Mars', '+01:00', 'Europe/Berlin\n', '../etc'])('of %j are not', (zone) =>
    expect(isTimeZone(zone)).toBe(false),
  );

  it.each([
    '2026-13-01',
    '2026-02-29',
    '2026-1-1',
    '20.12.2026',
    '2026-12-20T25:00',
    '2026-12-20T24:00',
    '2026-12-20T18',
    '1970-01-01',
    'tomorrow',
  ])('never show %s', (text) => expect(parseLocalTime(text)).toEqual({ problem: expect.any(String) }));
});
