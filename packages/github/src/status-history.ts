import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** A status that a commit got. */
export interface PastStatus {
  readonly context: string;
  readonly state: string;
  readonly description: string;
  /** Milliseconds since 1970; GitHub tells whole seconds. */
  readonly at: number;
}

/** Every status that a commit got, the newest first. */
export async function commitStatuses(
  github: GitHub,
  repository: RepositoryName,
  commit: string,
): Promise<readonly PastStatus[]> {
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
