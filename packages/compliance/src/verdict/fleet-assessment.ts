import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type ClusterGroup, groupByCluster } from './group-by-cluster.ts';
import type { Finding, VerdictPolicy } from './judge-report.ts';
import type { Proof, Proofs } from './proof.ts';
import {
  type ComplianceRequirement,
  countNeeded,
  findMembership,
  formatRequirement,
  type Membership,
} from './requirement.ts';
import { compareVerdicts, complies, VERDICTS, type Verdict } from './verdicts.ts';

/** The rules for the fleet. */
export interface CompliancePolicy extends VerdictPolicy {
  /** Of clusters. */
  readonly requirements: readonly ComplianceRequirement[];
  /** How many reconcilers have to comply, whatever the requirements: an empty fleet proves nothing. */
  readonly minimum: number;
  /** Whether suspended reconcilers are excluded from the count. */
  readonly ignoreSuspended: boolean;
}

/** How far a requirement is met. */
export interface RequirementProgress {
  /** As the user wrote it, for example `ring=canary: 100%`; the minimum as `at least 1`. */
  readonly requirement: string;
  /** How many clusters it applies to, or may apply to; reconcilers for the minimum. */
  readonly total: number;
  readonly needed: number;
  readonly complying: number;
  readonly failing: number;
  /** Of how many clusters the labels cannot be read: they are in `total` and never in `complying`. */
  readonly unreadable: number;
}

/** What one reconciler amounts to. */
export interface ReportVerdict extends Finding {
  readonly report: ReconcilerReport;
  /** Since when the verdict has been this one, in milliseconds since 1970. */
  readonly since: number;
}

/** What everything that reports for a cluster amounts to: the most urgent verdict. */
export interface ClusterVerdict extends Omit<ClusterGroup<ReportVerdict>, 'members' | 'silent'>, Finding {
  readonly since: number;
  /** The deployment target that it rolls out; `undefined` if no rollout is checked. */
  readonly deploymentTarget?: string | undefined;
  /** Most urgent first. */
  readonly reports: readonly ReportVerdict[];
}

/**
 * - `compliant`: the required clusters have proven the expected commit, or a newer one that promotes the same
 * - `superseded`: the required clusters comply, but some of them with a newer commit that promotes something else
 * - `failing`: too many clusters fail for the requirements to be met
 * - `none`: no cluster was found, and none is expected
 * - `waiting`: none of these yet
 */
export type FleetState = (typeof FLEET_STATES)[number];

export const FLEET_STATES = ['compliant', 'superseded', 'failing', 'none', 'waiting'] as const;

export interface FleetAssessment {
  readonly state: FleetState;
  /** The verdict on every cluster that counts, most urgent first. */
  readonly clusters: readonly ClusterVerdict[];
  /** The clusters that were seen and that the inventory does not list. They do not count. */
  readonly unexpected: readonly ClusterVerdict[];
  /** The verdict on every reconciler of the clusters that count, most urgent first. */
  readonly verdicts: readonly ReportVerdict[];
  /** Of reconcilers; those that have to report and do not are `unknown`. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many clusters count: all, except those that are pinned, and suspended ones if those are excluded. */
  readonly total: number;
  /** How many of these are `compliant` or `ahead`. */
  readonly complying: number;
  /** The progress of each requirement; the last one is the minimum. In a rollout, those of each deployment target. */
  readonly requirements: readonly RequirementProgress[];
  /** The deployment targets of a rollout; `undefined` if none is checked. */
  readonly targets?: readonly TargetAssessment[] | undefined;
}

/** The assessment of the clusters that roll out a deployment target. */
export interface TargetAssessment {
  readonly name: string;
  readonly assessment: FleetAssessment;
}

/**
 * Judges the fleet. Pure; the order of the proofs does not matter.
 * @param now milliseconds since 1970
 * @param deploymentTarget the target whose rollout the proofs are about
 */
export function assessFleet(
  proofs: Proofs,
  policy: CompliancePolicy,
  inventory: Inventory | undefined,
  now: number,
  deploymentTarget?: string,
): FleetAssessment {
  const groups = groupByCluster([...proofs.values()], inventory, deploymentTarget);
  const rollout = deploymentTarget === undefined ? {} : { deploymentTarget };
  const all = groups.map((group) => ({ ...judgeCluster(group, policy, now), ...rollout })).sort(compareUrgency);
  const clusters = all.filter(({ isExpected }) => isExpected);
  const counted = clusters.filter(({ verdict }) => isCounted(verdict, policy));
  const requirements = measureProgress(policy, counted, complies);
  const strictRequirements = measureProgress(policy, counted, compliesWithSamePromotion);
  const silent = groups.filter(({ isExpected }) => isExpected).reduce((sum, group) => sum + group.silent.length, 0);
  const verdicts = listReports(clusters).sort(compareUrgency);
  return {
    state: toFleetState(clusters.length, requirements, strictRequirements),
    clusters,
    unexpected: all.filter(({ isExpected }) => !isExpected),
    verdicts,
    counts: countVerdicts(verdicts, silent),
    total: counted.length,
    complying: counted.filter(complies).length,
    requirements,
  };
}

