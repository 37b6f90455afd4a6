import { Complex, Dict, Func, List, Num, Struct, typeName, type Value } from '@kalypso-actions/govalue';
import { ValueWalk } from '../runtime/value-walk.ts';

/**
 * Go's `reflect.DeepEqual`: of the same type, with the same parts; a nil list is not an empty one, NaN is not itself.
 *
 * @throws LimitError when that takes too long to find out
 */
export function deepEqual(left: Value, right: Value): boolean {
  return equal(left, right, new ValueWalk());
}

function equal(left: Value, right: Value, walk: ValueWalk): boolean {
  walk.visit();
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return left === right;
  }
  if (left instanceof Func || right instanceof Func || typeName(left) !== typeName(right)) {
    return false;
  }
  if (left instanceof List && right instanceof List) {
    return left === right || (left.isNil === right.isNil && equalItems(left, right, walk));
  }
  if (left instanceof Dict && right instanceof Dict) {
    return left === right || (left.isNil === right.isNil && equalEntries(left, right, walk));
  }
  if (left instanceof Struct && right instanceof Struct) {
    return equalFields(left, right, walk);
  }
  return left instanceof Num && right instanceof Num && left.value === right.value;
}

function equalItems(left: List, right: List, walk: ValueWalk): boolean {
  return (
    left.items.length === right.items.length &&
    left.items.every((item, index) => equal(item, right.items[index] ?? null, walk))
  );
}

function equalEntries(left: Dict, right: Dict, walk: ValueWalk): boolean {
  if (left.entries.size !== right.entries.size) {
    return false;
  }
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !equal(value, other, walk)) {
      return false;
    }
  }
  return true;
}

function equalFields(left: Struct, right: Struct, walk: ValueWalk): boolean {
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
    return other !== undefined && equal(value, other, walk);
  });
}
