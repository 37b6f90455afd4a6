/** A node of a YAML document before its scalars are resolved. */
export type ConfigNode = ConfigScalar | ConfigSequence | ConfigMapping | ConfigAlias;

export interface ConfigScalar {
  readonly kind: 'scalar';
  readonly value: string;
  /** The full tag: `tag:yaml.org,2002:str`; empty if there is none. */
  readonly tag: string;
  /** Whether the text determines the type: the scalar is plain and has no tag. */
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
  /** The anchored node. It may be incomplete if it contains the alias. */
  readonly target: ConfigNode;
}
