import {
  FunctionError,
  kindName,
  List,
  type MaybeValue,
  Num,
  parseGoFloat,
  Struct,
  type Value,
} from '@kalypso-actions/govalue';
import { formatValue } from '../../fmt/format-value.ts';
import { createStringList } from '../../runtime/rendering.ts';
import { isTrue } from '../../values/truth.ts';
import { MAX_INT64, parseInt64, truncateToInt64 } from './int64.ts';

/** Go's error for the reflection of nil. */
export const NIL_POINTER = 'runtime error: invalid memory address or nil pointer dereference';

/** sprig 2's `toInt64`: text must be decimal; everything else that is not a number is 0. */
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
  return value.value > MAX_INT64 ? MAX_INT64 : value.value;
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
      return parseGoFloat(value) ?? 0;
  }
  return value instanceof Num ? Number(value.value) : 0;
}

/** sprig's `strval`: text is unchanged, anything else is formatted as by Go's `%v`. */
export function toText(value: Value): string {
  return typeof value === 'string' ? value : formatValue(value);
}

/**
 * The items of a list.
 *
 * @param action the start of Go's error message for other values: `Cannot find first on`
 */
export function requireItems(value: Value, action: string): readonly Value[] {
  if (value instanceof List) {
    return value.items;
  }
  throw new FunctionError(value === null ? NIL_POINTER : `${action} type ${reflectKindOf(value)}`);
}

/** Go's `reflect.Kind`; `ptr` for a pointer to a struct. */
export function reflectKindOf(value: Value): string {
  return value instanceof Struct && value.type.startsWith('*') ? 'ptr' : kindName(value);
}

/** sprig's `strslice`: a list of texts for any value; nil items are dropped. */
export function toStrings(value: Value): List {
  if (value instanceof List) {
    return value.elem === 'string' ? value : createStringList(value.items.filter((item) => item !== null).map(toText));
  }
  return createStringList(value === null ? [] : [toText(value)]);
}

/** Whether sprig considers a value empty. Unlike for `if`, no struct is empty. */
export function isEmptyValue(value: MaybeValue): boolean {
  return !(value instanceof Struct) && !isTrue(value);
}
