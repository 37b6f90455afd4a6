import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import { formatRepositoryName, type RepositoryName } from './repository-name.ts';

/** A repository by its present name. */
export interface CanonicalRepository {
  readonly repository: RepositoryName;
  /** The number that a repository keeps when it is renamed or transferred. */
  readonly id: number;
}

/**
 * Reads the present name of a repository, in GitHub's letter case. GitHub redirects a former name (301 for reads, 307 for writes), until another repository
 * takes that name. See "Follow redirects" on https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api.
 * @returns `undefined` if the repository does not exist or the token cannot see it
 * @throws a `GitHubError` if GitHub does not respond, rejects the token or limits the rate of calls
 */
export async function readCanonicalName(
  github: GitHub,
  repository: RepositoryName,
): Promise<CanonicalRepository | undefined> {
  try {
    const { data } = await github.request('GET /repos/{owner}/{repo}', { ...repository });
    return { repository: { owner: data.owner.login, repo: data.name }, id: Number(data.id) };
  } catch (error) {
    if (hasHttpStatus(error, 403, 404)) return undefined;
    throw error;
  }
}

/** Resolves names of repositories to their present ones, and asks GitHub once for each name. */
export class CanonicalNames {
  readonly #github: GitHub;
  /** By lower-case name, since GitHub ignores letter case. */
  readonly #known = new Map<string, Promise<RepositoryName | undefined>>();

  constructor(github: GitHub) {
    this.#github = github;
  }

  /**
   * Resolves a name to the present one; `undefined` if the repository does not exist or the token cannot see it.
   * @throws a `GitHubError` for any other failure, which is not kept: the next call asks again
   */
  resolve(name: RepositoryName): Promise<RepositoryName | undefined> {
    const key = formatRepositoryName(name).toLowerCase();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const resolved = this.#read(name).catch((error: unknown) => {
      this.#known.delete(key);
      throw error;
    });
    this.#known.set(key, resolved);
    return resolved;
  }

  async #read(name: RepositoryName): Promise<RepositoryName | undefined> {
    const repository = (await readCanonicalName(this.#github, name))?.repository;
    if (repository !== undefined) {
      this.#known.set(formatRepositoryName(repository).toLowerCase(), Promise.resolve(repository));
    }
    return repository;
  }
}
