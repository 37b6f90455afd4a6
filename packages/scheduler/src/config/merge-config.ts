import { Dict, type Key, List, Num, type Value } from '@kalypso-actions/govalue';

/** Values that apply together, and the name of their source. */
export interface ConfigSource {
  readonly source: string;
  readonly values: ReadonlyMap<string, Value>;
}

/** The sources of a key's value. */
interface ValueOrigin {
  /** Those that contribute to the value, in the order in which they were merged. */
  readonly setBy: readonly string[];
  /** Those whose values were replaced. */
  readonly overrode: readonly string[];
}

interface MergedConfig {
  readonly data: Dict;
  readonly provenance: ReadonlyMap<string, ValueOrigin>;
}

/**
 * Merges configuration in the given order: mappings are merged deeply, sequences are appended, and any other value replaces the earlier one.
 *
 * A mapping in a sequence is merged into the earlier mappings of the sequence that have the same `name`. The input is not changed; values of a single
 * source are shared with it.
 */
export function mergeConfig(sources: readonly ConfigSource[]): MergedConfig {
  const data = new Map<Key, Value>();
  const provenance = new Map<string, ValueOrigin>();
  for (const { source, values } of sources) {
    for (const [key, value] of values) {
      const earlier = data.get(key);
      data.set(key, earlier === undefined ? value : mergeValues(earlier, value));
      const isMerged = earlier !== undefined && areMergeable(earlier, value);
      provenance.set(key, addSource(provenance.get(key), source, isMerged));
    }
  }
  return { data: new Dict(data), provenance };
}

function addSource(origin: ValueOrigin | undefined, source: string, isMerged: boolean): ValueOrigin {
  if (!origin) return { setBy: [source], overrode: [] };
  if (isMerged) return { setBy: [...origin.setBy, source], overrode: origin.overrode };
  return { setBy: [source], overrode: [...origin.overrode, ...origin.setBy] };
}

/** Whether two values are merged, rather than the later one replacing the earlier one. */
function areMergeable(earlier: Value, later: Value): boolean {
  return (earlier instanceof Dict && later instanceof Dict) || (earlier instanceof List && later instanceof List);
}

function mergeValues(earlier: Value, later: Value): Value {
  if (earlier instanceof Dict && later instanceof Dict) return mergeDicts(earlier, later);
  if (earlier instanceof List && later instanceof List) return mergeLists(earlier, later);
  return later;
}

function mergeDicts(earlier: Dict, later: Dict): Dict {
  const entries = new Map(earlier.entries);
  for (const [key, value] of later.entries) {
    const known = entries.get(key);
    entries.set(key, known === undefined ? value : mergeValues(known, value));
  }
  return new Dict(entries, earlier.key, earlier.elem);
}

function mergeLists(earlier: List, later: List): List {
  const items = [...earlier.items];
  const indexes = new Map<string, number[]>();
  for (const [index, item] of items.entries()) addIndex(indexes, identifyItem(item), index);
  for (const item of later.items) {
    const id = identifyItem(item);
    const known = id === undefined ? undefined : indexes.get(id);
    for (const index of known ?? []) items[index] = mergeValues(items[index] ?? null, item);
    if (!known) addIndex(indexes, id, items.push(item) - 1);
  }
  return new List(items, earlier.elem);
}

function addIndex(indexes: Map<string, number[]>, id: string | undefined, index: number): void {
  if (id === undefined) return;
  const known = indexes.get(id);
  if (known) known.push(index);
  else indexes.set(id, [index]);
}

/** Identifies a mapping in a sequence by the type and the text of its `name`; `undefined` if it has no `name`, or one that is not a scalar. */
function identifyItem(item: Value): string | undefined {
  const name = item instanceof Dict ? item.entries.get('name') : undefined;
  if (name === undefined || name === null) return undefined;
  if (name instanceof Num) return `${name.type} ${name.value}`;
  return typeof name === 'object' ? undefined : `${typeof name} ${name}`;
}
