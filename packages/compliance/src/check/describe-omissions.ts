import { type Diagnostic, formatCount, joinLimited, quote } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { StatusOmissions } from '../evidence/statuses/commit-status-source.ts';
import type { IgnoredStatus } from '../evidence/statuses/status-reports.ts';

/** How many statuses a message names. */
const MAX_NAMED = 10;

/** Describes the commit statuses that look like reports of clusters and do not count: a forged one, or one that the inventory lacks. */
export function describeOmissions({ ignored, isCut }: StatusOmissions): Diagnostic[] {
  const foreign = ignored.filter(({ kind }) => kind === 'creator');
  const unlisted = ignored.filter(({ kind }) => kind === 'context');
  return [
    ...describeIgnored(foreign, 'of creators that the inventory does not name for them'),
    ...describeIgnored(unlisted, 'in contexts that the inventory does not name'),
    ...(isCut ? [CUT] : []),
  ];
}

function describeIgnored(ignored: readonly IgnoredStatus[], which: string): Diagnostic[] {
  if (ignored.length === 0) return [];
  const names = joinLimited(ignored.map(formatStatus), MAX_NAMED, '; ');
  return [
    {
      code: 'commit-status-ignored',
      severity: 'warning',
      message: `${formatCount(ignored.length, 'commit status', 'commit statuses')} ${which} did not count: ${names}`,
      hint: 'If they are genuine, add the context and the creator to `.kalypso/inventory.yaml` of the environment branch.',
    },
  ];
}

function formatStatus({ context, creator, commit }: IgnoredStatus): string {
  return `${quote(context)} of ${creator === undefined ? 'an unknown creator' : quote(creator)} on ${shortCommitId(commit)}`;
}

const CUT: Diagnostic = {
  code: 'commit-status-cut',
  severity: 'warning',
  message: 'the branch has more newer commits than are searched for commit statuses: only the newest are',
  hint: 'Check a newer commit of the branch.',
};
