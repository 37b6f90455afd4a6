import { isDataScalar, isEqualData, type YamlData } from './yaml-data.ts';

/** A value that differs; `undefined` on the side that does not have it. */
export interface DataDifference {
  /** The keys that lead to it, from the root of its document. List elements have their index. */
  readonly path: readonly string[];
  readonly desired: YamlData | undefined;
  readonly present: YamlData | undefined;
}

/** Lists the values in which two streams of documents differ. Documents of the same kind and name belong together, otherwise those at the same index. */
export function listDataDifferences(
  desired: readonly YamlData[],
  present: readonly YamlData[],
): readonly DataDifference[] {
  const rest = new Map(present.entries());
  const found: DataDifference[] = [];
  const pairs = desired.map((document, index) => {
    const identity = identify(document);
    const same = [...rest].find(([, other]) => identity !== undefined && identify(other) === identity);
    if (same) rest.delete(same[0]);
    return { document, index, other: same?.[1] };
  });
  for (const { document, index, other } of pairs) {
    const partner = other ?? rest.get(index);
    if (other === undefined) rest.delete(index);
    collect(document, partner, [], found);
  }
  for (const document of rest.values()) collect(undefined, document, [], found);
  return found;
}

function identify(document: YamlData): string | undefined {
  if (!(document instanceof Map)) return undefined;
  const metadata = document.get('metadata');
  const [kind, name] = [document.get('kind'), metadata instanceof Map ? metadata.get('name') : undefined];
  if (kind === undefined || name === undefined || !isDataScalar(kind) || !isDataScalar(name)) return undefined;
  return JSON.stringify([kind.text, name.text]);
}

function collect(
  desired: YamlData | undefined,
  present: YamlData | undefined,
  path: readonly string[],
  found: DataDifference[],
): void {
  if (isEqualData(desired, present)) return;
  if (desired instanceof Map && present instanceof Map) {
    for (const key of new Set([...desired.keys(), ...present.keys()]))
      collect(desired.get(key), present.get(key), [...path, key], found);
  } else if (Array.isArray(desired) && Array.isArray(present)) {
    for (let index = 0; index < Math.max(desired.length, present.length); index++)
      collect(desired[index], present[index], [...path, String(index)], found);
  } else found.push({ path, desired, present });
}
