import { FunctionError, quoteGo } from '@kalypso-actions/govalue';

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const MAX_DURATION = 2n ** 63n;

/**
 * Go's `time.ParseDuration`, in nanoseconds: `1h15m30.5s`.
 *
 * @throws FunctionError with Go's message if the text is not a duration, or too long for one
 */
export function parseGoDuration(text: string): bigint {
  const invalid = (): FunctionError => new FunctionError(`time: invalid duration ${quoteGo(text)}`);
  const negative = text.startsWith('-');
  let rest = text.replace(/^[+-]/, '');
  if (rest === '0') {
    return 0n;
  }
  if (rest === '') {
    throw invalid();
  }
  let total = 0n;
  while (rest !== '') {
    const [piece, whole = '', fraction = '', name = ''] = /^(?=\.?[0-9])([0-9]*)\.?([0-9]*)([^0-9.]*)/.exec(rest) ?? [];
    if (piece === undefined || whole.length > 20) {
      throw invalid();
    }
    const unit = UNITS.get(name);
    if (unit === undefined) {
      const problem = name === '' ? 'missing unit' : `unknown unit ${quoteGo(name)}`;
      throw new FunctionError(`time: ${problem} in duration ${quoteGo(text)}`);
    }
    total += BigInt(whole || '0') * unit + toFraction(fraction, unit);
    if (total > MAX_DURATION) {
      throw invalid();
    }
    rest = rest.slice(piece.length);
  }
  if (!negative && total === MAX_DURATION) {
    throw invalid();
  }
  return negative ? -total : total;
}

/** The fraction of a unit, calculated with floats as in Go. */
function toFraction(fraction: string, unit: bigint): bigint {
  const digits = fraction.slice(0, 18);
  return BigInt(Math.trunc(Number(digits) * (Number(unit) / 10 ** digits.length)));
}

/** Go's `Duration.String`: `1h15m30.5s`. */
export function formatGoDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const sign = nanoseconds < 0n ? '-' : '';
  if (size === 0n) {
    return '0s';
  }
  if (size < 1_000_000_000n) {
    const [unit, digits] = size < 1_000n ? ['ns', 0] : size < 1_000_000n ? ['µs', 3] : ['ms', 6];
    return `${sign}${insertPoint(size, Number(digits))}${unit}`;
  }
  const seconds = size / 1_000_000_000n;
  const minutes = seconds / 60n;
  const hours = minutes / 60n;
  const rest = `${insertPoint(size % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) {
    return sign + rest;
  }
  return `${sign}${hours === 0n ? '' : `${hours}h`}${minutes % 60n}m${rest}`;
}

/** Inserts a decimal point before the last `digits` digits, and drops zeros at the end. */
function insertPoint(value: bigint, digits: number): string {
  const text = String(value).padStart(digits + 1, '0');
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  return text.slice(0, text.length - digits) + (digits > 0 && fraction !== '' ? `.${fraction}` : '');
}

const HOUR = 3_600_000_000_000n;
const ROUNDING_UNITS: readonly (readonly [bigint, string])[] = [
  [HOUR * 24n * 365n, 'y'],
  [HOUR * 24n * 30n, 'mo'],
  [HOUR * 24n, 'd'],
  [HOUR, 'h'],
  [60_000_000_000n, 'm'],
  [1_000_000_000n, 's'],
];

/** sprig's `durationRound`: a duration in its largest unit, without a sign. */
export function roundGoDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const [unit, name] = ROUNDING_UNITS.find(([step]) => size > step) ?? [0n, 's'];
  return unit === 0n ? '0s' : `${size / unit}${name}`;
}
