import type { GitHub } from './client.ts';
import { type GitHubError, isStatus } from './error.ts';
import type { PullRequest } from './pull-requests.ts';
import type { RepositoryName } from './repository.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** What became of a pull request that is to be merged. */
export type Merging =
  /** GitHub merges it as soon as it may. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'merged'; readonly sha: string }
  /** It can be merged neither now nor by GitHub later. */
  | { readonly kind: 'refused'; readonly reason: string };

const ENABLE = `mutation ($id: ID!, $mergeMethod: PullRequestMergeMethod!, $head: GitObjectID!) {
  enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $mergeMethod, expectedHeadOid: $head }) { clientMutationId }
}`;

/** GitHub finds out whether a pull request can be merged in the background, within seconds. */
const LOOKS = 10;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Merges a pull request when it may be: by GitHub's own auto-merge where the repository allows that and something is still missing, else at once.
 * Merges the commit `head` and no other. Can be run again at any time.
 */
export async function mergeWhenReady(
  github: GitHub,
  repository: RepositoryName,
  pull: Pick<PullRequest, 'number' | 'nodeId'>,
  { method, head }: { readonly method: MergeMethod; readonly head: string },
): Promise<Merging> {
  const refusal = await enableAutoMerge(github, pull.nodeId, method, head);
  return refusal === undefined ? { kind: 'waiting' } : mergeNow(github, repository, pull.number, method, head, refusal);
}

/** @returns what GitHub has against it, if anything: not allowed in this repository, nothing to wait for, … */
async function enableAutoMerge(
  github: GitHub,
  id: string,
  method: MergeMethod,
  head: string,
): Promise<string | undefined> {
  try {
    await github.graphql(ENABLE, { id, mergeMethod: method.toUpperCase(), head, request: { idempotent: true } });
    return undefined;
  } catch (error) {
    if (!isStatus(error, 200, 403, 404, 422)) throw error;
    return error.answer;
  }
}

async function mergeNow(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  method: MergeMethod,
  head: string,
  refusal: string,
): Promise<Merging> {
  const place = { ...repository, pull_number: number };
  let pause = FIRST_PAUSE_MS;
  for (let look = 1; ; look += 1) {
    const { data: pull } = await github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', place);
    if (pull.merged) return { kind: 'merged', sha: pull.merge_commit_sha ?? head };
    if (pull.state === 'closed') return { kind: 'refused', reason: 'it was closed' };
    if (pull.head.sha !== head) return { kind: 'refused', reason: 'its branch has moved on' };
    if (pull.draft) return { kind: 'refused', reason: 'it is a draft' };
    if (pull.mergeable === false) return { kind: 'refused', reason: 'it conflicts with its base branch' };
    if (pull.mergeable !== null) break;
    if (look === LOOKS) return { kind: 'refused', reason: 'GitHub does not say whether it can be merged' };
    github.log(`pull request #${number}: waiting until GitHub knows whether it can be merged`);
    await github.clock.sleep(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
  try {
    const parameters = { ...place, sha: head, merge_method: method };
    const { data } = await github.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', parameters);
    return { kind: 'merged', sha: data.sha };
  } catch (error) {
    // 405: not now, a check or a review is missing, or this method is not allowed. 409: the branch has moved on.
    if (!isStatus(error, 405, 409, 422)) throw error;
    const { data: pull } = await github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', place);
    if (pull.merged) return { kind: 'merged', sha: pull.merge_commit_sha ?? head };
    return { kind: 'refused', reason: reasons(error, refusal) };
  }
}

function reasons(error: GitHubError, refusal: string): string {
  return `GitHub does not merge it now (${error.answer}), and auto-merge cannot be enabled (${refusal})`;
}
