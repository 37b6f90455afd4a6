const MAX_LINES = 60;

/** Compares two texts line by line: `-` marks an expected line, `+` an actual one. `undefined` if they are the same. */
export function diffLines(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const changes = findLineChanges(expected.split('\n'), actual.split('\n'));
  const lines = changes.slice(0, MAX_LINES).map(([mark, line]) => `      ${mark} ${JSON.stringify(line)}`);
  if (changes.length > MAX_LINES) lines.push(`      … and ${changes.length - MAX_LINES} more lines`);
  return lines.join('\n');
}

type LineChange = readonly ['-' | '+', string];

/** The lines of either text that are not part of their longest common subsequence. */
function findLineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  return alignLines(before.slice(start, before.length - end), after.slice(start, after.length - end));
}

function alignLines(before: readonly string[], after: readonly string[]): LineChange[] {
  const lengths = countCommonLines(before, after);
  const lengthAt = (i: number, j: number) => lengths[i * (after.length + 1) + j] ?? 0;
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [removed, added] = [before[i], after[j]];
    if (removed !== undefined && removed === added) {
      i += 1;
      j += 1;
    } else if (removed !== undefined && (added === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      changes.push(['-', removed]);
      i += 1;
    } else if (added !== undefined) {
      changes.push(['+', added]);
      j += 1;
    }
  }
  return changes;
}

/** For each pair of positions, the number of lines that the rests of both texts have in common. The texts of cases are short, so a table is small enough. */
function countCommonLines(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}
