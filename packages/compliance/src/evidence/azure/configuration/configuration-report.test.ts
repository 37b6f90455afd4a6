import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../reconciler-report.ts';
import {
  CONFIGURATION_ID,
  createKustomizationEntry,
  createReadyCondition,
  createStatusEntry,
  HEALTHY_COMMIT,
  HEALTHY_NOW,
  HEALTHY_ROW,
  HEALTHY_ROWS,
  KUSTOMIZATION,
  listObjections,
  REPORT_OPTIONS,
  SUSPENDED_CHILDREN_ROW,
} from '../test-support.ts';
import { parseConfigurationReport } from './configuration-report.ts';

type Fields = Readonly<Record<string, unknown>>;

const parse = (fields: Fields, options = {}) =>
  parseConfigurationReport({ ...HEALTHY_ROW, ...fields }, { ...REPORT_OPTIONS, ...options });
const kindsOf = (facts: readonly Fact[]) => facts.map(({ kind }) => kind);
const objectionsTo = (fields: Fields, options = {}) => kindsOf(listObjections(parse(fields, options).facts));

/** The statuses of the healthy row, with other fields of its Kustomization. */
const withKustomization = (fields: Fields) => ({
  statuses: [HEALTHY_ROW.statuses[0], createKustomizationEntry('platform-apps', undefined, fields)],
});
const withReady = (status: unknown, message: unknown = `Applied revision: dev/${HEALTHY_COMMIT}`) =>
  withKustomization({ statusConditions: [createReadyCondition(status, 'Some', message)] });
const withCondition = (type: string, status: unknown) =>
  withKustomization({
    statusConditions: [
      createReadyCondition('True', 'ReconciliationSucceeded', `Applied revision: dev/${HEALTHY_COMMIT}`),
      { type, status, reason: 'Some', message: 'thing' },
    ],
  });
const withChild = (kind: string, fields: Fields) => ({
  statuses: [...HEALTHY_ROW.statuses, createStatusEntry(kind, 'child', fields)],
});

describe('a healthy row', () => {
  it.each(Object.entries(HEALTHY_ROWS))('has only revisions: %s', (_, row) => {
    const { facts } = parseConfigurationReport(row, REPORT_OPTIONS);
    expect(listObjections(facts)).toEqual([]);
    const revisions = facts.flatMap((fact) => (fact.kind === 'revision' ? fact : []));
    expect(revisions.map(({ commit }) => commit)).toEqual(revisions.map(() => HEALTHY_COMMIT));
    expect(revisions.filter(({ role }) => role === 'fetched')).toHaveLength(1);
    expect(revisions.filter(({ role }) => role === 'applied')).toHaveLength(
      Object.keys(row.kustomizations ?? {}).length,
    );
  });

  it('becomes a report', () => {
    expect(parseConfigurationReport(HEALTHY_ROW, REPORT_OPTIONS)).toEqual({
      id: CONFIGURATION_ID.toLowerCase(),
      source: 'azure',
      name: 'platform',
      cluster: {
        name: 'store-1',
        kind: 'connectedClusters',
        resourceId:
          '/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg1/providers/microsoft.kubernetes/connectedclusters/store-1',
        labels: { region: 'east', ring: 'canary' },
      },
      facts: [
        {
          kind: 'revision',
          role: 'applied',
          object: 'Kustomization flux-system/platform-apps',
          branch: 'dev',
          commit: HEALTHY_COMMIT,
        },
        { kind: 'revision', role: 'fetched', object: 'it', branch: 'dev', commit: HEALTHY_COMMIT },
      ],
      reportedAt: '2021-05-19T18:17:12.123Z',
      canExpire: false,
      skipsHealthChecks: false,
      details: {
        kind: 'azure',
        resourceGroup: 'rg1',
        subscriptionId: '00000000-0000-0000-0000-000000000001',
        namespace: 'flux-system',
        url: 'https://github.com/Contoso/gitops',
        branch: 'dev',
        complianceState: 'Compliant',
        provisioningState: 'Succeeded',
        connectivity: 'Connected',
        sourceUpdatedAt: '2021-05-19T18:17:12.000Z',
        statusUpdatedAt: '2021-05-19T18:17:12.123Z',
        errorMessage: '',
      },
    });
  });

  it('has the same ID in any letter case', () => {
    expect(parse({ id: CONFIGURATION_ID.toUpperCase() }).id).toBe(parse({}).id);
  });
});

