import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

export interface CommitStatus {
  readonly commit: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string;
  /** The page with the details. */
  readonly targetUrl: string;
}

/** GitHub rejects longer ones. */
const MAX_DESCRIPTION_CHARACTERS = 140;

/** Sets a commit status, and shortens its description if necessary. Only the last status of a context counts, so setting one twice does no harm. */
export async function setCommitStatus(
  github: GitHub,
  repository: RepositoryName,
  { commit, context, state, description, targetUrl }: CommitStatus,
): Promise<void> {
  const isTooLong = description.length > MAX_DESCRIPTION_CHARACTERS;
  await github.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
    ...repository,
    sha: commit,
    context,
    state,
    description: isTooLong ? `${description.slice(0, MAX_DESCRIPTION_CHARACTERS - 1)}…` : description,
    target_url: targetUrl,
    request: { idempotent: true },
  });
}
