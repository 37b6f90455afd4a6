import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { listOpenPullRequests, type PullRequest } from '@kalypso-actions/github';
import type { Context } from './context.ts';
import { markOf } from './ours.ts';
import { mistake } from './result.ts';

/** The open pull requests to the base branch that matter. */
export interface Pulls {
  /** The one that this run keeps. */
  readonly ours: PullRequest | undefined;
  /** Others of ours for the same folder: from another branch than the one asked for. They are closed. */
  readonly outdated: readonly PullRequest[];
  /** Somebody's pull request from the very branch that we would write. */
  readonly foreign: PullRequest | undefined;
}

/** Sorts what is open. A pull request is ours by its mark, and only when its branch is in the repository itself: anybody can write a mark into a fork's. */
export async function findPulls({ github, target }: Pick<Context, 'github' | 'target'>): Promise<Pulls> {
  const { owner, repo } = target.repository;
  const own = `${owner}/${repo}`.toLowerCase();
  const all = await listOpenPullRequests(github, target.repository, target.branch);
  const inside = all.filter(({ headRepository }) => headRepository?.toLowerCase() === own);
  const marked = inside.filter(({ body }) => {
    const mark = markOf(body);
    return mark?.base === target.branch && mark.path === target.path;
  });
  const fromHead = inside.find(({ headBranch }) => headBranch === target.head);
  return {
    ours: marked.find(({ headBranch }) => headBranch === target.head),
    outdated: marked.filter(({ headBranch }) => headBranch !== target.head),
    foreign: fromHead !== undefined && !marked.includes(fromHead) ? fromHead : undefined,
  };
}

export function foreignPull({ number }: PullRequest, head: string): Diagnostic {
  return mistake(
    'pull-request-not-ours',
    `pull request #${number} comes from ${quote(head)}, the branch that this action would write, and was not opened by it for this folder`,
    'Close it, or choose another `head-branch`. Nothing was published.',
  );
}
