import { mergedTree } from '../git/commits.ts';
import { refId } from '../git/refs.ts';
import type { PullRequest, Repository, Status } from '../model/model.ts';
import type { Protection } from '../model/protocol.ts';

export interface Mergeability {
  /** null: not computed yet. */
  readonly mergeable: boolean | null;
  readonly state: 'clean' | 'unstable' | 'dirty' | 'blocked' | 'draft' | 'unknown';
}

/** What GitHub says about merging at this moment; it works that out behind the scenes, so at first it does not know. */
export function mergeability(repository: Repository, issue: PullRequest): Mergeability {
  const { pull } = issue;
  if (issue.state === 'closed') return { mergeable: pull.mergedAt === null ? null : false, state: 'unknown' };
  if (pull.unknownFor > 0) return { mergeable: null, state: 'unknown' };
  if (treeOfMerge(repository, issue) === undefined) return { mergeable: false, state: 'dirty' };
  if (pull.draft) return { mergeable: true, state: 'draft' };
  if (unmetRule(repository, issue) !== undefined) return { mergeable: true, state: 'blocked' };
  const failing = latestStatuses(repository, pull.headSha).some(({ state }) => state !== 'success');
  return { mergeable: true, state: failing ? 'unstable' : 'clean' };
}

/** undefined: the two conflict. */
export function treeOfMerge({ folder }: Repository, { pull }: PullRequest): string | undefined {
  const base = refId(folder, `refs/heads/${pull.base}`);
  return base === undefined ? undefined : mergedTree(folder, base, pull.headSha);
}

/** The first of the base branch's rules that the pull request does not meet, in GitHub's words. */
export function unmetRule(repository: Repository, { pull }: PullRequest): string | undefined {
  const rules = protectionOf(repository, pull.base);
  const statuses = latestStatuses(repository, pull.headSha);
  const missing = rules?.requiredStatusChecks?.find(
    (context) => !statuses.some((status) => status.context === context && status.state === 'success'),
  );
  if (missing !== undefined) return `Required status check "${missing}" is expected.`;
  const approvals = new Set(pull.reviews.flatMap(({ state, user }) => (state === 'APPROVED' ? [user.login] : []))).size;
  const required = rules?.requiredApprovals ?? 0;
  if (approvals >= required) return undefined;
  return `At least ${required} approving review${required === 1 ? ' is' : 's are'} required by reviewers with write access.`;
}

export function protectionOf({ settings }: Repository, branch: string): Protection | undefined {
  return settings.protection?.[branch];
}

/** Of each context the status that was set last. */
export function latestStatuses({ statuses }: Repository, sha: string): readonly Status[] {
  const latest = new Map<string, Status>();
  for (const status of statuses) if (status.sha === sha) latest.set(status.context, status);
  return [...latest.values()];
}
