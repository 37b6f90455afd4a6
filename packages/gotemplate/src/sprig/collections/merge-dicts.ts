import { Dict, FunctionError, List, Struct, type Value } from '@kalypso-actions/govalue';
import { LimitError } from '../../runtime/limits.ts';
import { entriesToChange, spendWork } from '../../runtime/rendering.ts';
import { isTrue } from '../../values/truth.ts';

/** How deep functions follow values into each other. */
export const MAX_VALUE_DEPTH = 500;

/** What merging one key costs, in units of work. */
const WORK_PER_MERGED_KEY = 200;

export function createDepthError(): LimitError {
  return new LimitError(`a value is nested more than ${MAX_VALUE_DEPTH} times`);
}

/** Empty as the library behind `merge` sees it: structs never are. */
const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || (!(value instanceof Struct) && !isTrue(value));

/**
 * Adds to `target` what `source` has, map by map (mergo 0.3.13). What `target` has already stays unless it is empty or `overwrite` is set; but a map
 * or list never replaces something of another kind, and an empty one is replaced even by nothing.
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
    const chosen = choose(old, value, overwrite, depth);
    if (chosen !== undefined && chosen !== old) {
      checkType(target, source, chosen);
      entriesToChange(target).set(key, chosen);
    }
  }
}

/** The value that a key gets, or `undefined` to leave it alone. */
function choose(old: Value | undefined, value: Value, overwrite: boolean, depth: number): Value | undefined {
  if (value === null) {
    return overwrite ? null : undefined;
  }
  if (value instanceof Dict && old instanceof Dict && !old.isNil) {
    mergeDicts(old, value, overwrite, depth + 1);
    return isEmpty(old) ? value : undefined;
  }
  if (value instanceof List && !isEmpty(old)) {
    return overwrite ? value : undefined;
  }
  if (value instanceof Dict && !isEmpty(old)) {
    return undefined;
  }
  return overwrite || isEmpty(old) ? value : undefined;
}

/** Maps of other types than sprig's cannot take everything; Go panics. */
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
