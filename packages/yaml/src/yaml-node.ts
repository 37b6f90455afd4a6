import type { ScalarTag } from '@kalypso-actions/goyaml';

interface YamlNodeBase {
  /** The start of the node in the source, in UTF-16 units. */
  readonly offset: number;
  /** The number of nodes in it, itself included, after its aliases are expanded. */
  readonly size: number;
  /** The anchor and the tag in front of it; empty if there are none. */
  readonly mark: string;
}

export interface ScalarNode extends YamlNodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  /** The end of its text in the source, in UTF-16 units. */
  readonly end: number;
  /** Its type in YAML 1.1, as read by the Kubernetes API server. */
  readonly type: ScalarTag;
  /** The indentation of a block scalar, whose text starts on a line of its own, at `offset`; `undefined` for other scalars. */
  readonly blockIndent: number | undefined;
}

export interface MappingEntry {
  readonly key: ScalarNode;
  readonly value: YamlNode;
}

export interface MappingNode extends YamlNodeBase {
  readonly kind: 'mapping';
  /** In the order of the source, then those that `<<` merges. Keys are unique. */
  readonly entries: readonly MappingEntry[];
  readonly byKey: ReadonlyMap<string, MappingEntry>;
}

export interface SequenceNode extends YamlNodeBase {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

/** A node of a YAML document. An alias is replaced by its anchored node. */
export type YamlNode = ScalarNode | MappingNode | SequenceNode;

export function isNullNode(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

/** The value of a key; `undefined` if the node is not a mapping or does not have the key. */
export function getChild(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'mapping' ? node.byKey.get(key)?.value : undefined;
}

/** The text of the value of a key; `undefined` if there is no such value or it is not a scalar. */
export function getChildText(node: YamlNode | undefined, key: string): string | undefined {
  const value = getChild(node, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}

/**
 * The offset of the node at a path, or of its nearest existing parent.
 *
 * It is the offset of a value that is written on one line, and otherwise that of its key.
 */
export function findOffset(root: YamlNode, path: readonly (string | number)[]): number {
  let node = root;
  let offset = root.offset;
  for (const step of path) {
    const entry = node.kind === 'mapping' ? node.byKey.get(String(step)) : undefined;
    const value = node.kind === 'sequence' && typeof step === 'number' ? node.items[step] : entry?.value;
    if (!value) return offset;
    const isLine = value.kind === 'scalar' && value.blockIndent === undefined && value.text !== '';
    offset = entry && !isLine ? entry.key.offset : value.offset;
    node = value;
  }
  return offset;
}
