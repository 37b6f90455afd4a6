import { type Diagnostic, quote } from '@kalypso-actions/scheduler';

/** How many of a branch's assignments may go at once. */
export type Removals =
  | { readonly kind: 'number'; readonly most: number }
  /** Of a few assignments, one is a large share: a percentage counts only when more than these go. */
  | { readonly kind: 'percentage'; readonly most: number };

const FEW = 3;
const MOST_NAMED = 20;

/** The label that a person puts on the pull request to let any number go. */
export const ALLOW_REMOVALS = 'allow-removals';

export const DEFAULT_REMOVALS: Removals = { kind: 'percentage', most: 30 };

/** Reads `10` or `30%`; nothing for anything else. */
export function parseRemovals(text: string): Removals | undefined {
  const [, digits, percent] = /^(\d{1,9})(%?)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const most = Number(digits);
  if (percent === '') return { kind: 'number', most };
  return most <= 100 ? { kind: 'percentage', most } : undefined;
}

export interface Removal {
  /** How many assignments the branch has. */
  readonly present: number;
  /** How many it is to have. */
  readonly wanted: number;
  /** Those that would go, as `cluster type/deployment target`. */
  readonly removed: readonly string[];
  /** An open pull request of ours that somebody can label. */
  readonly pull: { readonly number: number; readonly labels: readonly string[] } | undefined;
  readonly limit: Removals;
}

/** What keeps a change from removing so many assignments, if anything does. */
export function removalProblem({ present, wanted, removed, pull, limit }: Removal): Diagnostic | undefined {
  if (removed.length === 0 || pull?.labels.includes(ALLOW_REMOVALS)) return undefined;
  const isUnlimited = limit.kind === 'percentage' && limit.most === 100;
  const leavesNothing = wanted === 0;
  if (isUnlimited || (!leavesNothing && !exceeds(removed.length, present, limit))) return undefined;
  const named = removed.slice(0, MOST_NAMED).map(quote).join(', ');
  const more = removed.length > MOST_NAMED ? ` and ${removed.length - MOST_NAMED} more` : '';
  const allowed = limit.kind === 'number' ? `${limit.most}` : `${limit.most}%`;
  const rule = leavesNothing ? 'nothing would be left' : `max-removals is ${allowed}`;
  const label = pull === undefined ? '' : `put the label \`${ALLOW_REMOVALS}\` on pull request #${pull.number}, or `;
  return {
    code: 'mass-removal',
    severity: 'error',
    message: `${removed.length} of ${present} assignments would be removed, and ${rule}: ${named}${more}`,
    hint: `Nothing was published. If they are to go, ${label}run it with \`max-removals: 100%\`.`,
  };
}

function exceeds(removed: number, present: number, limit: Removals): boolean {
  if (limit.kind === 'number') return removed > limit.most;
  return removed > FEW && removed * 100 > present * limit.most;
}
