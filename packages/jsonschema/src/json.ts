import type { JsonValue } from '@kalypso-actions/govalue';

export type JsonRecord = { readonly [key: string]: JsonValue };

export function isJsonRecord(value: JsonValue): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that two values share if and only if they are equal: the order of keys does not count. */
export function toCanonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  if (!isJsonRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item)}`).join(',')}}`;
}

/** Whether values lie in each other to more than some levels. */
export function isNestedDeeperThan(levels: number, value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isNestedDeeperThan(levels - 1, item));
}

/** How many values there are in a value, itself included. */
export function countValues(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countValues(item), 1);
}

/** Whether a number is a whole multiple of another, in decimal: 0.3 is one of 0.1. */
export function isMultipleOf(value: number, of: number): boolean {
  const [a, b] = [decimal(value), decimal(of)];
  const scale = a.scale > b.scale ? a.scale : b.scale;
  const whole = ({ digits, scale: own }: Decimal) => digits * 10n ** BigInt(scale - own);
  return whole(a) % whole(b) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  /** How many of the digits come after the point. */
  readonly scale: number;
}

function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}
