import { Dict, FunctionError, type Key, List, type Value } from '@kalypso-actions/govalue';
import { ValueWalk } from '../../runtime/value-walk.ts';
import { createDepthError, MAX_VALUE_DEPTH } from '../common/value-depth.ts';

/**
 * Copies a value, including the maps and lists in it.
 *
 * @throws LimitError if it is too large or nested too deeply, FunctionError for nil
 */
export function deepCopy(value: Value): Value {
  if (value === null) {
    throw new FunctionError('reflect: call of reflect.Value.Type on zero Value');
  }
  return copyValue(value, new ValueWalk(), 0);
}

function copyValue(value: Value, walk: ValueWalk, depth: number): Value {
  walk.visit();
  if (depth > MAX_VALUE_DEPTH) {
    throw createDepthError();
  }
  if (value instanceof Dict) {
    const entries = new Map<Key, Value>();
    for (const [key, item] of value.entries) {
      entries.set(key, copyValue(item, walk, depth + 1));
    }
    return new Dict(entries, value.key, value.elem, value.isNil);
  }
  return value instanceof List
    ? new List(
        value.items.map((item) => copyValue(item, walk, depth + 1)),
        value.elem,
        value.isNil,
      )
    : value;
}
