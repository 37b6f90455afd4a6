import { type ExactDecimal, FunctionError, scaleDigits, toExactDecimal, type Value } from '@kalypso-actions/govalue';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toFloat64 } from '../common/convert.ts';

/** Decimal arithmetic on floats, so that 0.1 + 0.2 is 0.3. A float is the shortest decimal that reads back as the same float. */
function toDecimal(value: Value): ExactDecimal {
  const number = toFloat64(value);
  if (!Number.isFinite(number)) {
    throw new FunctionError(
      `Cannot create a Decimal from ${Number.isNaN(number) ? 'NaN' : number > 0 ? '+Inf' : '-Inf'}`,
    );
  }
  return toExactDecimal(number);
}

const toNumber = ({ digits, exponent }: ExactDecimal): number => Number(`${digits}e${exponent}`);

type DecimalOperation = (left: ExactDecimal, right: ExactDecimal) => ExactDecimal;

const add: DecimalOperation = (left, right) => {
  const exponent = Math.min(left.exponent, right.exponent);
  return { digits: scaleDigits(left, exponent) + scaleDigits(right, exponent), exponent };
};

const subtract: DecimalOperation = (left, right) => add(left, { ...right, digits: -right.digits });

const multiply: DecimalOperation = (left, right) => ({
  digits: left.digits * right.digits,
  exponent: left.exponent + right.exponent,
});

/** Quotients have 16 digits after the point and are rounded away from zero. */
const QUOTIENT_EXPONENT = -16;

const divide: DecimalOperation = (left, right) => {
  if (right.digits === 0n) {
    throw new FunctionError('decimal division by 0');
  }
  const shift = left.exponent - right.exponent - QUOTIENT_EXPONENT;
  const over = shift > 0 ? left.digits * 10n ** BigInt(shift) : left.digits;
  const under = shift < 0 ? right.digits * 10n ** BigInt(-shift) : right.digits;
  const whole = over / under;
  const rest = over % under;
  const size = (value: bigint): bigint => (value < 0n ? -value : value);
  const sign = over < 0n === under < 0n ? 1n : -1n;
  return { digits: size(rest) * 2n >= size(under) ? whole + sign : whole, exponent: QUOTIENT_EXPONENT };
};

function reduceDecimals(operation: DecimalOperation, first: Value, values: readonly Value[]): number {
  let result = toDecimal(first);
  for (const value of values) {
    result = operation(result, toDecimal(value));
  }
  return toNumber(result);
}

function createExtremum(choose: (left: number, right: number) => number) {
  return (first: Value, ...values: Value[]): number =>
    values.reduce((found: number, value) => choose(found, toFloat64(value)), toFloat64(first));
}

/** sprig 3's arithmetic for floats. */
export const floatFunctions: FunctionMap = {
  add1f: { params: ['any'], apply: (value: Value) => reduceDecimals(add, value, [1n]) },
  addf: { params: [], variadic: 'any', apply: (...values: Value[]) => reduceDecimals(add, 0, values) },
  subf: {
    params: ['any'],
    variadic: 'any',
    apply: (first: Value, ...rest: Value[]) => reduceDecimals(subtract, first, rest),
  },
  mulf: {
    params: ['any'],
    variadic: 'any',
    apply: (first: Value, ...rest: Value[]) => reduceDecimals(multiply, first, rest),
  },
  divf: {
    params: ['any'],
    variadic: 'any',
    apply: (first: Value, ...rest: Value[]) => reduceDecimals(divide, first, rest),
  },
  maxf: { params: ['any'], variadic: 'any', apply: createExtremum(Math.max) },
  minf: { params: ['any'], variadic: 'any', apply: createExtremum(Math.min) },
};
