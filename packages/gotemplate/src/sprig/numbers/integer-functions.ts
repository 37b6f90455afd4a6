import { FunctionError, List, type Num, type Value } from '@kalypso-actions/govalue';
import { formatValue } from '../../fmt/format-value.ts';
import { checkElementCount } from '../../runtime/limits.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toFloat64, toInt64 } from '../common/convert.ts';
import { parseInt64, toInt64Num, wrapInt64 } from '../common/int64.ts';

function add(...values: Value[]): Num {
  let sum = 0n;
  for (const value of values) {
    sum += toInt64(value);
  }
  return toInt64Num(sum);
}

function multiply(first: Value, ...values: Value[]): Num {
  let product = toInt64(first);
  for (const value of values) {
    product = wrapInt64(product * toInt64(value));
  }
  return toInt64Num(product);
}

function toDivisor(value: Value): bigint {
  const by = toInt64(value);
  if (by === 0n) {
    throw new FunctionError('runtime error: integer divide by zero');
  }
  return by;
}

function createExtremum(isBetter: (left: bigint, right: bigint) => boolean) {
  return (first: Value, ...values: Value[]): Num => {
    let found = toInt64(first);
    for (const value of values) {
      const other = toInt64(value);
      found = isBetter(other, found) ? other : found;
    }
    return toInt64Num(found);
  };
}

const max = createExtremum((left, right) => left > right);
const min = createExtremum((left, right) => left < right);

/** Go's `math.Pow(10, exponent)`, which uses tables and so is exact if a float64 can be. */
const powerOfTen = (exponent: bigint): number =>
  exponent < -323n ? 0 : exponent > 308n ? Number.POSITIVE_INFINITY : Number(`1e${exponent}`);

function round(value: Value, decimals: bigint, ...options: number[]): number {
  const up = options[0] ?? 0.5;
  const power = powerOfTen(decimals);
  const digit = power * toFloat64(value);
  const fraction = digit - Math.trunc(digit);
  return (fraction >= up ? Math.ceil(digit) : Math.floor(digit)) / power;
}

/** The integers from `start` up to `stop`, or down with a negative step. */
function listIntegers(start: bigint, stop: bigint, step: bigint): bigint[] {
  const forward = stop >= start;
  if (step === 0n || forward !== step > 0n) {
    return [];
  }
  const size = forward ? step : -step;
  const count = ((forward ? stop - start : start - stop) + size - 1n) / size;
  checkElementCount(count);
  return Array.from({ length: Number(count) }, (_, index) => start + BigInt(index) * step);
}

const createIntList = (items: readonly bigint[]): List => new List(items, 'int');

/** Like the program `seq`: `seq LAST`, `seq FIRST LAST`, `seq FIRST STEP LAST`. */
function seq(...numbers: bigint[]): string {
  const [first = 0n, second = 0n, third = 0n] = numbers;
  switch (numbers.length) {
    case 1:
      return formatSequence(1n, first < 1n ? -1n : 1n, first);
    case 2:
      return formatSequence(first, second < first ? -1n : 1n, second);
    case 3:
      return third < first && second > 0n ? '' : formatSequence(first, second, third);
    default:
      return '';
  }
}

function formatSequence(first: bigint, step: bigint, last: bigint): string {
  return listIntegers(first, last + (last < first ? -1n : 1n), step).join(' ');
}

/** Parses the formatted value as an octal number. */
const parseOctal = (value: Value): Num => toInt64Num(parseInt64(formatValue(value), 8).value ?? 0n);

export const integerFunctions: FunctionMap = {
  add: { params: [], variadic: 'any', apply: add },
  add1: { params: ['any'], apply: (value: Value) => toInt64Num(toInt64(value) + 1n) },
  sub: { params: ['any', 'any'], apply: (left: Value, right: Value) => toInt64Num(toInt64(left) - toInt64(right)) },
  mul: { params: ['any'], variadic: 'any', apply: multiply },
  div: { params: ['any', 'any'], apply: (left: Value, right: Value) => toInt64Num(toInt64(left) / toDivisor(right)) },
  mod: { params: ['any', 'any'], apply: (left: Value, right: Value) => toInt64Num(toInt64(left) % toDivisor(right)) },
  max: { params: ['any'], variadic: 'any', apply: max },
  biggest: { params: ['any'], variadic: 'any', apply: max },
  min: { params: ['any'], variadic: 'any', apply: min },
  ceil: { params: ['any'], apply: (value: Value) => Math.ceil(toFloat64(value)) },
  floor: { params: ['any'], apply: (value: Value) => Math.floor(toFloat64(value)) },
  round: { params: ['any', 'int'], variadic: 'float64', apply: round },
  until: { params: ['int'], apply: (stop: bigint) => createIntList(listIntegers(0n, stop, stop < 0n ? -1n : 1n)) },
  untilStep: {
    params: ['int', 'int', 'int'],
    apply: (start: bigint, stop: bigint, step: bigint) => createIntList(listIntegers(start, stop, step)),
  },
  seq: { params: [], variadic: 'int', apply: seq },
  int: { params: ['any'], apply: toInt64 },
  int64: { params: ['any'], apply: (value: Value) => toInt64Num(toInt64(value)) },
  float64: { params: ['any'], apply: toFloat64 },
  atoi: { params: ['string'], apply: (text: string) => parseInt64(text, 10).clamped },
  toDecimal: { params: ['any'], apply: parseOctal },
};
