import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DesiredTree } from '@kalypso-actions/scheduler';
import { readOutputFolder } from '../observe/output-folder.ts';

/**
 * Makes a folder contain a tree and nothing else. The tree is written beside the folder and then moved in place, so that no reader ever sees a part of
 * it and no file of an earlier run remains.
 * @returns `unchanged` if the folder already contained exactly this tree; it is then not modified
 * @throws errors of the file system, and if the contents of the folder must not be replaced; the folder is then unchanged
 */
export function writeTree(path: string, tree: DesiredTree): 'written' | 'unchanged' {
  const present = readOutputFolder(path);
  if (present.kind !== 'replaceable') throw new Error(`the contents of ${path} must not be replaced: ${present.kind}`);
  const { path: folder, files } = present;
  if (files && containsExactly(folder, files, tree)) return 'unchanged';
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
  return 'written';
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

function containsExactly(folder: string, files: readonly string[], tree: DesiredTree): boolean {
  return files.length === tree.size && files.every((file) => hasContent(`${folder}/${file}`, tree.get(file)));
}

function hasContent(path: string, content: string | undefined): boolean {
  return content !== undefined && lstatSync(path).isFile() && readFileSync(path, 'utf8') === content;
}
