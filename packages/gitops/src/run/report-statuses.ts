import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Report } from '@kalypso-actions/scheduler';
import type { GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import { decideStatuses } from '../statuses/decide-statuses.ts';
import { applyStatuses, observeStatuses, type StatusDeps, warnOfStatuses } from '../statuses/exchange-statuses.ts';
import { wantPromotedCommitStatus } from '../statuses/promoted-commit-status.ts';
import type { StatusDecision } from '../statuses/wanted-status.ts';
import { wantWorkloadStatuses } from '../statuses/workload-statuses.ts';
import type { AttemptResult } from './attempt-proposal.ts';
import { toPublicationProgress } from './to-publication-progress.ts';

export interface ReportedStatuses {
  readonly statuses: readonly StatusDecision[];
  /** Statuses are an addition: a failure is never more than a warning. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Sets the commit statuses that follow from a decision, or only decides them in a dry run.
 * @param serverUrl `GITHUB_SERVER_URL`: only repositories there get statuses
 */
export async function reportStatuses(
  report: Report | undefined,
  { decision, outcome }: Pick<AttemptResult, 'decision'> & { readonly outcome: AttemptResult['outcome'] },
  { statuses: options, source, isDryRun }: Pick<GitOpsPullRequestOptions, 'statuses' | 'source' | 'isDryRun'>,
  serverUrl: string,
  deps: StatusDeps,
): Promise<ReportedStatuses> {
  if (report === undefined) return { statuses: [], warnings: [] };
  const promotedCommit = source.promotedCommit ?? report.promotedCommit;
  const publication = toPublicationProgress(decision, outcome);
  const isProposed = publication.kind === 'proposed' || publication.kind === 'published';
  const wanted = [
    ...wantPromotedCommitStatus({ ...report, promotedCommit }, publication, options.promotionContext, serverUrl),
    ...(options.reportsWorkloads ? wantWorkloadStatuses(report, isProposed, serverUrl) : []),
  ];
  const { present, failures } = await observeStatuses(wanted, deps);
  const statuses = decideStatuses(wanted, present);
  const notSet = isDryRun ? [] : await applyStatuses(statuses, deps);
  return { statuses, warnings: warnOfStatuses([...failures, ...notSet]) };
}
