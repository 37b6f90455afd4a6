import {
  assessFleet,
  type ClusterVerdict,
  type CompliancePolicy,
  compareUrgency,
  type FleetAssessment,
  type FleetState,
} from '../verdict/fleet-assessment.ts';
import type { Proofs } from '../verdict/proof.ts';
import { VERDICTS, type Verdict } from '../verdict/verdicts.ts';
import type { RolloutTarget } from './rollout-options.ts';

/**
 * Judges a rollout: each deployment target by itself, so that the clusters of one never make up for those of another. Pure.
 * @param now milliseconds since 1970
 */
export function assessRollout(
  proofs: Proofs,
  policy: CompliancePolicy,
  targets: readonly Pick<RolloutTarget, 'name' | 'expected'>[],
  now: number,
): FleetAssessment {
  const byTarget = Map.groupBy(proofs, ([, { report }]) => report.rollout?.deploymentTarget);
  const assessed = targets.map(({ name, expected }) => {
    const own = new Map(byTarget.get(name) ?? []);
    const assessment = assessFleet(own, policy, expected, now, name);
    return { name, isKnown: expected !== undefined, assessment };
  });
  const all = assessed.map(({ assessment }) => assessment);
  const sum = (count: (assessment: FleetAssessment) => number) => all.reduce((total, each) => total + count(each), 0);
  return {
    state: mergeStates(
      assessed.map(({ assessment: { state }, isKnown }) => (state === 'none' && !isKnown ? 'waiting' : state)),
    ),
    clusters: mergeClusters(all.map(({ clusters }) => clusters)),
    // Other clusters, whose reports are incomplete, are not known to have the target.
    unexpected: mergeClusters(all.map(({ unexpected }) => unexpected.filter(isReported))),
    verdicts: all.flatMap(({ verdicts }) => verdicts).toSorted(compareUrgency),
    counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, sum(({ counts }) => counts[verdict])])) as Record<
      Verdict,
      number
    >,
    total: sum(({ total }) => total),
    complying: sum(({ complying }) => complying),
    requirements: assessed.flatMap(({ name, assessment }) =>
      assessment.requirements.map((progress) => ({ ...progress, requirement: `${name}: ${progress.requirement}` })),
    ),
    targets: assessed.map(({ name, assessment }) => ({ name, assessment })),
  };
}

function isReported({ reports }: ClusterVerdict): boolean {
  return reports.some(({ report }) => report.rollout?.isReported);
}

function mergeClusters(lists: readonly (readonly ClusterVerdict[])[]): readonly ClusterVerdict[] {
  return lists.flat().toSorted(compareUrgency);
}

/** One target that cannot comply ends the rollout; all others have to. A target that nothing has reported yet may be scheduled in a moment. */
function mergeStates(states: readonly FleetState[]): FleetState {
  const first = (['failing', 'none', 'waiting', 'superseded'] as const).find((state) => states.includes(state));
  return first ?? 'compliant';
}
