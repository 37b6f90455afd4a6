import type { CommitRelation } from './evidence/commits/commit-ancestry.ts';
import type { FluxConfiguration, ObjectProblem } from './evidence/flux-configuration.ts';
import { NO_OBSERVATIONS, type Observation, updateObservations } from './observations/observations.ts';
import type { CompliancePolicy } from './verdict/fleet-assessment.ts';
import { REQUIRE_ALL } from './verdict/requirement.ts';

/** Creates a commit ID of forty times the same digit. */
export const commitId = (digit: string) => digit.repeat(40);

/** The expected commit, and others whose relations are in {@link RELATIONS}. */
export const EXPECTED = commitId('a');
export const NEWER = commitId('b');
export const NEWER_SAME = commitId('c');
export const OLDER = commitId('d');
export const DIVERGED = commitId('e');
export const UNKNOWN = commitId('f');

export const RELATIONS: ReadonlyMap<string, CommitRelation> = new Map<string, CommitRelation>([
  [NEWER, { kind: 'newer', promotes: 'other' }],
  [NEWER_SAME, { kind: 'newer', promotes: 'same' }],
  [OLDER, { kind: 'older' }],
  [DIVERGED, { kind: 'diverged' }],
  [UNKNOWN, { kind: 'unknown', reason: 'GitHub is down' }],
]);

export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60_000;

export const POLICY: CompliancePolicy = {
  commit: EXPECTED,
  branch: 'dev',
  graceMs: 5 * MINUTE,
  staleAfterMs: 60 * MINUTE,
  requirements: [REQUIRE_ALL],
  minimum: 1,
  ignoreSuspended: false,
};

/** The fields in which a configuration differs from a compliant one. */
export interface ConfigurationSpec extends Partial<Omit<FluxConfiguration, 'cluster'>> {
  readonly cluster?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Creates a configuration that is compliant with {@link EXPECTED}, except for the given fields. */
export function createConfiguration({
  cluster = 'drone',
  tags = {},
  ...fields
}: ConfigurationSpec = {}): FluxConfiguration {
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
    syncedCommit: EXPECTED,
    syncedBranch: 'dev',
    sourceUpdatedAt: undefined,
    statusUpdatedAt: new Date(NOW).toISOString(),
    errorMessage: '',
    provisioningState: 'Succeeded',
    problems: [],
    applied: [],
    ...fields,
  };
}

export const PROBLEM: ObjectProblem = {
  object: 'Kustomization flux-system/platform-apps',
  state: 'Non-Compliant',
  reason: 'BuildFailed',
  message: 'no such file',
  since: undefined,
};

/** Creates the observation of a configuration that a poll at {@link NOW} has listed for the first time. */
export function createObservation(spec: ConfigurationSpec = {}): Observation {
  const [observation] = updateObservations(NO_OBSERVATIONS, [createConfiguration(spec)], NOW, MINUTE).values();
  if (!observation) throw new Error('no observation');
  return observation;
}
