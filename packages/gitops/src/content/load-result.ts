import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** A file or folder that was read and checked, or why it cannot be used. */
export type LoadResult<T> =
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

export function refuseLoading(code: string, messages: readonly string[], hint: string): LoadResult<never> {
  return { kind: 'refused', diagnostics: messages.map((message) => ({ code, severity: 'error', message, hint })) };
}
