import { AzureError, type AzureFailureKind } from '@kalypso-actions/azure';
import { formatDuration } from '@kalypso-actions/calendar';
import { type Diagnostic, joinLimited, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import { diagnoseGitHubError } from '@kalypso-actions/github';
import type { WatchedElsewhere } from '../evidence/azure/watched-elsewhere.ts';
import { formatClusterName } from '../verdict/explain-verdict.ts';
import {
  type ClusterVerdict,
  type FleetAssessment,
  isMet,
  type RequirementProgress,
} from '../verdict/fleet-assessment.ts';
import type { Verdict } from '../verdict/verdicts.ts';
import type { WaitResult } from '../wait/wait.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import { describeUncheckedTypes, describeUnseenTarget, listUnseenTargets } from './describe-rollout.ts';
import { describeWatchedElsewhere } from './describe-watched-elsewhere.ts';

/** Longer than most messages of Kubernetes, shorter than a screen. */
const MAX_REASON_LENGTH = 500;
const MAX_UNEXPECTED = 20;

type Code = Pick<Diagnostic, 'code'>;

const FLEET: Readonly<Record<'failing' | 'timed-out', Code>> = {
  failing: { code: 'compliance-failing' },
  'timed-out': { code: 'compliance-timed-out' },
};

const CLUSTER: Readonly<Record<Exclude<Verdict, 'compliant' | 'ahead'>, Code>> = {
  failing: { code: 'configuration-failing' },
  unknown: { code: 'configuration-unknown' },
  disconnected: { code: 'configuration-disconnected' },
  stale: { code: 'configuration-stale' },
  suspended: { code: 'configuration-suspended' },
  'not-ready': { code: 'configuration-not-ready' },
  behind: { code: 'configuration-behind' },
  pending: { code: 'configuration-pending' },
  unconfirmed: { code: 'configuration-unconfirmed' },
  pinned: { code: 'configuration-pinned' },
};

const AZURE: Readonly<Record<AzureFailureKind, Code>> = {
  credentials: { code: 'azure-credentials' },
  denied: { code: 'azure-denied' },
  scope: { code: 'azure-scope' },
  throttled: { code: 'azure-throttled' },
  unreachable: { code: 'azure-unreachable' },
  unsteady: { code: 'azure-unsteady' },
  unexpected: { code: 'azure-unexpected' },
};

/**
 * Describes why the fleet does not comply: the requirements that are not met, and the clusters that are the reason. After success, describes only the
 * clusters that did not count.
 * @param elsewhere what the clusters watch instead, if nothing watches the branch
 */
export function createOutcomeDiagnostics(
  options: CheckComplianceOptions,
  result: WaitResult,
  elsewhere: WatchedElsewhere | undefined,
): Diagnostic[] {
  const { state, assessment, elapsedMs } = result;
  const { targets = [] } = assessment;
  const warnings = [...describeUncheckedTypes(options), ...describeUnexpected(assessment.unexpected)];
  if (state === 'compliant' || state === 'superseded') return warnings;
  const unseen = listUnseenTargets(targets).map(({ name }) => describeUnseenTarget(name, options, elsewhere));
  if (state === 'none') return [...(targets.length > 0 ? unseen : [noCluster(options, elsewhere)]), ...warnings];
  const subject = targets.length > 0 ? 'rollout' : 'fleet';
  const message =
    state === 'failing'
      ? `the ${subject} does not comply: too many clusters fail`
      : `the ${subject} did not comply within ${formatDuration(elapsedMs)}`;
  const unmet = listRequirements(assessment)
    .filter((requirement) => !isMet(requirement))
    .map(describeProgress);
  const detail = unmet.length > 0 ? `: ${unmet.join('; ')}` : '';
  const fleet: Diagnostic = {
    ...FLEET[state],
    severity: 'error',
    message: `${message}${detail}`,
    ...adviseOn(options),
  };
  const causes = assessment.clusters.flatMap((cluster) =>
    state === 'failing' && cluster.verdict !== 'failing' ? [] : describeCluster(cluster),
  );
  return [fleet, ...unseen, ...causes, ...warnings];
}

/** Lists the requirements; in a rollout without those of targets that nothing reports. */
function listRequirements({ requirements, targets = [] }: FleetAssessment): readonly RequirementProgress[] {
  const unseen = listUnseenTargets(targets);
  return requirements.filter(({ requirement }) => !unseen.some(({ name }) => requirement.startsWith(`${name}: `)));
}

function adviseOn({ timeoutMs, policy: { stabilityMs } }: CheckComplianceOptions): Pick<Diagnostic, 'hint'> {
  if (stabilityMs <= timeoutMs) return {};
  const times = [timeoutMs, stabilityMs].map(formatDuration);
  return { hint: `Increase \`timeout\`: nothing can hold for \`stability\` (${times[1]}) within ${times[0]}.` };
}

function describeProgress({ requirement, total, needed, complying, unreadable }: RequirementProgress): string {
  const counts = `${quote(requirement)}: ${needed} needed, ${complying} compliant`;
  if (total === 0) return `${counts}; no cluster has this label`;
  if (unreadable === 0) return counts;
  return `${counts}; the labels of ${unreadable} more cannot be read, so it is unknown whether they belong to the group`;
}

function noCluster(
  { repositoryLabel, inventory, policy: { branch } }: CheckComplianceOptions,
  elsewhere: WatchedElsewhere | undefined,
): Diagnostic {
  if (inventory !== undefined)
    return {
      code: 'compliance-none',
      severity: 'error',
      message: `the inventory lists no cluster for branch ${quote(branch)} of ${quote(repositoryLabel)}, and an empty fleet proves nothing`,
      hint: 'Add the clusters to `.kalypso/inventory.yaml` of the environment branch. If no clusters are expected, set `minimum-configurations: 0`.',
    };
  const message = `no Flux configuration watches branch ${quote(branch)} of ${quote(repositoryLabel)}, and an empty fleet proves nothing`;
  const seen = elsewhere === undefined ? [] : describeWatchedElsewhere(elsewhere);
  return {
    code: 'compliance-none',
    severity: 'error',
    message: [message, ...seen].join('. '),
    hint: 'Check the repository, the branch, and that the identity has the role Reader where the clusters are. If no clusters are expected, set `minimum-configurations: 0`.',
  };
}

function describeCluster(cluster: ClusterVerdict): Diagnostic[] {
  const { verdict, name, reports, missing } = cluster;
  if (verdict === 'compliant' || verdict === 'ahead') return [];
  const details = reports[0]?.report.details;
  const group = details?.kind === 'azure' ? ` in resource group ${quote(details.resourceGroup)}` : '';
  const reason = [cluster.reason, ...missing.filter((fact) => fact !== cluster.reason)].join('; ');
  const message = `${quote(formatClusterName(cluster))}${group} is ${verdict}: ${sanitizeText(reason, MAX_REASON_LENGTH)}`;
  return [{ ...CLUSTER[verdict], severity: 'error', message, subject: { kind: 'Cluster', name } }];
}

/** Clusters that the inventory does not list are a warning: they may be new, or left behind. */
function describeUnexpected(clusters: readonly ClusterVerdict[]): Diagnostic[] {
  if (clusters.length === 0) return [];
  const isRollout = clusters.some(({ deploymentTarget }) => deploymentTarget !== undefined);
  const names = joinLimited(
    clusters.map((cluster) => `${quote(isRollout ? formatClusterName(cluster) : cluster.name)} (${cluster.verdict})`),
    MAX_UNEXPECTED,
    ', ',
  );
  if (isRollout)
    return [
      {
        code: 'cluster-unexpected',
        severity: 'warning',
        message: `these clusters run a deployment target that is not expected there, so they do not count: ${names}`,
        hint: 'Check the clusters in `.kalypso/inventory.yaml`, their cluster types, and the assignments.',
      },
    ];
  return [
    {
      code: 'cluster-unexpected',
      severity: 'warning',
      message: `these clusters watch the branch, but the inventory does not list them, so they do not count: ${names}`,
      hint: 'Add them to `.kalypso/inventory.yaml` of the environment branch, or remove their Flux configurations.',
    },
  ];
}

/** Describes a failure of Azure or GitHub, which the user can fix; `undefined` for any other error, which is a bug. */
export function toFailureDiagnostic(error: unknown): Diagnostic | undefined {
  if (!(error instanceof AzureError)) return diagnoseGitHubError(error);
  const { kind, message, hint } = error.failure;
  return { ...AZURE[kind], severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
}
