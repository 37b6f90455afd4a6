import type { GitHub } from '../client/create-github.ts';
import type { PullRequest } from './pull-requests.ts';

/** https://docs.github.com/en/graphql/reference/pulls, read on 2026-11-30. REST creates drafts and shows them, but does not end them. */
const MARK_READY = `mutation ($id: ID!) {
  markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId }
}`;

/**
 * Makes a draft an ordinary pull request, which can be merged. Can be repeated. GitHub asks for write access to contents and pull requests:
 * https://github.com/cli/cli/issues/8910.
 */
export async function markReadyForReview(github: GitHub, { nodeId }: Pick<PullRequest, 'nodeId'>): Promise<void> {
  await github.graphql(MARK_READY, { id: nodeId, request: { idempotent: true } });
}
