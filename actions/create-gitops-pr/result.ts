import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Change } from './subject.ts';
import type { Target } from './target.ts';

export type Operation = 'created' | 'updated' | 'unchanged' | 'closed' | 'none';

/** What a run did, or in a dry run would do. */
export interface Result {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing when the run failed. */
  readonly operation?: Operation;
  readonly target?: Target;
  readonly pull?: { readonly number: number; readonly url: string };
  readonly headSha?: string;
  readonly change?: Change;
  readonly filesChanged?: number;
  /** The body that the pull request has or would have. */
  readonly body?: string;
  readonly title?: string;
}

export function failed(...diagnostics: readonly Diagnostic[]): Result {
  return { ok: false, diagnostics };
}

/** A mistake of somebody's that keeps the run from going on. */
export function mistake(code: string, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', message, hint };
}
