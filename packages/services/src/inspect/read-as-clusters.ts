import { quote } from '@kalypso-actions/diagnostics';
import { type DocumentNode, findInvalidKey, parseDocuments } from '@kalypso-actions/goyaml';
import type { YamlNode } from '@kalypso-actions/yaml';

type WrittenMapping = Extract<DocumentNode, { readonly kind: 'mapping' }>;
type WrittenNode = Exclude<DocumentNode, { readonly kind: 'alias' }>;

/** Characters that some parsers of YAML take for line breaks, or skip, and others for text; and those that YAML does not allow. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const AMBIGUOUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

const STANDARD_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

const MERGED_TWICE = 'it merges a key with `<<` that its mapping has already';

/** Finds a character that parsers of YAML disagree about. @returns its name: `U+2028` */
export function findAmbiguousCharacter(text: string): string | undefined {
  const character = AMBIGUOUS.exec(text)?.[0];
  return character && `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Compares what this repository reads with what clusters read: they use Go's packages, which differ from other parsers, and in a few cases from each other.
 * What was reviewed has to be what they apply.
 * @returns how the two differ; `undefined` if they do not
 */
export function findReadingDifference(text: string, roots: readonly YamlNode[]): string | undefined {
  const parsed = parseDocuments(text);
  if (parsed.kind === 'invalid') return `clusters do not accept it: ${parsed.error.message}`;
  if (/^---/m.test(text)) return 'a line starts with `---`, where Kubernetes splits documents whatever follows';
  const { documents } = parsed.stream;
  if (findInvalidKey(documents) !== undefined) return 'it has a key twice, or one that is not text';
  const others = documents.filter((document) => !isEmpty(document));
  if (others.length !== roots.length) return 'clusters read another number of documents';
  return roots.map((root, index) => findDifference(root, others[index])).find((reason) => reason !== undefined);
}

function isEmpty(node: DocumentNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && /^(~|null|Null|NULL|)$/.test(node.value);
}

/** Both are walked with their aliases expanded; the first one is known to be small then. */
function findDifference(node: YamlNode, written: DocumentNode | undefined): string | undefined {
  const other = written && resolveAlias(written);
  if (other !== undefined && !hasStandardTag(other)) return `it has the tag ${quote(other.tag)}`;
  if (node.kind === 'scalar')
    return other?.kind === 'scalar' && other.value === node.text ? undefined : 'clusters read another text';
  if (node.kind === 'sequence') {
    if (other?.kind !== 'sequence' || other.items.length !== node.items.length) return 'clusters read another list';
    return firstDifference(node.items.map((item, index) => [item, other.items[index]]));
  }
  if (other?.kind !== 'mapping') return 'clusters read another structure';
  const entries = collectEntries(other, new Set());
  if (typeof entries === 'string') return entries;
  if (entries.size !== node.entries.length) return 'clusters read other keys';
  return firstDifference(node.entries.map(({ key, value }) => [value, entries.get(key.text)]));
}

/**
 * Collects the entries of a mapping, those that `<<` merges included. An entry below replaces one that was merged; whether an entry above does so depends on
 * the version of Go's package.
 * @returns the reason if parsers read the keys differently
 */
function collectEntries(mapping: WrittenMapping, seen: Set<WrittenMapping>): Map<string, DocumentNode> | string {
  seen.add(mapping);
  const entries = new Map<string, DocumentNode>();
  for (const [written, value] of mapping.entries) {
    const key = resolveAlias(written);
    if (key.kind !== 'scalar' || !hasStandardTag(key)) return 'it has a key that is not text';
    if (written.kind === 'alias' || !key.implicit || key.value !== '<<') {
      entries.set(key.value, value);
      continue;
    }
    const merged = resolveAlias(value);
    for (const source of (merged.kind === 'sequence' ? merged.items : [merged]).map(resolveAlias)) {
      if (source.kind !== 'mapping' || seen.has(source)) return MERGED_TWICE;
      const added = collectEntries(source, seen);
      if (typeof added === 'string') return added;
      for (const [name, each] of added) {
        if (entries.has(name)) return MERGED_TWICE;
        entries.set(name, each);
      }
    }
  }
  return entries;
}

function resolveAlias(node: DocumentNode): WrittenNode {
  return node.kind === 'alias' ? resolveAlias(node.target) : node;
}

function hasStandardTag({ tag }: WrittenNode): boolean {
  return tag === '' || tag === '!' || STANDARD_TAGS.has(tag);
}

function firstDifference(pairs: readonly (readonly [YamlNode, DocumentNode | undefined])[]): string | undefined {
  for (const [node, other] of pairs) {
    const difference = findDifference(node, other);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
