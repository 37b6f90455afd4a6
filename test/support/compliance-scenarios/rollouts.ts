import { createObjectStatus, createTargetStatuses, secondsAgo } from '@kalypso-actions/azure-emulator';
import {
  COMPLIANT,
  type ComplianceScenario,
  condition,
  type ExpectedOutcome,
  type Fields,
  type FleetMember,
  type ReportedStatus,
  ready,
  timedOut,
} from './scenario.ts';

const TARGET = 'shop-functional-test';
const SECOND_TARGET = 'shop-performance-test';
const INPUTS = {
  'deployment-targets': TARGET,
  'platform-repository': 'contoso/platform',
  'platform-branch': 'dev',
};
/** A commit of the platform, which the check of a rollout never compares. */
const PLATFORM_COMMIT = '9'.repeat(40);
const OTHER_COMMIT = '1'.repeat(40);

/** The Kustomization of the platform's configuration that applies the assignments. */
const OWN = { name: 'platform-apps', namespace: 'flux-system' };
/** The Kustomization of the target, which applies the application. */
const APPLICATION = { name: TARGET, namespace: 'flux-system' };

const SOURCE = { kind: 'GitRepository', name: TARGET, appliedBy: OWN, revision: 'dev@sha1:<target>' };
const source = (fields: Fields = {}): Fields => ({ ...createObjectStatus(SOURCE), ...fields });
const kustomization = (fields: Fields = {}): Fields => ({
  ...createObjectStatus({ ...SOURCE, kind: 'Kustomization' }),
  ...fields,
});
/** The Kustomization of the target with these conditions, and its Git repository. */
const withConditions = (...statusConditions: readonly Fields[]) => [source(), kustomization({ statusConditions })];
const applied = (revision: string) => withConditions(ready('True', `Applied revision: ${revision}`));
const object = (kind: string, name: string, appliedBy: { readonly name: string; readonly namespace: string }): Fields =>
  createObjectStatus({ kind, name, namespace: 'shop', appliedBy });
const FAILING: Fields = {
  complianceState: 'Non-Compliant',
  statusConditions: [ready('False', 'install retries exhausted')],
};

/** A cluster of the platform, with the objects of applications that its configuration reports. */
function member(objects: readonly Fields[] = withTarget('<target>'), fields: Partial<FleetMember> = {}): FleetMember {
  const platform = { cluster: 'drone', url: '<platform>', commit: PLATFORM_COMMIT };
  return { ...platform, objects: objects as FleetMember['objects'] & {}, ...fields };
}

function withTarget(commit: string, target = TARGET): readonly Fields[] {
  return createTargetStatuses({ target, commit });
}

function rollout(
  name: string,
  fleet: FleetMember | readonly FleetMember[],
  expected: string | ExpectedOutcome,
  { inputs, ...more }: Partial<ComplianceScenario> = {},
): ComplianceScenario {
  return {
    name: `a rollout: ${name}`,
    fleet: [fleet].flat(),
    inputs: { ...INPUTS, ...inputs },
    expected: typeof expected === 'string' ? timedOut(expected) : expected,
    ...more,
  };
}