/** What must give a fact, each named by the evidence that it takes away, contradicts or misspells. */
const OBJECTIONS: readonly (readonly [string, Fields, readonly Fact['kind'][]])[] = [
  ['another source', { sourceKind: 'OCIRepository' }, ['unrecognized']],
  ['a misspelt source', { sourceKind: 'gitRepository' }, ['unrecognized']],
  ['a tag', { ref: { branch: 'dev', tag: 'v1' } }, ['pinned']],
  ['another branch', { ref: { branch: 'main' } }, ['unrecognized']],
  ['a branch in another letter case', { ref: { branch: 'Dev' } }, ['unrecognized']],
  ['no reference', { ref: null }, ['unrecognized']],
  ['an undocumented reference', { ref: 'dev' }, ['unrecognized']],
  ['an ID of another resource', { id: '/subscriptions/1/providers/Contoso.Something/things/a' }, ['unrecognized']],
  ['Creating', { provisioningState: 'Creating' }, ['progress']],
  ['Updating', { provisioningState: 'Updating' }, ['progress']],
  ['Deleting', { provisioningState: 'Deleting' }, ['not-ready']],
  ['Failed', { provisioningState: 'Failed' }, ['failure']],
  ['Canceled', { provisioningState: 'Canceled' }, ['failure']],
  ['no provisioning state', { provisioningState: undefined }, ['missing']],
  ['an empty provisioning state', { provisioningState: '' }, ['missing']],
  ['a provisioning state in another letter case', { provisioningState: 'succeeded' }, ['unrecognized']],
  ['a provisioning state in a list', { provisioningState: ['Succeeded'] }, ['unrecognized']],
  ['an error', { errorMessage: 'no permission' }, ['failure']],
  ['an undocumented error', { errorMessage: { code: 'x' } }, ['unrecognized']],
  ['an error that is false', { errorMessage: false }, ['unrecognized']],
  ...[true, 'true', 'True', ' TRUE ', 1, '1'].map(
    (suspend) => [`suspend ${JSON.stringify(suspend)}`, { suspend }, ['suspended']] as const,
  ),
  ...['yes', 0, {}, [], [true], { toString: 1 }].map(
    (suspend) => [`suspend ${JSON.stringify(suspend)}`, { suspend }, ['unrecognized']] as const,
  ),
  ['Non-Compliant', { complianceState: 'Non-Compliant' }, ['failure']],
  ['Pending', { complianceState: 'Pending' }, ['progress']],
  ['Suspended', { complianceState: 'Suspended' }, ['not-ready']],
  ['Suspended as a whole', { complianceState: 'Suspended', suspend: true }, ['suspended', 'not-ready']],
  ['Unknown', { complianceState: 'Unknown' }, ['missing']],
  ['no state', { complianceState: null }, ['missing']],
  ...[
    'compliant',
    'COMPLIANT',
    ' Compliant',
    'Compliant ',
    'NonCompliant',
    'Installed',
    'toString',
    true,
    ['Compliant'],
  ].map(
    (complianceState) =>
      [`the state ${JSON.stringify(complianceState)}`, { complianceState }, ['unrecognized']] as const,
  ),
  ['no fetched commit', { sourceSyncedCommitId: null }, ['missing']],
  ['an empty fetched commit', { sourceSyncedCommitId: '' }, ['missing']],
  ['no fetched commit yet', { sourceSyncedCommitId: null, complianceState: 'Pending' }, ['progress', 'progress']],
  [
    'no fetched commit, failing',
    { sourceSyncedCommitId: null, complianceState: 'Non-Compliant' },
    ['progress', 'failure'],
  ],
  ['an abbreviated fetched commit', { sourceSyncedCommitId: 'dev/0ba6f0d' }, ['unrecognized']],
  ['a fetched commit in a list', { sourceSyncedCommitId: [`dev/${HEALTHY_COMMIT}`] }, ['unrecognized']],
  ['no status time', { statusUpdatedAt: null }, ['missing']],
  ['an unreadable status time', { statusUpdatedAt: 'yesterday' }, ['missing']],
  ['a status time without a zone', { statusUpdatedAt: '2021-05-19T18:17:12' }, ['missing']],
  ['a status time in the future', { statusUpdatedAt: '2021-05-19T18:25:01Z' }, ['unrecognized']],
  ['a status older than its source', { statusUpdatedAt: '2021-05-19T18:17:11Z' }, ['progress']],
  ['no source time', { sourceUpdatedAt: undefined }, ['missing']],
  ['an unreadable source time', { sourceUpdatedAt: 1621448232 }, ['missing']],
  [
    'a source time in the future',
    { sourceUpdatedAt: '2031-05-19T18:17:12Z', statusUpdatedAt: '2031-05-19T18:17:12Z' },
    ['unrecognized', 'unrecognized'],
  ],
  ['an offline cluster', { connectivityStatus: 'Offline' }, ['disconnected']],
  ['a stopped cluster', { powerState: 'Stopped' }, ['disconnected']],
  ['an undocumented connection', { connectivityStatus: 'Online' }, ['unrecognized']],
  ...[null, undefined, {}, [], 'apps'].map(
    (kustomizations) => [`kustomizations ${JSON.stringify(kustomizations)}`, { kustomizations }, ['missing']] as const,
  ),
  ['a kustomization that is null', { kustomizations: { apps: null } }, ['unrecognized']],
  ['a kustomization that is text', { kustomizations: { apps: './apps' } }, ['unrecognized']],
  [
    'a kustomization that is not reported',
    { kustomizations: { apps: KUSTOMIZATION, infra: KUSTOMIZATION } },
    ['missing'],
  ],
  ...[null, undefined, []].map(
    (statuses) => [`statuses ${JSON.stringify(statuses)}`, { statuses }, ['missing', 'missing']] as const,
  ),
  ['statuses that are text', { statuses: 'Compliant' }, ['missing', 'unrecognized']],
  ['statuses that are an object', { statuses: { ...HEALTHY_ROW.statuses } }, ['missing', 'unrecognized']],
  ...[
    null,
    'x',
    [],
    {},
    { kind: 'Kustomization' },
    { name: 'a', kind: '' },
    { name: 'a', kind: 'b', namespace: 5 },
  ].map(
    (status) =>
      [
        `the status ${JSON.stringify(status)}`,
        { statuses: [...HEALTHY_ROW.statuses, status] },
        ['unrecognized'],
      ] as const,
  ),
  ['a Kustomization of another configuration', { statuses: [createKustomizationEntry('other-apps')] }, ['missing']],
  ['a Kustomization without the prefix', { statuses: [createKustomizationEntry('apps')] }, ['missing']],
  ['a Kustomization in another namespace', withKustomization({ namespace: 'shop' }), ['missing']],
  ['a Kustomization of a misspelt kind', withKustomization({ kind: 'kustomization' }), ['missing']],
  ['a Kustomization in the default namespace', { namespace: undefined }, ['missing']],
  ['a Kustomization that is Non-Compliant', withKustomization({ complianceState: 'Non-Compliant' }), ['failure']],
  ['a Kustomization that is Pending', withKustomization({ complianceState: 'Pending' }), ['progress']],
  ['a Kustomization that is Suspended', withKustomization({ complianceState: 'Suspended' }), ['not-ready']],
  ['a Kustomization that is Unknown', withKustomization({ complianceState: 'Unknown' }), ['missing']],
  ['a Kustomization without a state', withKustomization({ complianceState: null }), ['missing']],
  ['a Kustomization with a misspelt state', withKustomization({ complianceState: 'compliant' }), ['unrecognized']],
  ['a Kustomization without conditions', withKustomization({ statusConditions: [] }), ['missing']],
  [
    'a Kustomization without conditions yet',
    withKustomization({ statusConditions: null, complianceState: 'Pending' }),
    ['progress'],
  ],
  ['conditions that are an object', withKustomization({ statusConditions: {} }), ['unrecognized']],
  ['a condition that is text', withKustomization({ statusConditions: ['Ready'] }), ['unrecognized']],
  ['a condition without a type', withKustomization({ statusConditions: [{ status: 'True' }] }), ['unrecognized']],
  ['Ready False', withReady('False', 'no such file'), ['failure']],
  [
    'Ready False, Non-Compliant',
    withKustomization({
      complianceState: 'Non-Compliant',
      statusConditions: [createReadyCondition('False', 'BuildFailed', '')],
    }),
    ['failure'],
  ],
  ['Ready Unknown', withReady('Unknown', 'Reconciliation in progress'), ['progress']],
  ['Ready true', withReady(true), ['unrecognized']],
  ['Ready in lower case', withReady('true'), ['unrecognized']],
  ['Ready in a list', withReady(['True']), ['unrecognized']],
  ['Ready without a status', withReady(undefined), ['missing']],
  ['no applied revision', withReady('True', ''), ['missing']],
  ['an applied revision that is null', withReady('True', null), ['missing']],
  [
    'a fetched revision instead of an applied one',
    withReady('True', `Fetched revision: dev/${HEALTHY_COMMIT}`),
    ['unrecognized'],
  ],
  ['an abbreviated applied revision', withReady('True', 'Applied revision: dev/0ba6f0d'), ['unrecognized']],
  ['an applied revision of an artifact', withReady('True', 'Applied revision: latest@sha256:0ba6'), ['unrecognized']],
  ['Reconciling True', withCondition('Reconciling', 'True'), ['progress']],
  ['Reconciling of another spelling', withCondition('Reconciling', 'yes'), ['unrecognized']],
  ['Stalled True', withCondition('Stalled', 'True'), ['failure']],
  ['Stalled without a status', withCondition('Stalled', null), ['missing']],
  ['a misspelt Stalled', withCondition('stalled', 'True'), ['unrecognized']],
  ['Healthy False', withCondition('Healthy', 'False'), ['failure']],
  ['Healthy Unknown', withCondition('Healthy', 'Unknown'), ['progress']],
  ['a second, failing Ready', withCondition('Ready', 'False'), ['failure']],
  ['a second Ready in progress', withCondition('Ready', 'Unknown'), ['progress']],
  ['a misspelt second Ready', withCondition('ready', 'False'), ['unrecognized']],
  [
    'the Kustomization twice, one failing',
    { statuses: [...HEALTHY_ROW.statuses, ...withReady('False', 'x').statuses.slice(1)] },
    ['failure'],
  ],
  [
    'the own source failing',
    {
      statuses: [
        createStatusEntry('GitRepository', 'platform', { complianceState: 'Non-Compliant' }),
        HEALTHY_ROW.statuses[1],
      ],
    },
    ['failure'],
  ],
  [
    'a source that cannot be fetched',
    {
      statuses: [
        ...HEALTHY_ROW.statuses,
        createStatusEntry('GitRepository', 'platform', {
          statusConditions: [createReadyCondition('True', '', ''), { type: 'FetchFailed', status: 'True' }],
        }),
      ],
    },
    ['failure'],
  ],
  ['a child that is Non-Compliant', withChild('HelmRelease', { complianceState: 'Non-Compliant' }), ['failure']],
  ['a child that is Pending', withChild('HelmRelease', { complianceState: 'Pending' }), ['progress']],
  ['a child that is Suspended', withChild('HelmRelease', { complianceState: 'Suspended' }), ['not-ready']],
  ['a child that is Unknown', withChild('HelmRelease', { complianceState: 'Unknown' }), ['missing']],
  ['a child in an undocumented state', withChild('HelmRelease', { complianceState: 'Ready' }), ['unrecognized']],
  ['a child without conditions', withChild('HelmRelease', { statusConditions: [] }), ['missing']],
  ['a child of an unknown kind without conditions', withChild('Thing', { statusConditions: null }), ['missing']],
  [
    'a child that is not ready',
    withChild('HelmRelease', { statusConditions: [createReadyCondition('False', '', '')] }),
    ['failure'],
  ],
  [
    'a child that reconciles',
    withChild('HelmRelease', { statusConditions: [createReadyCondition('Unknown', '', '')] }),
    ['progress'],
  ],
  [
    'a repository without status that fails',
    withChild('HelmRepository', { complianceState: 'Non-Compliant', statusConditions: [] }),
    ['failure'],
  ],
  [
    'a repository without status in an undocumented state',
    withChild('HelmRepository', { complianceState: 'None', statusConditions: [] }),
    ['unrecognized'],
  ],
  [
    'a suspended repository without status',
    withChild('HelmRepository', { complianceState: 'Suspended', statusConditions: [] }),
    ['not-ready'],
  ],
  [
    'a repository with a status that is not ready',
    withChild('HelmRepository', { statusConditions: [createReadyCondition('False', '', '')] }),
    ['failure'],
  ],
  [
    'a repository with a status and an unknown state',
    withChild('HelmRepository', { complianceState: 'Unknown' }),
    ['missing'],
  ],
  ['a provider with undocumented conditions', withChild('Provider', { statusConditions: 'none' }), ['unrecognized']],
];

