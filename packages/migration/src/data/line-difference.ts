/** A line of two texts that are compared. */
export interface ComparedLine {
  readonly kind: 'equal' | 'removed' | 'added';
  readonly line: string;
}

/** The line-by-line comparison takes quadratic time. */
const MAX_COMPARED_LINES = 400;

/** How many lines two texts do not share, whatever their order: 0 if one is a permutation of the other. */
export function countUnsharedLines(left: string | undefined, right: string | undefined): number {
  const counts = new Map<string, number>();
  for (const line of splitLines(left)) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of splitLines(right)) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

/** Compares two texts line by line: `removed` lines are only in `before`, `added` ones only in `after`. Long texts are compared at their beginning. */
export function compareLines(before: string | undefined, after: string | undefined): readonly ComparedLine[] {
  const [left, right] = [splitLines(before), splitLines(after)];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  const [a, b] = [left.slice(start, start + MAX_COMPARED_LINES), right.slice(start, start + MAX_COMPARED_LINES)];
  const lengths = commonLengths(a, b);
  const lines: ComparedLine[] = left.slice(0, start).map((line) => ({ kind: 'equal', line }));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [first = '', second = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && first === second) {
      lines.push({ kind: 'equal', line: first });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      lines.push({ kind: 'removed', line: first });
      i++;
    } else {
      lines.push({ kind: 'added', line: second });
      j++;
    }
  }
  return lines;
}

/** The lengths of the longest common subsequences of the ends of two lists, from each pair of positions. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i], lengths[i + 1]];
    for (let j = b.length - 1; row && below && j >= 0; j--)
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return lengths;
}

function splitLines(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
