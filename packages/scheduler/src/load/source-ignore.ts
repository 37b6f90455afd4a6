import ignore from 'ignore';

/** Whether a `.sourceignore` leaves a path out. Paths are relative to its folder, with `/`; those of folders end with one. */
export type IgnoreRules = (path: string) => boolean;

/** Matching took, or could take, longer than any honest file needs. */
export class IgnoreLimitError extends Error {}

/** Steps that matching may take for a folder: hundreds of times what a real one needs, and seconds at most. */
const MOST_STEPS = 4e9;

/**
 * Reads a `.sourceignore`, in the syntax of `.gitignore`. Letter case counts.
 *
 * Each pattern becomes a regular expression, and one with n wildcards may take time in the n-th power of a name's length. Who writes the patterns may be a
 * stranger, so the rules throw an {@link IgnoreLimitError} before they take too long.
 */
export function compileIgnoreRules(text: string): IgnoreRules {
  const rules = ignore({ ignorecase: false }).add(text);
  const wildcards = text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => Math.max(1, line.match(/\*+/g)?.length ?? 0));
  let steps = 0;
  return (path) => {
    const parts = path.split('/');
    const length = Math.max(2 * parts.length, ...parts.map((part) => part.length));
    for (const count of wildcards) steps += waysToPlace(count, length);
    if (steps > MOST_STEPS) throw new IgnoreLimitError();
    return rules.ignores(path);
  };
}

/** In how many ways `count` wildcards can share a name, roughly. */
function waysToPlace(count: number, length: number): number {
  let ways = 1;
  for (let placed = 1; placed <= count && ways <= MOST_STEPS; placed += 1) ways *= (length + placed) / placed;
  return ways;
}