const HEALTHY: readonly ComplianceScenario[] = [
  rollout('a healthy cluster', member(), COMPLIANT),
  rollout('several clusters', [member(), member(undefined, { cluster: 'large' })], COMPLIANT),
  rollout('several targets', member([...withTarget('<target>'), ...withTarget('<tuned>', SECOND_TARGET)]), COMPLIANT, {
    inputs: { 'deployment-targets': `${TARGET}, ${SECOND_TARGET}` },
  }),
  rollout(
    'a target in its own namespace',
    member(createTargetStatuses({ target: TARGET, commit: '<target>', namespace: 'shop' })),
    COMPLIANT,
  ),
  rollout(
    "the platform's objects in a namespace of their own",
    member(
      createTargetStatuses({
        target: TARGET,
        commit: '<target>',
        appliedBy: { name: 'platform-apps', namespace: 'flux-platform' },
      }),
      { namespace: 'flux-platform' },
    ),
    COMPLIANT,
  ),
  rollout('a revision as older versions of Flux write it', member(applied('dev/<target>')), COMPLIANT),
  rollout('a revision with the full name of the branch', member(applied('refs/heads/dev@sha1:<target>')), COMPLIANT),
  rollout('a message in quotes', member(withConditions(ready('True', "'Applied revision: dev/<target>'"))), COMPLIANT),
  rollout('no status of its Git repository', member([kustomization()]), COMPLIANT),
  rollout(
    'a Git repository of an older version of Flux',
    member([source({ statusConditions: [ready('True', 'Fetched revision: dev/<target>')] }), kustomization()]),
    COMPLIANT,
  ),
  rollout('a newer commit', member(withTarget('<newer>')), { state: 'superseded', verdict: 'ahead' }),
  rollout(
    'another application fails',
    member(
      [...withTarget('<target>'), object('HelmRelease', 'other', OWN)].map((each, index) =>
        index === 2 ? { ...each, ...FAILING } : each,
      ),
      { properties: { complianceState: 'Non-Compliant' } },
    ),
    COMPLIANT,
  ),
  rollout(
    'the platform is at work',
    member(undefined, { properties: { sourceSyncedCommitId: undefined, complianceState: 'Pending' } }),
    COMPLIANT,
  ),
  rollout(
    'a release that the application contains',
    member([...withTarget('<target>'), object('HelmRelease', 'redis', APPLICATION)]),
    COMPLIANT,
  ),
  rollout(
    'a failing release that the application contains, left out',
    member([...withTarget('<target>'), { ...object('HelmRelease', 'redis', APPLICATION), ...FAILING }]),
    COMPLIANT,
    { inputs: { children: 'declared' } },
  ),
  rollout(
    'a suspended release that the application contains, ignored',
    member([
      ...withTarget('<target>'),
      { ...object('HelmRelease', 'redis', APPLICATION), complianceState: 'Suspended' },
    ]),
    COMPLIANT,
    { inputs: { 'ignore-suspended': 'true' } },
  ),
  rollout(
    'two configurations of a cluster, of which one has it',
    [member(), member([], { name: 'infrastructure' })],
    COMPLIANT,
  ),
  rollout(
    'two environments on one cluster',
    [
      member(),
      member(
        createTargetStatuses({
          target: TARGET,
          commit: '<older>',
          branch: 'stage',
          appliedBy: { ...OWN, name: 'stage-apps' },
        }),
        {
          name: 'stage',
          branch: 'stage',
        },
      ),
    ],
    COMPLIANT,
  ),
  rollout(
    'thousands of objects of others',
    member([
      ...Array.from({ length: 3_000 }, (_, index) => object('Kustomization', `other-${index}`, OWN)),
      ...withTarget('<target>'),
    ]),
    COMPLIANT,
  ),
  rollout('one of the clusters that were seen does not have it', [member(), member([], { cluster: 'large' })], {
    state: 'compliant',
  }),
  rollout('no cluster, as accepted', member([]), COMPLIANT, { inputs: { 'minimum-configurations': '0' } }),
];

