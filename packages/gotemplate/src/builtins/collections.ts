import {
  Complex,
  Dict,
  FunctionError,
  type Key,
  List,
  type MaybeValue,
  Num,
  sliceBytes,
  toBytes,
  typeName,
  type Value,
} from '@kalypso-actions/govalue';
import { lengthOf } from '../values/truth.ts';

/** The language's `len`. */
export function evalLen(value: MaybeValue): bigint {
  const size = lengthOf(value);
  if (size !== undefined) {
    return BigInt(size);
  }
  if (value === undefined) {
    throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
  }
  throw new FunctionError(value === null ? 'len of nil pointer' : `len of type ${typeName(value)}`);
}

/** Converts an index to a position from 0 to `max`. */
function toPosition(index: MaybeValue, max: number): number {
  const value = index instanceof Num ? index.value : index;
  if (typeof value !== 'bigint') {
    const missing = index === null || index === undefined;
    throw new FunctionError(`cannot index slice/array with ${missing ? 'nil' : `type ${typeName(index)}`}`);
  }
  if (value < 0n || value > BigInt(max)) {
    throw new FunctionError(`index out of range: ${value}`);
  }
  return Number(value);
}

const ZERO_VALUES: Readonly<Record<string, Value>> = { string: '', bool: false, int: 0n, float64: 0 };

/** The zero value of a type, which Go's maps return for missing keys. */
function zeroOf(type: string): Value {
  return (Object.hasOwn(ZERO_VALUES, type) ? ZERO_VALUES[type] : undefined) ?? null;
}

/** Converts an index to the key type of a map; `undefined` for keys that no `Dict` can have, such as an int64. */
function toKey(dict: Dict, index: MaybeValue): Key | undefined {
  if (index === null || index === undefined) {
    if (dict.key === 'interface {}') {
      return null;
    }
    throw new FunctionError(`value is nil; should be of type ${dict.key}`);
  }
  if (dict.key === 'int' && index instanceof Num && typeof index.value === 'bigint') {
    return index.value;
  }
  const isKey = typeof index !== 'object';
  if (!isKey && dict.key === 'interface {}') {
    if (index instanceof Num || index instanceof Complex) {
      return undefined;
    }
    throw new FunctionError(`runtime error: hash of unhashable type ${typeName(index)}`);
  }
  if (!isKey || (dict.key !== 'interface {}' && typeName(index) !== dict.key)) {
    throw new FunctionError(`value has type ${typeName(index)}; should be ${dict.key}`);
  }
  return index;
}

function getElement(item: MaybeValue, index: MaybeValue): Value {
  if (item === null || item === undefined) {
    throw new FunctionError('index of nil pointer');
  }
  if (item instanceof Dict) {
    const key = toKey(item, index);
    return (key === undefined ? undefined : item.entries.get(key)) ?? zeroOf(item.elem);
  }
  const size = item instanceof List || typeof item === 'string' ? (lengthOf(item) ?? 0) : undefined;
  if (size === undefined) {
    throw new FunctionError(`can't index item of type ${typeName(item)}`);
  }
  const at = toPosition(index, size);
  if (at === size) {
    throw new FunctionError(`reflect: ${typeof item === 'string' ? 'string' : 'slice'} index out of range`);
  }
  if (item instanceof List) {
    return item.items[at] ?? null;
  }
  return new Num('uint8', BigInt(typeof item === 'string' ? (toBytes(item)[at] ?? 0) : 0));
}

/** The language's `index`: `index x 1 2` is Go's `x[1][2]`. */
export function evalIndex(item: MaybeValue, ...indexes: MaybeValue[]): Value {
  if (item === null || item === undefined) {
    throw new FunctionError('index of untyped nil');
  }
  return indexes.reduce<Value>(getElement, item);
}

/** The language's `slice`: `slice x 1 2` is Go's `x[1:2]`. */
export function evalSlice(item: MaybeValue, ...indexes: MaybeValue[]): Value {
  if (item === null || item === undefined) {
    throw new FunctionError('slice of untyped nil');
  }
  if (indexes.length > 3) {
    throw new FunctionError(`too many slice indexes: ${indexes.length}`);
  }
  if (typeof item === 'string' && indexes.length === 3) {
    throw new FunctionError('cannot 3-index slice a string');
  }
  if (typeof item !== 'string' && !(item instanceof List)) {
    throw new FunctionError(`can't slice item of type ${typeName(item)}`);
  }
  const size = lengthOf(item) ?? 0;
  const [from = 0, to = size, capacity] = indexes.map((index) => toPosition(index, size));
  if (from > to) {
    throw new FunctionError(`invalid slice index: ${from} > ${to}`);
  }
  if (capacity !== undefined && to > capacity) {
    throw new FunctionError(`invalid slice index: ${to} > ${capacity}`);
  }
  return item instanceof List
    ? new List(item.items.slice(from, to), item.elem, item.isNil)
    : sliceBytes(item, from, to);
}
