import type { ScalarTag } from '@kalypso-actions/goyaml';

interface YamlNodeBase {
  /** Where the node starts in the source, in UTF-16 units. */
  readonly offset: number;
  /** How many nodes it stands for, aliases written out. */
  readonly size: number;
  /** The anchor and the tag that are written before it; empty when there are none. */
  readonly mark: string;
}

export interface ScalarNode extends YamlNodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  /** What YAML 1.1 makes of it, as the Kubernetes API server reads it. */
  readonly type: ScalarTag;
  /** A block scalar's text starts on a line of its own, at `offset`, and is indented so far; nothing for other scalars. */
  readonly blockIndent: number | undefined;
}

export interface MappingEntry {
  readonly key: ScalarNode;
  readonly value: YamlNode;
}

export interface MappingNode extends YamlNodeBase {
  readonly kind: 'mapping';
  /** In the order of the source; what `<<` brings in comes last. No key is there twice. */
  readonly entries: readonly MappingEntry[];
  readonly byKey: ReadonlyMap<string, MappingEntry>;
}

export interface SequenceNode extends YamlNodeBase {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

/** A node of a YAML document. An alias is the node that it stands for. */
export type YamlNode = ScalarNode | MappingNode | SequenceNode;

export function isNullNode(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

/** The value of a mapping's key; nothing for any other node. */
export function getChild(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'mapping' ? node.byKey.get(key)?.value : undefined;
}

/** The text of a mapping's key that is a scalar. */
export function getChildText(node: YamlNode | undefined, key: string): string | undefined {
  const value = getChild(node, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** The offset of what a path leads to, or of the nearest parent that is there: a plain value's own, else its key's. */
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