/** What a cluster reports of the target, and the verdict on it. */
const EVIDENCE: readonly (readonly [name: string, objects: readonly Fields[], verdict: string])[] = [
  ['an older commit', withTarget('<older>'), 'behind'],
  ['a message about an older commit', applied('dev@sha1:<older>'), 'pending'],
  ['a message about an older commit, without a Git repository', applied('dev@sha1:<older>').slice(1), 'behind'],
  ['a commit without a common history', withTarget('<unrelated>'), 'behind'],
  ['a commit that does not exist', withTarget(OTHER_COMMIT), 'unknown'],
  ['the commit, of another branch', applied('stage@sha1:<target>'), 'behind'],
  [
    'a newer commit without its branch',
    [kustomization({ statusConditions: [ready('True', 'Applied revision: <newer>')] })],
    'unknown',
  ],
  ['an abbreviated commit', applied('dev@sha1:<target:7>'), 'unknown'],
  ['a message of another form', withConditions(ready('True', 'Applied dev@sha1:<target>')), 'unknown'],
  ['a message with more than the revision', applied('dev@sha1:<target> and more'), 'unknown'],
  [
    'a message with another line',
    withConditions(ready('True', 'Applied revision: dev@sha1:<target>\n::error::injected')),
    'unknown',
  ],
  ['no message', withConditions(ready('True', '')), 'unknown'],
  ['Ready unknown', withConditions(ready('Unknown', 'Reconciliation in progress')), 'pending'],
  ['Ready unknown, with the message of a success', withConditions(ready('Unknown')), 'pending'],
  ['Ready false', withConditions(ready('False', 'kustomize build failed')), 'not-ready'],
  ['Ready false, with the message of a success', withConditions(ready('False')), 'not-ready'],
  [
    'Ready false at an older commit',
    [...withTarget('<older>').slice(0, 1), kustomization({ statusConditions: [ready('False', 'build failed')] })],
    'behind',
  ],
  ['Ready in another form', withConditions(ready('true')), 'unknown'],
  ['reconciling', withConditions(ready('True'), condition('Reconciling', 'True')), 'pending'],
  ['stalled', withConditions(ready('True'), condition('Stalled', 'True')), 'not-ready'],
  ['not healthy', withConditions(ready('True'), condition('Healthy', 'False')), 'not-ready'],
  ['no conditions', withConditions(), 'unknown'],
  ['conditions in another form', [source(), kustomization({ statusConditions: 'Ready' })], 'unknown'],
  ['a state of compliance that is unknown', [source(), kustomization({ complianceState: 'Unknown' })], 'unknown'],
  ['no state of compliance', [source(), kustomization({ complianceState: undefined })], 'unknown'],
  ['not compliant', [source(), kustomization({ complianceState: 'Non-Compliant' })], 'not-ready'],
  ['suspended', [source(), kustomization({ complianceState: 'Suspended' })], 'not-ready'],
  [
    'a failing Git repository',
    [source({ statusConditions: [ready('False', 'authentication required')] }), kustomization()],
    'not-ready',
  ],
  ['no Kustomization', [source()], 'unknown'],
  [
    'a Helm release',
    [{ ...object('HelmRelease', TARGET, OWN) }, { ...object('HelmRepository', TARGET, OWN) }],
    'unknown',
  ],
  [
    'an OCI artifact',
    ['OCIRepository', 'Kustomization'].map((kind) =>
      createObjectStatus({ ...SOURCE, kind, revision: `latest@sha256:${'a'.repeat(64)}` }),
    ),
    'unknown',
  ],
  ['no reference to what has applied it', [source(), kustomization({ appliedBy: null })], 'unknown'],
  ['a reference without a namespace', [source(), kustomization({ appliedBy: { name: 'platform-apps' } })], 'unknown'],
  ['a reference in another form', [source(), kustomization({ appliedBy: 'platform-apps' })], 'unknown'],
  [
    'two of its name, of which one is behind',
    [...withTarget('<target>'), ...createTargetStatuses({ target: TARGET, commit: '<older>', namespace: 'shop' })],
    'behind',
  ],
  [
    'an object that the application contains fails',
    [...withTarget('<target>'), { ...object('HelmRelease', 'redis', APPLICATION), ...FAILING }],
    'not-ready',
  ],
  [
    'an object of a Kustomization that the application contains fails',
    [
      ...withTarget('<target>'),
      object('Kustomization', 'more', APPLICATION),
      { ...object('HelmRelease', 'redis', { name: 'more', namespace: 'shop' }), ...FAILING },
    ].map((each) => (each.name === 'more' ? { ...each, statusConditions: [ready('True')] } : each)),
    'not-ready',
  ],
];

/** What the configuration itself reports, and the verdict on the rollout. */
const PLATFORM: readonly (readonly [name: string, fields: Partial<FleetMember>, verdict: string])[] = [
  ['one that is suspended', { properties: { suspend: true } }, 'suspended'],
  ['one that could not be provisioned', { properties: { provisioningState: 'Failed' } }, 'not-ready'],
  ['one without a provisioning state', { properties: { provisioningState: null } }, 'unknown'],
  ['one of a cluster that is offline', { clusterProperties: { connectivityStatus: 'Offline' } }, 'disconnected'],
  [
    'one that is stale',
    {
      isClusterHidden: true,
      properties: { sourceUpdatedAt: secondsAgo(200_000), statusUpdatedAt: secondsAgo(190_000) },
    },
    'stale',
  ],
  ['one without the time of its status', { properties: { statusUpdatedAt: null } }, 'unknown'],
  ['one whose status is of the future', { properties: { statusUpdatedAt: secondsAgo(-3_600) } }, 'unknown'],
  ['one whose status is older than its source', { properties: { statusUpdatedAt: secondsAgo(90) } }, 'pending'],
  ['one without statuses', { properties: { statuses: null } }, 'unknown'],
  ['one with empty statuses', { properties: { statuses: [] } }, 'unknown'],
  ['one with statuses in another form', { properties: { statuses: {} } }, 'unknown'],
  ['one that declares nothing', { properties: { kustomizations: {} } }, 'unknown'],
  ['one whose own Kustomization is cut off', { properties: { statuses: withTarget('<target>') } }, 'unknown'],
  [
    'one with an object that cannot be read',
    { objects: [...withTarget('<target>'), { kind: 'Kustomization' }] as FleetMember['objects'] & {} },
    'unknown',
  ],
  [
    'one that follows a tag besides',
    { properties: { gitRepository: { url: '<platform>', repositoryRef: { branch: 'dev', tag: 'v1' } } } },
    'pinned',
  ],
];

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER_DIGEST = `sha256:${'b'.repeat(64)}`;
const artifact = (applied: string, fetched = applied, fields: Fields = {}) => [
  createObjectStatus({ ...SOURCE, kind: 'OCIRepository', revision: `latest@${fetched}` }),
  { ...createObjectStatus({ ...SOURCE, kind: 'Kustomization', revision: `latest@${applied}` }), ...fields },
];
const WITH_DIGEST = { inputs: { digests: `${TARGET}=${DIGEST}` } };

