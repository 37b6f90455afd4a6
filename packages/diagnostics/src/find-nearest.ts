/**
 * Finds the candidate that a misspelled word probably stands for: `undefined` if there is none, the first one if several are equally close.
 *
 * @param maxEdits how far the candidate may be away; by default at most two edits, and at most half the word's length
 */
export function findNearest(
  word: string,
  candidates: Iterable<string>,
  maxEdits = Math.min(2, Math.floor(word.length / 2)),
): string | undefined {
  let best: string | undefined;
  let limit = maxEdits + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= limit) continue;
    const edits = editDistance(word.toLowerCase().slice(0, 64), candidate.toLowerCase());
    if (edits < limit) [best, limit] = [candidate, edits];
  }
  return best;
}

/** The number of edits (insertions, deletions, replacements, swaps of neighbors) that turn one word into the other. */
function editDistance(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replacement = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + replacement);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
