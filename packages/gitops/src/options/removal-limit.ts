/** How many assignments may be removed at once: a number, or a percentage of those on the base branch. */
export interface RemovalLimit {
  readonly kind: 'number' | 'percent';
  readonly max: number;
}

/** Permits the removal of everything. */
export const UNLIMITED: RemovalLimit = { kind: 'percent', max: 100 };

export interface RemovalCounts {
  /** Assignments on the base branch. */
  readonly before: number;
  /** Those of them that would be removed. */
  readonly removed: number;
  /** Assignments afterwards, including those that failed and are kept. */
  readonly after: number;
  /** Counts of different things, each of which the limit applies to; absent if all are assignments. */
  readonly parts?: readonly Omit<RemovalCounts, 'parts'>[];
}

/** A percentage does not count for so few removals: they are a large share of a small fleet, and easy to review. */
const MAX_UNCHECKED_REMOVALS = 3;

/** Parses `25` or `30%`; `undefined` for anything else. */
export function parseRemovalLimit(text: string): RemovalLimit | undefined {
  const [, digits, percent] = /^\s*(\d{1,9})\s*(%?)\s*$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const max = Number(digits);
  if (percent === '') return { kind: 'number', max };
  return max <= 100 ? { kind: 'percent', max } : undefined;
}

/** `25` or `30%`, as {@link parseRemovalLimit} reads it. */
export function formatRemovalLimit({ kind, max }: RemovalLimit): string {
  return kind === 'percent' ? `${max}%` : String(max);
}

/** Whether a limit permits the removal of everything: `100%`. */
export function isUnlimited({ kind, max }: RemovalLimit): boolean {
  return kind === 'percent' && max === 100;
}

/** Which rule a change breaks that {@link exceedsRemovalLimit}. */
export function formatExceededRule(counts: RemovalCounts, limit: RemovalLimit): string {
  const isNothingLeft = partsOf(counts).some(({ before, after }) => before > 0 && after === 0);
  return isNothingLeft ? 'none would remain' : `max-removals is ${formatRemovalLimit(limit)}`;
}

/**
 * Whether so many assignments would be removed that a reviewer has to confirm it: more than the limit (a percentage counts if more than 3 are removed),
 * or all there are.
 */
export function exceedsRemovalLimit(counts: RemovalCounts, { kind, max }: RemovalLimit): boolean {
  return partsOf(counts).some(({ before, removed, after }) => {
    if (before > 0 && after === 0) return true;
    if (kind === 'number') return removed > max;
    return removed > MAX_UNCHECKED_REMOVALS && removed * 100 > before * max;
  });
}

function partsOf(counts: RemovalCounts): readonly RemovalCounts[] {
  return counts.parts ?? [counts];
}
