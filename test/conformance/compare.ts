/** What a case came to: nothing wrong, or what differs, for people. */
export interface Outcome {
  readonly id: string;
  readonly tags: readonly string[];
  readonly failure: string | undefined;
}

const MOST_LINES = 60;

/** Differences of two texts, line by line: `-` was expected, `+` is ours. Nothing when they are the same. */
export function difference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const lines = changes(expected.split('\n'), actual.split('\n'));
  const shown = lines.slice(0, MOST_LINES).map(([mark, line]) => `      ${mark} ${JSON.stringify(line)}`);
  if (lines.length > MOST_LINES) shown.push(`      … and ${lines.length - MOST_LINES} lines more`);
  return shown.join('\n');
}

type Change = readonly ['-' | '+', string];

/** What has to go and to come, with what both have in order left out: by the longest common subsequence. */
function changes(before: readonly string[], after: readonly string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  return aligned(before.slice(start, before.length - end), after.slice(start, after.length - end));
}

function aligned(before: readonly string[], after: readonly string[]): Change[] {
  const lengths = commonLengths(before, after);
  const lengthAt = (i: number, j: number) => lengths[i * (after.length + 1) + j] ?? 0;
  const found: Change[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [gone, come] = [before[i], after[j]];
    if (gone !== undefined && gone === come) {
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      found.push(['-', gone]);
      i += 1;
    } else if (come !== undefined) {
      found.push(['+', come]);
      j += 1;
    }
  }
  return found;
}

/** For every two positions, how many lines what follows them has in common. Texts of these cases are short: a table is small enough. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
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

/** Text that is the same for the same data, whatever the order of its keys. */
export function stable(value: unknown): string {
  const sorted = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(sorted);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  };
  return JSON.stringify(sorted(value), null, 1);
}

/** The outcome of a case that is expected to differ: it fails as well when there is nothing to differ in any more. */
export function deviating(ours: string | undefined, theirs: string | undefined): string | undefined {
  if (ours !== undefined || theirs !== undefined) return ours;
  return '    listed as a deviation, but here we agree with upstream: take it from the list';
}

/** What is thrown where nothing should be, for people. */
export function crash(error: unknown): string {
  return `    crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
