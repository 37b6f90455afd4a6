import { isUrl } from '@kalypso-actions/govalue';
import { RE2JS, RE2JSException } from 're2js';
import { isEmailAddress } from './email-address.ts';

const HOST_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const HOST_NAME = new RegExp(`^${HOST_PART}(?:\\.${HOST_PART})*$`);
const UUID = /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/;
const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;
const RELATIVE_POINTER = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:(Z)|[+-](\d{2}):(\d{2}))?$/;
/** For formats whose check could take long; longer text does not match them. */
const MAX_LENGTH = 2048;

/** The known formats, with the rules of Go's gojsonschema. */
const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: (text) => isTime(text),
  'date-time': (text) => isDate(text) || isTime(text) || isDateTime(text),
  hostname: (text) => text.length < 256 && HOST_NAME.test(text),
  email: isEmail,
  'idn-email': isEmail,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: isUri,
  iri: isUri,
  'uri-reference': isReference,
  'iri-reference': isReference,
  'uri-template': (text) => isReference(text) && /^(?:[^{}]|\{[^{}]*\})*$/.test(text),
  uuid: (text) => UUID.test(text),
  regex: isPattern,
  'json-pointer': (text) => POINTER.test(text),
  'relative-json-pointer': (text) => RELATIVE_POINTER.test(text),
};

/** Whether a text matches a format. Any text matches an unknown format. */
export function matchesFormat(format: string, text: string): boolean {
  return !Object.hasOwn(FORMATS, format) || FORMATS[format]?.(text) === true;
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (day === undefined) return false;
  // Day 0 of the next month is the last day of the month.
  const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
}

function isTime(text: string, needsZone = false): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [, hour, minute, second, utc, zoneHour = '0', zoneMinute = '0'] = match;
  if (needsZone && utc === undefined && match[5] === undefined) return false;
  return (
    Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && Number(zoneHour) <= 24 && Number(zoneMinute) < 60
  );
}

function isDateTime(text: string): boolean {
  return text.charAt(10) === 'T' && isDate(text.slice(0, 10)) && isTime(text.slice(11), true);
}

function isEmail(text: string): boolean {
  return isEmailAddress(text, (address) => isIpv4(address) || isIpv6(address));
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  const last = text.lastIndexOf(':');
  if (last < 0 || text.length > 45) return false;
  const tail = text.slice(last + 1);
  if (tail.includes('.')) return isIpv4(tail) && isIpv6(`${text.slice(0, last + 1)}0:0`);
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

function isReference(text: string): boolean {
  return text.length <= MAX_LENGTH && isUrl(text) && !text.includes('\\');
}

function isUri(text: string): boolean {
  return isReference(text) && /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text);
}

function isPattern(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  try {
    RE2JS.compile(text);
    return true;
  } catch (error) {
    if (error instanceof RE2JSException) return false;
    throw error;
  }
}
