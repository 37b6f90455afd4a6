/** How many assignments may go at once: so many, or such a share of those that there are. */
export interface RemovalLimit {
  readonly kind: 'number' | 'percent';
  readonly most: number;
}

export interface RemovalCounts {
  /** Assignments on the base branch. */
  readonly before: number;
  /** Those of them that would go. */
  readonly removed: number;
  /** Assignments that there would be then, kept ones included. */
  readonly after: number;
}

/** In a small fleet, so few are any share of it, and easily read. */
const FEW = 3;

/** Reads `25` or `30%`. Nothing for anything else. */
export function readRemovalLimit(text: string): RemovalLimit | undefined {
  const [, digits, percent] = /^\s*(\d{1,9})\s*(%?)\s*$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const most = Number(digits);
  if (percent === '') return { kind: 'number', most };
  return most <= 100 ? { kind: 'percent', most } : undefined;
}

/**
 * Whether so many assignments would go that somebody has to say that it is meant: more than the limit (a share counts when more than 3 would go), or all
 * that there are.
 */
export function removesTooMany({ before, removed, after }: RemovalCounts, { kind, most }: RemovalLimit): boolean {
  if (before > 0 && after === 0) return true;
  if (kind === 'number') return removed > most;
  return removed > FEW && removed * 100 > before * most;
}
