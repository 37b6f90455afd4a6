import { gitOutput } from '../git/git-output.ts';
import { EMPTY_TREE_OID } from '../git/objects.ts';
import type { RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';

export interface DiffEntry {
  readonly sha: string | null;
  readonly filename: string;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  readonly changes: number;
  readonly [more: string]: unknown;
}

const STATUS: Readonly<Record<string, string>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** The schema `diff-entry` for every file that differs between two commits, without patches. */
export function diffEntries(
  call: { readonly github: GitHubState; readonly api: string; readonly repository: RepositoryRecord },
  from: string | undefined,
  to: string,
): readonly DiffEntry[] {
  const { folder, fullName } = call.repository;
  const range = [from ?? EMPTY_TREE_OID, to];
  const raw = gitOutput(folder, ['diff', '--raw', '--no-abbrev', '-M', '-z', ...range])
    .split('\0')
    .filter((part) => part !== '');
  const counts = parseNumstat(gitOutput(folder, ['diff', '--numstat', '-M', '-z', ...range]));
  const entries: DiffEntry[] = [];
  for (let at = 0; at < raw.length; ) {
    const [, , before = '', after = '', letter = ''] = (raw[at++] ?? '').split(' ');
    const previous = letter.startsWith('R') ? raw[at++] : undefined;
    const filename = raw[at++] ?? '';
    const [additions, deletions] = counts[entries.length] ?? [0, 0];
    const sha = letter === 'D' ? before : after;
    const path = encodeURI(filename);
    entries.push({
      sha,
      filename,
      status: STATUS[letter.slice(0, 1)] ?? 'modified',
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${call.github.url}/${fullName}/blob/${to}/${path}`,
      raw_url: `${call.github.url}/${fullName}/raw/${to}/${path}`,
      contents_url: `${call.api}/repos/${fullName}/contents/${path}?ref=${to}`,
      ...(previous === undefined ? {} : { previous_filename: previous }),
    });
  }
  return entries;
}

/** Parses `--numstat`: added and removed lines of each file, 0 for binary files. */
function parseNumstat(output: string): readonly (readonly [number, number])[] {
  return output.split('\0').flatMap((part) => {
    const [, added, removed] = /^(\d+|-)\t(\d+|-)\t/.exec(part) ?? [];
    return added === undefined || removed === undefined ? [] : [[Number(added) || 0, Number(removed) || 0] as const];
  });
}
