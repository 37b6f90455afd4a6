import { Dict, FunctionError, List, type MaybeValue, type Value } from '@kalypso-actions/govalue';
import { getMutableEntries, spendWork } from '../../runtime/rendering.ts';
import { isEmptyValue } from '../common/convert.ts';
import { createDepthError, MAX_VALUE_DEPTH } from '../common/value-depth.ts';

const WORK_PER_MERGED_KEY = 200;

/**
 * Adds the entries of `source` to `target` and merges maps in both, as mergo 0.3.13 does. Existing values are replaced if they are empty or `overwrite`
 * is set; but a map or a list never replaces a value of another kind, and any value replaces an empty map or list.
 */
export function mergeDicts(target: Dict, source: Dict, overwrite: boolean, depth = 0): void {
  if (target === source || source.entries.size === 0) {
    return;
  }
  if (depth > MAX_VALUE_DEPTH) {
    throw createDepthError();
  }
  if (target.isNil) {
    throw new FunctionError('reflect.Set: the destination of a merge is a nil map');
  }
  for (const [key, value] of [...source.entries]) {
    spendWork(WORK_PER_MERGED_KEY);
    const old = target.entries.get(key);
    const chosen = chooseValue(old, value, overwrite, depth);
    if (chosen !== undefined && chosen !== old) {
      checkType(target, source, chosen);
      getMutableEntries(target).set(key, chosen);
    }
  }
}

/** The new value of a key; `undefined` to leave it unchanged. */
function chooseValue(old: MaybeValue, value: Value, overwrite: boolean, depth: number): MaybeValue {
  if (value === null) {
    return overwrite ? null : undefined;
  }
  if (value instanceof Dict && old instanceof Dict && !old.isNil) {
    mergeDicts(old, value, overwrite, depth + 1);
    return isEmptyValue(old) ? value : undefined;
  }
  if (value instanceof List && !isEmptyValue(old)) {
    return overwrite ? value : undefined;
  }
  if (value instanceof Dict && !isEmptyValue(old)) {
    return undefined;
  }
  return overwrite || isEmptyValue(old) ? value : undefined;
}

/** Rejects values that do not fit the type of the map; Go panics. */
function checkType(target: Dict, source: Dict, value: Value): void {
  if (target.key !== source.key && target.key !== 'interface {}') {
    throw new FunctionError(
      `reflect.Value.MapIndex: value of type ${source.key} is not assignable to type ${target.key}`,
    );
  }
  if (target.elem === 'string' && source.elem !== 'string') {
    throw new FunctionError(`reflect.Value.SetMapIndex: value of type ${source.elem} is not assignable to type string`);
  }
  if (target.elem !== 'interface {}' && target.elem !== source.elem) {
    throw new FunctionError(`${String(value)} does not fit into a map of ${target.elem}`);
  }
}
