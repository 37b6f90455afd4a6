import { Num } from '@kalypso-actions/govalue';

const INT = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const BAD_OCTAL = /^0[0-9]*[89]/;
const FLOAT = /^[+-]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][+-]?[0-9]+)?$/;
const DOTTED_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?$/;

const MAX_INT64 = 0x7fff_ffff_ffff_ffffn;
const MIN_INT64 = -0x8000_0000_0000_0000n;
const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;

function inInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

/**
 * Reads an integer as `strconv.ParseInt` with base 0 does, then as `ParseUint` does.
 *
 * @returns a `bigint` for an `int`, a `Num` for what only fits a `uint64`, `undefined` when it is neither
 */
export function parseYamlInteger(text: string): bigint | Num | undefined {
  if (!INT.test(text)) return undefined;
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  if (BAD_OCTAL.test(digits)) return undefined;
  const octal = digits.length > 1 && digits.startsWith('0') && /[0-9]/.test(digits.charAt(1));
  const magnitude = BigInt(octal ? `0o${digits}` : digits);
  const value = negative ? -magnitude : magnitude;
  if (inInt64(value)) return value;
  return digits.length === text.length && magnitude <= MAX_UINT64 ? new Num('uint64', magnitude) : undefined;
}

/** Reads digits of one base, with a sign, as `strconv.ParseInt` does when it is given that base. */
export function parseSignedDigits(text: string, prefix: '0b' | '0o'): bigint | undefined {
  const digits = prefix === '0b' ? /^[+-]?[01]+$/ : /^[+-]?[0-7]+$/;
  if (!digits.test(text)) return undefined;
  const negative = text.startsWith('-');
  const magnitude = BigInt(prefix + text.replace(/^[+-]/, ''));
  const value = negative ? -magnitude : magnitude;
  return inInt64(value) ? value : undefined;
}

/** Reads a decimal float in the form that YAML allows; `undefined` when it is none, or too large for a `float64`. */
export function parseYamlFloat(text: string): number | undefined {
  return FLOAT.test(text) ? finite(Number(text)) : undefined;
}

/** Reads a float that starts with a dot; here Go allows `_` between digits. */
export function parseDottedYamlFloat(text: string): number | undefined {
  return DOTTED_FLOAT.test(text) ? finite(Number(text.replaceAll('_', ''))) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
