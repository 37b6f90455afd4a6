/** An error in a YAML text. */
export interface YamlProblem {
  readonly code: 'yaml-syntax' | 'yaml-too-deep' | 'yaml-alias-expansion' | 'duplicate-key';
  readonly message: string;
  readonly hint?: string;
  /** Where it is, in UTF-16 units. */
  readonly offset: number;
}
