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
import type { DesiredTree } from './desired-tree.ts';
import { hasGeneratedForm } from './layout.ts';

export type WriteTreeResult =
  /** `unchanged`: the folder already held exactly this tree and was not modified. */
  | { readonly kind: 'written' | 'unchanged' }
  /** The folder contains a file that no run can have written, so it must not be replaced. Without `file`, the path itself is not a folder. */
  | { readonly kind: 'refused'; readonly file: string | undefined };

/**
 * Makes a folder contain a tree and nothing else. The tree is written beside the folder and then moved in place, so that no reader ever sees a part of
 * it and no file of an earlier run remains.
 * @throws errors of the file system; the folder is then unchanged
 */
export function writeTree(path: string, tree: DesiredTree): WriteTreeResult {
  const present = lstatSync(path, { throwIfNoEntry: false });
  // A link to a folder remains a link.
  const folder = present?.isSymbolicLink() && existsSync(path) ? realpathSync(path) : path;
  if (present && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { kind: 'refused', file: undefined };
  const files = listFiles(folder);
  const foreign = files?.find((file) => !hasGeneratedForm(file));
  if (foreign !== undefined) return { kind: 'refused', file: foreign };
  if (files && containsExactly(folder, files, tree)) return { kind: 'unchanged' };
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
  return { kind: 'written' };
}

function writeFiles(root: string, tree: DesiredTree): void {
  mkdirSync(root);
  const created = new Set(['']);
  const create = (folder: string): void => {
    if (created.has(folder)) return;
    create(parentOf(folder));
    mkdirSync(`${root}/${folder}`);
    created.add(folder);
  };
  for (const [path, content] of tree) {
    create(parentOf(path));
    writeFileSync(`${root}/${path}`, content);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The files below a folder, `/` between folders; links and devices count as files. `undefined` if there is no such folder. */
function listFiles(folder: string): string[] | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function containsExactly(folder: string, files: readonly string[], tree: DesiredTree): boolean {
  return files.length === tree.size && files.every((file) => hasContent(`${folder}/${file}`, tree.get(file)));
}

function hasContent(path: string, content: string | undefined): boolean {
  return content !== undefined && lstatSync(path).isFile() && readFileSync(path, 'utf8') === content;
}
