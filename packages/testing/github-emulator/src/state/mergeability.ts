import { mergeTrees } from '../git/commits.ts';
import { readRef } from '../git/refs.ts';
import type { BranchProtection } from '../model/protocol.ts';
import type { CommitStatusRecord, PullRequestRecord, RepositoryRecord } from '../model/records.ts';

export interface Mergeability {
  /** `null` until it has been computed. */
  readonly mergeable: boolean | null;
  readonly state: 'clean' | 'unstable' | 'dirty' | 'blocked' | 'draft' | 'unknown';
}

/** Whether a pull request can be merged now. GitHub computes this in the background, so it is unknown at first. */
export function computeMergeability(repository: RepositoryRecord, issue: PullRequestRecord): Mergeability {
  const { pull } = issue;
  if (issue.state === 'closed') return { mergeable: pull.mergedAt === null ? null : false, state: 'unknown' };
  if (pull.unknownReads > 0) return { mergeable: null, state: 'unknown' };
  if (computeMergeTree(repository, issue) === undefined) return { mergeable: false, state: 'dirty' };
  if (pull.draft) return { mergeable: true, state: 'draft' };
  if (findUnmetRule(repository, issue) !== undefined) return { mergeable: true, state: 'blocked' };
  const failing = findLatestStatuses(repository, pull.headSha).some(({ state }) => state !== 'success');
  return { mergeable: true, state: failing ? 'unstable' : 'clean' };
}

/** @returns the merged tree, or `undefined` if head and base conflict */
export function computeMergeTree({ folder }: RepositoryRecord, { pull }: PullRequestRecord): string | undefined {
  const base = readRef(folder, `refs/heads/${pull.base}`);
  return base === undefined ? undefined : mergeTrees(folder, base, pull.headSha);
}

/** GitHub's message for the first branch protection rule that the pull request does not meet. */
export function findUnmetRule(repository: RepositoryRecord, { pull }: PullRequestRecord): string | undefined {
  const rules = findProtection(repository, pull.base);
  const statuses = findLatestStatuses(repository, pull.headSha);
  const missing = rules?.requiredStatusChecks?.find(
    (context) => !statuses.some((status) => status.context === context && status.state === 'success'),
  );
  if (missing !== undefined) return `Required status check "${missing}" is expected.`;
  const approvals = new Set(pull.reviews.flatMap(({ state, user }) => (state === 'APPROVED' ? [user.login] : []))).size;
  const required = rules?.requiredApprovals ?? 0;
  if (approvals >= required) return undefined;
  return `At least ${required} approving review${required === 1 ? ' is' : 's are'} required by reviewers with write access.`;
}

export function findProtection({ settings }: RepositoryRecord, branch: string): BranchProtection | undefined {
  return settings.protection?.[branch];
}

/** The latest status of each context. */
export function findLatestStatuses({ statuses }: RepositoryRecord, sha: string): readonly CommitStatusRecord[] {
  const latest = new Map<string, CommitStatusRecord>();
  for (const status of statuses) if (status.sha === sha) latest.set(status.context, status);
  return [...latest.values()];
}
