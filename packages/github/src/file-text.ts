import type { GitHub } from './client.ts';
import { isRecord, isStatus } from './error.ts';
import type { RepositoryName } from './repository.ts';

/**
 * The text of a small file as it is in a commit; nothing when the commit has no such file.
 * @throws a `GitHubError`; when the commit is not there, or may not be seen, as well: GitHub's answer is then not about the file
 */
export async function fileText(
  github: GitHub,
  repository: RepositoryName,
  path: string,
  commit: string,
): Promise<string | undefined> {
  const place = { ...repository, path, ref: commit };
  try {
    const { data } = await github.request('GET /repos/{owner}/{repo}/contents/{path}', place);
    return textOf(data, path);
  } catch (error) {
    if (!isStatus(error, 404)) throw error;
    await github.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...repository, commit_sha: commit });
    return undefined;
  }
}

/** GitHub's description of the API leaves open what it gives for a path: a file, a folder, a link, a submodule. */
function textOf(data: unknown, path: string): string {
  if (isRecord(data) && data.type === 'file' && data.encoding === 'base64' && typeof data.content === 'string')
    return Buffer.from(data.content, 'base64').toString();
  throw new Error(`${path} is no small file`);
}
