/** Reads what `git cat-file --batch` prints: the objects of a type by their ids, in order. What is missing is left out. */
export function parseBatch(output: Buffer, wanted: 'blob' | 'commit'): ReadonlyMap<string, Buffer> {
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

/** Of what `git cat-file --batch-check` printed (id, type, size), the ids of files that are not too large, one a line. */
export function smallBlobs(sizes: string, largest: number): string {
  const lines = sizes.split('\n').map((line) => line.split(' '));
  return lines
    .filter(([, type, size]) => type === 'blob' && Number(size) <= largest)
    .map(([id]) => `${id}\n`)
    .join('');
}
