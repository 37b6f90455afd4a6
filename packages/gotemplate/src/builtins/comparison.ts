import {
  Complex,
  compareStrings,
  Dict,
  Func,
  FunctionError,
  kindName,
  List,
  type MaybeValue,
  Num,
  Struct,
  typeName,
  type Value,
} from '@kalypso-actions/govalue';
import { formatValue } from '../fmt/format-value.ts';
import { sprintf } from '../fmt/sprintf.ts';

type ComparableValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'complex'; readonly value: Complex };

/** Converts a value to a kind that can be compared; signed and unsigned integers are compared by value. */
function toComparable(value: MaybeValue): ComparableValue | undefined {
  switch (typeof value) {
    case 'boolean':
      return { kind: 'bool', value };
    case 'bigint':
      return { kind: 'integer', value };
    case 'number':
      return { kind: 'float', value };
    case 'string':
      return { kind: 'string', value };
  }
  if (value instanceof Num) {
    return typeof value.value === 'bigint'
      ? { kind: 'integer', value: value.value }
      : { kind: 'float', value: value.value };
  }
  return value instanceof Complex ? { kind: 'complex', value } : undefined;
}

const exists = (value: MaybeValue): value is Exclude<Value, null> => value !== null && value !== undefined;

function incompatible(left: MaybeValue, right: MaybeValue): never {
  throw new FunctionError(`incompatible types for comparison: ${typeName(left)} and ${typeName(right)}`);
}

const shown = (value: MaybeValue): string => sprintf('%s', [value ?? null]);

function isNil(value: MaybeValue): boolean {
  return !exists(value) || ((value instanceof List || value instanceof Dict) && value.isNil);
}

/** Compares values that are neither numbers nor texts nor booleans. Go compares most of them with nil only. */
function isOtherEqual(left: MaybeValue, right: MaybeValue): boolean {
  if (exists(left) && exists(right) && kindName(left) !== kindName(right)) {
    throw new FunctionError(
      `non-comparable types ${shown(left)}: ${typeName(left)}, ${typeName(right)}: ${formatValue(right)}`,
    );
  }
  if (isNil(left) || isNil(right)) {
    return isNil(left) === isNil(right);
  }
  if (!isComparable(right)) {
    throw new FunctionError(`non-comparable type ${shown(right)}: ${typeName(right)}`);
  }
  return isStructEqual(left, right);
}

function isComparable(value: MaybeValue): boolean {
  if (value instanceof Struct) {
    return Object.values(value.fields).every(isComparable);
  }
  return !(value instanceof List || value instanceof Dict || value instanceof Func);
}

function isStructEqual(left: MaybeValue, right: MaybeValue): boolean {
  if (!(left instanceof Struct && right instanceof Struct) || left.type !== right.type) {
    return false;
  }
  const others = new Map(Object.entries(right.fields));
  return Object.entries(left.fields).every(([name, value]) => {
    const other = others.get(name);
    const sameType = typeName(value) === typeName(other);
    return sameType && (value === other || isEqual(value, other));
  });
}

function isEqual(left: MaybeValue, right: MaybeValue): boolean {
  const a = toComparable(left);
  const b = toComparable(right);
  if (a === undefined && b === undefined) {
    return isOtherEqual(left, right);
  }
  if (a === undefined || b === undefined) {
    return exists(left) && exists(right) ? incompatible(left, right) : false;
  }
  if (a.kind === 'complex' && b.kind === 'complex') {
    return a.value.real === b.value.real && a.value.imaginary === b.value.imaginary;
  }
  return a.kind === b.kind ? a.value === b.value : incompatible(left, right);
}

/**
 * The language's `eq`: whether the first value equals any of the others.
 *
 * @throws FunctionError if the types cannot be compared, or there is no other value
 */
export function equalsAny(left: MaybeValue, ...others: MaybeValue[]): boolean {
  if (others.length === 0) {
    throw new FunctionError('missing argument for comparison');
  }
  return others.some((other) => isEqual(left, other));
}

/** The language's `lt`. */
export function isLess(left: MaybeValue, right: MaybeValue): boolean {
  const a = toComparable(left);
  const b = toComparable(right);
  if (a === undefined || b === undefined) {
    throw new FunctionError('invalid type for comparison');
  }
  if (a.kind !== b.kind) {
    return incompatible(left, right);
  }
  if (a.kind === 'string' && b.kind === 'string') {
    return compareStrings(a.value, b.value) < 0;
  }
  if (a.kind === 'bool' || a.kind === 'complex') {
    throw new FunctionError('invalid type for comparison');
  }
  return a.value < b.value;
}

/** The language's `le`. */
export function isLessOrEqual(left: MaybeValue, right: MaybeValue): boolean {
  return isLess(left, right) || equalsAny(left, right);
}
