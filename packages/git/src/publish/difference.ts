import type { ObjectFormat } from './bare.ts';
import { blobId } from './blob-id.ts';
import type { DesiredFile, DesiredFiles } from './desired.ts';
import { foldersAbove, isFile, type TreeEntry } from './entries.ts';

/** What a branch should hold. All paths are from the top of the repository. */
export interface Desired {
  readonly files: DesiredFiles;
  /** The folders, or single files, that all of it lies in; an empty text for the whole repository. Nothing else is looked at. */
  readonly within: readonly string[];
  /** Whether a path could have been written by this system. Only files at such paths are ever removed. */
  readonly owns: (path: string) => boolean;
  /** Whether what the base branch holds at a path is to stay, desired or not. */
  readonly keeps?: (path: string) => boolean;
}

/** A file that gets another content, or is new. */
export interface WrittenFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  /** The id of the new content. */
  readonly id: string;
  /** The id of the content so far; absent for a new file. */
  readonly before?: string;
  readonly content: DesiredFile;
}

/** Something of somebody's lies where a file of ours has to be, and is not ours to replace. */
export interface Conflict {
  readonly path: string;
  /** The path at which it lies: `path` itself or a folder above it. */
  readonly at: string;
  readonly found: 'file' | 'folder' | 'link' | 'submodule';
}

/** How a branch differs from what it should hold. Everything is sorted by path. */
export interface Difference {
  readonly written: readonly WrittenFile[];
  readonly removed: readonly TreeEntry[];
  readonly conflicts: readonly Conflict[];
  /** The files at paths of ours that the branch holds now, whatever is to become of them. */
  readonly owned: ReadonlyMap<string, TreeEntry>;
  /** What else lies there: what people put beside our files stays. */
  readonly others: readonly TreeEntry[];
}

/** Compares what a branch holds with what it should hold. Pure, but for reading the desired files. */
export function compare(entries: readonly TreeEntry[], desired: Desired, format: ObjectFormat): Difference {
  const present = new Map(entries.map((entry) => [entry.path, entry]));
  const folders = new Set(entries.flatMap(({ path }) => foldersAbove(path)));
  const owned = new Map([...present].filter(([path, entry]) => isFile(entry) && desired.owns(path)));
  const keeps = desired.keeps ?? (() => false);
  const written: WrittenFile[] = [];
  const conflicts: Conflict[] = [];
  for (const [path, content] of desired.files) {
    if (!desired.owns(path)) throw new Error(`${JSON.stringify(path)} is no path that this system writes`);
    if (keeps(path)) continue;
    const conflict = conflictAt(path, present, folders);
    if (conflict === undefined) written.push(...writing(path, content, present.get(path), format));
    else conflicts.push(conflict);
  }
  return {
    written: written.sort(byPath),
    removed: [...owned.values()].filter(({ path }) => !desired.files.has(path) && !keeps(path)).sort(byPath),
    conflicts: conflicts.sort(byPath),
    owned,
    others: entries.filter(({ path }) => !owned.has(path)).sort(byPath),
  };
}

/** Whether nothing has to be done. */
export function isEmpty({ written, removed }: Difference): boolean {
  return written.length === 0 && removed.length === 0;
}

function writing(
  path: string,
  content: DesiredFile,
  entry: TreeEntry | undefined,
  format: ObjectFormat,
): readonly WrittenFile[] {
  const id = blobId(content.read(), format);
  if (entry === undefined) return [{ path, mode: '100644', id, content }];
  if (entry.id === id) return [];
  // Whoever made a script executable meant it.
  return [{ path, mode: entry.mode === '100755' ? '100755' : '100644', id, before: entry.id, content }];
}

function conflictAt(
  path: string,
  present: ReadonlyMap<string, TreeEntry>,
  folders: ReadonlySet<string>,
): Conflict | undefined {
  if (folders.has(path)) return { path, at: path, found: 'folder' };
  for (const folder of foldersAbove(path)) {
    const entry = present.get(folder);
    if (entry !== undefined) return { path, at: folder, found: kindOf(entry) };
  }
  const entry = present.get(path);
  return entry === undefined || isFile(entry) ? undefined : { path, at: path, found: kindOf(entry) };
}

function kindOf(entry: TreeEntry): Conflict['found'] {
  if (isFile(entry)) return 'file';
  return entry.mode === '120000' ? 'link' : 'submodule';
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
