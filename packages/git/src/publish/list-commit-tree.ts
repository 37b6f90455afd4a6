import type { BareRepository } from './bare-repository.ts';
import { parentFolders, type TreeEntry } from './tree-entry.ts';

/**
 * Lists what a commit contains.
 * @param within folders and files; an empty string for everything. Anything but a folder in place of one of their parent
 *   folders is listed, too.
 */
export async function listCommitTree(
  repository: BareRepository,
  commit: string,
  within: readonly string[],
): Promise<readonly TreeEntry[]> {
  const entries = new Map<string, TreeEntry>();
  const list = (args: readonly string[], paths: readonly string[], isWanted: (entry: TreeEntry) => boolean) => {
    const reader = new TreeEntryReader((entry) => {
      if (isWanted(entry)) entries.set(entry.path, entry);
    });
    const command = ['ls-tree', ...args, '-z', '--full-tree', '--end-of-options', commit, ...paths];
    return repository.run(command, { onStdout: (chunk) => reader.feed(chunk) });
  };
  const isEverything = within.includes('');
  await list(['-r'], isEverything ? [] : within, () => true);
  const parents = isEverything ? [] : [...new Set(within.flatMap(parentFolders))];
  if (parents.length > 0) await list([], parents, ({ mode }) => mode !== '040000');
  return [...entries.values()];
}

/** Parses the output of `git ls-tree -z`, chunk by chunk. */
class TreeEntryReader {
  readonly #onEntry: (entry: TreeEntry) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onEntry: (entry: TreeEntry) => void) {
    this.#onEntry = onEntry;
  }

  feed(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = data.indexOf(0, start); end !== -1; end = data.indexOf(0, start)) {
      this.#read(data.toString('utf8', start, end));
      start = end + 1;
    }
    this.#rest = data.subarray(start);
  }

  #read(line: string): void {
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    this.#onEntry({ path: line.slice(tab + 1), mode, id });
  }
}