const ARTIFACTS: readonly ComplianceScenario[] = [
  rollout('the expected artifact', member(artifact(DIGEST)), COMPLIANT, WITH_DIGEST),
  rollout('the expected artifact, without its repository', member(artifact(DIGEST).slice(1)), COMPLIANT, WITH_DIGEST),
  rollout(
    'the artifacts of two targets',
    member([...artifact(DIGEST), ...withTarget('<target>', SECOND_TARGET)]),
    COMPLIANT,
    {
      inputs: { ...WITH_DIGEST.inputs, 'deployment-targets': `${TARGET} ${SECOND_TARGET}` },
    },
  ),
  rollout('another artifact', member(artifact(OTHER_DIGEST)), 'not-ready', WITH_DIGEST),
  rollout(
    'the expected artifact, fetched and not applied',
    member(artifact(OTHER_DIGEST, DIGEST)),
    'not-ready',
    WITH_DIGEST,
  ),
  rollout(
    'the expected artifact, not compliant',
    member(artifact(DIGEST, DIGEST, { complianceState: 'Pending' })),
    'pending',
    WITH_DIGEST,
  ),
  rollout(
    'the digest of an artifact in the message of a failure',
    member(artifact(DIGEST, DIGEST, { statusConditions: [ready('False', `Applied revision: latest@${DIGEST}`)] })),
    'not-ready',
    WITH_DIGEST,
  ),
  rollout('an abbreviated digest', member(artifact(DIGEST.slice(0, 40))), 'unknown', WITH_DIGEST),
  rollout('more than a digest', member(artifact(`${DIGEST}-dirty`)), 'unknown', WITH_DIGEST),
  rollout(
    'a Helm release of a target with a digest',
    member([object('HelmRelease', TARGET, OWN)]),
    'unknown',
    WITH_DIGEST,
  ),
  rollout('an older commit of a target with a digest', member(withTarget('<older>')), 'behind', WITH_DIGEST),
  rollout('a digest of another target', member(), { state: '' }, { inputs: { digests: `other=${DIGEST}` } }),
  rollout('a digest without a target', member(), { state: '' }, { inputs: { digests: DIGEST } }),
  rollout(
    'two digests of a target',
    member(),
    { state: '' },
    { inputs: { digests: `${TARGET}=${DIGEST} ${TARGET}=${OTHER_DIGEST}` } },
  ),
];

const NOT_SEEN: ExpectedOutcome = { state: 'timed-out', log: 'title=rollout-not-seen::' };
const INVALID: ExpectedOutcome = { state: '' };

