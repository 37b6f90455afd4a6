import { Dict, type Key, List, Num, type Value } from '@kalypso-actions/govalue';

/** Values that apply together, and the name of what sets them. */
export interface ConfigSource {
  readonly source: string;
  readonly values: ReadonlyMap<string, Value>;
}

/** Which sources made a key's value. */
export interface ValueOrigin {
  /** Those whose values are in the result, in the order in which they were applied: the last one has the last word. */
  readonly setBy: readonly string[];
  /** Those whose values were replaced. */
  readonly overrode: readonly string[];
}

export interface MergedConfig {
  readonly data: Dict;
  readonly provenance: ReadonlyMap<string, ValueOrigin>;
}

/**
 * Merges configuration in the order given: mappings deeply, sequences by appending, and of anything else the later value wins.
 *
 * An element of a sequence that is a mapping merges into the elements before it that are mappings with the same `name`. The values that come in are
 * not changed; what only one source sets is shared with it.
 *
 * Source: section 6 of the specification.
 */
export function mergeConfig(parts: readonly ConfigSource[]): MergedConfig {
  const data = new Map<Key, Value>();
  const provenance = new Map<string, ValueOrigin>();
  for (const { source, values } of parts) {
    for (const [key, value] of values) {
      const before = data.get(key);
      data.set(key, before === undefined ? value : mergeValues(before, value));
      provenance.set(key, nextOrigin(provenance.get(key), source, before !== undefined && joins(before, value)));
    }
  }
  return { data: new Dict(data), provenance };
}

function nextOrigin(before: ValueOrigin | undefined, source: string, joined: boolean): ValueOrigin {
  if (!before) return { setBy: [source], overrode: [] };
  if (joined) return { setBy: [...before.setBy, source], overrode: before.overrode };
  return { setBy: [source], overrode: [...before.overrode, ...before.setBy] };
}

/** Whether two values become one, rather than the later one taking the place of the earlier. */
function joins(before: Value, after: Value): boolean {
  return (before instanceof Dict && after instanceof Dict) || (before instanceof List && after instanceof List);
}

function mergeValues(before: Value, after: Value): Value {
  if (before instanceof Dict && after instanceof Dict) return mergeDicts(before, after);
  if (before instanceof List && after instanceof List) return mergeLists(before, after);
  return after;
}

function mergeDicts(before: Dict, after: Dict): Dict {
  const entries = new Map(before.entries);
  for (const [key, value] of after.entries) {
    const known = entries.get(key);
    entries.set(key, known === undefined ? value : mergeValues(known, value));
  }
  return new Dict(entries, before.key, before.elem);
}

function mergeLists(before: List, after: List): List {
  const items = [...before.items];
  const places = new Map<string, number[]>();
  items.forEach((item, place) => {
    notePlace(places, nameOf(item), place);
  });
  for (const item of after.items) {
    const name = nameOf(item);
    const known = name === undefined ? undefined : places.get(name);
    for (const place of known ?? []) items[place] = mergeValues(items[place] ?? null, item);
    if (!known) notePlace(places, name, items.push(item) - 1);
  }
  return new List(items, before.elem);
}

function notePlace(places: Map<string, number[]>, name: string | undefined, place: number): void {
  if (name === undefined) return;
  const known = places.get(name);
  if (known) known.push(place);
  else places.set(name, [place]);
}

/** What identifies a list's element by its `name`: its type and its text. A mapping without one, or with one that is no scalar, has no identity. */
function nameOf(item: Value): string | undefined {
  const name = item instanceof Dict ? item.entries.get('name') : undefined;
  if (name === undefined || name === null) return undefined;
  if (name instanceof Num) return `${name.type} ${name.value}`;
  return typeof name === 'object' ? undefined : `${typeof name} ${name}`;
}