describe('an objection', () => {
  it.each(OBJECTIONS)('is raised to %s', (_, fields, kinds) => expect(objectionsTo(fields)).toEqual(kinds));

  it('to a failing object explains it, names it, and has the time of its condition', () => {
    const [fact] = listObjections(parse(withReady('False', "'kustomize build failed:\nno such file'")).facts);
    expect(fact).toEqual({
      kind: 'failure',
      object: 'Kustomization flux-system/platform-apps',
      detail: 'is not ready: Some: kustomize build failed:\nno such file',
      since: '2021-05-19T18:12:40.000Z',
    });
  });

  it('to an object comes before one to the configuration, which it explains', () => {
    const facts = parse({ ...withReady('False', 'x'), complianceState: 'Non-Compliant' }).facts;
    expect(listObjections(facts).map((fact) => ('object' in fact ? fact.object : ''))).toEqual([
      'Kustomization flux-system/platform-apps',
      'it',
    ]);
  });
});

it.each([false, 'false', 'False', null, undefined, ''])(
  'a configuration with suspend %j is not suspended',
  (suspend) => {
    expect(objectionsTo({ suspend })).toEqual([]);
  },
);

describe('revisions', () => {
  const revisions = (fields: Fields) => parse(fields).facts.filter(({ kind }) => kind === 'revision');

  it('of other commits and branches are reported as they are', () => {
    const other = '1'.repeat(40);
    expect(revisions({ ...withReady('True', `Applied revision: main/${other}`), sourceSyncedCommitId: other })).toEqual(
      [
        {
          kind: 'revision',
          role: 'applied',
          object: 'Kustomization flux-system/platform-apps',
          branch: 'main',
          commit: other,
        },
        { kind: 'revision', role: 'fetched', object: 'it', branch: undefined, commit: other },
      ],
    );
  });

  it('of all entries of a Kustomization that is reported twice count', () => {
    const statuses = [...HEALTHY_ROW.statuses, createKustomizationEntry('platform-apps', `dev/${'1'.repeat(40)}`)];
    expect(revisions({ statuses })).toHaveLength(3);
  });

  it.each(['False', 'Unknown', 'true'])('are not read from a condition Ready that is %s', (status) => {
    expect(revisions(withReady(status))).toHaveLength(1);
  });

  it('are not read from what other Kustomizations have applied', () => {
    expect(
      revisions({ statuses: [...HEALTHY_ROW.statuses, createKustomizationEntry('shop', `dev/${'1'.repeat(40)}`)] }),
    ).toHaveLength(2);
  });
});

