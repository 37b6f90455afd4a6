/** A node of a YAML document, before its scalars are given a meaning. */
export type ConfigNode = ConfigScalar | ConfigSequence | ConfigMapping | ConfigAlias;

export interface ConfigScalar {
  readonly kind: 'scalar';
  readonly value: string;
  /** In full: `tag:yaml.org,2002:str`; empty for none. */
  readonly tag: string;
  /** Plain and without a tag, so that its text decides what it is. */
  readonly implicit: boolean;
}

export interface ConfigSequence {
  readonly kind: 'sequence';
  readonly items: readonly ConfigNode[];
}

export interface ConfigMapping {
  readonly kind: 'mapping';
  readonly entries: readonly (readonly [key: ConfigNode, value: ConfigNode])[];
}

export interface ConfigAlias {
  readonly kind: 'alias';
  /** What it stands for. It may still be growing, when the alias stands within it. */
  readonly target: ConfigNode;
}
