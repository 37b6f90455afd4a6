import { getExecOutput } from '@actions/exec';
import { createGitEnvironment } from './git-environment.ts';

/**
 * Runs a git command that only reads or writes the local disk, prints one line and needs no credential.
 * All other commands go through {@link runGit}, which can kill them (docs/adr/0001-git-processes.md).
 * @returns the output, trimmed; `undefined` if git exits with a failure
 */
export async function runLocalGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await getExecOutput('git', [...args], {
    cwd: folder,
    env: createGitEnvironment(folder),
    ignoreReturnCode: true,
    silent: true,
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}
