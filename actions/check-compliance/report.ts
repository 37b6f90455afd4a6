import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeRequirement, type Judged, type Waited } from '@kalypso-actions/compliance';
import type { Settings } from './settings.ts';

/** The report of the action: what was waited for, by which rules, what came of it, and everything known of every configuration. */
function makeReport(settings: Settings, waited: Waited, portal: (resourceId: string) => string) {
  const { policy } = settings;
  const { assessment } = waited;
  return {
    version: 1,
    repository: settings.name,
    branch: policy.branch,
    commit: policy.commit,
    state: waited.state,
    waitedMs: Math.round(waited.elapsed),
    policy: {
      require: policy.requirements.map(describeRequirement),
      minimumConfigurations: policy.minimum,
      ignoreSuspended: policy.ignoreSuspended,
      timeoutMs: settings.timeout,
      intervalMs: settings.interval,
      graceMs: policy.grace,
      stabilityMs: settings.stability,
      staleAfterMs: policy.staleAfter,
    },
    total: assessment.total,
    complying: assessment.complying,
    counts: assessment.counts,
    requirements: assessment.requirements,
    configurations: assessment.judged.map((judged) => entry(judged, portal)),
  };
}

function entry({ verdict, reason, promotes, configuration }: Judged, portal: (resourceId: string) => string) {
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
    portal: portal(configuration.id),
    complianceState: configuration.complianceState,
    suspended: configuration.suspended,
    provisioningState: configuration.provisioningState,
    syncedCommit: configuration.syncedCommit ?? null,
    syncedBranch: configuration.syncedBranch ?? null,
    applied: configuration.applied,
    sourceUpdatedAt: configuration.sourceUpdatedAt ?? null,
    statusUpdatedAt: configuration.statusUpdatedAt ?? null,
    errorMessage: configuration.errorMessage,
    problems: configuration.problems.map((problem) => ({ ...problem, since: problem.since ?? null })),
  };
}

/** Writes the report where no other check of the same job writes its own. */
export function writeReport(
  folder: string,
  settings: Settings,
  waited: Waited,
  portal: (resourceId: string) => string,
): string {
  const { name, policy } = settings;
  const file = [name, policy.branch, policy.commit.slice(0, 12)].map((part) => part.replace(/[^\w.-]/g, '_')).join('-');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `compliance-${file}.json`);
  writeFileSync(path, `${JSON.stringify(makeReport(settings, waited, portal), null, 1)}\n`);
  return path;
}

/** The outputs of the action. */
export function outputsOf({ state, assessment: { judged, counts } }: Waited, report: string): Record<string, string> {
  return {
    state,
    configurations: String(judged.length),
    compliant: String(counts.compliant),
    ahead: String(counts.ahead),
    behind: String(counts.behind),
    failing: String(counts.failing),
    pending: String(counts.pending),
    suspended: String(counts.suspended),
    unknown: String(counts.unknown),
    stale: String(counts.stale),
    report,
  };
}
