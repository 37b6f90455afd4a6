import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComplianceDecision } from '../check/check-compliance.ts';
import type { CheckComplianceOptions } from '../check/check-options.ts';
import type { Fact, ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { ClusterVerdict, FleetAssessment, ReportVerdict } from '../verdict/fleet-assessment.ts';
import { findReportedCommit } from '../verdict/judge-report.ts';
import { formatRequirement } from '../verdict/requirement.ts';
import type { ComplianceReport } from './compliance-report-schema.ts';

/** How many digits of the commit ID are part of the name of the file. */
const FILE_NAME_COMMIT_LENGTH = 12;

type PortalUrl = ComplianceDecision['portalUrl'];

/** Creates the report: the expected commit, the rules, the result, and everything known of each cluster. */
export function createComplianceReport(
  options: CheckComplianceOptions,
  { result, portalUrl }: Pick<ComplianceDecision, 'result' | 'portalUrl'>,
): ComplianceReport {
  const { policy } = options;
  const { assessment } = result;
  const reportCluster = (cluster: ClusterVerdict) => describeCluster(cluster, portalUrl);
  return {
    version: 2,
    repository: options.repositoryLabel,
    branch: policy.branch,
    commit: policy.commit,
    state: result.state,
    waitedMs: Math.round(result.elapsedMs),
    policy: {
      require: policy.requirements.map(formatRequirement),
      minimumConfigurations: policy.minimum,
      ignoreSuspended: policy.ignoreSuspended,
      children: options.children,
      confirm: options.confirm,
      inventory: options.inventory !== undefined,
      timeoutMs: options.timeoutMs,
      intervalMs: options.intervalMs,
      graceMs: policy.graceMs,
      stabilityMs: policy.stabilityMs,
      staleAfterMs: policy.staleAfterMs,
    },
    total: assessment.total,
    complying: assessment.complying,
    counts: assessment.counts,
    requirements: [...assessment.requirements],
    ...describeRollout(options, assessment),
    clusters: assessment.clusters.map(reportCluster),
    unexpected: assessment.unexpected.map(reportCluster),
  };
}

/** Only the report of a rollout has these fields. */
function describeRollout(
  { rollout, watched }: CheckComplianceOptions,
  { targets }: FleetAssessment,
): Pick<ComplianceReport, 'platform' | 'targets'> {
  if (rollout === undefined || targets === undefined) return {};
  return {
    platform: { repository: rollout.platformLabel, branch: watched.branch, assignments: rollout.hasAssignments },
    targets: targets.map(({ name, assessment: { state, total, complying, counts } }) => {
      const target = rollout.targets.find((each) => each.name === name);
      const { expected, uncheckedClusterTypes = [] } = target ?? {};
      const unchecked = uncheckedClusterTypes.length > 0 ? { uncheckedClusterTypes: [...uncheckedClusterTypes] } : {};
      return { name, state, expected: expected !== undefined, ...unchecked, total, complying, counts };
    }),
  };
}

type ReportedClusterVerdict = ComplianceReport['clusters'][number];
type ReportedReconciler = ReportedClusterVerdict['reports'][number];

function describeCluster(cluster: ClusterVerdict, portalUrl: PortalUrl): ReportedClusterVerdict {
  return {
    ...describeFinding(cluster),
    ...(cluster.deploymentTarget === undefined ? {} : { deploymentTarget: cluster.deploymentTarget }),
    name: cluster.name,
    resourceId: cluster.resourceId,
    clusterType: cluster.clusterType ?? null,
    labels: cluster.labels ?? null,
    reports: cluster.reports.map((report) => describeReconciler(report, portalUrl)),
  };
}

function describeFinding({ verdict, reason, promotes, since, missing }: ClusterVerdict | ReportVerdict) {
  return { verdict, reason, promotes: promotes ?? null, since: new Date(since).toISOString(), missing: [...missing] };
}

function describeReconciler(verdict: ReportVerdict, portalUrl: PortalUrl): ReportedReconciler {
  const { report } = verdict;
  return {
    ...describeFinding(verdict),
    source: report.source,
    id: report.id,
    name: report.name,
    commit: findReportedCommit(report) ?? null,
    reportedAt: report.reportedAt ?? null,
    facts: report.facts.map(describeFact),
    details: describeDetails(report, portalUrl),
  };
}

function describeFact(fact: Fact): ReportedReconciler['facts'][number] {
  const isRevision = fact.kind === 'revision';
  return {
    kind: fact.kind,
    object: 'object' in fact ? fact.object : null,
    detail: isRevision ? fact.role : fact.detail,
    commit: isRevision ? fact.commit : null,
    branch: isRevision ? (fact.branch ?? null) : null,
    since: fact.kind === 'failure' ? (fact.since ?? null) : null,
  };
}

function describeDetails(
  { id, rollout, details }: ReconcilerReport,
  portalUrl: PortalUrl,
): ReportedReconciler['details'] {
  if (details === undefined || details.kind === 'commit-status') return details ?? null;
  const { subscriptionId, sourceUpdatedAt, statusUpdatedAt, ...others } = details;
  return {
    ...others,
    portal: portalUrl(rollout?.reconcilerId ?? id),
    subscription: subscriptionId,
    sourceUpdatedAt: sourceUpdatedAt ?? null,
    statusUpdatedAt: statusUpdatedAt ?? null,
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