const ABSENT: readonly ComplianceScenario[] = [
  rollout('nothing has it', member([]), NOT_SEEN),
  rollout('nothing watches the branch of the platform', member(undefined, { branch: 'stage' }), {
    ...NOT_SEEN,
    log: 'None watches that branch',
  }),
  rollout(
    'another application has applied it',
    member([source({ appliedBy: APPLICATION }), kustomization({ appliedBy: { name: 'other', namespace: 'shop' } })]),
    NOT_SEEN,
  ),
  rollout(
    'a Kustomization of the same name in another namespace has applied it',
    member([kustomization({ appliedBy: { ...OWN, namespace: 'shop' } })]),
    NOT_SEEN,
  ),
  rollout(
    'another environment has applied it',
    member(createTargetStatuses({ target: TARGET, commit: '<target>', appliedBy: { ...OWN, name: 'stage-apps' } })),
    NOT_SEEN,
  ),
  rollout('one of a similar name', member(withTarget('<target>', 'shop-functional-test2')), NOT_SEEN),
  rollout('a name with a dot is not a pattern', member(withTarget('<target>', 'shopxtest')), NOT_SEEN, {
    inputs: { 'deployment-targets': 'shop.test' },
  }),
  rollout('one of two targets is nowhere', member(), NOT_SEEN, {
    inputs: { 'deployment-targets': `${TARGET} ${SECOND_TARGET}` },
  }),
  rollout(
    'fewer clusters than required',
    member(),
    { state: 'timed-out' },
    { inputs: { 'minimum-configurations': '2' } },
  ),
  rollout(
    'many clusters of one target do not make up for another one',
    [
      member([...withTarget('<target>'), ...withTarget('<older>', SECOND_TARGET)]),
      ...['large', 'small', 'tiny'].map((cluster) => member(undefined, { cluster })),
    ],
    'behind',
    { inputs: { 'deployment-targets': `${TARGET} ${SECOND_TARGET}`, require: '50%' } },
  ),
  rollout('one cluster is late', [member(), member(withTarget('<older>'), { cluster: 'large' })], 'behind'),
  rollout(
    'the statuses of one cluster cannot be read',
    [member(), member([], { cluster: 'large', properties: { statuses: null } })],
    'unknown',
  ),
  ...["a' or true", '../secret', 'Shop', '$(id)', 'a'.repeat(254)].map((name) =>
    rollout(`the name ${JSON.stringify(name.slice(0, 20))} is refused`, member(), INVALID, {
      inputs: { 'deployment-targets': name },
    }),
  ),
  rollout('no platform repository', member(), INVALID, { inputs: { 'platform-repository': '' } }),
  rollout('no platform branch', member(), INVALID, { inputs: { 'platform-branch': '' } }),
  {
    name: 'a platform without deployment targets',
    fleet: [{ cluster: 'drone' }],
    inputs: { 'platform-branch': 'dev' },
    expected: INVALID,
  },
];

const CONFIRMED: readonly ComplianceScenario[] = [
  rollout(
    'the resource provider knows it to be behind',
    member(undefined, {
      resource: {
        0: { kind: 'found', properties: { statuses: [...ownStatuses(), ...withTarget('<older>')] as never } },
      },
    }),
    'behind',
  ),
  rollout(
    'the resource provider does not list it',
    member(undefined, { resource: { 0: { kind: 'found', properties: { statuses: ownStatuses() as never } } } }),
    'unknown',
  ),
  rollout(
    'the resource provider knows no configuration',
    member(undefined, { resource: { 0: { kind: 'gone' } } }),
    NOT_SEEN,
  ),
  rollout(
    'the resource provider does not respond',
    member(undefined, { resource: { 0: { kind: 'status', status: 403 } } }),
    'unconfirmed',
  ),
  rollout(
    'without the resource provider',
    member(undefined, { resource: { 0: { kind: 'status', status: 403 } } }),
    COMPLIANT,
    { inputs: { confirm: 'false' } },
  ),
  rollout(
    'one that the platform schedules during the wait',
    member([], { later: { 2: { properties: { statuses: [...ownStatuses(), ...withTarget('<target>')] } } } }),
    COMPLIANT,
    { inputs: { timeout: '60s', interval: '100ms' } },
  ),
];

function ownStatuses(): readonly Fields[] {
  const revision = `dev@sha1:${PLATFORM_COMMIT}`;
  return [
    createObjectStatus({ kind: 'GitRepository', name: 'platform', revision }),
    createObjectStatus({ kind: 'Kustomization', name: 'platform-apps', revision }),
  ];
}

const folder = (clusterType: string, deploymentTarget = TARGET) => ({
  path: `${clusterType}/${deploymentTarget}`,
  registration: 'shop',
  workload: 'shop',
  deploymentTarget,
  clusterType,
  files: ['reconciler.yaml'],
});
const record = (...folders: readonly object[]) => ({ version: 1, folders });
const EDGE = {
  name: 'edge',
  clusterType: 'edge',
  reporters: [{ commitStatus: { object: 'platform', creators: ['edge[bot]'] } }],
};
const INVENTORY = {
  clusters: [{ name: 'drone', clusterType: 'drone' }, { name: 'large', clusterType: 'large' }, EDGE],
};
const status = (fields: Partial<ReportedStatus> = {}): ReportedStatus => ({
  context: `kalypso/edge/${TARGET}`,
  state: 'success',
  by: 'edge[bot]',
  ...fields,
});
const assigned = (clusterTypes: readonly string[], more: Partial<ComplianceScenario> = {}) => ({
  inventory: INVENTORY,
  record: record(...clusterTypes.map((clusterType) => folder(clusterType))),
  ...more,
});

