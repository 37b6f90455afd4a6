import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** The fields of GitHub's response that we use. */
interface CommitStatusResponse {
  readonly id: number;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly target_url: string | null;
  /** `null` for an account or App that does not exist any more. */
  readonly creator: { readonly login: string } | null;
  readonly created_at: string;
}

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
  return new CommitStatusHistory(github, repository).list(commit);
}

/** Lists the statuses of commits again and again. Statuses are never changed or removed, so only the new ones are requested. */
export class CommitStatusHistory {
  readonly #github: GitHub;
  readonly #repository: RepositoryName;
  readonly #known = new Map<string, ReadonlyMap<number, PastCommitStatus>>();

  constructor(github: GitHub, repository: RepositoryName) {
    this.#github = github;
    this.#repository = repository;
  }

  /** Lists every status of a commit, as {@link listCommitStatuses} does. */
  async list(commit: string): Promise<readonly PastCommitStatus[]> {
    const known = this.#known.get(commit) ?? new Map<number, PastCommitStatus>();
    const parameters = { ...this.#repository, ref: commit, per_page: 100 };
    const route = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses';
    const added = await this.#github.paginate(route, parameters, ({ data }, done) => {
      if (data.some(({ id }) => known.has(id))) done();
      return data;
    });
    // By ID: a status that is set between the requests of two pages moves another one to the second page.
    const statuses = new Map(added.map((status) => [status.id, toPastStatus(status)]));
    for (const [id, status] of known) statuses.set(id, status);
    this.#known.set(commit, statuses);
    return [...statuses.values()];
  }
}

function toPastStatus({
  context,
  state,
  description,
  target_url,
  creator,
  created_at,
}: CommitStatusResponse): PastCommitStatus {
  return {
    context,
    state,
    description: description ?? '',
    targetUrl: target_url ?? '',
    creator: creator?.login?.toLowerCase(),
    at: Date.parse(created_at),
  };
}
