import { Complex, Dict, Func, List, Num, Struct, typeName, type Value } from '@kalypso-actions/govalue';
import { ValueWalk } from '../runtime/value-walk.ts';

/**
 * Go's `reflect.DeepEqual`: whether two values have the same type and equal parts. A nil list is not equal to an empty one, and NaN is not equal to NaN.
 *
 * @throws LimitError if the comparison takes too long
 */
export function deepEqual(left: Value, right: Value): boolean {
  return isEqual(left, right, new ValueWalk());
}

function isEqual(left: Value, right: Value, walk: ValueWalk): boolean {
  walk.visit();
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return left === right;
  }
  if (left instanceof Func || right instanceof Func || typeName(left) !== typeName(right)) {
    return false;
  }
  if (left instanceof List && right instanceof List) {
    return left === right || (left.isNil === right.isNil && hasEqualItems(left, right, walk));
  }
  if (left instanceof Dict && right instanceof Dict) {
    return left === right || (left.isNil === right.isNil && hasEqualEntries(left, right, walk));
  }
  if (left instanceof Struct && right instanceof Struct) {
    return hasEqualFields(left, right, walk);
  }
  return left instanceof Num && right instanceof Num && left.value === right.value;
}

function hasEqualItems(left: List, right: List, walk: ValueWalk): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every((item, index) => isEqual(item, right.items[index] ?? null, walk))
  );
}

function hasEqualEntries(left: Dict, right: Dict, walk: ValueWalk): boolean {
  if (left.entries.size !== right.entries.size) {
    return false;
  }
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !isEqual(value, other, walk)) {
      return false;
    }
  }
  return true;
}

function hasEqualFields(left: Struct, right: Struct, walk: ValueWalk): boolean {
  if (left instanceof Complex && right instanceof Complex) {
    return left.real === right.real && left.imaginary === right.imaginary;
  }
  const printed = left.methods.String?.();
  if (printed !== undefined && printed !== right.methods.String?.()) {
    return false;
  }
  const all = ({ hidden, fields }: Struct) => [...Object.entries(hidden), ...Object.entries(fields)];
  const others = new Map(all(right));
  return all(left).every(([name, value]) => {
    const other = others.get(name);
    return other !== undefined && isEqual(value, other, walk);
  });
}
