import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** A status that was set on a commit. */
export interface PastCommitStatus {
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly targetUrl: string;
  /** The login of the account or App that set it, in lower case, because logins differ in more than letter case; `undefined` if it does not exist any more. */
  readonly creator: string | undefined;
  /** Milliseconds since 1970; GitHub returns whole seconds. `NaN` if it returns none. */
  readonly at: number;
}

/** Lists every status that was ever set on a commit, newest first: GitHub accepts at most 1,000 per commit and context. */
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
  return all.map(({ context, state, description, target_url, creator, created_at }) => ({
    context,
    state,
    description: description ?? '',
    targetUrl: target_url ?? '',
    creator: creator?.login?.toLowerCase(),
    at: Date.parse(created_at),
  }));
}
