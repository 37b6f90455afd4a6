import { Dict, FunctionError, type Key, List, type Value } from '@kalypso-actions/govalue';
import { LimitError } from './limits.ts';

/**
 * What has to be known about the rendering that runs, because sprig has functions that change their arguments (`set`, `unset`, `merge`, and
 * `sortAlpha` of a list of strings), and templates see that through every other name of the same value.
 *
 * A change is therefore made in place. What a template made itself dies with the rendering; what it was given belongs to the caller, who may give
 * it to many renderings, so it is put back when the rendering ends.
 */
interface ActiveRendering {
  /** What maps and lists held before they were changed; made when the first one is. */
  maps: Map<Map<Key, Value>, ReadonlyMap<Key, Value>> | undefined;
  lists: Map<Value[], readonly Value[]> | undefined;
  /** Whether it is part of another one, which may have changed its values. */
  isNested: boolean;
  work: number;
  /** Milliseconds spent in searches. */
  searching: number;
}

/** Units of work that one rendering may spend on what is slow; a hundred million pass in a second or less. */
const MAX_WORK = 1_000_000_000;

let current: ActiveRendering | undefined;

/** What templates made: nobody has to put it back. */
const made = new WeakSet<object>();

/**
 * Runs one rendering of two parameters: whatever its functions change in the values that it was given is as before when it returns or throws, and what its slow
 * functions may do together is bounded.
 */
export function runIsolated<A, B, T>(run: (first: A, second: B) => T, first: A, second: B): T {
  const outer = current;
  const isNested = outer !== undefined;
  const rendering: ActiveRendering = { maps: undefined, lists: undefined, isNested, work: 0, searching: 0 };
  current = rendering;
  try {
    return run(first, second);
  } finally {
    current = outer;
    if (rendering.maps !== undefined || rendering.lists !== undefined) {
      putBack(rendering);
    }
  }
}

function putBack({ maps, lists }: ActiveRendering): void {
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
 * Accounts for work that takes longer than its result suggests.
 *
 * @throws LimitError when the rendering has spent more than one may
 */
export function spendWork(units: number): void {
  const spent = (current?.work ?? 0) + units;
  if (spent > MAX_WORK) {
    throw new LimitError(
      'the template takes too long: what it compares, hashes and derives is more than one rendering may',
    );
  }
  if (current !== undefined) {
    current.work = spent;
  }
}

/** Seconds that one rendering may spend in searches. */
const MAX_SEARCH_SECONDS = 5;

/**
 * Runs a step of a search by a regular expression. Each takes time in proportion to the text, but how many there are depends on the text too, and how
 * far each one looks is not known. So this is the one bound that a clock keeps; what passes is as it would be without.
 *
 * @throws LimitError when the rendering's searches have taken too long
 */
export function runSearch<T>(run: () => T): T {
  if (current === undefined) {
    return run();
  }
  const start = performance.now();
  const result = run();
  current.searching += performance.now() - start;
  if (current.searching > MAX_SEARCH_SECONDS * 1000) {
    throw new LimitError(`the regular expressions of the template took more than ${MAX_SEARCH_SECONDS} seconds`);
  }
  return result;
}

/**
 * Whether a map is as the caller gave it to the rendering: not made by the template, and nothing changed so far, here or within it. What a function made of
 * it in an earlier rendering then holds again, if callers leave what they give alone.
 */
export function isUnmodifiedInput({ entries }: Dict): boolean {
  if (current === undefined || current.isNested) return false;
  return current.maps === undefined && current.lists === undefined && !made.has(entries);
}

/** A `map[string]interface {}` that a template may change freely. */
export function newDict(entries: Map<Key, Value> = new Map()): Dict {
  made.add(entries);
  return new Dict(entries);
}

/** A `[]string` that a template may change freely. */
export function newStrings(items: string[], isNil = false): List {
  made.add(items);
  return new List(items, 'string', isNil);
}

/**
 * The entries of a map, to change them.
 *
 * @throws FunctionError for a nil map, which Go cannot change either
 */
export function entriesToChange(dict: Dict): Map<Key, Value> {
  if (dict.isNil) {
    throw new FunctionError('assignment to entry in nil map');
  }
  const { entries } = dict;
  if (!(entries instanceof Map)) {
    throw new FunctionError('this map cannot be changed');
  }
  if (current !== undefined && !made.has(entries)) {
    current.maps ??= new Map();
    if (!current.maps.has(entries)) {
      current.maps.set(entries, new Map(entries));
    }
  }
  return entries;
}

/** Sorts a list where it is. */
export function sortInPlace(list: List, compare: (left: Value, right: Value) => number): void {
  const { items } = list;
  if (!Array.isArray(items)) {
    return;
  }
  if (current !== undefined && !made.has(items)) {
    current.lists ??= new Map();
    if (!current.lists.has(items)) {
      current.lists.set(items, [...items]);
    }
  }
  items.sort(compare);
}
