import { gitOutput } from './git-output.ts';
import { readObjects, writeObject } from './objects.ts';

export interface GitTreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** The new object at a path; without an id, the path is removed. */
export interface TreeEdit {
  readonly path: string;
  readonly mode: string;
  readonly id: string | undefined;
}

/** The edits of one folder: its entries and its sub-folders. */
interface TreeEditFolder {
  readonly entries: Map<string, { readonly mode: string; readonly id: string | undefined }>;
  readonly folders: Map<string, TreeEditFolder>;
}

export type EditedTree =
  | { readonly kind: 'written'; readonly id: string }
  | { readonly kind: 'missing-paths'; readonly paths: readonly string[] };

/**
 * Writes an edited copy of a tree. Empty folders disappear.
 * @param base the tree to edit; an empty one if `undefined`
 * @returns the new tree, or the paths that should be removed but do not exist
 */
export function editTree(folder: string, base: string | undefined, changes: readonly TreeEdit[]): EditedTree {
  const root = createEditFolder();
  for (const { path, mode, id } of changes) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    let target = root;
    for (const part of parts) {
      const next = target.folders.get(part) ?? createEditFolder();
      target.folders.set(part, next);
      target = next;
    }
    target.entries.set(name, { mode, id });
  }
  const missing: string[] = [];
  const trees = readTrees(folder, base, root);
  const id = writeEditedTree(folder, trees, base, root, '', missing);
  if (missing.length > 0) return { kind: 'missing-paths', paths: missing };
  return { kind: 'written', id: id ?? writeObject(folder, 'tree', Buffer.alloc(0)) };
}

function createEditFolder(): TreeEditFolder {
  return { entries: new Map(), folders: new Map() };
}

/** Reads the trees that the edits touch, one level at a time. */
function readTrees(
  folder: string,
  base: string | undefined,
  root: TreeEditFolder,
): ReadonlyMap<string, readonly GitTreeEntry[]> {
  const read = new Map<string, readonly GitTreeEntry[]>();
  let level = base === undefined ? [] : [{ id: base, edits: root }];
  while (level.length > 0) {
    const objects = readObjects(
      folder,
      level.map(({ id }) => id),
    );
    level = level.flatMap(({ id, edits }, index) => {
      const entries = parseTree(objects[index]?.data ?? Buffer.alloc(0));
      read.set(id, entries);
      return entries.flatMap((entry) => {
        const next = edits.folders.get(entry.name);
        return next !== undefined && entry.mode === '40000' ? [{ id: entry.id, edits: next }] : [];
      });
    });
  }
  return read;
}

/** @returns the tree's id, or `undefined` if it is empty */
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
  for (const [name, subfolder] of changes.folders) {
    const present = entries.get(name);
    const id = writeEditedTree(
      folder,
      trees,
      present?.mode === '40000' ? present.id : undefined,
      subfolder,
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

/** Git sorts entries by bytes, folders as if their name ended in a slash. */
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

/** Lists a tree, given as `id` or `id:path`. A recursive listing contains folders too, as on GitHub. */
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
