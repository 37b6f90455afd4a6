import type { ObjectFormat } from './bare.ts';
import { blobId } from './blob-id.ts';
import type { Difference, WrittenFile } from './difference.ts';

/**
 * What `git fast-import` is told to make a tree: what is removed, then what is written, on top of a commit or of nothing.
 * Files are read one after the other as git takes them.
 * @param ref gets a commit of that tree; only the tree is of use
 */
export function* importStream(
  ref: string,
  base: string | undefined,
  { removed, written }: Pick<Difference, 'removed' | 'written'>,
  format: ObjectFormat,
): Iterable<Uint8Array> {
  yield Buffer.from(`feature done\ncommit ${ref}\ncommitter Kalypso <kalypso@localhost> 0 +0000\ndata 0\n`);
  if (base !== undefined) yield Buffer.from(`from ${base}\n`);
  for (const { path } of removed) yield Buffer.from(`D ${quoted(path)}\n`);
  for (const { path, mode, id, content } of bySimilarity(written)) {
    const bytes = content.read();
    if (blobId(bytes, format) !== id) throw new Error(`${JSON.stringify(path)} was changed while it was published`);
    yield Buffer.from(`M ${mode} inline ${quoted(path)}\ndata ${bytes.length}\n`);
    yield bytes;
    yield Buffer.from('\n');
  }
  yield Buffer.from('done\n');
}

/** fast-import describes each file by how it differs from the one before. Those of the same name in other folders resemble each other most. */
function bySimilarity(written: readonly WrittenFile[]): readonly WrittenFile[] {
  const name = ({ path }: WrittenFile) => path.slice(path.lastIndexOf('/') + 1);
  return written.toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a.path < b.path ? -1 : 1));
}

/** As git quotes a path in C's manner: nothing in it ends the line. */
function quoted(path: string): string {
  const escaped = path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
