import { resolvePlain } from '../scalars/resolve-plain.ts';
import { isMergeKey } from './decode-document.ts';
import type { DocumentNode, DocumentScalar } from './document-node.ts';

/** A key that Go's YAML packages refuse. */
export interface InvalidKey {
  /** `duplicate`: its mapping has it already. `structure`: it is a mapping or a list. `merge`: what `<<` merges is not a mapping. */
  readonly kind: 'duplicate' | 'structure' | 'merge';
  /** The key, or the first scalar of one that is a structure; `undefined` for an empty one. */
  readonly key: DocumentScalar | undefined;
}

/** The first key, in the order of the text, that any version of Go's YAML package refuses; `undefined` if there is none. */
export function findInvalidKey(documents: readonly DocumentNode[]): InvalidKey | undefined {
  for (const document of documents) {
    const found = findIn(document);
    if (found) return found;
  }
  return undefined;
}

function findIn(node: DocumentNode): InvalidKey | undefined {
  if (node.kind === 'sequence') return findInvalidKey(node.items);
  if (node.kind !== 'mapping') return undefined;
  const seen = new Set<string>();
  for (const [written, value] of node.entries) {
    const key = written.kind === 'alias' ? written.target : written;
    if (key.kind !== 'scalar') return { kind: 'structure', key: firstScalar(key) };
    if (isMergeKey(key)) {
      if (!isMergeable(value)) return { kind: 'merge', key };
    } else {
      const names = keyNames(key);
      if (names.some((name) => seen.has(name))) return { kind: 'duplicate', key };
      for (const name of names) seen.add(name);
    }
    const found = findIn(value);
    if (found) return found;
  }
  return undefined;
}

function isMergeable(node: DocumentNode): boolean {
  const target = node.kind === 'alias' ? node.target : node;
  if (target.kind !== 'sequence') return target.kind === 'mapping';
  return target.items.every((item) => (item.kind === 'alias' ? item.target : item).kind === 'mapping');
}

/** A key is the same as another one of the same text (JSON, yaml.v3) or of the same value (yaml.v2: `1` and `0x1`). */
function keyNames({ value, implicit }: DocumentScalar): string[] {
  const resolved = implicit ? resolvePlain(value, 'v2') : undefined;
  if (resolved === undefined || resolved.tag === 'str') return [`text ${value}`];
  return [`text ${value}`, `${resolved.tag} ${String(resolved.value)}`];
}

function firstScalar(node: DocumentNode): DocumentScalar | undefined {
  if (node.kind === 'scalar') return node;
  const [first] = node.kind === 'sequence' ? node.items : node.kind === 'mapping' ? node.entries.flat() : [];
  return first && firstScalar(first);
}
