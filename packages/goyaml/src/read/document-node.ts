import type { ScalarStyle, TextRange } from './scan/yaml-token.ts';

/** A node of a YAML document before its scalars are resolved. */
export type DocumentNode = DocumentScalar | DocumentSequence | DocumentMapping | DocumentAlias;

/** A scalar, and the part of the text that it is written as; an empty part for a scalar that is not written. */
export interface DocumentScalar extends TextRange {
  readonly kind: 'scalar';
  readonly value: string;
  /** The full tag: `tag:yaml.org,2002:str`; empty if there is none. */
  readonly tag: string;
  /** Whether the text determines the type: the scalar is plain and has no tag. */
  readonly implicit: boolean;
  readonly anchor: string;
  readonly style: ScalarStyle;
}

export interface DocumentSequence {
  readonly kind: 'sequence';
  readonly items: readonly DocumentNode[];
  readonly tag: string;
  readonly anchor: string;
}

export interface DocumentMapping {
  readonly kind: 'mapping';
  readonly entries: readonly (readonly [key: DocumentNode, value: DocumentNode])[];
  readonly tag: string;
  readonly anchor: string;
}

export interface DocumentAlias {
  readonly kind: 'alias';
  /** The anchored node. It may be incomplete if it contains the alias. */
  readonly target: DocumentNode;
  readonly name: string;
}
