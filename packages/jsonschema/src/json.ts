import { type JsonValue, scaleDigits, toExactDecimal } from '@kalypso-actions/govalue';

export type JsonRecord = { readonly [key: string]: JsonValue };

export function isJsonRecord(value: JsonValue): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same text for equal values, whatever the order of their keys, and different texts for others. */
export function toCanonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  if (!isJsonRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item)}`).join(',')}}`;
}

/** Whether a value is nested more than some levels deep. */
export function isNestedDeeperThan(levels: number, value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isNestedDeeperThan(levels - 1, item));
}

/** The number of values in a value, itself included. */
export function countValues(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countValues(item), 1);
}

/** Whether a number is an integer multiple of another as decimals: 0.3 is a multiple of 0.1. */
export function isMultipleOf(value: number, divisor: number): boolean {
  // Go values may be infinite or not a number, unlike JSON's.
  if (!Number.isFinite(value)) return false;
  const [a, b] = [toExactDecimal(value), toExactDecimal(divisor)];
  const exponent = Math.min(a.exponent, b.exponent);
  return scaleDigits(a, exponent) % scaleDigits(b, exponent) === 0n;
}
