import type { BareRepository } from './bare.ts';
import { type Commit, parseCommit } from './commit.ts';

/** Reads commits by their ids or names, one a line, in that order. */
export async function readCommits(repository: BareRepository, names: string): Promise<readonly Commit[]> {
  const objects = await readObjects(repository, names, 'commit');
  return Array.from(objects, ([id, raw]) => parseCommit(id, raw.toString('utf8')));
}

/** Reads files by their ids, one a line. What is missing or larger than that is left out. */
export async function readFiles(
  repository: BareRepository,
  ids: string,
  largest: number,
): Promise<ReadonlyMap<string, Buffer>> {
  const check = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'];
  const lines = (await repository.run(check, { stdin: ids })).split('\n').map((line) => line.split(' '));
  const small = lines.filter(([, type, size]) => type === 'blob' && Number(size) <= largest);
  return readObjects(repository, small.map(([id]) => `${id}\n`).join(''), 'blob');
}

type ObjectType = 'blob' | 'commit';

async function readObjects(repository: BareRepository, names: string, type: ObjectType) {
  return parseBatch(await repository.bytes(['cat-file', '--batch', '--buffer'], names), type);
}

/** Reads what `git cat-file --batch` prints: the objects of a type by their ids. What is missing is left out. */
function parseBatch(output: Buffer, wanted: ObjectType): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end === -1) break;
    const match = /^([0-9a-f]+) (\w+) (\d+)$/.exec(output.toString('latin1', at, end));
    at = end + 1;
    if (match === null) continue;
    const [, id = '', type, size] = match;
    const next = at + Number(size);
    if (type === wanted) found.set(id, output.subarray(at, next));
    at = next + 1;
  }
  return found;
}
