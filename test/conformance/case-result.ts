import type { Deviation } from './deviations.ts';

/** How a case ended. */
export interface CaseResult {
  readonly id: string;
  readonly tags: readonly string[];
  /** Why the case failed, with a diff. `undefined` if it passed, or failed as expected. */
  readonly failure: string | undefined;
  /** The rule by which we deliberately differ from the operator in this case. */
  readonly deviation?: string | undefined;
  /** What the engine does not do yet, so that this case is expected to fail. */
  readonly knownFailure?: string | undefined;
}

/** What the lists of this folder say about a case. */
export interface CaseExpectation<T> {
  readonly deviation?: Deviation<T> | undefined;
  readonly knownFailure?: string | undefined;
}

/**
 * Decides whether a case passes.
 *
 * @param mismatch how our result differs from the operator's
 * @param compareWith how our result differs from what a deviation expects instead
 */
export function judgeCase<T>(
  { id, tags }: Pick<CaseResult, 'id' | 'tags'>,
  { deviation, knownFailure }: CaseExpectation<T>,
  mismatch: string | undefined,
  compareWith: (instead: T) => string | undefined,
): CaseResult {
  if (deviation !== undefined) {
    const failure = compareWith(deviation.instead) ?? (mismatch === undefined ? STALE_DEVIATION : undefined);
    return { id, tags, failure, deviation: deviation.rule };
  }
  if (knownFailure !== undefined) {
    return { id, tags, failure: mismatch === undefined ? STALE_KNOWN_FAILURE : undefined, knownFailure };
  }
  return { id, tags, failure: mismatch };
}

const STALE_DEVIATION =
  '    listed as a deviation, but our result equals the operator’s: remove the case from deviations.json';
const STALE_KNOWN_FAILURE = '    listed as a known failure, but the case passes: remove it from known-failures.json';

/** The failure of a case that threw an error. */
export function describeCrash(error: unknown): string {
  return `    crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
