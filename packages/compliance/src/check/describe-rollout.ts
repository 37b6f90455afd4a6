import { type Diagnostic, findNearest, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { WatchedElsewhere } from '../evidence/azure/watched-elsewhere.ts';
import { isSameRepository, parseRepositoryAddress } from '../evidence/repository-address.ts';
import type { RolloutTarget } from '../rollout/rollout-options.ts';
import type { TargetAssessment } from '../verdict/fleet-assessment.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import { describeWatchedElsewhere } from './describe-watched-elsewhere.ts';

/** How many deployment targets, and cluster types, a message names. */
const MAX_NAMED = 20;

/** Lists the deployment targets of which no cluster is known that has to comply. */
export function listUnseenTargets(targets: readonly TargetAssessment[]): readonly TargetAssessment[] {
  return targets.filter(({ assessment }) => assessment.clusters.length === 0 && assessment.state === 'none');
}

/**
 * Describes why nothing reports a deployment target.
 * @param elsewhere what the clusters watch, if nothing reports any target
 */
export function describeUnseenTarget(
  name: string,
  { rollout, watched }: CheckComplianceOptions,
  elsewhere: WatchedElsewhere | undefined,
): Diagnostic {
  const where = `branch ${quote(watched.branch)} of ${quote(rollout?.platformLabel ?? '')}`;
  if (rollout?.targets.some((target) => target.name === name && isAssignedNowhere(target, rollout.hasAssignments)))
    return {
      code: 'rollout-not-assigned',
      severity: 'error',
      message: `the deployment target ${quote(name)} is assigned to no expected cluster on ${where}, so its rollout proves nothing`,
      hint: 'Check its name. If the platform has not scheduled it yet, run the check again after that. If no cluster has to run it, set `minimum-configurations: 0`.',
    };
  const message = `no cluster reports the deployment target ${quote(name)}: no Flux configuration that watches ${where} has applied it`;
  // If some watch the branch, what others watch does not matter.
  const isWatched = elsewhere?.sameRepository.some(
    ({ branch, pinned, url }) => pinned === undefined && branch === watched.branch && isAddressOf(url, watched),
  );
  const seen =
    elsewhere === undefined || isWatched ? [] : ['None watches that branch', ...describeWatchedElsewhere(elsewhere)];
  return {
    code: 'rollout-not-seen',
    severity: 'error',
    message: [message, ...seen].join('. '),
    hint: 'Check its name, that the platform has scheduled it, and that the identity has the role Reader where the clusters are.',
  };
}

/** Describes the cluster types of the targets that have no cluster yet, or none in the inventory: their rollout is not checked. */
export function describeUncheckedTypes({ rollout, inventory }: CheckComplianceOptions): Diagnostic[] {
  const unchecked = rollout?.targets.filter(({ uncheckedClusterTypes: types }) => types.length > 0) ?? [];
  if (unchecked.length === 0) return [];
  const where = unchecked.map(({ name, uncheckedClusterTypes: types }) => {
    return `${quote(name)} on ${joinLimited(types.map(quote), MAX_NAMED, ', ')}`;
  });
  const listed = [...new Set(inventory?.clusters.flatMap(({ clusterType }) => clusterType ?? []))];
  const types = new Set(unchecked.flatMap(({ uncheckedClusterTypes }) => uncheckedClusterTypes));
  const similar = [...types].flatMap((type) => findNearest(type, listed) ?? []);
  const spelling = similar.length === 0 ? '' : ` It lists ${joinLimited(similar.map(quote), MAX_NAMED, ', ')}.`;
  return [
    {
      code: 'cluster-type-not-checked',
      severity: 'warning',
      message: `the inventory lists no cluster of these cluster types, so the rollout was not checked there: ${joinLimited(where, MAX_NAMED, '; ')}`,
      hint: `Add their clusters to \`.kalypso/inventory.yaml\` of the environment branch, with the cluster types as the platform spells them.${spelling} If there are none yet, there is nothing to do.`,
    },
  ];
}

function isAssignedNowhere({ expected }: RolloutTarget, hasAssignments: boolean): boolean {
  return hasAssignments && expected?.clusters.length === 0;
}

function isAddressOf(url: string, { repository }: CheckComplianceOptions['watched']): boolean {
  const address = parseRepositoryAddress(url);
  return address !== undefined && isSameRepository(address, repository);
}
