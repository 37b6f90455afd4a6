import { blobId } from '@kalypso-actions/git-objects';
import type { TreeDifference, WrittenFile } from './tree-difference.ts';

/**
 * Returns the input with which `git fast-import` creates a tree: a commit's tree, or an empty one, with a difference applied.
 * Files are read one after the other as git consumes them.
 * @param ref receives a commit with that tree; only the tree matters
 */
export function* importStream(
  ref: string,
  base: string | undefined,
  { removed, written }: Pick<TreeDifference, 'removed' | 'written'>,
): Iterable<Uint8Array> {
  yield Buffer.from(`feature done\ncommit ${ref}\ncommitter Kalypso <kalypso@localhost> 0 +0000\ndata 0\n`);
  if (base !== undefined) yield Buffer.from(`from ${base}\n`);
  for (const { path } of removed) yield Buffer.from(`D ${quotePath(path)}\n`);
  for (const { path, mode, id, content } of sortBySimilarity(written)) {
    const bytes = content.read();
    if (blobId(bytes) !== id) throw new Error(`${JSON.stringify(path)} was changed while it was published`);
    yield Buffer.from(`M ${mode} inline ${quotePath(path)}\ndata ${bytes.length}\n`);
    yield bytes;
    yield Buffer.from('\n');
  }
  yield Buffer.from('done\n');
}

/** fast-import stores each file as a delta against the one before. Files of the same name in different folders are the most similar. */
function sortBySimilarity(written: readonly WrittenFile[]): readonly WrittenFile[] {
  const name = ({ path }: WrittenFile) => path.slice(path.lastIndexOf('/') + 1);
  return written.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.path < b.path ? -1 : 1));
}

/** Quotes a path as git does, like a C string, so that nothing in it ends the line. */
function quotePath(path: string): string {
  const escaped = path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
