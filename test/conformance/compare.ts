/** What a case came to: nothing wrong, or what differs, for people. */
export interface Outcome {
  readonly id: string;
  readonly tags: readonly string[];
  readonly failure: string | undefined;
}

/** Differences of two texts, line by line: `-` was expected, `+` is ours. Nothing when they are the same. */
export function difference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const [wanted, got] = [expected.split('\n'), actual.split('\n')];
  const lines: string[] = [];
  for (let i = 0; i < Math.max(wanted.length, got.length); i += 1) {
    if (wanted[i] === got[i]) continue;
    if (wanted[i] !== undefined) lines.push(`      - ${JSON.stringify(wanted[i])}`);
    if (got[i] !== undefined) lines.push(`      + ${JSON.stringify(got[i])}`);
  }
  return lines.slice(0, 40).join('\n');
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