describe('children', () => {
  const failing = withChild('HelmRelease', { complianceState: 'Non-Compliant' });

  it('are not judged if only declared objects are', () => {
    expect(objectionsTo(failing, { children: 'declared' })).toEqual([]);
  });

  it.each(['Non-Compliant', 'Pending', 'Suspended'])(
    'that are left out explain that the configuration is %s',
    (complianceState) => {
      const fields = { ...withChild('HelmRelease', { complianceState }), complianceState };
      expect(objectionsTo(fields, { children: 'declared' })).toEqual([]);
      expect(objectionsTo(fields)).toHaveLength(2);
    },
  );

  it.each(['Non-Compliant', 'Pending', 'Suspended', 'Unknown', 'Odd', null])(
    'that are left out do not explain that the configuration is %s if they are not',
    (complianceState) => {
      const state = complianceState === 'Pending' ? 'Non-Compliant' : 'Pending';
      const fields = { ...withChild('HelmRelease', { complianceState: state }), complianceState };
      expect(objectionsTo(fields, { children: 'declared' })).toHaveLength(1);
    },
  );

  it.each(['Unknown', 'Odd', null])(
    'that are left out never explain that the configuration is %s',
    (complianceState) => {
      const fields = { ...withChild('HelmRelease', { complianceState }), complianceState };
      expect(objectionsTo(fields, { children: 'declared' })).toHaveLength(1);
    },
  );

  it('that are left out explain no state that the source may cause, because its status is missing', () => {
    const child = withChild('HelmRelease', { complianceState: 'Non-Compliant' });
    const statuses = child.statuses.filter(({ kind }) => kind !== 'GitRepository');
    const fields = { ...child, statuses, complianceState: 'Non-Compliant' };
    expect(objectionsTo(fields, { children: 'declared' })).toEqual(['failure']);
  });

  it('that are left out explain no state that they report in a list', () => {
    const fields = { ...withChild('HelmRelease', { complianceState: ['Pending'] }), complianceState: 'Pending' };
    expect(objectionsTo(fields, { children: 'declared' })).toEqual(['progress']);
  });

  it.each<readonly [string, Fields, readonly Fact['kind'][]]>([
    ['a Kustomization', withReady('False', ''), ['failure']],
    [
      'the source',
      {
        statuses: [
          createStatusEntry('GitRepository', 'platform', { complianceState: 'Pending' }),
          HEALTHY_ROW.statuses[1],
        ],
      },
      ['progress'],
    ],
    ['an unreadable entry', { statuses: [...HEALTHY_ROW.statuses, null] }, ['unrecognized']],
  ])('do not include what the configuration declares: %s', (_, fields, kinds) => {
    expect(objectionsTo(fields, { children: 'declared' })).toEqual(kinds);
  });

  it('may be suspended if that is ignored', () => {
    const read = (ignoreSuspended: boolean) =>
      listObjections(parseConfigurationReport(SUSPENDED_CHILDREN_ROW, { ...REPORT_OPTIONS, ignoreSuspended }).facts);
    expect(read(true)).toEqual([]);
    const combined = { ...SUSPENDED_CHILDREN_ROW, complianceState: 'Suspended' };
    expect(objectionsTo(combined, { ignoreSuspended: true })).toEqual([]);
    expect(objectionsTo(combined)).toContain('not-ready');
    expect(kindsOf(read(false))).toEqual(['not-ready', 'failure', 'not-ready'].toSorted());
  });

  it('that are suspended and ignored explain neither another state nor that another object fails', () => {
    const statuses = [...HEALTHY_ROW.statuses, createStatusEntry('HelmRelease', 'a', { complianceState: 'Suspended' })];
    expect(objectionsTo({ statuses, complianceState: 'Pending' }, { ignoreSuspended: true })).toEqual(['progress']);
    const failing = createStatusEntry('HelmRelease', 'b', { complianceState: 'Non-Compliant' });
    const fields = { statuses: [...statuses, failing], complianceState: 'Suspended' };
    expect(objectionsTo(fields, { ignoreSuspended: true })).toEqual(['failure']);
  });

  it.each(['Pending', 'Unknown'])('without a status explain that the configuration is %s', (complianceState) => {
    const repository = createStatusEntry('HelmRepository', 'charts', { complianceState, statusConditions: [] });
    const statuses = [...HEALTHY_ROW.statuses, repository];
    expect(objectionsTo({ statuses, complianceState })).toEqual([]);
    expect(objectionsTo({ statuses, complianceState }, { children: 'declared' })).toEqual([]);
    expect(
      objectionsTo({ statuses, complianceState: complianceState === 'Pending' ? 'Unknown' : 'Pending' }),
    ).toHaveLength(1);
    const other = createStatusEntry('HelmRelease', 'nginx', { complianceState: 'Pending' });
    expect(objectionsTo({ statuses: [...statuses, other], complianceState })).toHaveLength(2);
    const missing = { kustomizations: { apps: KUSTOMIZATION, infra: KUSTOMIZATION } };
    expect(objectionsTo({ statuses, complianceState, ...missing })).toHaveLength(2);
  });

  it('without a status do not explain that the configuration is Non-Compliant', () => {
    const repository = createStatusEntry('HelmRepository', 'a', { complianceState: 'Pending', statusConditions: [] });
    const fields = { statuses: [...HEALTHY_ROW.statuses, repository], complianceState: 'Non-Compliant' };
    expect(objectionsTo(fields)).toEqual(['failure']);
  });

  it('are not what the configuration declares: that may not be suspended even if suspended objects are ignored', () => {
    expect(objectionsTo(withKustomization({ complianceState: 'Suspended' }), { ignoreSuspended: true })).toEqual([
      'not-ready',
    ]);
  });
});

