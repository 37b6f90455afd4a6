import { getExecOutput } from '@actions/exec';
import { gitEnvironment } from './environment.ts';

/**
 * Runs a git command that reads or writes only the local disk, answers in a line and needs no credential.
 * Whatever else git does goes through {@link runGit}, which can end it (docs/adr/0001-git-processes.md).
 * @returns what it printed, trimmed; `undefined` when git says no
 */
export async function localGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await getExecOutput('git', [...args], {
    cwd: folder,
    env: gitEnvironment(folder),
    ignoreReturnCode: true,
    silent: true,
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}
