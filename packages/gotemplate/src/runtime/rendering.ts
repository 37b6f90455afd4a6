import { Dict, FunctionError, type Key, List, type Value } from '@kalypso-actions/govalue';
import { LimitError } from './limits.ts';

/**
 * The state of the current rendering.
 *
 * Some of sprig's functions change their arguments (`set`, `unset`, `merge`, and `sortAlpha` for a list of strings), and templates see the change
 * through every other reference to the value. So values are changed in place. Values that the template created are dropped after the rendering. Input
 * values belong to the caller, who may use them for many renderings: they are restored at the end.
 */
interface ActiveRendering {
  /** The contents of maps and lists before their first change. */
  maps: Map<Map<Key, Value>, ReadonlyMap<Key, Value>> | undefined;
  lists: Map<Value[], readonly Value[]> | undefined;
  /** Whether it runs within another rendering, which may have changed its values. */
  isNested: boolean;
  /** The units of work that slow functions may still spend. */
  workLeft: number;
  searchMs: number;
}

let current: ActiveRendering | undefined;

/** Values that templates created, which need not be restored. */
const created = new WeakSet<object>();

/**
 * Runs a rendering with two parameters, and restores its input values at its end.
 *
 * @param maxWork the units of work that its slow functions may spend
 */
export function runIsolated<A, B, T>(run: (first: A, second: B) => T, first: A, second: B, maxWork: number): T {
  const outer = current;
  const isNested = outer !== undefined;
  const rendering: ActiveRendering = { maps: undefined, lists: undefined, isNested, workLeft: maxWork, searchMs: 0 };
  current = rendering;
  try {
    return run(first, second);
  } finally {
    current = outer;
    if (rendering.maps !== undefined || rendering.lists !== undefined) {
      restoreInputs(rendering);
    }
  }
}

function restoreInputs({ maps, lists }: ActiveRendering): void {
  for (const [entries, before] of maps ?? []) {
    entries.clear();
    for (const [key, value] of before) {
      entries.set(key, value);
    }
  }
  for (const [items, before] of lists ?? []) {
    before.forEach((item, index) => {
      items[index] = item;
    });
  }
}

/**
 * Counts work that takes longer than the size of its result suggests.
 *
 * @throws LimitError if the rendering spends more than it may
 */
export function spendWork(units: number): void {
  if (current === undefined) {
    return;
  }
  current.workLeft -= units;
  if (current.workLeft < 0) {
    throw new LimitError('the template takes too long: it compares, merges, copies or derives too much');
  }
}

/** For all searches of a rendering. */
const MAX_SEARCH_SECONDS = 5;

/**
 * Runs a step of a search for a regular expression. A step takes time proportional to the text, but the number of steps depends on the text as well, and
 * the work of a step cannot be counted. So this limit, and no other, uses a clock; it does not change results within the limit.
 *
 * @throws LimitError if the searches of the rendering have taken too long
 */
export function runSearch<T>(run: () => T): T {
  if (current === undefined) {
    return run();
  }
  const start = performance.now();
  const result = run();
  current.searchMs += performance.now() - start;
  if (current.searchMs > MAX_SEARCH_SECONDS * 1000) {
    throw new LimitError(`the regular expressions of the template took more than ${MAX_SEARCH_SECONDS} seconds`);
  }
  return result;
}

/**
 * Whether a map is an unchanged input of the rendering: the template did not create it, and has not changed any input so far. A function may then reuse
 * its result for the map from an earlier rendering, if the caller does not change the map.
 */
export function isUnmodifiedInput({ entries }: Dict): boolean {
  if (current === undefined || current.isNested) return false;
  return current.maps === undefined && current.lists === undefined && !created.has(entries);
}

/** Creates a `map[string]interface {}` that belongs to the template. */
export function createDict(entries: Map<Key, Value> = new Map()): Dict {
  created.add(entries);
  return new Dict(entries);
}

/** Creates a `[]string` that belongs to the template. */
export function createStringList(items: string[], isNil = false): List {
  created.add(items);
  return new List(items, 'string', isNil);
}

/**
 * The entries of a map, for changes in place.
 *
 * @throws FunctionError with Go's message if the map is nil
 */
export function getMutableEntries(dict: Dict): Map<Key, Value> {
  if (dict.isNil) {
    throw new FunctionError('assignment to entry in nil map');
  }
  const { entries } = dict;
  if (!(entries instanceof Map)) {
    throw new FunctionError('this map cannot be changed');
  }
  if (current !== undefined && !created.has(entries)) {
    current.maps ??= new Map();
    if (!current.maps.has(entries)) {
      current.maps.set(entries, new Map(entries));
    }
  }
  return entries;
}

/** Sorts a list in place. */
export function sortList(list: List, compare: (left: Value, right: Value) => number): void {
  const { items } = list;
  if (!Array.isArray(items)) {
    return;
  }
  if (current !== undefined && !created.has(items)) {
    current.lists ??= new Map();
    if (!current.lists.has(items)) {
      current.lists.set(items, [...items]);
    }
  }
  items.sort(compare);
}
