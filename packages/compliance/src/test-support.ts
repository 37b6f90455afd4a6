import type { Relation } from './ancestry.ts';
import type { Policy } from './assessment.ts';
import type { Configuration } from './configuration.ts';
import { NOTHING_SEEN, remember, type Sighting } from './history.ts';
import type { Problem } from './problem.ts';
import { EVERYTHING } from './requirement.ts';

/** A commit of forty times the same digit. */
export const commit = (digit: string) => digit.repeat(40);

/** The commit that tests wait for, and others as {@link RELATIONS} has them. */
export const TARGET = commit('a');
export const NEWER = commit('b');
export const NEWER_SAME = commit('c');
export const OLDER = commit('d');
export const APART = commit('e');
export const UNKNOWN = commit('f');

export const RELATIONS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  [NEWER, { is: 'newer', promotes: 'other' }],
  [NEWER_SAME, { is: 'newer', promotes: 'same' }],
  [OLDER, { is: 'older' }],
  [APART, { is: 'apart' }],
  [UNKNOWN, { is: 'unknown', reason: 'GitHub is down' }],
]);

export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60_000;

export const POLICY: Policy = {
  commit: TARGET,
  branch: 'dev',
  grace: 5 * MINUTE,
  staleAfter: 60 * MINUTE,
  requirements: [EVERYTHING],
  minimum: 1,
  ignoreSuspended: false,
};

export interface Wanted extends Partial<Omit<Configuration, 'cluster'>> {
  readonly cluster?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A configuration that is compliant with {@link TARGET}, but for what is wanted otherwise. */
export function configuration({ cluster = 'drone', tags = {}, ...more }: Wanted = {}): Configuration {
  const clusterId = `/subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/${cluster}`;
  return {
    id: `${clusterId}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`,
    name: 'platform',
    cluster: { name: cluster, kind: 'connectedClusters', id: clusterId, tags },
    resourceGroup: 'rg',
    subscriptionId: '1',
    namespace: 'flux-system',
    url: 'https://github.com/contoso/gitops',
    branch: 'dev',
    suspended: false,
    complianceState: 'Compliant',
    syncedCommit: TARGET,
    syncedBranch: 'dev',
    sourceUpdatedAt: undefined,
    statusUpdatedAt: new Date(NOW).toISOString(),
    errorMessage: '',
    provisioningState: 'Succeeded',
    problems: [],
    applied: [],
    ...more,
  };
}

export const PROBLEM: Problem = {
  object: 'Kustomization flux-system/platform-apps',
  state: 'Non-Compliant',
  reason: 'BuildFailed',
  message: 'no such file',
  since: undefined,
};

/** What is known of a configuration that was seen just now for the first time. */
export function seen(wanted: Wanted = {}): Sighting {
  const [sighting] = remember(NOTHING_SEEN, [configuration(wanted)], NOW, MINUTE).values();
  if (!sighting) throw new Error('nothing seen');
  return sighting;
}
