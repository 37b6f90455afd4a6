import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { WatchedElsewhere } from '../evidence/azure/watched-elsewhere.ts';
import { isSameRepository, parseRepositoryAddress } from '../evidence/repository-address.ts';
import type { RolloutTarget } from '../rollout/rollout-options.ts';
import type { TargetAssessment } from '../verdict/fleet-assessment.ts';
import type { CheckComplianceOptions } from './check-options.ts';
import { describeWatchedElsewhere } from './describe-watched-elsewhere.ts';

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

function isAssignedNowhere({ expected }: RolloutTarget, hasAssignments: boolean): boolean {
  return hasAssignments && expected?.clusters.length === 0;
}

function isAddressOf(url: string, { repository }: CheckComplianceOptions['watched']): boolean {
  const address = parseRepositoryAddress(url);
  return address !== undefined && isSameRepository(address, repository);
}
