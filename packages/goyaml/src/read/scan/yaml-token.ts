/** A token of YAML, as in libyaml's scanner. */
export type YamlToken =
  | { readonly type: 'version'; readonly version: string }
  | { readonly type: 'tag-directive'; readonly handle: string; readonly prefix: string }
  | { readonly type: 'alias' | 'anchor'; readonly name: string }
  | { readonly type: 'tag'; readonly handle: string; readonly suffix: string }
  | ScalarToken
  | { readonly type: BareTokenType };

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A scalar; its range includes quotes and block indicators. */
export interface ScalarToken extends TextRange {
  readonly type: 'scalar';
  readonly value: string;
  readonly style: ScalarStyle;
}

/** The types of tokens that have no other data. */
export type BareTokenType =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'block-sequence'
  | 'block-mapping'
  | 'block-end'
  | 'flow-sequence'
  | 'flow-sequence-end'
  | 'flow-mapping'
  | 'flow-mapping-end'
  | 'flow-entry'
  | 'block-entry'
  | 'key'
  | 'value';
