import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfigurationRow } from './configuration-row.ts';

const COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';
const CLUSTER =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1/providers/Microsoft.Kubernetes/connectedClusters/store-1';

/** A row as the query returns it. */
const ROW = {
  id: `${CLUSTER}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`,
  name: 'platform',
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  resourceGroup: 'rg1',
  tags: { region: 'east', ring: 'canary' },
  namespace: 'flux-system',
  url: 'https://github.com/Contoso/gitops',
  ref: { branch: 'dev', tag: null, semver: null, commit: null },
  suspend: false,
  complianceState: 'Compliant',
  sourceSyncedCommitId: `dev@sha1:${COMMIT}`,
  sourceUpdatedAt: '2021-05-19T18:17:12Z',
  statusUpdatedAt: '2021-05-19T20:17:12.1234567+02:00',
  errorMessage: '',
  provisioningState: 'Succeeded',
  statuses: [
    {
      name: 'apps',
      namespace: 'flux-system',
      kind: 'Kustomization',
      complianceState: 'Compliant',
      statusConditions: [
        { type: 'Ready', status: 'True', reason: 'ReconciliationSucceeded', message: 'fine' },
        { type: 'Stalled', status: 'False', reason: 'x', message: 'fine' },
      ],
    },
  ],
};

describe('parseConfigurationRow', () => {
  it('parses a row', () => {
    expect(parseConfigurationRow(ROW)).toEqual({
      id: ROW.id,
      name: 'platform',
      cluster: { name: 'store-1', kind: 'connectedClusters', id: CLUSTER, tags: { region: 'east', ring: 'canary' } },
      resourceGroup: 'rg1',
      subscriptionId: '00000000-0000-0000-0000-000000000001',
      namespace: 'flux-system',
      url: 'https://github.com/Contoso/gitops',
      branch: 'dev',
      suspended: false,
      complianceState: 'Compliant',
      syncedCommit: COMMIT,
      syncedBranch: 'dev',
      sourceUpdatedAt: '2021-05-19T18:17:12.000Z',
      statusUpdatedAt: '2021-05-19T18:17:12.123Z',
      errorMessage: '',
      provisioningState: 'Succeeded',
      problems: [],
      applied: [],
    });
  });

  it.each([
    ['the older form', `dev/${COMMIT}`, 'dev', COMMIT],
    ['the newer form', `dev@sha1:${COMMIT}`, 'dev', COMMIT],
    ['a branch with a slash', `releases/2026/${COMMIT}`, 'releases/2026', COMMIT],
    ['a branch that looks like a commit', `${'a'.repeat(40)}/${COMMIT}`, 'a'.repeat(40), COMMIT],
    ['capitals', `dev/${COMMIT.toUpperCase()}`, 'dev', COMMIT],
    ['no branch', `/${COMMIT}`, undefined, undefined],
    ['only a commit', COMMIT, undefined, undefined],
    ['an abbreviated commit', `dev/${COMMIT.slice(1)}`, undefined, undefined],
    ['something after the commit', `dev/${COMMIT}0`, undefined, undefined],
    ['something after the commit, in the newer form', `dev@sha1:${COMMIT}0`, undefined, undefined],
    ['a line after the commit', `dev/${COMMIT}\n`, undefined, undefined],
    ['another digest', `dev@sha256:${COMMIT}`, undefined, undefined],
    ['nothing', '', undefined, undefined],
    ['null', null, undefined, undefined],
    ['a list', [`dev/${COMMIT}`], undefined, undefined],
  ])('parses the synced commit: %s', (_, sourceSyncedCommitId, syncedBranch, syncedCommit) => {
    expect(parseConfigurationRow({ ...ROW, sourceSyncedCommitId })).toMatchObject({ syncedBranch, syncedCommit });
  });

  it.each(['Compliant', 'Non-Compliant', 'Pending', 'Suspended', 'Unknown'])('accepts the state %s', (state) => {
    expect(parseConfigurationRow({ ...ROW, complianceState: state }).complianceState).toBe(state);
  });

  it.each([
    ...['compliant', 'COMPLIANT', ' Compliant', 'Compliant ', 'NonCompliant', 'Installed', 'toString', ''],
    ...[null, undefined, true, 1, ['Compliant'], { Compliant: true }],
  ])('reports the state %j as Unknown', (complianceState) => {
    expect(parseConfigurationRow({ ...ROW, complianceState }).complianceState).toBe('Unknown');
  });

  it.each([
    [{ branch: 'dev' }, 'dev'],
    [{ branch: 'dev', tag: 'v1' }, 'dev'],
    [{}, 'master'],
    [null, 'master'],
    [{ branch: null, tag: null, semver: '', commit: null }, 'master'],
    [{ branch: '', tag: 'v1' }, ''],
    [{ semver: '>=1' }, ''],
    [{ commit: COMMIT }, ''],
  ])('of the reference %j, the branch is %j', (ref, branch) => {
    expect(parseConfigurationRow({ ...ROW, ref }).branch).toBe(branch);
  });

  it.each(['true', 1, null, undefined, {}])('does not treat %j as suspended', (suspend) => {
    expect(parseConfigurationRow({ ...ROW, suspend }).suspended).toBe(false);
  });

  it.each([null, undefined, 'text', 1, [], {}, { id: '' }, { id: 1 }])('rejects %j, which has no ID', (row) => {
    expect(() => parseConfigurationRow(row)).toThrow(/has no id/);
  });

  it('does not trust a configuration of an unknown cluster', () => {
    const id = '/subscriptions/1/resourceGroups/rg1/providers/Contoso.Something/things/platform';
    const found = parseConfigurationRow({ ...ROW, id });
    expect(found).toMatchObject({ complianceState: 'Unknown', cluster: { name: '', id: '' } });
    expect(found.errorMessage).toMatch(/resource ID/);
  });

  it.each(['managedClusters', 'provisionedClusters', 'connectedclusters'])('parses the cluster of %s', (kind) => {
    const id = ROW.id.replace('connectedClusters', kind).replace('fluxConfigurations', 'fluxconfigurations');
    expect(parseConfigurationRow({ ...ROW, id }).cluster).toMatchObject({ name: 'store-1', kind });
  });

  it.each(['yesterday', '2021-05-19', '2021-13-19T18:17:12Z', '2021-05-19T18:17:12', 1, null])(
    'takes %j for no moment',
    (value) => {
      const found = parseConfigurationRow({ ...ROW, statusUpdatedAt: value, sourceUpdatedAt: value });
      expect([found.statusUpdatedAt, found.sourceUpdatedAt]).toEqual([undefined, undefined]);
    },
  );

  it.each([null, undefined, 'ring=canary', ['canary'], { ring: 1, region: null }])('reads no tags from %j', (tags) => {
    expect(Object.keys(parseConfigurationRow({ ...ROW, tags }).cluster.tags)).toEqual([]);
  });

  it('never reports compliance for a row of another shape', () => {
    const keys = fc.constantFrom(...Object.keys(ROW).filter((key) => key !== 'id'));
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (some) => {
        const found = parseConfigurationRow({ id: ROW.id, ...some });
        if (some.complianceState !== 'Compliant') expect(found.complianceState).not.toBe('Compliant');
        if (typeof some.sourceSyncedCommitId !== 'string') expect(found.syncedCommit).toBeUndefined();
      }),
    );
  });
});

