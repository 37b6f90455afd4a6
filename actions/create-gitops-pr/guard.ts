import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { type RemovalLimit, removesTooMany } from '@kalypso-actions/gitops';
import type { Change } from './subject.ts';

/** The label that a person puts on the pull request to let any number of assignments go. */
const ALLOW_REMOVALS = 'allow-removals';

const MOST_NAMED = 20;

/**
 * What keeps a change from removing so many assignments, if anything does.
 * @param pull an open pull request of ours, which somebody can label
 */
export function removalProblem(
  { gone, counts, counted }: Change,
  limit: RemovalLimit,
  pull: { readonly number: number; readonly labels: readonly string[] } | undefined,
): Diagnostic | undefined {
  const isUnlimited = limit.kind === 'percent' && limit.most === 100;
  if (isUnlimited || pull?.labels.includes(ALLOW_REMOVALS) || !removesTooMany(counts, limit)) return undefined;
  const named = gone.slice(0, MOST_NAMED).map(quote);
  const more = gone.length > MOST_NAMED ? ` and ${gone.length - MOST_NAMED} more` : '';
  const rule =
    counts.after === 0
      ? 'nothing would be left'
      : `max-removals is ${limit.most}${limit.kind === 'percent' ? '%' : ''}`;
  const label =
    pull === undefined
      ? ''
      : `put the label \`${ALLOW_REMOVALS}\` on pull request #${pull.number} and run this again, or `;
  return {
    code: 'mass-removal',
    severity: 'error',
    message: `${counts.removed} of ${counts.before} ${counted} would be removed, and ${rule}: ${named.join(', ')}${more}`,
    hint: `Nothing was published. If they are to go, ${label}set \`max-removals: 100%\` for one run.`,
  };
}
