import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** A commit status. */
export interface CommitStatus {
  readonly commit: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string;
  /** The page that tells more. */
  readonly targetUrl: string;
}

/** GitHub takes no longer ones. */
const LONGEST_DESCRIPTION = 140;

/** Sets a commit status. The last one of a context counts, so setting one twice does no harm. */
export async function setCommitStatus(
  github: GitHub,
  repository: RepositoryName,
  { commit, context, state, description, targetUrl }: CommitStatus,
): Promise<void> {
  const cut = description.length > LONGEST_DESCRIPTION;
  await github.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
    ...repository,
    sha: commit,
    context,
    state,
    description: cut ? `${description.slice(0, LONGEST_DESCRIPTION - 1)}…` : description,
    target_url: targetUrl,
    request: { idempotent: true },
  });
}
