/** Where in a file, counted from 1. `source` is the folder or repository that the file belongs to, for people; `file` is relative to it. */
export interface Position {
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** A problem that a user can mend. Collected, never thrown; reported all together. */
export interface Diagnostic {
  /** Stable, kebab-case, documented in `docs/reference/diagnostics.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. Text that came from input is quoted by {@link quote}. */
  readonly message: string;
  readonly at?: Position;
  /** What to do about it. */
  readonly hint?: string;
  /** Other places that matter: the first of two definitions, for example. */
  readonly related?: readonly { readonly message: string; readonly at: Position }[];
  /** The object that fails because of it. */
  readonly subject?: { readonly kind: string; readonly name: string };
}

/** A result that is worth having although some of the input was wrong. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
