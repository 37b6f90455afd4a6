import { Num } from '@kalypso-actions/govalue';

const INT = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const INVALID_OCTAL = /^0[0-9]*[89]/;
const FLOAT = /^[+-]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][+-]?[0-9]+)?$/;
const DOTTED_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?$/;

const MAX_INT64 = 0x7fff_ffff_ffff_ffffn;
const MIN_INT64 = -0x8000_0000_0000_0000n;
const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;

function isInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

/**
 * Parses an integer as `strconv.ParseInt` with base 0 does, or else as `ParseUint` does.
 *
 * @returns a `bigint` for an `int`, a `Num` if only a `uint64` can hold it, `undefined` if the text is neither
 */
export function parseYamlInteger(text: string): bigint | Num | undefined {
  if (!INT.test(text)) return undefined;
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  if (INVALID_OCTAL.test(digits)) return undefined;
  const octal = digits.length > 1 && digits.startsWith('0') && /[0-9]/.test(digits.charAt(1));
  const magnitude = BigInt(octal ? `0o${digits}` : digits);
  const value = negative ? -magnitude : magnitude;
  if (isInt64(value)) return value;
  return digits.length === text.length && magnitude <= MAX_UINT64 ? new Num('uint64', magnitude) : undefined;
}

/** Parses signed digits of one base, as `strconv.ParseInt` does for that base. */
export function parseSignedDigits(text: string, prefix: '0b' | '0o'): bigint | undefined {
  const digits = prefix === '0b' ? /^[+-]?[01]+$/ : /^[+-]?[0-7]+$/;
  if (!digits.test(text)) return undefined;
  const negative = text.startsWith('-');
  const magnitude = BigInt(prefix + text.replace(/^[+-]/, ''));
  const value = negative ? -magnitude : magnitude;
  return isInt64(value) ? value : undefined;
}

/** Parses a decimal float in the form that YAML allows; `undefined` if it is not one, or too large for a `float64`. */
export function parseYamlFloat(text: string): number | undefined {
  return FLOAT.test(text) ? ifFinite(Number(text)) : undefined;
}

/** Parses a float that starts with a dot; only there Go allows `_` between digits. */
export function parseDottedYamlFloat(text: string): number | undefined {
  return DOTTED_FLOAT.test(text) ? ifFinite(Number(text.replaceAll('_', ''))) : undefined;
}

function ifFinite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
