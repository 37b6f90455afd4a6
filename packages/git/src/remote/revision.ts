import { parseCommitId } from '@kalypso-actions/git-objects';
import { RepositoryError } from './repository-error.ts';

/** What to request from a server. Of a server that does not serve single commits, the history of the branch is searched for the commit. */
export interface GitRevision {
  readonly branch: string;
  readonly commit?: string;
}

// git check-ref-format(1): no control characters, blanks, `..`, `@{`, `~^:?*[\`, no component that starts with `.` or ends in `.lock`.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it rejects
const INVALID_BRANCH = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(\/|$)|^@$/;

/**
 * Checks the branch and the commit of a source.
 * @throws a {@link RepositoryError} if git would not read one of them as a plain name
 */
export function parseRevision({ branch, commit }: GitRevision): GitRevision {
  if (branch === '' || INVALID_BRANCH.test(branch)) {
    throw new RepositoryError({
      kind: 'branch-not-found',
      message: `${JSON.stringify(branch)} is not a valid branch name`,
    });
  }
  if (commit === undefined) return { branch };
  const id = parseCommitId(commit);
  if (id === undefined) {
    throw new RepositoryError({
      kind: 'commit-not-found',
      message: `${JSON.stringify(commit)} is not a full commit ID`,
      hint: 'Use all 40 hexadecimal digits: an abbreviated ID can become ambiguous.',
    });
  }
  return { branch, commit: id };
}

/**
 * Parses the folder of a source. Returns it as git writes it: no leading or trailing `/`, no `.` segments, empty for the root.
 * @throws a {@link RepositoryError} if it is outside the repository
 */
export function parsePath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..') || path.includes('\0') || path.includes('\\')) {
    throw new RepositoryError({
      kind: 'path-not-found',
      message: `the path ${JSON.stringify(path)} is not a folder in the repository`,
    });
  }
  return segments.join('/');
}
