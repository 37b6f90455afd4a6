import { execFileSync } from 'node:child_process';

/** Reads from a bare repository on disk. */
function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** The workflow files of a commit: `ci.yml` → content. */
export function readWorkflowFiles(folder: string, commit: string): ReadonlyMap<string, string> {
  const listed = git(folder, 'ls-tree', '-z', '--name-only', commit, '.github/workflows/');
  const paths = listed.split('\0').filter((path) => /\.ya?ml$/.test(path));
  return new Map(
    paths.map((path) => [path.slice('.github/workflows/'.length), git(folder, 'show', `${commit}:${path}`)]),
  );
}

/** The head commit of a branch. */
export function readHead(folder: string, branch: string): string {
  return git(folder, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`).trim();
}

/** The paths that differ between two commits, or every path of `after` if `before` is the zero id. */
export function listChangedPaths(folder: string, before: string, after: string): readonly string[] {
  const listed = /^0*$/.test(before)
    ? git(folder, 'ls-tree', '-r', '-z', '--name-only', after)
    : git(folder, 'diff', '-z', '--name-only', before, after);
  return listed.split('\0').filter((path) => path !== '');
}

/** The branch that `HEAD` points to. */
export function readDefaultBranch(folder: string): string {
  return git(folder, 'symbolic-ref', '--short', 'HEAD').trim();
}
