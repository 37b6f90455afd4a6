import { execFileSync } from 'node:child_process';

/** Looks into a bare repository on disk. */
function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** The workflow files of a commit, by name: `ci.yml` → content. */
export function readWorkflowFiles(folder: string, commit: string): ReadonlyMap<string, string> {
  const listed = git(folder, 'ls-tree', '-z', '--name-only', commit, '.github/workflows/');
  const paths = listed.split('\0').filter((path) => /\.ya?ml$/.test(path));
  return new Map(
    paths.map((path) => [path.slice('.github/workflows/'.length), git(folder, 'show', `${commit}:${path}`)]),
  );
}

/** The commit that a branch is at. */
export function readHead(folder: string, branch: string): string {
  return git(folder, 'rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`).trim();
}

/** Paths that differ between two commits; all of the second when there is no first. */
export function listChangedPaths(folder: string, before: string, after: string): readonly string[] {
  const listed = /^0*$/.test(before)
    ? git(folder, 'ls-tree', '-r', '-z', '--name-only', after)
    : git(folder, 'diff', '-z', '--name-only', before, after);
  return listed.split('\0').filter((path) => path !== '');
}

/** The branch that `HEAD` names. */
export function readDefaultBranch(folder: string): string {
  return git(folder, 'symbolic-ref', '--short', 'HEAD').trim();
}
