import { type GitSource, RepositoryError } from './source.ts';

/** What to ask the server for. With a commit, the branch is where to look for it when the server hides single commits. */
export interface Revision {
  readonly branch: string;
  readonly commit?: string;
}

// git check-ref-format(1): no control characters, blanks, `..`, `@{`, `~^:?*[\`, no component that starts with `.` or ends in `.lock`.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const invalidBranch = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(\/|$)|^@$/;

/** Checks the branch and the commit of a source. Throws a {@link RepositoryError} for what git would read otherwise than as a name. */
export function parseRevision(ref: GitSource['ref']): Revision {
  const { branch, commit } = ref;
  if (branch === '' || invalidBranch.test(branch)) {
    throw new RepositoryError({
      kind: 'branch-not-found',
      message: `${JSON.stringify(branch)} is not a valid branch name`,
    });
  }
  if (commit === undefined) return { branch };
  if (!/^[0-9a-f]{40}$/i.test(commit)) {
    throw new RepositoryError({
      kind: 'commit-not-found',
      message: `${JSON.stringify(commit)} is not a full commit id`,
      hint: 'Give all 40 hexadecimal digits: an abbreviated id can come to mean another commit.',
    });
  }
  return { branch, commit: commit.toLowerCase() };
}

/** The folder of a source as git writes it: no leading or trailing `/`, no `.` segments, empty for the top. */
export function parsePath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const escapes = segments.includes('..') || path.includes('\0') || path.includes('\\');
  if (escapes) {
    throw new RepositoryError({
      kind: 'path-not-found',
      message: `the path ${JSON.stringify(path)} is not a folder within the repository`,
    });
  }
  return segments.join('/');
}
