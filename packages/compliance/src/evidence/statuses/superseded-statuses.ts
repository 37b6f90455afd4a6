import type { PastCommitStatus } from '@kalypso-actions/github';

/**
 * Leaves out each `pending` that the same creator replaced by a `success` within the same second, for example when a small application is applied quickly.
 * Times are whole seconds, so the worst of a second counts, and it would stay pending. Everything else of a second stays.
 *
 * @param statuses of one commit, the newest first: GitHub documents this order (docs.github.com/en/rest/commits/statuses, read 2026-11-30)
 */
export function withoutSuperseded(statuses: readonly PastCommitStatus[]): readonly PastCommitStatus[] {
  const succeeded = new Set<string>();
  return statuses.filter((status) => {
    const key = JSON.stringify([status.context.toLowerCase(), status.creator, status.at]);
    if (status.state === 'success') succeeded.add(key);
    return status.state !== 'pending' || Number.isNaN(status.at) || !succeeded.has(key);
  });
}