describe('an object that waits for another', () => {
  const waiting = (reason: string, fields: Fields = {}) => ({
    complianceState: 'Non-Compliant',
    statusConditions: [createReadyCondition('False', reason, "dependency 'flux-system/platform-infra' is not ready")],
    ...fields,
  });
  const read = (apps: Fields, complianceState: string, ...others: readonly Fields[]) =>
    objectionsTo({
      complianceState,
      statuses: [HEALTHY_ROW.statuses[0], createStatusEntry('Kustomization', 'platform-apps', apps), ...others],
    });

  it.each(['DependencyNotReady', 'HealthCheckCanceled'])('is in progress: %s', (reason) => {
    expect(read(waiting(reason), 'Non-Compliant')).toEqual(['progress', 'progress']);
    expect(read(waiting(reason, { complianceState: 'Pending' }), 'Pending')).toEqual(['progress', 'progress']);
    expect(objectionsTo(withChild('HelmRelease', waiting(reason)))).toEqual(['progress']);
  });

  it.each(['ArtifactFailed', 'HealthCheckFailed', 'ReconciliationFailed', 'SourceNotReady', 'dependencynotready', ''])(
    'is not one that fails: %s',
    (reason) => expect(read(waiting(reason), 'Non-Compliant')).toEqual(['failure', 'failure']),
  );

  it('does not hide what fails', () => {
    const failing = createStatusEntry('HelmRelease', 'nginx', { complianceState: 'Non-Compliant' });
    expect(read(waiting('DependencyNotReady'), 'Non-Compliant', failing)).toEqual(['progress', 'failure', 'failure']);
    const stalled = [...waiting('DependencyNotReady').statusConditions, { type: 'Stalled', status: 'True' }];
    expect(read(waiting('DependencyNotReady', { statusConditions: stalled }), 'Non-Compliant')).toEqual([
      'progress',
      'failure',
      'failure',
    ]);
  });

  it('does not explain the state of the configuration if it is compliant itself', () => {
    const fields = waiting('DependencyNotReady', { complianceState: 'Compliant' });
    expect(read(fields, 'Non-Compliant')).toEqual(['progress', 'failure']);
  });
});

