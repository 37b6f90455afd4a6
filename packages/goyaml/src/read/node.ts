/** A node of a YAML document, before its scalars are given a meaning. */
export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string;
  /** In full: `tag:yaml.org,2002:str`; empty for none. */
  readonly tag: string;
  /** Plain and without a tag, so that its text decides what it is. */
  readonly implicit: boolean;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly entries: readonly (readonly [key: YamlNode, value: YamlNode])[];
}

export interface AliasNode {
  readonly kind: 'alias';
  /** What it stands for. It may still be growing, when the alias stands within it. */
  readonly target: YamlNode;
}
