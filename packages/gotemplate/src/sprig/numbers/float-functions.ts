import { FunctionError, type Value } from '@kalypso-actions/govalue';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toFloat64 } from '../common/convert.ts';

/** Decimal arithmetic on floats, so that 0.1 + 0.2 is 0.3: each float counts as the shortest decimal that reads back as it. */
interface Decimal {
  /** The number is `digits * 10^exponent`. */
  readonly digits: bigint;
  readonly exponent: number;
}

function toDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) {
    throw new FunctionError(
      `Cannot create a Decimal from ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`,
    );
  }
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

const toNumber = ({ digits, exponent }: Decimal): number => Number(`${digits}e${exponent}`);

const shifted = ({ digits, exponent }: Decimal, to: number): bigint => digits * 10n ** BigInt(exponent - to);

type DecimalOperation = (left: Decimal, right: Decimal) => Decimal;

const add: DecimalOperation = (left, right) => {
  const exponent = Math.min(left.exponent, right.exponent);
  return { digits: shifted(left, exponent) + shifted(right, exponent), exponent };
};

const subtract: DecimalOperation = (left, right) => add(left, { ...right, digits: -right.digits });

const multiply: DecimalOperation = (left, right) => ({
  digits: left.digits * right.digits,
  exponent: left.exponent + right.exponent,
});

/** Quotients have 16 digits after the point, and are rounded away from zero. */
const precision = -16;

const divide: DecimalOperation = (left, right) => {
  if (right.digits === 0n) {
    throw new FunctionError('decimal division by 0');
  }
  const shift = left.exponent - right.exponent - precision;
  const over = shift > 0 ? left.digits * 10n ** BigInt(shift) : left.digits;
  const under = shift < 0 ? right.digits * 10n ** BigInt(-shift) : right.digits;
  const whole = over / under;
  const rest = over % under;
  const size = (value: bigint): bigint => (value < 0n ? -value : value);
  const sign = over < 0n === under < 0n ? 1n : -1n;
  return { digits: size(rest) * 2n >= size(under) ? whole + sign : whole, exponent: precision };
};

function fold(operation: DecimalOperation, first: Value, values: readonly Value[]): number {
  let result = toDecimal(toFloat64(first));
  for (const value of values) {
    result = operation(result, toDecimal(toFloat64(value)));
  }
  return toNumber(result);
}

function best(choose: (left: number, right: number) => number) {
  return (first: Value, ...values: Value[]): number =>
    values.reduce((found: number, value) => choose(found, toFloat64(value)), toFloat64(first));
}

/** sprig 3's arithmetic for numbers with a point. */
export const floatFunctions: FunctionMap = {
  add1f: { params: ['any'], apply: (value: Value) => fold(add, value, [1n]) },
  addf: { params: [], variadic: 'any', apply: (...values: Value[]) => fold(add, 0, values) },
  subf: { params: ['any'], variadic: 'any', apply: (first: Value, ...rest: Value[]) => fold(subtract, first, rest) },
  mulf: { params: ['any'], variadic: 'any', apply: (first: Value, ...rest: Value[]) => fold(multiply, first, rest) },
  divf: { params: ['any'], variadic: 'any', apply: (first: Value, ...rest: Value[]) => fold(divide, first, rest) },
  maxf: { params: ['any'], variadic: 'any', apply: best(Math.max) },
  minf: { params: ['any'], variadic: 'any', apply: best(Math.min) },
};