const EXPECTED: readonly ComplianceScenario[] = [
  rollout('the clusters of its cluster types are expected', member(), COMPLIANT, assigned(['drone'])),
  rollout(
    'a cluster of another cluster type is not expected',
    [member(), member([], { cluster: 'large' })],
    COMPLIANT,
    assigned(['drone']),
  ),
  rollout(
    'a cluster of its cluster types does not have it',
    [member(), member([], { cluster: 'large' })],
    timedOut('unknown', 'and has applied shop-functional-test'),
    assigned(['drone', 'large']),
  ),
  rollout('a cluster of its cluster types is not seen', member(), 'unknown', assigned(['drone', 'large'])),
  rollout(
    'one that is not expected does not count',
    [member(), member(withTarget('<older>'), { cluster: 'large' })],
    { state: 'compliant', log: 'title=cluster-unexpected::' },
    assigned(['drone']),
  ),
  rollout(
    'one that is not expected does not help',
    [member(withTarget('<older>')), member(undefined, { cluster: 'large' })],
    'behind',
    assigned(['drone']),
  ),
  rollout(
    'one that is not expected, and reports nothing',
    [member(), member([], { cluster: 'large', properties: { statuses: null } })],
    COMPLIANT,
    assigned(['drone']),
  ),
  rollout('it is assigned nowhere', member(), { state: 'none', log: 'title=rollout-not-assigned::' }, assigned([])),
  rollout(
    'it is assigned nowhere, without an inventory',
    member(),
    { state: 'none', log: 'title=rollout-not-assigned::' },
    { record: record(folder('drone', SECOND_TARGET)) },
  ),
  rollout('the record alone', member(), COMPLIANT, { record: record(folder('drone')) }),
  rollout('the inventory alone', member(), INVALID, { inventory: INVENTORY }),
  rollout('a record that cannot be read', member(), INVALID, { inventory: INVENTORY, record: '{' }),
  rollout('an inventory without cluster types', member(), INVALID, {
    inventory: { clusters: [{ name: 'drone' }] },
    record: record(folder('drone')),
  }),
  // Clusters outside Azure.
  rollout('a cluster outside Azure', member(), COMPLIANT, assigned(['drone', 'edge'], { statuses: [status()] })),
  rollout('only clusters outside Azure', [], COMPLIANT, assigned(['edge'], { statuses: [status()] })),
  rollout('a cluster outside Azure is silent', member(), 'unknown', assigned(['drone', 'edge'])),
  rollout(
    'a cluster outside Azure fails',
    member(),
    'not-ready',
    assigned(['drone', 'edge'], { statuses: [status({ state: 'failure' })] }),
  ),
  rollout(
    'a cluster outside Azure is on the commit before',
    member(),
    'unknown',
    assigned(['drone', 'edge'], { statuses: [status({ commit: '<older>' })] }),
  ),
  rollout(
    'a cluster outside Azure is on a newer commit',
    [],
    { state: 'superseded' },
    assigned(['edge'], { statuses: [status({ commit: '<newer>' })] }),
  ),
  rollout(
    'a cluster outside Azure, by another creator',
    member(),
    'unknown',
    assigned(['drone', 'edge'], { statuses: [status({ by: 'shop[bot]' })] }),
  ),
  rollout(
    'a cluster outside Azure reports another target',
    member(),
    'unknown',
    assigned(['drone', 'edge'], { statuses: [status({ context: `kalypso/edge/${SECOND_TARGET}` })] }),
  ),
  rollout(
    "a cluster outside Azure reports the platform's object",
    member(),
    'unknown',
    assigned(['drone', 'edge'], { statuses: [status({ context: 'kalypso/edge/platform' })] }),
  ),
];

/** Rollouts of applications: `gitops` is the repository of an application, and the clusters watch `platform`. */
export const ROLLOUTS: readonly ComplianceScenario[] = [
  ...HEALTHY,
  ...EVIDENCE.map(([name, objects, verdict]) => rollout(name, member(objects), verdict)),
  ...PLATFORM.map(([name, fields, verdict]) => rollout(name, member(undefined, fields), verdict)),
  ...ARTIFACTS,
  ...ABSENT,
  ...CONFIRMED,
  ...EXPECTED,
];