describe('problems', () => {
  const problems = (...statuses: unknown[]) => parseConfigurationRow({ ...ROW, statuses }).problems;
  const failing = {
    name: 'apps',
    namespace: 'flux-system',
    kind: 'Kustomization',
    complianceState: 'Non-Compliant',
    statusConditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'BuildFailed',
        message: "'kustomize build failed:\nno such file'",
        lastTransitionTime: '2021-05-19T18:12:40Z',
      },
    ],
  };

  it('reports object, state, reason and message', () => {
    expect(problems(failing)).toEqual([
      {
        object: 'Kustomization flux-system/apps',
        state: 'Non-Compliant',
        reason: 'BuildFailed',
        message: 'kustomize build failed:\nno such file',
        since: '2021-05-19T18:12:40.000Z',
      },
    ]);
  });

  it('reports an object without a reason', () => {
    const silent = { name: 'apps', namespace: null, kind: '', complianceState: 'Pending', statusConditions: null };
    expect(problems(silent)).toEqual([
      { object: 'object apps', state: 'Pending', reason: '', message: '', since: undefined },
    ]);
  });

  it('puts the worst first, and otherwise keeps the order', () => {
    const named = (name: string, complianceState: string) => ({ ...failing, name, complianceState });
    const found = problems(
      named('a', 'Pending'),
      named('b', 'Weird'),
      named('c', 'Non-Compliant'),
      named('d', 'Pending'),
    );
    expect(found.map(({ object, state }) => `${object.slice(-1)} ${state}`)).toEqual([
      'c Non-Compliant',
      'b Unknown',
      'a Pending',
      'd Pending',
    ]);
  });

  it.each([
    ['Ready', 'True', 0],
    ['Ready', 'False', 1],
    ['Ready', 'Unknown', 1],
    ['Stalled', 'True', 1],
    ['Stalled', 'Unknown', 1],
    ['Stalled', 'False', 0],
    ['FetchFailed', 'True', 1],
    ['Reconciling', 'True', 0],
    ['Healthy', 'False', 1],
  ])('%s %s', (type, status, count) => {
    expect(problems({ ...failing, complianceState: 'Compliant', statusConditions: [{ type, status }] })).toHaveLength(
      count,
    );
  });

  it.each([null, 'x', 1, [[]], {}])('accepts statuses that are %j', (statuses) => {
    expect(parseConfigurationRow({ ...ROW, statuses }).problems).toEqual([]);
  });
});