/** Merges everything that reports for a cluster: the worst verdict wins, and silence is unknown. */
function judgeCluster({ members, silent, ...cluster }: ClusterGroup<Proof>, policy: CompliancePolicy, now: number) {
  const reports = members
    .map(({ report, finding, since }): ReportVerdict => ({ report, since, ...finding }))
    .sort(compareUrgency);
  const [reason] = silent;
  const unknown = reason === undefined ? [] : [{ ...UNKNOWN, reason, missing: silent, since: now }];
  const findings = [...unknown, ...reports].sort((one, other) => compareVerdicts(one.verdict, other.verdict));
  const [worst] = findings.filter(({ verdict }) => isCounted(verdict, policy));
  const { verdict, reason: why, since } = worst ?? findings[0] ?? { ...UNKNOWN, reason: '', since: now };
  const missing = findings.flatMap((finding) => finding.missing);
  const promotes = findings.map((finding) => finding.promotes).filter((value) => value !== undefined);
  const merged = promotes.includes('other') ? 'other' : promotes[0];
  return { ...cluster, verdict, reason: why, since, missing, promotes: merged, reports } satisfies ClusterVerdict;
}

const UNKNOWN = { verdict: 'unknown', promotes: undefined, missing: [] } as const;

function isCounted(verdict: Verdict, { ignoreSuspended }: CompliancePolicy): boolean {
  return verdict !== 'pinned' && !(ignoreSuspended && verdict === 'suspended');
}

function toFleetState(
  clusters: number,
  requirements: readonly RequirementProgress[],
  strictRequirements: readonly RequirementProgress[],
): FleetState {
  if (strictRequirements.every(isMet)) return 'compliant';
  if (requirements.every(isMet)) return 'superseded';
  if (clusters === 0) return 'none';
  return requirements.some(isOutOfReach) ? 'failing' : 'waiting';
}

export function isMet({ complying, needed }: RequirementProgress): boolean {
  return complying >= needed;
}

/** Whether so many clusters fail that the others are too few: waiting for them cannot help. */
function isOutOfReach({ total, failing, needed }: RequirementProgress): boolean {
  return failing > 0 && total - failing < needed;
}

function compliesWithSamePromotion({ verdict, promotes }: Pick<Finding, 'verdict' | 'promotes'>): boolean {
  return verdict === 'compliant' || (verdict === 'ahead' && promotes === 'same');
}

type CompliancePredicate = (finding: Pick<Finding, 'verdict' | 'promotes'>) => boolean;

function measureProgress(
  policy: CompliancePolicy,
  counted: readonly ClusterVerdict[],
  isComplying: CompliancePredicate,
): RequirementProgress[] {
  const measured = policy.requirements.map((requirement) => measureRequirement(requirement, counted, isComplying));
  return [...measured, measureMinimum(policy, counted, isComplying)];
}

function measureRequirement(
  requirement: ComplianceRequirement,
  counted: readonly ClusterVerdict[],
  isComplying: CompliancePredicate,
): RequirementProgress {
  const by = (membership: Membership) =>
    counted.filter((cluster) => findMembership(requirement, cluster) === membership);
  const [members, unreadable] = [by('member'), by('unreadable')];
  const total = members.length + unreadable.length;
  return {
    requirement: formatRequirement(requirement),
    total,
    needed: countNeeded(requirement, total),
    complying: members.filter(isComplying).length,
    failing: members.filter(({ verdict }) => verdict === 'failing').length,
    unreadable: unreadable.length,
  };
}

/** Counts the reports of the clusters that count. */
function measureMinimum(
  policy: CompliancePolicy,
  counted: readonly ClusterVerdict[],
  isComplying: CompliancePredicate,
): RequirementProgress {
  const reports = listReports(counted).filter(({ verdict }) => isCounted(verdict, policy));
  return {
    requirement: `at least ${policy.minimum}`,
    total: reports.length,
    needed: policy.minimum,
    complying: reports.filter(isComplying).length,
    failing: reports.filter(({ verdict }) => verdict === 'failing').length,
    unreadable: 0,
  };
}

/** Lists each report once, although it can belong to several clusters of the inventory. */
function listReports(clusters: readonly ClusterVerdict[]): ReportVerdict[] {
  const reports = clusters.flatMap((cluster) => cluster.reports);
  return [...new Map(reports.map((verdict) => [verdict.report.id, verdict])).values()];
}

function countVerdicts(verdicts: readonly ReportVerdict[], silent: number): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of verdicts) counts[verdict] += 1;
  counts.unknown += silent;
  return counts;
}

/** Orders verdicts of reconcilers or clusters: most urgent first, then by name. */
export function compareUrgency(one: ReportVerdict | ClusterVerdict, other: ReportVerdict | ClusterVerdict): number {
  const order = compareVerdicts(one.verdict, other.verdict);
  if (order !== 0) return order;
  const [key, otherKey] = [sortKey(one), sortKey(other)];
  return key < otherKey ? -1 : key > otherKey ? 1 : 0;
}

function sortKey(verdict: ReportVerdict | ClusterVerdict): string {
  return 'report' in verdict
    ? `${verdict.report.cluster.name}\0${verdict.report.id}`
    : `${verdict.deploymentTarget ?? ''}\0${verdict.name}\0${verdict.resourceId}`;
}
