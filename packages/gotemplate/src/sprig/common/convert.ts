import { FunctionError, kindName, List, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { formatValue } from '../../fmt/format-value.ts';
import { newStrings } from '../../runtime/rendering.ts';
import { parseFloat64, parseInt64, truncateToInt64 } from './int64.ts';

/** What Go says when reflection meets nil. */
export const NIL_POINTER = 'runtime error: invalid memory address or nil pointer dereference';

const maxInt64 = 2n ** 63n - 1n;

/** sprig 2's `toInt64`: decimal texts only, everything that is no number is 0. */
export function toInt64(value: Value): bigint {
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'number':
      return truncateToInt64(value);
    case 'string':
      return parseInt64(value, 10).value ?? 0n;
    case 'boolean':
      return value ? 1n : 0n;
  }
  if (!(value instanceof Num)) {
    return 0n;
  }
  if (typeof value.value === 'number') {
    return truncateToInt64(value.value);
  }
  return value.value > maxInt64 ? maxInt64 : value.value;
}

/** sprig 2's `toFloat64`. */
export function toFloat64(value: Value): number {
  switch (typeof value) {
    case 'bigint':
    case 'boolean':
      return Number(value);
    case 'number':
      return value;
    case 'string':
      return parseFloat64(value) ?? 0;
  }
  return value instanceof Num ? Number(value.value) : 0;
}

export const toInt64Num = (value: bigint): Num => new Num('int64', BigInt.asIntN(64, value));

/** sprig's `strval`: a text as it is, anything else as Go's `%v` prints it. */
export function toText(value: Value): string {
  return typeof value === 'string' ? value : formatValue(value);
}

/** The items of a list. `what` completes Go's complaint about anything else: `Cannot find first on`. */
export function requireItems(value: Value, what: string): readonly Value[] {
  if (value instanceof List) {
    return value.items;
  }
  throw new FunctionError(value === null ? NIL_POINTER : `${what} type ${reflectKindOf(value)}`);
}

/** Go's `reflect.Kind`: what Go reaches through a pointer has that kind. */
export function reflectKindOf(value: Value): string {
  return value instanceof Struct && value.type.startsWith('*') ? 'ptr' : kindName(value);
}

/** sprig's `strslice`: a list of texts out of anything; nil items are left out. */
export function toStrings(value: Value): List {
  if (value instanceof List) {
    return value.elem === 'string' ? value : newStrings(value.items.filter((item) => item !== null).map(toText));
  }
  return newStrings(value === null ? [] : [toText(value)]);
}
