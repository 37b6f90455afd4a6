import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A status that was set on a commit. */
export interface PastCommitStatus {
  readonly context: string;
  readonly state: string;
  readonly description: string;
  /** Milliseconds since 1970; GitHub returns whole seconds. */
  readonly at: number;
}

/** Lists every status that was ever set on a commit, newest first. */
export async function listCommitStatuses(
  github: GitHub,
  repository: RepositoryName,
  commit: string,
): Promise<readonly PastCommitStatus[]> {
  const all = await github.paginate('GET /repos/{owner}/{repo}/commits/{ref}/statuses', {
    ...repository,
    ref: commit,
    per_page: 100,
  });
  return all.map(({ context, state, description, created_at }) => ({
    context,
    state,
    description: description ?? '',
    at: Date.parse(created_at),
  }));
}
