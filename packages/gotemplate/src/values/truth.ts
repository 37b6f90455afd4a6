import { byteLength, Complex, Dict, List, type MaybeValue, Num } from '@kalypso-actions/govalue';

/** Go's `template.IsTrue`: nil, a missing value, `false`, 0 and empty values are false. */
export function isTrue(value: MaybeValue): boolean {
  switch (typeof value) {
    case 'string':
      return value !== '';
    case 'boolean':
      return value;
    case 'bigint':
      return value !== 0n;
    case 'number':
      return value !== 0;
  }
  if (value === null || value === undefined) {
    return false;
  }
  if (value instanceof Dict) {
    return value.entries.size > 0;
  }
  if (value instanceof List) {
    return value.items.length > 0;
  }
  if (value instanceof Num) {
    return Number(value.value) !== 0;
  }
  return !(value instanceof Complex) || value.real !== 0 || value.imaginary !== 0;
}

/** Go's `len`; `undefined` for values without a length. */
export function lengthOf(value: MaybeValue): number | undefined {
  if (typeof value === 'string') {
    return byteLength(value);
  }
  if (value instanceof List) {
    return value.items.length;
  }
  return value instanceof Dict ? value.entries.size : undefined;
}
