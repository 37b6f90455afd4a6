import { resolve } from 'node:path';
import { runLocalGit } from './run-local-git.ts';

/**
 * Reads the ID of the commit that a folder is a checkout of.
 * @returns `undefined` if the folder is not in a repository, or the commit does not contain it
 */
export async function readHeadCommit(folder: string): Promise<string | undefined> {
  const path = resolve(folder);
  // In a container job, another user owns the workspace. Only an ID is read, and nothing of the repository is run.
  const output = await runLocalGit(path, ['-c', 'safe.directory=*', 'rev-parse', 'HEAD^{commit}', 'HEAD:./']);
  return output?.split('\n')[0];
}
