/** A position in a file; lines and columns are counted from 1. */
export interface Position {
  /** The folder or repository that contains the file, as shown to users. */
  readonly source: string;
  /** Path relative to `source`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type Severity = 'error' | 'warning';

/** A problem that a user can fix. Diagnostics are collected, never thrown, and reported together. */
export interface Diagnostic {
  /** Stable, kebab-case, documented in `docs/reference/diagnostics.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one sentence. Text from input is formatted by `quote`. */
  readonly message: string;
  readonly at?: Position;
  /** What to do about it. */
  readonly hint?: string;
  /** Other relevant positions, for example the first of two definitions. */
  readonly related?: readonly { readonly message: string; readonly at: Position }[];
  /** The object that fails because of it. */
  readonly subject?: { readonly kind: string; readonly name: string };
  /** Name of the workload registration whose team has to fix it; absent if it is the platform team. */
  readonly registration?: string;
}

/** A value that is usable although some of the input was invalid, with the diagnostics of what was. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
