import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Report } from '@kalypso-actions/scheduler';
import type { GitOpsDecision } from '../decide/gitops-decision.ts';
import type { GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import { decideStatuses } from '../statuses/decide-statuses.ts';
import { applyStatuses, observeStatuses, type StatusDeps, warnOfStatuses } from '../statuses/exchange-statuses.ts';
import { wantPromotedCommitStatus } from '../statuses/promoted-commit-status.ts';
import type { StatusDecision } from '../statuses/wanted-status.ts';
import { wantWorkloadStatuses } from '../statuses/workload-statuses.ts';

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
  decision: GitOpsDecision,
  { statuses: options, source, isDryRun }: Pick<GitOpsPullRequestOptions, 'statuses' | 'source' | 'isDryRun'>,
  serverUrl: string,
  deps: StatusDeps,
): Promise<ReportedStatuses> {
  if (report === undefined) return { statuses: [], warnings: [] };
  const promotedCommit = source.promotedCommit ?? report.promotedCommit;
  const { summary } = decision;
  const wanted = [
    ...(summary === undefined
      ? []
      : wantPromotedCommitStatus(
          { ...report, promotedCommit },
          summary.isPromotedCommitPublished,
          options.promotionContext,
          serverUrl,
        )),
    ...(options.reportsWorkloads ? wantWorkloadStatuses(report, decision.kind !== 'refuse', serverUrl) : []),
  ];
  const { present, failures } = await observeStatuses(wanted, deps);
  const statuses = decideStatuses(wanted, present);
  const notSet = isDryRun ? [] : await applyStatuses(statuses, deps);
  return { statuses, warnings: warnOfStatuses([...failures, ...notSet]) };
}
