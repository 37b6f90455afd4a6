import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComplianceDecision } from '../check/check-compliance.ts';
import type { CheckComplianceOptions } from '../check/check-options.ts';
import type { ConfigurationVerdict } from '../verdict/configuration-verdict.ts';
import { formatRequirement } from '../verdict/requirement.ts';
import type { ComplianceReport } from './compliance-report-schema.ts';

/** How many digits of the commit ID are part of the name of the file. */
const FILE_NAME_COMMIT_LENGTH = 12;

type PortalUrl = ComplianceDecision['portalUrl'];

/** Creates the report: the expected commit, the rules, the result, and everything known of each configuration. */
export function createComplianceReport(
  options: CheckComplianceOptions,
  { result, portalUrl }: Pick<ComplianceDecision, 'result' | 'portalUrl'>,
): ComplianceReport {
  const { policy } = options;
  const { assessment } = result;
  return {
    version: 1,
    repository: options.repositoryLabel,
    branch: policy.branch,
    commit: policy.commit,
    state: result.state,
    waitedMs: Math.round(result.elapsedMs),
    policy: {
      require: policy.requirements.map(formatRequirement),
      minimumConfigurations: policy.minimum,
      ignoreSuspended: policy.ignoreSuspended,
      timeoutMs: options.timeoutMs,
      intervalMs: options.intervalMs,
      graceMs: policy.graceMs,
      stabilityMs: options.stabilityMs,
      staleAfterMs: policy.staleAfterMs,
    },
    total: assessment.total,
    complying: assessment.complying,
    counts: assessment.counts,
    requirements: [...assessment.requirements],
    configurations: assessment.verdicts.map((verdict) => reportConfiguration(verdict, portalUrl)),
  };
}

function reportConfiguration(
  { verdict, reason, promotes, configuration }: ConfigurationVerdict,
  portalUrl: PortalUrl,
): ComplianceReport['configurations'][number] {
  const { cluster } = configuration;
  return {
    verdict,
    reason,
    promotes: promotes ?? null,
    id: configuration.id,
    name: configuration.name,
    cluster: { name: cluster.name, kind: cluster.kind, id: cluster.id, labels: cluster.tags },
    resourceGroup: configuration.resourceGroup,
    subscription: configuration.subscriptionId,
    namespace: configuration.namespace,
    portal: portalUrl(configuration.id),
    complianceState: configuration.complianceState,
    suspended: configuration.suspended,
    provisioningState: configuration.provisioningState,
    syncedCommit: configuration.syncedCommit ?? null,
    syncedBranch: configuration.syncedBranch ?? null,
    applied: [...configuration.applied],
    sourceUpdatedAt: configuration.sourceUpdatedAt ?? null,
    statusUpdatedAt: configuration.statusUpdatedAt ?? null,
    errorMessage: configuration.errorMessage,
    problems: configuration.problems.map((problem) => ({ ...problem, since: problem.since ?? null })),
  };
}

/**
 * Writes the report to a file of its own: other checks of the same job write to the same folder.
 * @returns the path of the file
 */
export function writeComplianceReport(folder: string, report: ComplianceReport): string {
  const { repository, branch, commit } = report;
  const parts = [repository, branch, commit.slice(0, FILE_NAME_COMMIT_LENGTH)];
  const name = parts.map((part) => part.replace(/[^\w.-]/g, '_')).join('-');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `compliance-${name}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 1)}\n`);
  return path;
}
