/** All verdicts, most urgent first. */
export const VERDICTS = [
  'failing',
  'unknown',
  'disconnected',
  'stale',
  'suspended',
  'not-ready',
  'behind',
  'pending',
  'unconfirmed',
  'ahead',
  'compliant',
  'pinned',
] as const;

/**
 * - `compliant`: has proven the expected commit
 * - `ahead`: the same for a newer commit, which contains the expected one
 * - `behind`: is on a commit or a branch that does not contain the expected commit
 * - `failing`: something fails at the expected commit or a newer one, for longer than the grace period
 * - `not-ready`: something fails within the grace period, or speaks against compliance without being a failure
 * - `pending`: in progress, or has not held for long enough
 * - `unconfirmed`: has proven the commit, but the resource provider has not confirmed it
 * - `suspended`: its reconciliation is suspended
 * - `disconnected`: its cluster is stopped, or has no connection to what reports for it
 * - `stale`: its last report is too old
 * - `unknown`: something that it has to report is missing, contradictory or not documented
 * - `pinned`: it follows a tag or a commit, so it takes no part
 */
export type Verdict = (typeof VERDICTS)[number];

export function complies({ verdict }: { readonly verdict: Verdict }): boolean {
  return verdict === 'compliant' || verdict === 'ahead';
}

/** Orders verdicts: most urgent first. */
export function compareVerdicts(one: Verdict, other: Verdict): number {
  return VERDICTS.indexOf(one) - VERDICTS.indexOf(other);
}
