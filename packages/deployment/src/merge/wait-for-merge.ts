import { formatDuration } from '@kalypso-actions/calendar';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  findBranchHead,
  formatRepositoryName,
  type GitHub,
  type RepositoryName,
  readPullRequestState,
} from '@kalypso-actions/github';

export interface MergeWait {
  readonly repository: RepositoryName;
  /** The pull request; `undefined`: the branch has the manifests already. */
  readonly pullRequest: number | undefined;
  /** The branch that it is merged into. */
  readonly branch: string;
  /** How long to wait, in milliseconds; 0 polls once. */
  readonly timeoutMs: number;
  readonly intervalMs: number;
  /** Whether a pull request that is still open is a failure. */
  readonly isRequired: boolean;
  readonly serverUrl: string;
}

/** Whether the branch has the manifests. */
export type MergeWaitResult =
  | { readonly kind: 'merged'; readonly commit: string }
  | { readonly kind: 'open'; readonly message: string }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic };

/** Waits until a pull request is merged. @throws GitHubError if GitHub fails or rejects a request */
export async function waitForMerge(wait: MergeWait, github: GitHub): Promise<MergeWaitResult> {
  const { repository, pullRequest, branch, timeoutMs, intervalMs, isRequired } = wait;
  const { clock, log } = github;
  const end = clock.now() + timeoutMs;
  const name = `pull request ${wait.serverUrl}/${formatRepositoryName(repository)}/pull/${pullRequest}`;
  let isFirst = true;
  while (pullRequest !== undefined) {
    const state = await readPullRequestState(github, repository, pullRequest);
    if (state === 'merged') break;
    if (state === 'closed')
      return failMerge(
        'pull-request-closed',
        `${name} was closed without a merge`,
        'Start the workflow again: it proposes the manifests again.',
      );
    if (!isRequired) return { kind: 'open', message: `${name} waits for a reviewer` };
    if (clock.now() + intervalMs > end)
      return failMerge(
        'not-merged',
        `${name} was not merged within ${formatDuration(timeoutMs)}`,
        'Find out there what it waits for. After the merge, re-run the failed jobs: the run continues here.',
      );
    if (isFirst) log(`Waiting up to ${formatDuration(timeoutMs)} until ${name} is merged`);
    isFirst = false;
    await clock.sleep(intervalMs);
  }
  const commit = await findBranchHead(github, repository, branch);
  if (commit === undefined)
    return failMerge('not-merged', `${formatRepositoryName(repository)} has no branch ${branch}`, 'Create the branch.');
  return { kind: 'merged', commit };
}

function failMerge(code: 'not-merged' | 'pull-request-closed', message: string, hint: string): MergeWaitResult {
  return { kind: 'failed', diagnostic: { code, severity: 'error', message, hint } };
}
