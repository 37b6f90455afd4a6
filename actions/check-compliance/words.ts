import type { Assessment, Judged, Waited } from '@kalypso-actions/compliance';
import { SAYS } from '@kalypso-actions/scheduler';

/** What a commit status says. */
export interface StatusWords {
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string;
}

export const DEPLOYING: StatusWords = { state: 'pending', description: SAYS.deploying };
export const CANCELLED: StatusWords = { state: 'error', description: 'Cancelled' };
export const NOT_CHECKED: StatusWords = { state: 'error', description: 'Could not be checked' };

/**
 * What the commit status says when it is decided. A commit that was overtaken was never proven to work by itself, so it is not "Deployed"; and its status
 * does not stay pending, since nothing comes back to it.
 */
export function decided({ state, assessment }: Waited, onSuccess: 'success' | 'pending'): StatusWords {
  if (state === 'compliant') return { state: onSuccess, description: SAYS.deployed };
  if (state !== 'superseded') return { state: 'failure', description: SAYS.failed };
  return { state: 'error', description: `${SAYS.superseded} ${overtakenBy(assessment)}` };
}

/** The newer commit that most clusters are on. */
function overtakenBy({ judged }: Assessment): string {
  const counts = new Map<string, number>();
  for (const { verdict, promotes, configuration } of judged) {
    const { syncedCommit } = configuration;
    if (verdict === 'ahead' && promotes === 'other' && syncedCommit !== undefined)
      counts.set(syncedCommit, (counts.get(syncedCommit) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most?.[0].slice(0, 7) ?? 'a newer commit';
}

/** `drone/platform`: a configuration by its cluster and its own name. */
export function nameOf({ configuration: { cluster, name } }: Judged): string {
  return cluster.name === '' ? name : `${cluster.name}/${name}`;
}

/** Why a configuration is judged as it is, with what the object says that is in trouble. */
export function why({ verdict, reason, configuration }: Judged): string {
  if (verdict === 'compliant' || verdict === 'ahead') return reason;
  const [problem] = configuration.problems;
  const said = problem && [problem.object, problem.reason, problem.message].filter((part) => part !== '').join(': ');
  return [reason, said ?? configuration.errorMessage].filter((part) => part !== '').join('; ');
}
