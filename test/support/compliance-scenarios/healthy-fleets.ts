import { secondsAgo } from '@kalypso-actions/azure-emulator';
import {
  COMPLIANT,
  type ComplianceScenario,
  child,
  condition,
  createSingle,
  type Fields,
  gitRepository,
  kustomization,
  ready,
  withObjects,
} from './scenario.ts';

const DAY = 86_400;
const IDLE: Fields = { sourceUpdatedAt: secondsAgo(7 * DAY + 60), statusUpdatedAt: secondsAgo(7 * DAY) };

/** Creates the fields of a configuration that reports a revision in this form, everywhere. */
const revision = (form: string): Fields => ({
  sourceSyncedCommitId: form,
  statuses: [gitRepository(), kustomization({ statusConditions: [ready('True', `Applied revision: ${form}`)] })],
});

/** The example of Microsoft's documentation, as it looks after its Kustomizations have been applied. */
const DOCUMENTED: Fields = {
  namespace: 'srs-namespace',
  kustomizations: {
    'srs-kustomization1': { path: './test/path', dependsOn: [], timeoutInSeconds: 600, prune: false, force: false },
    'srs-kustomization2': { path: './other/test/path', dependsOn: ['srs-kustomization1'], prune: false },
  },
  sourceSyncedCommitId: 'dev/<target>',
  statuses: [
    {
      name: 'srs-fluxconfig',
      kind: 'GitRepository',
      complianceState: 'Compliant',
      statusConditions: [condition('Ready', 'True', "'Fetched revision: dev/<target>'", 'GitOperationSucceed')],
    },
    ...['srs-fluxconfig-srs-kustomization1', 'srs-fluxconfig-srs-kustomization2'].map((name) => ({
      name,
      kind: 'Kustomization',
      complianceState: 'Compliant',
      appliedBy: { name: 'my-name', namespace: 'my-namespace' },
      statusConditions: [ready('True', "'Applied revision: dev/<target>'")],
    })),
  ],
};

/** Objects for which Flux keeps no status. */
const WITHOUT_STATUS = [
  child('HelmRepository', 'oci', { complianceState: 'Unknown', statusConditions: [] }),
  child('HelmRepository', 'oci-new', { complianceState: 'Pending', statusConditions: null }),
  child('Provider', 'github', { complianceState: null, statusConditions: [] }),
  child('Alert', 'commits', { complianceState: 'Compliant', statusConditions: undefined }),
];

const SUSPENDED_CHILDREN = [
  child('HelmRelease', 'redis', { complianceState: 'Suspended' }),
  child('Kustomization', 'shop', { complianceState: 'Suspended', statusConditions: [ready('False', 'timeout')] }),
];

const FAILING_CHILD = child('HelmRelease', 'redis', {
  complianceState: 'Non-Compliant',
  statusConditions: [ready('False', 'install retries exhausted')],
});

