import type { GitHub } from '../client/create-github.ts';
import { hasHttpStatus } from '../client/github-error.ts';
import { isRecord } from '../client/github-response.ts';
import type { RepositoryName } from './repository-name.ts';

/**
 * Reads the text of a small file in a commit; `undefined` if the commit does not contain the file.
 * @throws a `GitHubError`, also if the commit does not exist or the token cannot see it: then GitHub's 404 is not about the file
 */
export async function readFileText(
  github: GitHub,
  repository: RepositoryName,
  path: string,
  commit: string,
): Promise<string | undefined> {
  try {
    const parameters = { ...repository, path, ref: commit };
    const { data } = await github.request('GET /repos/{owner}/{repo}/contents/{path}', parameters);
    return decodeContent(data, path);
  } catch (error) {
    if (!hasHttpStatus(error, 404)) throw error;
    await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...repository, commit_sha: commit });
    return undefined;
  }
}

/** At a path, GitHub returns a file, a folder, a link or a submodule. */
function decodeContent(data: unknown, path: string): string {
  if (isRecord(data) && data.type === 'file' && data.encoding === 'base64' && typeof data.content === 'string')
    return Buffer.from(data.content, 'base64').toString();
  throw new Error(`${path} is not a file, or is too large`);
}
