import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { hasGeneratedForm, type DesiredTree } from './desired-tree.ts';

/** `unchanged`: the folder held this very tree already and was not touched. */
export type WriteOutcome =
  | { readonly outcome: 'written' | 'unchanged' }
  /** The folder holds a file that no run can have written, so it is not ours to replace; without a file, it is no folder itself. */
  | { readonly outcome: 'refused'; readonly file: string | undefined };

/**
 * Makes a folder hold a tree and nothing else. Written beside it first and put in place by a rename, so that nobody ever sees half of it and what an
 * earlier run left goes.
 *
 * Throws what the file system throws; the folder is then as it was.
 */
export function writeTree(path: string, tree: DesiredTree): WriteOutcome {
  const there = lstatSync(path, { throwIfNoEntry: false });
  // A link to a folder stays one.
  const folder = there?.isSymbolicLink() && existsSync(path) ? realpathSync(path) : path;
  if (there && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { outcome: 'refused', file: undefined };
  const present = filesBelow(folder);
  const strange = present?.find((path) => !hasGeneratedForm(path));
  if (strange !== undefined) return { outcome: 'refused', file: strange };
  if (present && holds(folder, present, tree)) return { outcome: 'unchanged' };
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  const fresh = join(parent, `.${basename(folder)}.new`);
  const old = join(parent, `.${basename(folder)}.old`);
  rmSync(fresh, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  writeFiles(fresh, tree);
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
  return { outcome: 'written' };
}

function writeFiles(root: string, tree: DesiredTree): void {
  mkdirSync(root);
  const made = new Set(['']);
  const make = (folder: string): void => {
    if (made.has(folder)) return;
    make(folderOf(folder));
    mkdirSync(`${root}/${folder}`);
    made.add(folder);
  };
  for (const [path, content] of tree) {
    make(folderOf(path));
    writeFileSync(`${root}/${path}`, content);
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The files below a folder, `/` between folders; links and the like count as files. Nothing when there is no such folder. */
function filesBelow(folder: string): string[] | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function holds(folder: string, present: readonly string[], tree: DesiredTree): boolean {
  return present.length === tree.size && present.every((path) => isSame(`${folder}/${path}`, tree.get(path)));
}

function isSame(path: string, content: string | undefined): boolean {
  return content !== undefined && lstatSync(path).isFile() && readFileSync(path, 'utf8') === content;
}