it('a report contains no credentials of addresses', () => {
  const address = 'https://bot:ghp_secret@github.com/contoso/gitops';
  const report = parse({
    url: address,
    errorMessage: `cannot clone ${address}`,
    ...withReady('False', `cannot clone ${address}`),
    sourceKind: address,
  });
  expect(JSON.stringify(report)).not.toContain('ghp_secret');
  expect(report.details).toMatchObject({ url: 'https://***@github.com/contoso/gitops' });
});

it('a state that is older than its source names both times', () => {
  const [fact] = listObjections(parse({ statusUpdatedAt: '2021-05-19T18:17:11Z' }).facts);
  expect(fact).toMatchObject({ detail: expect.stringMatching(/18:17:11.*18:17:12/) });
});

describe('health checks', () => {
  it.each([
    [{ apps: { wait: false } }, true],
    [{ apps: { wait: 'false' } }, true],
    [{ apps: { wait: true } }, false],
    [{ apps: { wait: null } }, false],
    [{ apps: {} }, false],
    [{ apps: {}, infra: { wait: false } }, true],
    [null, false],
  ])('of %j are skipped: %s', (kustomizations, expected) => {
    expect(parse({ kustomizations }).skipsHealthChecks).toBe(expected);
  });
});

it.each([
  { connectivityStatus: null },
  { connectivityStatus: 'Offline' },
  { clusterName: null, connectivityStatus: undefined },
])('a report can expire unless the cluster is known to be connected: %j', (fields) =>
  expect(parse(fields).canExpire).toBe(true),
);

