import type { CommitRelations } from '../evidence/commits/commit-ancestry.ts';
import type { Observations } from '../observations/observations.ts';
import {
  type ConfigurationVerdict,
  complies,
  judgeConfiguration,
  VERDICTS,
  type Verdict,
  type VerdictPolicy,
} from './configuration-verdict.ts';
import { appliesTo, type ComplianceRequirement, countNeeded, formatRequirement } from './requirement.ts';

/** The rules for the fleet. */
export interface CompliancePolicy extends VerdictPolicy {
  readonly requirements: readonly ComplianceRequirement[];
  /** How many configurations have to comply, whatever the requirements: an empty fleet proves nothing. */
  readonly minimum: number;
  /** Whether suspended configurations are excluded from the count. */
  readonly ignoreSuspended: boolean;
}

/** How far a requirement is met. */
export interface RequirementProgress {
  /** As the user wrote it, for example `ring=canary: 100%`; the minimum as `at least 1`. */
  readonly requirement: string;
  /** How many configurations it applies to. */
  readonly total: number;
  readonly needed: number;
  readonly complying: number;
  readonly failing: number;
}

/**
 * - `compliant`: the required configurations have applied the expected commit, or a newer one that promotes the same
 * - `superseded`: the required configurations comply, but some of them with a newer commit that promotes something else
 * - `failing`: too many configurations fail for the requirements to be met
 * - `none`: no configuration was found
 * - `waiting`: none of these yet
 */
export type FleetState = 'compliant' | 'superseded' | 'failing' | 'none' | 'waiting';

export interface FleetAssessment {
  readonly state: FleetState;
  /** The verdict on every configuration, most urgent first. */
  readonly verdicts: readonly ConfigurationVerdict[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many configurations count: all, except suspended ones if those are excluded. */
  readonly total: number;
  /** How many of these are `compliant` or `ahead`. */
  readonly complying: number;
  /** The progress of each requirement; the last one is the minimum. */
  readonly requirements: readonly RequirementProgress[];
}

/**
 * Judges the fleet. Pure; the order of the observations does not matter.
 * @param now milliseconds since 1970
 */
export function assessFleet(
  observations: Observations,
  policy: CompliancePolicy,
  relations: CommitRelations,
  now: number,
): FleetAssessment {
  const verdicts = [...observations.values()]
    .map((observation) => judgeConfiguration(observation, policy, relations, now))
    .sort(compareUrgency);
  const counted = verdicts.filter(({ verdict }) => !(policy.ignoreSuspended && verdict === 'suspended'));
  const requirements = measureProgress(policy, counted, complies);
  const strictRequirements = measureProgress(policy, counted, compliesWithSamePromotion);
  return {
    state: toFleetState(observations, requirements, strictRequirements),
    verdicts,
    counts: countVerdicts(verdicts),
    total: counted.length,
    complying: counted.filter(complies).length,
    requirements,
  };
}

function toFleetState(
  observations: Observations,
  requirements: readonly RequirementProgress[],
  strictRequirements: readonly RequirementProgress[],
): FleetState {
  if (strictRequirements.every(isMet)) return 'compliant';
  if (requirements.every(isMet)) return 'superseded';
  if (observations.size === 0) return 'none';
  return requirements.some(isOutOfReach) ? 'failing' : 'waiting';
}

export function isMet({ complying, needed }: RequirementProgress): boolean {
  return complying >= needed;
}

/** Whether so many configurations fail that the others are too few: waiting for them cannot help. */
function isOutOfReach({ total, failing, needed }: RequirementProgress): boolean {
  return failing > 0 && total - failing < needed;
}

function compliesWithSamePromotion({ verdict, promotes }: ConfigurationVerdict): boolean {
  return verdict === 'compliant' || (verdict === 'ahead' && promotes === 'same');
}

type CompliancePredicate = (verdict: ConfigurationVerdict) => boolean;

function measureProgress(
  { requirements, minimum }: CompliancePolicy,
  counted: readonly ConfigurationVerdict[],
  isComplying: CompliancePredicate,
): RequirementProgress[] {
  const atLeast: ComplianceRequirement = { label: undefined, amount: { kind: 'count', count: minimum } };
  const measure = (requirement: ComplianceRequirement, name: string): RequirementProgress => {
    const group = counted.filter(({ configuration }) => appliesTo(requirement, configuration.cluster.tags));
    return {
      requirement: name,
      total: group.length,
      needed: countNeeded(requirement, group.length),
      complying: group.filter(isComplying).length,
      failing: group.filter(({ verdict }) => verdict === 'failing').length,
    };
  };
  return [
    ...requirements.map((requirement) => measure(requirement, formatRequirement(requirement))),
    measure(atLeast, `at least ${minimum}`),
  ];
}

function countVerdicts(verdicts: readonly ConfigurationVerdict[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of verdicts) counts[verdict] += 1;
  return counts;
}

function compareUrgency(one: ConfigurationVerdict, other: ConfigurationVerdict): number {
  const rank = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  if (rank !== 0) return rank;
  return sortKey(one) < sortKey(other) ? -1 : 1;
}

function sortKey({ configuration: { cluster, id } }: ConfigurationVerdict): string {
  return `${cluster.name}\0${id}`;
}
