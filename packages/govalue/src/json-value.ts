import { Dict, List, Num, Struct, type Value } from './value.ts';

/** A JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Converts a Go value to a JSON value. Integers beyond 2⁵³ become text, functions become null. */
export function toJsonValue(value: Value): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return toJsonInteger(value);
  if (value instanceof Num) return typeof value.value === 'bigint' ? toJsonInteger(value.value) : value.value;
  if (value instanceof List) return value.items.map(toJsonValue);
  if (value instanceof Dict) {
    return Object.fromEntries([...value.entries].map(([key, item]) => [String(key), toJsonValue(item)]));
  }
  if (value instanceof Struct) {
    return Object.fromEntries(Object.entries(value.fields).map(([key, item]) => [key, toJsonValue(item)]));
  }
  return null;
}

function toJsonInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
