import type { Ancestry } from './ancestry.ts';
import type { History } from './history.ts';
import { concerns, describeRequirement, needed, type Requirement } from './requirement.ts';
import { type Judged, judge, type Standard, VERDICTS, type Verdict } from './verdict.ts';

/** What has to be the case for the fleet to comply. */
export interface Policy extends Standard {
  readonly requirements: readonly Requirement[];
  /** How many have to comply at the least: nothing is proven by silence. */
  readonly minimum: number;
  /** Whether suspended configurations are left out of the count. */
  readonly ignoreSuspended: boolean;
}

/** How far one requirement is kept. */
export interface RequirementState {
  /** As it is written: `ring=canary: 100%`; the minimum as `at least 1`. */
  readonly requirement: string;
  /** Configurations that it is about. */
  readonly total: number;
  readonly needed: number;
  readonly complying: number;
  readonly failing: number;
}

/**
 * - `compliant`: what is required complies with the commit, or with a later one that promotes the same
 * - `superseded`: what is required complies, but some of it with later commits that promote something else
 * - `failing`: so many fail that what is required cannot comply
 * - `none`: no configuration was found
 * - `waiting`: none of these yet
 */
export type Standing = 'compliant' | 'superseded' | 'failing' | 'none' | 'waiting';

export interface Assessment {
  readonly standing: Standing;
  /** Every configuration, those in trouble first. */
  readonly judged: readonly Judged[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** How many are counted: all but suspended ones, if those are ignored. */
  readonly total: number;
  /** How many have the commit: those that are compliant or ahead. */
  readonly complying: number;
  readonly requirements: readonly RequirementState[];
}

/** The verdict on the fleet: pure, and the order of what was found does not matter. */
export function assess(history: History, policy: Policy, ancestry: Ancestry, now: number): Assessment {
  const judged = [...history.values()].map((sighting) => judge(sighting, policy, ancestry, now)).sort(troubleFirst);
  const counted = judged.filter(({ verdict }) => !(policy.ignoreSuspended && verdict === 'suspended'));
  const states = statesOf(policy, counted, complies);
  const strictly = statesOf(policy, counted, compliesWithSame);
  return {
    standing: standingOf(history, states, strictly),
    judged,
    counts: countsOf(judged),
    total: counted.length,
    complying: counted.filter(complies).length,
    requirements: states,
  };
}

function standingOf(
  history: History,
  states: readonly RequirementState[],
  strictly: readonly RequirementState[],
): Standing {
  if (strictly.every(isKept)) return 'compliant';
  if (states.every(isKept)) return 'superseded';
  if (history.size === 0) return 'none';
  return states.some(isLost) ? 'failing' : 'waiting';
}

export function isKept({ complying, needed: count }: RequirementState): boolean {
  return complying >= count;
}

/** Whether those that do not fail are too few, so that waiting for them is no use. */
function isLost({ total, failing, needed: count }: RequirementState): boolean {
  return failing > 0 && total - failing < count;
}

function complies({ verdict }: Judged): boolean {
  return verdict === 'compliant' || verdict === 'ahead';
}

function compliesWithSame({ verdict, promotes }: Judged): boolean {
  return verdict === 'compliant' || (verdict === 'ahead' && promotes === 'same');
}

type Judge = (judged: Judged) => boolean;

function statesOf({ requirements, minimum }: Policy, counted: readonly Judged[], isGood: Judge): RequirementState[] {
  const atLeast: Requirement = { label: undefined, amount: { unit: 'number', number: minimum } };
  return [
    ...requirements.map((requirement) => stateOf(requirement, describeRequirement(requirement), counted, isGood)),
    stateOf(atLeast, `at least ${minimum}`, counted, isGood),
  ];
}

function stateOf(
  requirement: Requirement,
  description: string,
  counted: readonly Judged[],
  isGood: Judge,
): RequirementState {
  const group = counted.filter(({ configuration }) => concerns(requirement, configuration.cluster.tags));
  return {
    requirement: description,
    total: group.length,
    needed: needed(requirement, group.length),
    complying: group.filter(isGood).length,
    failing: group.filter(({ verdict }) => verdict === 'failing').length,
  };
}

function countsOf(judged: readonly Judged[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

function troubleFirst(one: Judged, other: Judged): number {
  const rank = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  if (rank !== 0) return rank;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function keyOf({ configuration: { cluster, id } }: Judged): string {
  return `${cluster.name}\0${id}`;
}