/** Fleets as they really are, of which every cluster runs the commit: a gate that refuses them is useless. */
export const HEALTHY_FLEETS: readonly ComplianceScenario[] = [
  createSingle('a healthy cluster', {}, COMPLIANT),
  createSingle('an AKS cluster', { clusterType: 'managedClusters' }, COMPLIANT),
  createSingle("the documentation's example", { name: 'srs-fluxconfig', properties: DOCUMENTED }, COMPLIANT),
  createSingle(
    'an OCI Helm repository and others without a status',
    { properties: withObjects(...WITHOUT_STATUS) },
    COMPLIANT,
  ),
  createSingle('suspended objects, ignored', { properties: withObjects(...SUSPENDED_CHILDREN) }, COMPLIANT, {
    inputs: { 'ignore-suspended': 'true' },
  }),
  createSingle('several Kustomizations', { kustomizations: { infra: {}, apps: { dependsOn: ['infra'] } } }, COMPLIANT),
  createSingle(
    'several Kustomizations, reported in another order',
    {
      kustomizations: { infra: {}, apps: {} },
      properties: {
        statuses: [
          kustomization(),
          child('ConfigMap', 'x', { statusConditions: [ready('True', '')] }),
          kustomization({ name: 'platform-infra' }),
          gitRepository(),
        ],
      },
    },
    COMPLIANT,
  ),
  createSingle(
    'objects of applications',
    {
      properties: withObjects(
        child('HelmRelease', 'redis', {
          statusConditions: [
            ready('True', 'Helm upgrade succeeded'),
            condition('Released', 'True', 'Helm upgrade succeeded'),
            condition('TestSuccess', 'False', 'failures are ignored'),
          ],
        }),
        child('HelmChart', 'shop-redis'),
        child('Kustomization', 'shop', {
          statusConditions: [ready('True', 'Applied revision: main@sha1:1111111111111111111111111111111111111111')],
        }),
      ),
    },
    COMPLIANT,
  ),
  createSingle('a revision as older versions of Flux write it', { properties: revision('dev/<target>') }, COMPLIANT),
  createSingle(
    'a revision as newer versions of Flux write it',
    { properties: revision('dev@sha1:<target>') },
    COMPLIANT,
  ),
  createSingle(
    'a revision with the full name of the branch',
    { properties: revision('refs/heads/dev@sha1:<target>') },
    COMPLIANT,
  ),
  createSingle('a bare revision', { properties: revision('<target>') }, COMPLIANT),
  createSingle('a revision in capitals', { properties: revision('<TARGET>') }, COMPLIANT),
  createSingle('an Arc cluster that has been idle for a week', { properties: IDLE }, COMPLIANT),
  createSingle(
    'an AKS cluster that has been idle for a week',
    { clusterType: 'managedClusters', properties: IDLE },
    COMPLIANT,
  ),
  createSingle('an old status, of any age', { properties: IDLE, isClusterHidden: true }, COMPLIANT, {
    inputs: { 'stale-after': '0s' },
  }),
  createSingle('a cluster that may not be read', { isClusterHidden: true }, COMPLIANT),
  createSingle('a clock that is four minutes fast', { properties: { statusUpdatedAt: secondsAgo(-240) } }, COMPLIANT),
  createSingle('an SSH address', { url: 'ssh://git@127.0.0.1/Contoso/<repository>.git' }, COMPLIANT),
  createSingle('an address of SCP, with other letter case', { url: 'git@127.0.0.1:Contoso/<repository>' }, COMPLIANT),
  createSingle('a former name of the repository', { url: '<former>' }, COMPLIANT, { isRenamed: true }),
  createSingle(
    'omitted defaults',
    {
      kustomizations: { apps: {} },
      properties: { sourceKind: undefined, suspend: undefined, errorMessage: null, kustomizations: { apps: {} } },
    },
    COMPLIANT,
  ),
  createSingle('not suspended, as text', { properties: { suspend: 'False' } }, COMPLIANT),
  createSingle(
    'a failing object of an application, left out',
    {
      properties: { complianceState: 'Non-Compliant', ...withObjects(FAILING_CHILD) },
    },
    COMPLIANT,
    { inputs: { children: 'declared' } },
  ),
  createSingle(
    'an object of an application in progress, left out',
    {
      properties: {
        complianceState: 'Pending',
        ...withObjects(
          child('HelmRelease', 'redis', {
            complianceState: 'Pending',
            statusConditions: [ready('Unknown', 'installing')],
          }),
        ),
      },
    },
    COMPLIANT,
    { inputs: { children: 'declared' } },
  ),
  createSingle(
    'a newer commit that promotes the same, fetched without its branch',
    { commit: '<tuned>', properties: { sourceSyncedCommitId: '<tuned>' } },
    COMPLIANT,
  ),
  createSingle('a newer commit that promotes the same', { commit: '<tuned>' }, COMPLIANT),
  createSingle(
    'a newer commit that promotes the same, applied by one Kustomization',
    {
      properties: { ...withObjects(), sourceSyncedCommitId: 'dev@sha1:<tuned>' },
    },
    COMPLIANT,
  ),
  createSingle(
    'a newer commit that promotes something else',
    { commit: '<newer>' },
    { state: 'superseded', verdict: 'ahead' },
  ),
  createSingle('without the resource provider', { resource: { 0: { kind: 'status', status: 500 } } }, COMPLIANT, {
    inputs: { confirm: 'false' },
  }),
  {
    name: 'one that follows a tag besides',
    fleet: [
      { cluster: 'drone' },
      {
        cluster: 'drone',
        name: 'pinned',
        properties: { gitRepository: { url: '<url>', repositoryRef: { branch: 'dev', tag: 'v1' } } },
      },
    ],
    expected: COMPLIANT,
  },
  {
    name: 'several configurations of several clusters',
    fleet: [
      { cluster: 'drone' },
      { cluster: 'drone', name: 'more' },
      { cluster: 'large', clusterType: 'managedClusters' },
      { cluster: 'small', commit: '<tuned>' },
    ],
    inputs: { 'minimum-configurations': '4' },
    expected: COMPLIANT,
  },
  {
    name: 'a mixed fleet is superseded',
    fleet: [{ cluster: 'drone', commit: '<newer>' }, { cluster: 'large' }, { cluster: 'small', commit: '<tuned>' }],
    expected: { state: 'superseded' },
  },
  {
    name: 'one that is suspended, excluded',
    fleet: [{ cluster: 'drone', properties: { suspend: true, complianceState: 'Suspended' } }, { cluster: 'large' }],
    inputs: { 'ignore-suspended': 'true' },
    expected: COMPLIANT,
  },
  {
    name: 'a part of the fleet, as required',
    fleet: [
      { cluster: 'canary', tags: { Ring: 'canary' } },
      { cluster: 'drone', commit: '<older>' },
      { cluster: 'large', commit: '<newer>', tags: { ring: 'stable' } },
    ],
    inputs: { require: '50%; ring=canary: 100%' },
    expected: { state: 'superseded' },
  },
  {
    name: 'an empty fleet that is expected to be empty',
    fleet: [],
    inputs: { 'minimum-configurations': '0' },
    expected: COMPLIANT,
  },
];
