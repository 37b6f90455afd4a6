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

/** A text as GitHub keeps it in a commit status: one line of at most 140 characters. */
export function formatStatusDescription(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line.length <= MAX_DESCRIPTION_CHARACTERS) return line;
  return `${line.slice(0, MAX_DESCRIPTION_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Sets a commit status, and shortens its description if necessary. Only the last status of a context counts, so setting one twice does no harm. */
export async function setCommitStatus(
  github: GitHub,
  repository: RepositoryName,
  { commit, context, state, description, targetUrl }: CommitStatus,
): Promise<void> {
  await github.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
    ...repository,
    sha: commit,
    context,
    state,
    description: formatStatusDescription(description),
    target_url: targetUrl,
    request: { idempotent: true },
  });
}
