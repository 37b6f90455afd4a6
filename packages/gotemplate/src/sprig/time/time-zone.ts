import { isTimeZone, toWallTime } from '@kalypso-actions/calendar';

/** What a time zone is called and how far it is from UTC at an instant. */
export interface ZoneOffset {
  /** What the layout's `MST` prints; empty for an offset without a name. */
  readonly name: string;
  /** Seconds east of UTC. */
  readonly offset: number;
}

/** The offset of a zone at a number of seconds since 1970. */
export type TimeZone = (seconds: bigint) => ZoneOffset;

const UTC_OFFSET: ZoneOffset = { name: 'UTC', offset: 0 };
export const UTC: TimeZone = () => UTC_OFFSET;

export function createFixedZone(name: string, offset: number): TimeZone {
  const zoneOffset = { name, offset };
  return () => zoneOffset;
}

const zones = new Map<string, TimeZone | undefined>();
/** More than the database has, whatever names templates try. */
const MAX_ZONES = 1_000;

/**
 * Finds a zone of the IANA time zone database. `Local` is UTC: a result must not depend on the machine.
 *
 * @returns `undefined` if there is no such zone
 */
export function findTimeZone(name: string): TimeZone | undefined {
  if (name === '' || name === 'UTC' || name === 'Local') {
    return UTC;
  }
  // Go looks for a file of that name, so case matters.
  if (!/^[A-Z]/.test(name)) {
    return undefined;
  }
  if (!zones.has(name) && zones.size < MAX_ZONES) {
    zones.set(name, isTimeZone(name) ? createZone(name) : undefined);
  }
  return zones.get(name);
}

/** Close to the last second that a JavaScript `Date` can hold; its negative is close to the first. */
const MAX_SECONDS = 8_000_000_000_000n;

function createZone(name: string): TimeZone {
  const offsetAt = (seconds: number): number => toWallTime(seconds * 1000, name) / 1000 - seconds;
  const nameAt = createAbbreviator(name, offsetAt);
  return (seconds) => {
    const inRange = Number(seconds > MAX_SECONDS ? MAX_SECONDS : seconds < -MAX_SECONDS ? -MAX_SECONDS : seconds);
    return { name: nameAt(inRange), offset: offsetAt(inRange) };
  };
}

/** If an abbreviation is unknown in one country's English, another's may have it. */
const LANGUAGES = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN', 'ja-JP'];

/** Winter and summer of years with known abbreviations. */
const KNOWN_SECONDS = [1_577_880_000, 1_593_604_800, 189_345_600, 204_984_000];

function createAbbreviator(timeZone: string, offsetAt: (seconds: number) => number): (seconds: number) => string {
  const formats = LANGUAGES.map((language) => new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'short' }));
  const findAbbreviation = (seconds: number): string | undefined =>
    formats
      .map((format) => format.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '')
      .find((name) => /^[A-Z]+$/.test(name));
  return (seconds) => {
    const offset = offsetAt(seconds);
    if (offset % 60 !== 0) {
      return 'LMT';
    }
    const sameOffset = KNOWN_SECONDS.find((known) => offsetAt(known) === offset);
    return (
      findAbbreviation(seconds) ??
      (sameOffset === undefined ? undefined : findAbbreviation(sameOffset)) ??
      formatNumericName(offset)
    );
  };
}

/** The database's name for a zone without an abbreviation: `+03`, `+0530`. */
function formatNumericName(offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const rest = minutes % 60;
  return (offset < 0 ? '-' : '+') + twoDigits(Math.trunc(minutes / 60)) + (rest === 0 ? '' : twoDigits(rest));
}
