import { resolve } from 'node:path';
import { localGit } from './git-local.ts';

/**
 * The commit that a folder of a checkout shows.
 * @returns `undefined` when the folder is not in a repository, or the commit does not hold it
 */
export async function headCommit(folder: string): Promise<string | undefined> {
  const path = resolve(folder);
  // A job in a container sees a workspace that another user owns; only its id is read, and nothing of it is run.
  const answer = await localGit(path, ['-c', 'safe.directory=*', 'rev-parse', 'HEAD^{commit}', 'HEAD:./']);
  return answer?.split('\n')[0];
}
