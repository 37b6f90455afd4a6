import type { BareRepository } from './bare-repository.ts';
import { type GitCommit, parseCommit } from './parse-commit.ts';

/** Reads commits, in the given order. @param names their IDs or references, one per line */
export async function readCommits(repository: BareRepository, names: string): Promise<readonly GitCommit[]> {
  const objects = await readObjects(repository, names, 'commit');
  return Array.from(objects, ([id, raw]) => parseCommit(id, raw.toString('utf8')));
}

/** Reads the contents of files, except those that are missing or larger than a limit. @param ids one per line */
export async function readBlobs(
  repository: BareRepository,
  ids: string,
  maxBytes: number,
): Promise<ReadonlyMap<string, Buffer>> {
  const check = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'];
  const lines = (await repository.run(check, { stdin: ids })).split('\n').map((line) => line.split(' '));
  const small = lines.filter(([, type, size]) => type === 'blob' && Number(size) <= maxBytes);
  return readObjects(repository, small.map(([id]) => `${id}\n`).join(''), 'blob');
}

type ReadObjectType = 'blob' | 'commit';

async function readObjects(repository: BareRepository, names: string, type: ReadObjectType) {
  return parseBatch(await repository.runForBytes(['cat-file', '--batch', '--buffer'], names), type);
}

/** Parses the output of `git cat-file --batch`: the objects of a type by ID, without those that are missing. */
function parseBatch(output: Buffer, wanted: ReadObjectType): ReadonlyMap<string, Buffer> {
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
