import { resolve } from 'node:path';
import { runLocalGit } from './run-local-git.ts';

/** The commit that changed a file last. */
export interface LastChange {
  readonly commit: string;
  readonly author: string;
  readonly subject: string;
}

const COMMIT_START = '\u0001';

/**
 * Reads which commit changed each file of a checkout last, merge commits aside.
 * @returns by path below the folder; `undefined` if the folder is not in a repository, or its history is not complete
 */
export async function readLastChanges(folder: string): Promise<ReadonlyMap<string, LastChange> | undefined> {
  const path = resolve(folder);
  const git = (...args: readonly string[]) => runLocalGit(path, ['-c', 'safe.directory=*', ...args]);
  if ((await git('rev-parse', '--is-shallow-repository')) !== 'false') return undefined;
  const format = `--format=${COMMIT_START}%H%x00%an%x00%s%x00`;
  const log = await git(
    'log',
    '--no-merges',
    '--name-only',
    '--relative',
    '--no-renames',
    '-z',
    format,
    'HEAD',
    '--',
    '.',
  );
  return log === undefined ? undefined : parseLog(log);
}

/** Each commit is followed by the paths that it changed; all are separated by NUL. */
function parseLog(log: string): ReadonlyMap<string, LastChange> {
  const changes = new Map<string, LastChange>();
  for (const entry of log.split(COMMIT_START).slice(1)) {
    const [commit = '', author = '', subject = '', ...paths] = entry.split('\0');
    for (const path of paths) {
      const name = path.replace(/^\n/, '');
      if (name !== '' && !changes.has(name)) changes.set(name, { commit, author, subject });
    }
  }
  return changes;
}
