import { Dict, List, Num, Struct, type Value } from './value.ts';

/** A JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A template's value as JSON would hold it; integers beyond 2⁵³ become text, functions nothing. */
export function toJsonValue(value: Value): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return integer(value);
  if (value instanceof Num) return typeof value.value === 'bigint' ? integer(value.value) : value.value;
  if (value instanceof List) return value.items.map(toJsonValue);
  if (value instanceof Dict) {
    return Object.fromEntries([...value.entries].map(([key, item]) => [String(key), toJsonValue(item)]));
  }
  if (value instanceof Struct) {
    return Object.fromEntries(Object.entries(value.fields).map(([key, item]) => [key, toJsonValue(item)]));
  }
  return null;
}

function integer(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
