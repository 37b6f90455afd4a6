/** What the clocks of a place show at a moment. */
export interface ZoneOffset {
  /** What is printed for `MST`; empty for an offset without a name. */
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
}

export type TimeZone = (seconds: bigint) => ZoneOffset;

const noOffset: ZoneOffset = { name: 'UTC', offset: 0 };
export const UTC: TimeZone = () => noOffset;

export function createFixedZone(name: string, offset: number): TimeZone {
  const clock = { name, offset };
  return () => clock;
}

const zones = new Map<string, TimeZone | undefined>();
/** No more than there are zones, whatever names templates try. */
const MAX_ZONES = 1_000;

/**
 * A zone of the time zone database. `Local` is UTC: a result must not depend on the machine that makes it.
 *
 * @returns `undefined` for what is not a zone
 */
export function findTimeZone(name: string): TimeZone | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') {
    return UTC;
  }
  if (!/^[A-Z][\w+/-]*$/.test(name)) {
    return undefined;
  }
  if (!zones.has(name) && zones.size < MAX_ZONES) {
    zones.set(name, loadZone(name));
  }
  return zones.get(name);
}

/** The latest and the earliest second that JavaScript's dates know, more or less. */
const edge = 8_000_000_000_000n;

function loadZone(name: string): TimeZone | undefined {
  let wallClock: Intl.DateTimeFormat;
  try {
    wallClock = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
  const offsetAt = (seconds: number): number => wallSeconds(wallClock.formatToParts(seconds * 1000)) - seconds;
  const nameAt = abbreviator(name, offsetAt);
  return (seconds) => {
    const known = Number(seconds > edge ? edge : seconds < -edge ? -edge : seconds);
    return { name: nameAt(known), offset: offsetAt(known) };
  };
}

function wallSeconds(parts: readonly Intl.DateTimeFormatPart[]): number {
  const found = new Map(parts.map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(found.get(type) ?? '0');
  const year = found.get('era') === 'BC' ? 1 - part('year') : part('year');
  const date = new Date(0);
  date.setUTCFullYear(year, part('month') - 1, part('day'));
  date.setUTCHours(part('hour'), part('minute'), part('second'));
  return date.getTime() / 1000;
}

/** Where an abbreviation is not known in one country's English, it may be in another's. */
const languages = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN', 'ja-JP'];

/** Winter and summer of years for which abbreviations are known. */
const knownTimes = [1_577_880_000, 1_593_604_800, 189_345_600, 204_984_000];

function abbreviator(timeZone: string, offsetAt: (seconds: number) => number): (seconds: number) => string {
  const formats = languages.map((language) => new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'short' }));
  const known = (seconds: number): string | undefined =>
    formats
      .map((format) => format.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '')
      .find((name) => /^[A-Z]+$/.test(name));
  return (seconds) => {
    const offset = offsetAt(seconds);
    if (offset % 60 !== 0) {
      return 'LMT';
    }
    const same = knownTimes.find((time) => offsetAt(time) === offset);
    return known(seconds) ?? (same === undefined ? undefined : known(same)) ?? numericName(offset);
  };
}

/** The database's name for a zone without one: `+03`, `+0530`. */
function numericName(offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = minutes % 60;
  return (offset < 0 ? '-' : '+') + two(Math.trunc(minutes / 60)) + (rest === 0 ? '' : two(rest));
}
