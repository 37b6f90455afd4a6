import { gitOutput } from './git-output.ts';
import { readObjects, writeObject } from './objects.ts';

export interface GitTreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** What is to become of a path; no id takes it away. */
export interface TreeEdit {
  readonly path: string;
  readonly mode: string;
  readonly id: string | undefined;
}

/** A folder of the changes: what is put there or taken away, and the folders below. */
interface TreeEditFolder {
  readonly entries: Map<string, { readonly mode: string; readonly id: string | undefined }>;
  readonly folders: Map<string, TreeEditFolder>;
}

/**
 * Writes a tree with some paths changed. Folders that become empty are gone.
 * @param base the tree to begin with; none: an empty one
 * @returns the new tree's id, or the paths that were to be taken away and are not there
 */
export function editTree(
  folder: string,
  base: string | undefined,
  changes: readonly TreeEdit[],
): { readonly id: string } | { readonly missing: readonly string[] } {
  const root = createEditFolder();
  for (const { path, mode, id } of changes) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let place = root;
    for (const part of parts) {
      const next = place.folders.get(part) ?? createEditFolder();
      place.folders.set(part, next);
      place = next;
    }
    place.entries.set(name, { mode, id });
  }
  const missing: string[] = [];
  const trees = readTrees(folder, base, root);
  const id = writeEditedTree(folder, trees, base, root, '', missing);
  return missing.length > 0 ? { missing } : { id: id ?? writeObject(folder, 'tree', Buffer.alloc(0)) };
}

function createEditFolder(): TreeEditFolder {
  return { entries: new Map(), folders: new Map() };
}

/** Reads the trees that the changes go through, one level at a time. */
function readTrees(
  folder: string,
  base: string | undefined,
  root: TreeEditFolder,
): ReadonlyMap<string, readonly GitTreeEntry[]> {
  const read = new Map<string, readonly GitTreeEntry[]>();
  let level = base === undefined ? [] : [{ id: base, place: root }];
  while (level.length > 0) {
    const objects = readObjects(
      folder,
      level.map(({ id }) => id),
    );
    level = level.flatMap(({ id, place }, index) => {
      const entries = parseTree(objects[index]?.data ?? Buffer.alloc(0));
      read.set(id, entries);
      return entries.flatMap((entry) => {
        const next = place.folders.get(entry.name);
        return next !== undefined && entry.mode === '40000' ? [{ id: entry.id, place: next }] : [];
      });
    });
  }
  return read;
}

/** @returns the tree's id, or undefined when nothing is left in it */
function writeEditedTree(
  folder: string,
  trees: ReadonlyMap<string, readonly GitTreeEntry[]>,
  base: string | undefined,
  changes: TreeEditFolder,
  path: string,
  missing: string[],
): string | undefined {
  const entries = new Map((base === undefined ? [] : (trees.get(base) ?? [])).map((entry) => [entry.name, entry]));
  for (const [name, { mode, id }] of changes.entries) {
    if (id !== undefined) entries.set(name, { name, mode, id });
    else if (!entries.delete(name)) missing.push(`${path}${name}`);
  }
  for (const [name, below] of changes.folders) {
    const present = entries.get(name);
    const id = writeEditedTree(
      folder,
      trees,
      present?.mode === '40000' ? present.id : undefined,
      below,
      `${path}${name}/`,
      missing,
    );
    if (id === undefined) entries.delete(name);
    else entries.set(name, { name, mode: '40000', id });
  }
  return entries.size === 0 ? undefined : writeObject(folder, 'tree', formatTree([...entries.values()]));
}

function parseTree(data: Buffer): readonly GitTreeEntry[] {
  const entries: GitTreeEntry[] = [];
  for (let at = 0; at < data.length; ) {
    const end = data.indexOf(0, at);
    const [mode = '', name = ''] = data.toString('utf8', at, end).split(/ (.*)/s);
    entries.push({ mode, name, id: data.toString('hex', end + 1, end + 21) });
    at = end + 21;
  }
  return entries;
}

/** Git sorts entries by their bytes, a folder as if its name ended in a slash. */
function formatTree(entries: readonly GitTreeEntry[]): Buffer {
  const keyed = entries.map((entry) => ({
    entry,
    key: Buffer.from(entry.mode === '40000' ? `${entry.name}/` : entry.name),
  }));
  return Buffer.concat(
    keyed
      .toSorted((a, b) => Buffer.compare(a.key, b.key))
      .flatMap(({ entry: { mode, name, id } }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  );
}

export interface ListedTreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  readonly size: number | undefined;
  readonly path: string;
}

/** Lists a tree: of a commit `id`, of a folder in it `id:path`. Recursive gives folders as well, as GitHub does. */
export function listTree(folder: string, tree: string, recursive = false): readonly ListedTreeEntry[] {
  const output = gitOutput(folder, ['ls-tree', '-z', '--long', ...(recursive ? ['-r', '-t'] : []), tree]);
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [head = '', path = ''] = line.split(/\t(.*)/s);
      const [mode = '', type = '', id = '', size = '-'] = head.split(/ +/);
      return { mode, type, id, size: size === '-' ? undefined : Number(size), path };
    });
}