it.each([null, undefined, 'text', 1, [], {}, { id: '' }, { id: 1 }])('rejects %j, which has no ID', (row) => {
  expect(() => parseConfigurationReport(row, REPORT_OPTIONS)).toThrow(/has no id/);
});

describe('for any row', () => {
  /** Everything that a yes needs. Of the others, the default value is documented, or the cluster need not be known. */
  const REQUIRED = [
    'ref',
    'kustomizations',
    'complianceState',
    'statuses',
    'sourceSyncedCommitId',
    'sourceUpdatedAt',
    'statusUpdatedAt',
    'provisioningState',
  ] as const;
  const rows = fc.constantFrom(...Object.values(HEALTHY_ROWS));

  it('removing a required field raises an objection', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...REQUIRED), fc.constantFrom(null, undefined, ''), (row, field, value) => {
        const { facts } = parseConfigurationReport({ ...row, [field]: value }, REPORT_OPTIONS);
        expect(listObjections(facts)).not.toEqual([]);
      }),
    );
  });

  it('misspelling a required text raises an objection', () => {
    const TEXTS = [
      'complianceState',
      'sourceSyncedCommitId',
      'sourceUpdatedAt',
      'statusUpdatedAt',
      'provisioningState',
    ] as const;
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...TEXTS),
        fc.nat(),
        fc.constantFrom('', 'x', ' '),
        (row, field, at, inserted) => {
          const text = String(row[field]);
          const position = at % text.length;
          const misspelt = text.slice(0, position) + inserted + text.slice(position + (inserted === '' ? 1 : 0));
          const { facts } = parseConfigurationReport({ ...row, [field]: misspelt }, REPORT_OPTIONS);
          // Of a revision, the branch may be any text, and of a time, the digits.
          const isOther =
            field === 'sourceSyncedCommitId' && facts.some((fact) => fact.kind === 'revision' && fact.branch !== 'dev');
          const isTime = field.endsWith('At') && inserted === '';
          if (!isOther && !isTime) expect(listObjections(facts)).not.toEqual([]);
        },
      ),
    );
  });

  it('values of other types never make it look better', () => {
    const fields = fc.constantFrom(...REQUIRED);
    fc.assert(
      fc.property(
        rows,
        fields,
        fc.anything().filter((value) => typeof value !== 'string'),
        (row, field, value) => {
          const { facts } = parseConfigurationReport({ ...row, [field]: value }, REPORT_OPTIONS);
          expect(listObjections(facts)).not.toEqual([]);
        },
      ),
    );
  });

  it('corrupting what a Kustomization reports raises an objection, or takes its revision away', () => {
    const fields = fc.constantFrom('name', 'kind', 'namespace', 'complianceState', 'statusConditions');
    const values = fc.anything().filter((value) => value !== 'Compliant');
    fc.assert(
      fc.property(fields, values, (field, value) => {
        if (field === 'namespace' && (value === null || value === undefined || value === '')) return;
        expect(objectionsTo(withKustomization({ [field]: value }))).not.toEqual([]);
      }),
    );
  });

  it('corrupting a condition Ready raises an objection', () => {
    const fields = fc.constantFrom('type', 'status', 'message');
    fc.assert(
      fc.property(fields, fc.anything(), (field, value) => {
        if (value === 'True' || value === 'Ready') return;
        const ready = {
          ...createReadyCondition('True', '', `Applied revision: dev/${HEALTHY_COMMIT}`),
          [field]: value,
        };
        expect(objectionsTo(withKustomization({ statusConditions: [ready] }))).not.toEqual([]);
      }),
    );
  });

  it('anything at all is accepted, and nothing but a healthy row is without an objection', () => {
    const keys = fc.constantFrom(...Object.keys(HEALTHY_ROW).filter((key) => key !== 'id'));
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (some) => {
        const { facts } = parseConfigurationReport({ id: CONFIGURATION_ID, ...some }, REPORT_OPTIONS);
        expect(listObjections(facts)).not.toEqual([]);
      }),
    );
  });

  it('the order of the statuses and of their conditions does not matter', () => {
    const statuses = [
      ...(SUSPENDED_CHILDREN_ROW.statuses as unknown[]),
      ...withReady('False', 'x').statuses,
      ...withChild('HelmRelease', { complianceState: 'Pending' }).statuses,
      createKustomizationEntry('platform-infra', `dev/${'1'.repeat(40)}`),
      null,
    ];
    const kustomizations = { apps: KUSTOMIZATION, infra: KUSTOMIZATION, more: KUSTOMIZATION };
    const expected = parse({ statuses, kustomizations });
    fc.assert(
      fc.property(fc.shuffledSubarray(statuses, { minLength: statuses.length }), (shuffled) => {
        expect(parse({ statuses: shuffled, kustomizations })).toEqual(expected);
      }),
    );
  });

  it('a report is deterministic', () => {
    expect(parse({}, { now: HEALTHY_NOW + 1 })).toEqual(parse({}));
  });
});
