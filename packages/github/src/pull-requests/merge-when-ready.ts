import type { GitHub } from '../client/create-github.ts';
import { type GitHubError, hasHttpStatus } from '../client/github-error.ts';
import type { RepositoryName } from '../repository/repository-name.ts';
import type { PullRequest } from './pull-requests.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export type MergeResult =
  /** GitHub will merge it as soon as all requirements are met. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'merged'; readonly sha: string }
  /** It can be merged neither now nor by GitHub later. */
  | { readonly kind: 'refused'; readonly reason: string };

const ENABLE_AUTO_MERGE = `mutation ($id: ID!, $mergeMethod: PullRequestMergeMethod!, $head: GitObjectID!) {
  enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $mergeMethod, expectedHeadOid: $head }) { clientMutationId }
}`;

/** GitHub finds out in the background, within seconds, whether a pull request can be merged. */
const MAX_POLLS = 10;
const FIRST_POLL_DELAY_MS = 1_000;
const MAX_POLL_DELAY_MS = 5_000;

/**
 * Merges a pull request as soon as possible: with GitHub's auto-merge if the repository allows it and a requirement is not met yet, otherwise at
 * once. Merges the commit `head` and no other. Can be repeated at any time.
 */
export async function mergeWhenReady(
  github: GitHub,
  repository: RepositoryName,
  pull: Pick<PullRequest, 'number' | 'nodeId'>,
  { method, head }: { readonly method: MergeMethod; readonly head: string },
): Promise<MergeResult> {
  const refusal = await enableAutoMerge(github, pull.nodeId, method, head);
  return refusal === undefined ? { kind: 'waiting' } : mergeNow(github, repository, pull.number, method, head, refusal);
}

/** @returns why GitHub refuses, if it does: auto-merge is not allowed in this repository, all requirements are met already, … */
async function enableAutoMerge(
  github: GitHub,
  id: string,
  method: MergeMethod,
  head: string,
): Promise<string | undefined> {
  try {
    const variables = { id, mergeMethod: method.toUpperCase(), head, request: { idempotent: true } };
    await github.graphql(ENABLE_AUTO_MERGE, variables);
    return undefined;
  } catch (error) {
    if (!hasHttpStatus(error, 200, 403, 404, 422)) throw error;
    return error.reason;
  }
}

async function mergeNow(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  method: MergeMethod,
  head: string,
  refusal: string,
): Promise<MergeResult> {
  const parameters = { ...repository, pull_number: number };
  let delayMs = FIRST_POLL_DELAY_MS;
  for (let poll = 1; ; poll += 1) {
    const { data: pull } = await github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', parameters);
    if (pull.merged) return { kind: 'merged', sha: pull.merge_commit_sha ?? head };
    if (pull.state === 'closed') return { kind: 'refused', reason: 'it was closed' };
    if (pull.head.sha !== head) return { kind: 'refused', reason: 'its branch was changed meanwhile' };
    if (pull.draft) return { kind: 'refused', reason: 'it is a draft' };
    if (pull.mergeable === false) return { kind: 'refused', reason: 'it conflicts with its base branch' };
    if (pull.mergeable !== null) break;
    if (poll === MAX_POLLS) return { kind: 'refused', reason: 'GitHub does not report whether it can be merged' };
    github.log(`pull request #${number}: waiting for GitHub to find out whether it can be merged`);
    await github.clock.sleep(delayMs);
    delayMs = Math.min(delayMs * 2, MAX_POLL_DELAY_MS);
  }
  try {
    const merge = { ...parameters, sha: head, merge_method: method };
    const { data } = await github.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', merge);
    return { kind: 'merged', sha: data.sha };
  } catch (error) {
    // 405: a check or a review is missing, or the method is not allowed. 409: the branch was changed meanwhile.
    if (!hasHttpStatus(error, 405, 409, 422)) throw error;
    const { data: pull } = await github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', parameters);
    if (pull.merged) return { kind: 'merged', sha: pull.merge_commit_sha ?? head };
    return { kind: 'refused', reason: describeRefusal(error, refusal) };
  }
}

function describeRefusal(error: GitHubError, refusal: string): string {
  return `GitHub cannot merge it now (${error.reason}), and auto-merge cannot be enabled (${refusal})`;
}
