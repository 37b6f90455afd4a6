/** Edits (insert, delete, replace, swap of neighbours) that make one word the other. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/** Words longer than this are no typing mistakes, and comparing them takes long. */
const longestWord = 64;

/** The known word that somebody who wrote `word` is likely to mean, if there is one. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longestWord) {
    return undefined;
  }
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) < bestDistance) {
      const edits = distance(lower, candidate.toLowerCase());
      if (edits < bestDistance) {
        best = candidate;
        bestDistance = edits;
      }
    }
  }
  return best;
}

/** The hint for a word that is not known. */
export function formatSuggestion(word: string, known: Iterable<string>): string | undefined {
  const meant = suggest(word, known);
  return meant === undefined ? undefined : `Did you mean "${meant}"?`;
}
