import { gitOutput } from '../git/git-output.ts';
import { EMPTY_TREE_OID } from '../git/objects.ts';
import type { ApiCall } from '../routing/route.ts';

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

/** `diff-entry`: the files that differ between two commits, with patches as GitHub cuts them. */
export function diffEntries(call: ApiCall, from: string | undefined, to: string): readonly DiffEntry[] {
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
    const place = encodeURI(filename);
    entries.push({
      sha,
      filename,
      status: STATUS[letter.slice(0, 1)] ?? 'modified',
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${call.world.url}/${fullName}/blob/${to}/${place}`,
      raw_url: `${call.world.url}/${fullName}/raw/${to}/${place}`,
      contents_url: `${call.api}/repos/${fullName}/contents/${place}?ref=${to}`,
      ...(previous === undefined ? {} : { previous_filename: previous }),
    });
  }
  return entries;
}

/** Added and removed lines, in the order of the files; a binary file has none. */
function parseNumstat(output: string): readonly (readonly [number, number])[] {
  return output.split('\0').flatMap((part) => {
    const [, added, removed] = /^(\d+|-)\t(\d+|-)\t/.exec(part) ?? [];
    return added === undefined || removed === undefined ? [] : [[Number(added) || 0, Number(removed) || 0] as const];
  });
}
