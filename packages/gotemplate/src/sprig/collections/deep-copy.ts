import { Dict, FunctionError, type Key, List, type Value } from '@kalypso-actions/govalue';
import { ValueWalk } from '../../runtime/value-walk.ts';
import { createDepthError, MAX_VALUE_DEPTH } from './merge-dicts.ts';

/**
 * A copy of a value, and of the maps and lists in it.
 *
 * @throws LimitError when it is too large or too deep, FunctionError for nil
 */
export function deepCopy(value: Value): Value {
  if (value === null) {
    throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
  }
  return copy(value, new ValueWalk(), 0);
}

function copy(value: Value, walk: ValueWalk, depth: number): Value {
  walk.visit();
  if (depth > MAX_VALUE_DEPTH) {
    throw createDepthError();
  }
  if (value instanceof Dict) {
    const entries = new Map<Key, Value>();
    for (const [key, item] of value.entries) {
      entries.set(key, copy(item, walk, depth + 1));
    }
    return new Dict(entries, value.key, value.elem, value.isNil);
  }
  return value instanceof List
    ? new List(
        value.items.map((item) => copy(item, walk, depth + 1)),
        value.elem,
        value.isNil,
      )
    : value;
}
