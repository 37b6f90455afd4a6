import { blobId } from '@kalypso-actions/git-objects';
import type { DesiredFile, DesiredFiles } from './desired-files.ts';
import { isRegularFile, parentFolders, type TreeEntry } from './tree-entry.ts';

/** What a branch should contain. All paths are from the root of the repository. */
export interface DesiredContent {
  readonly files: DesiredFiles;
  /** The folders, or single files, that contain all of it; an empty string for the whole repository. Nothing else is read. */
  readonly within: readonly string[];
  /** Whether this action manages a path. Only files at such paths are ever deleted. */
  readonly isManaged: (path: string) => boolean;
  /** Whether the base branch's file at a path is to remain, desired or not. */
  readonly isKept?: (path: string) => boolean;
}

/** A file that is created or changed. */
export interface WrittenFile {
  readonly path: string;
  readonly mode: '100644' | '100755';
  /** The ID of the new content. */
  readonly id: string;
  /** The ID of the previous content; absent for a new file. */
  readonly before?: string;
  readonly content: DesiredFile;
}

/** Something that this action does not manage is where a file has to be written. */
export interface PathConflict {
  readonly path: string;
  /** Where it is: `path` itself or one of its parent folders. */
  readonly at: string;
  readonly found: 'file' | 'folder' | 'link' | 'submodule';
}

/** How a branch differs from what it should contain. All lists are sorted by path. */
export interface TreeDifference {
  readonly written: readonly WrittenFile[];
  readonly removed: readonly TreeEntry[];
  readonly conflicts: readonly PathConflict[];
  /** The managed files that the branch contains now, whatever happens to them. */
  readonly managed: ReadonlyMap<string, TreeEntry>;
  /** All other files that it contains: they remain. */
  readonly foreign: readonly TreeEntry[];
}

/** Compares what a branch contains with what it should contain. Pure, except that it reads the desired files. */
export function compareTree(entries: readonly TreeEntry[], desired: DesiredContent): TreeDifference {
  const present = new Map(entries.map((entry) => [entry.path, entry]));
  const folders = new Set(entries.flatMap(({ path }) => parentFolders(path)));
  const managed = new Map([...present].filter(([path, entry]) => isRegularFile(entry) && desired.isManaged(path)));
  const isKept = desired.isKept ?? (() => false);
  const written: WrittenFile[] = [];
  const conflicts: PathConflict[] = [];
  for (const [path, content] of desired.files) {
    if (!desired.isManaged(path)) throw new Error(`${JSON.stringify(path)} is not a path that this action manages`);
    if (isKept(path)) continue;
    const conflict = findConflict(path, present, folders);
    if (conflict === undefined) written.push(...compareFile(path, content, present.get(path)));
    else conflicts.push(conflict);
  }
  return {
    written: written.sort(byPath),
    removed: [...managed.values()].filter(({ path }) => !desired.files.has(path) && !isKept(path)).sort(byPath),
    conflicts: conflicts.sort(byPath),
    managed,
    foreign: entries.filter(({ path }) => !managed.has(path)).sort(byPath),
  };
}

/** Whether the branch contains what it should contain. */
export function isEmptyDifference({ written, removed }: TreeDifference): boolean {
  return written.length === 0 && removed.length === 0;
}

function compareFile(path: string, content: DesiredFile, entry: TreeEntry | undefined): readonly WrittenFile[] {
  const id = blobId(content.read());
  if (entry === undefined) return [{ path, mode: '100644', id, content }];
  if (entry.id === id) return [];
  // A script that someone made executable remains executable.
  return [{ path, mode: entry.mode === '100755' ? '100755' : '100644', id, before: entry.id, content }];
}

function findConflict(
  path: string,
  present: ReadonlyMap<string, TreeEntry>,
  folders: ReadonlySet<string>,
): PathConflict | undefined {
  if (folders.has(path)) return { path, at: path, found: 'folder' };
  for (const folder of parentFolders(path)) {
    const entry = present.get(folder);
    if (entry !== undefined) return { path, at: folder, found: kindOf(entry) };
  }
  const entry = present.get(path);
  return entry === undefined || isRegularFile(entry) ? undefined : { path, at: path, found: kindOf(entry) };
}

function kindOf(entry: TreeEntry): PathConflict['found'] {
  if (isRegularFile(entry)) return 'file';
  return entry.mode === '120000' ? 'link' : 'submodule';
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
