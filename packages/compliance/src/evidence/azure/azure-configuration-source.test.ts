import {
  type AzureCloud,
  AzureError,
  AzureSignIn,
  discoverCloud,
  getCloud,
  type QueryScope,
  readFields,
} from '@kalypso-actions/azure';
import {
  type AzureEmulator,
  type AzureScenario,
  createClusterRow,
  createConfigurationRow,
  createTargetStatuses,
  type FluxConfigurationSpec,
  type KqlRow,
  type ResourceState,
  type ScriptedRow,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { systemClock } from '@kalypso-actions/retry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReconcilerReport } from '../reconciler-report.ts';
import { parseRepositoryAddress } from '../repository-address.ts';
import { AzureConfigurationSource, type AzureConfigurationSourceOptions } from './azure-configuration-source.ts';
import type { RepositoryResolver } from './repository-names.ts';
import { RolloutSource } from './rollout-source.ts';
import { listObjections } from './test-support.ts';

const OTHER = '00000000-0000-0000-0000-000000000002';
const NOWHERE = '00000000-0000-0000-0000-00000000dead';
const READER = { clientId: 'reader', secret: 'a-secret', reads: [SUBSCRIPTION_ID] };

let azure: AzureEmulator;
let cloud: AzureCloud;

beforeAll(async () => {
  azure = await startAzureEmulator({ subscriptions: [], identities: [] });
  azure.trust();
  cloud = await discoverCloud(azure.url, getCloud('public'), new AbortController().signal);
});
afterAll(() => azure.stop());

/** How many requests the emulator had received before the test. */
let before = 0;
beforeEach(async () => {
  before = (await azure.records()).length;
});
const requests = async () => (await azure.records()).slice(before);
const queries = async () => (await requests()).filter(({ endpoint }) => endpoint === 'query');

function createRows(count: number, spec: Partial<FluxConfigurationSpec> = {}): ScriptedRow[] {
  return Array.from({ length: count }, (_, index) => ({
    row: createConfigurationRow({ cluster: `c${String(index).padStart(5, '0')}`, ...spec }),
  }));
}

interface Setup extends Partial<AzureScenario> {
  readonly scope?: QueryScope;
  readonly repository?: string;
  readonly branch?: string;
  readonly options?: Partial<AzureConfigurationSourceOptions>;
}

/** Creates a source that reads from the emulator. */
async function createSource({ scope, repository, branch = 'dev', options, ...scenario }: Setup) {
  await azure.setScenario({ subscriptions: [{ id: SUBSCRIPTION_ID }], identities: [READER], ...scenario });
  const address = parseRepositoryAddress(repository ?? 'https://github.com/contoso/gitops');
  if (!address) throw new Error('not an address');
  const environment = { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'a-secret' };
  const log = () => undefined;
  const source = new AzureConfigurationSource({
    cloud,
    credential: new AzureSignIn({ environment, cloud, clock: systemClock, log }),
    clock: systemClock,
    log,
    timeoutMs: 20_000,
    watched: { repository: address, branch },
    scope: scope ?? { kind: 'subscriptions', ids: [SUBSCRIPTION_ID] },
    children: 'all',
    ignoreSuspended: false,
    confirm: true,
    ...options,
  });
  const read = async () => (await source.read(new AbortController().signal)).map(({ cluster }) => cluster.name);
  return { source, read };
}

async function catchAzureError(promise: Promise<unknown>): Promise<AzureError> {
  const thrown = await promise.then(
    (value) => new Error(`no error, but ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (!(thrown instanceof AzureError)) throw thrown;
  return thrown;
}

describe('read', () => {
  it('returns a report of every configuration, with the labels of its cluster', async () => {
    const { source } = await createSource({
      configurations: createRows(2),
      clusters: [createClusterRow({ cluster: 'C00000' }, { ring: 'canary' })],
    });
    const found = await source.read(new AbortController().signal);
    expect(
      found.map(({ cluster, canExpire, facts }) => [cluster.name, cluster.labels, canExpire, facts.length]),
    ).toEqual([
      ['c00000', { ring: 'canary' }, false, 2],
      ['c00001', undefined, true, 2],
    ]);
    expect(found.flatMap(({ facts }) => listObjections(facts))).toEqual([]);
  });

  it('accepts any spelling of the address, and no similar address', async () => {
    const urls = [
      'https://github.com/Contoso/GitOps.git',
      'https://github.com/contoso/gitops/',
      'git@github.com:contoso/gitops.git',
      'ssh://git@github.com/contoso/gitops',
      'https://github.com/contoso/gitops-apps',
      'https://github.com/fabrikam-contoso/gitops',
      'https://gitlab.example/contoso/gitops',
    ];
    const { read } = await createSource({
      configurations: urls.map((url, index) => ({ row: createConfigurationRow({ cluster: `c${index}`, url }) })),
      repository: 'https://github.com/contoso/gitops.git',
    });
    expect(await read()).toEqual(['c0', 'c1', 'c2', 'c3']);
  });

  it('leaves out configurations that watch a tag or a commit', async () => {
    const ref = (cluster: string, repositoryRef: Readonly<Record<string, string>>) => ({
      row: createConfigurationRow({
        cluster,
        properties: { gitRepository: { url: 'https://github.com/contoso/gitops', repositoryRef } },
      }),
    });
    const { read } = await createSource({
      configurations: [
        ref('a', { tag: 'v1' }),
        ref('b', { commit: 'abc' }),
        ref('c', {}),
        ref('d', { branch: 'master' }),
        ref('e', { branch: 'master', tag: 'v1' }),
      ],
      branch: 'master',
    });
    expect(await read()).toEqual(['c', 'd', 'e']);
  });

  it('reports a configuration that names the branch and a tag as pinned, and one that is unclear as unrecognized', async () => {
    const ref = (cluster: string, repositoryRef: KqlRow | string) => ({
      row: createConfigurationRow({
        cluster,
        properties: { gitRepository: { url: 'https://github.com/contoso/gitops', repositoryRef } },
      }),
    });
    const { source } = await createSource({
      configurations: [ref('a', { branch: 'master', tag: 'v1' }), ref('b', 'master'), ref('c', { tag: 5 })],
      branch: 'master',
    });
    const kinds = (await source.read(new AbortController().signal)).map(({ facts }) => listObjections(facts)[0]?.kind);
    expect(kinds).toEqual(['pinned', 'unrecognized', 'unrecognized']);
  });

  it.each([
    ["https://github.com/contoso/it's", "o'brien"],
    ['https://github.com/contoso/a"b\\', 'back\\slash'],
    ["https://github.com/contoso/x' | take 1 //", "dev' or 1 == 1 //"],
    ['https://github.com/contoso/union', 'where'],
    ['https://github.com/contoso/@"verbatim', "@'dev'"],
    ['https://github.com/contoso/two\nlines', 'dev\n| take 0'],
  ])('selects exactly %j and %j', async (url, branch) => {
    const { read } = await createSource({
      configurations: [
        { row: createConfigurationRow({ cluster: 'wanted', url, branch }) },
        { row: createConfigurationRow({ cluster: 'other-branch', url }) },
        { row: createConfigurationRow({ cluster: 'other-repository', branch }) },
        { row: createConfigurationRow({ cluster: 'other' }) },
      ],
      repository: url,
      branch,
    });
    expect(await read()).toEqual(['wanted']);
  });

  it('returns rows that appear late, disappear and change', async () => {
    const row = createConfigurationRow({ cluster: 'late' });
    const seconds = (await azure.clock()).seconds;
    const polls = (await azure.clock()).polls;
    const { source } = await createSource({
      configurations: [
        {
          row,
          states: [
            { from: { poll: 0 }, absent: true },
            { from: { poll: polls + 2 }, properties: { complianceState: 'Pending' } },
            { from: { seconds: seconds + 5_000 } },
          ],
        },
      ],
    });
    const states = async () =>
      (await source.read(new AbortController().signal)).map(
        ({ details }) => details?.kind === 'azure' && details.complianceState,
      );
    expect(await states()).toEqual([]);
    expect(await states()).toEqual(['Pending']);
    await azure.setClock({ advance: 5_000 });
    expect(await states()).toEqual(['Compliant']);
  });
});

it('queries the resource provider for a configuration whose row has no conditions', async () => {
  const [whole] = createRows(1);
  const withoutConditions = [{ kind: 'Kustomization', name: 'platform-apps', complianceState: 'Compliant' }];
  const properties = { statuses: readFields(whole?.row.properties).statuses as KqlRow[] };
  const setup = {
    configurations: [
      {
        row: createConfigurationRow({ cluster: 'c00000', properties: { statuses: withoutConditions } }),
        resource: [{ from: { seconds: 0 }, response: { kind: 'found', properties } as const }],
      },
    ],
  };
  const signal = new AbortController().signal;
  const { source } = await createSource(setup);
  expect((await source.read(signal)).flatMap(({ facts }) => listObjections(facts))).toEqual([]);
  await source.read(signal);
  expect((await requests()).filter(({ endpoint }) => endpoint === 'resource')).toHaveLength(1);
  const unconfirmed = await createSource({ ...setup, options: { confirm: false } });
  const [report] = await unconfirmed.source.read(signal);
  expect(listObjections(report?.facts ?? []).map(({ kind }) => kind)).toEqual(['missing']);
});

it.each([
  ['a repository', { url: 'https://github.com/contoso/other', ref: { branch: 'dev' } }],
  ['a branch', { url: 'https://github.com/contoso/gitops', ref: { branch: 'stage' } }],
  ['unknown columns', {}],
])('rejects a row that the query does not select: %s', async (_, row) => {
  const patch = { data: [{ id: 'x', ...row }], count: 1, totalRecords: 1 };
  const { read } = await createSource({ faults: [{ on: 'query', how: { kind: 'patch', patch } }] });
  const error = await catchAzureError(read());
  expect(error.failure.kind).toBe('unexpected');
  expect(error.isTransient).toBe(false);
});

describe('the scope', () => {
  const both = {
    subscriptions: [
      { id: SUBSCRIPTION_ID, managementGroups: ['fleet'] },
      { id: OTHER, managementGroups: ['fleet'] },
    ],
  };
  const configurations = [...createRows(1), ...createRows(1, { subscription: OTHER, cluster: 'other' })];
  const all = { ...READER, reads: [SUBSCRIPTION_ID, OTHER] };

  it('is subscriptions', async () => {
    const scope: QueryScope = { kind: 'subscriptions', ids: [OTHER.toUpperCase()] };
    const { read } = await createSource({ ...both, configurations, identities: [all], scope });
    expect(await read()).toEqual(['other']);
  });

  it('is a management group', async () => {
    const scope: QueryScope = { kind: 'management-groups', names: ['fleet'] };
    const { read } = await createSource({ ...both, configurations, identities: [all], scope });
    expect(await read()).toEqual(['c00000', 'other']);
    expect((await queries())[0]?.body).toMatchObject({ managementGroups: ['fleet'] });
    expect((await queries())[0]?.body).not.toHaveProperty('subscriptions');
  });

  it('is everything', async () => {
    const { read } = await createSource({ ...both, configurations, identities: [all], scope: { kind: 'all' } });
    expect(await read()).toEqual(['c00000', 'other']);
  });

  it.each([
    ['a subscription that does not exist', [NOWHERE], 'scope', NOWHERE],
    ['a subscription by its name', ['production'], 'scope', 'production'],
    ['a subscription that may not be read', [OTHER], 'denied', 'read permission'],
    // For these, Azure returns the rows of the other subscription.
    ['one of two that does not exist', [SUBSCRIPTION_ID, NOWHERE], 'scope', NOWHERE],
    ['one of two that may not be read', [SUBSCRIPTION_ID, OTHER], 'scope', OTHER],
  ])('is rejected: %s', async (_, ids, kind, message) => {
    const { read } = await createSource({ ...both, configurations, scope: { kind: 'subscriptions', ids } });
    const error = await catchAzureError(read());
    expect(error.failure).toMatchObject({ kind, message: expect.stringContaining(message) });
    expect(error.failure.hint).toBeDefined();
    expect(error.isTransient).toBe(false);
    // And again with each read.
    expect((await catchAzureError(read())).failure.kind).toBe(kind);
  });

  it('is rejected: a management group that does not exist', async () => {
    const { read } = await createSource({ ...both, scope: { kind: 'management-groups', names: ['typo'] } });
    expect((await catchAzureError(read())).failure).toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('typo'),
    });
  });

  it.each<QueryScope>([{ kind: 'all' }, { kind: 'management-groups', names: ['fleet'] }])(
    'fails if a subscription becomes invisible ($kind)',
    async (scope) => {
      const { read } = await createSource({ ...both, configurations, identities: [all], scope });
      expect(await read()).toHaveLength(2);
      await azure.setScenario({ ...both, configurations, identities: [READER] });
      expect((await catchAzureError(read())).failure).toMatchObject({
        kind: 'scope',
        message: expect.stringContaining(OTHER),
      });
    },
  );

  it('accepts that clusters are gone if their subscription is visible', async () => {
    const { read } = await createSource({ ...both, configurations, identities: [all], scope: { kind: 'all' } });
    await read();
    await azure.setScenario({ ...both, configurations: configurations.slice(0, 1), identities: [all] });
    expect(await read()).toEqual(['c00000']);
    expect(await read()).toEqual(['c00000']);
    expect((await requests()).filter(({ endpoint }) => endpoint === 'subscriptions')).toHaveLength(1);
  });
});

describe('former names', () => {
  const canonicalNames = (current: Readonly<Record<string, string>>) => ({
    resolve: async ({ host, path }: { readonly host: string; readonly path: string }) => ({
      host,
      path: current[path] ?? path,
    }),
  });
  const configurations = ['contoso/gitops', 'contoso/old', 'fabrikam/old'].map((path, index) => ({
    row: createConfigurationRow({ cluster: `c${index}`, url: `https://github.com/${path}` }),
  }));

  it('count as the repository', async () => {
    const options = { canonicalNames: canonicalNames({ 'contoso/old': 'contoso/gitops' }) };
    const { read } = await createSource({ configurations, options });
    expect(await read()).toEqual(['c0', 'c1']);
    expect(await read()).toEqual(['c0', 'c1']);
    expect(await queries()).toHaveLength(2);
    // The addresses are listed for each read: a cluster may appear late.
    expect((await requests()).filter(({ endpoint }) => endpoint === 'subscriptions')).toHaveLength(2);
  });

  it('are looked for at every poll', async () => {
    const current: Record<string, string> = {};
    const { read } = await createSource({
      configurations: configurations.slice(1, 2),
      options: { canonicalNames: canonicalNames(current) },
    });
    expect(await read()).toEqual([]);
    await azure.setScenario({
      subscriptions: [{ id: SUBSCRIPTION_ID }],
      identities: [READER],
      configurations: [{ row: createConfigurationRow({ cluster: 'late', url: 'https://github.com/contoso/older' }) }],
    });
    current['contoso/older'] = 'contoso/gitops';
    expect(await read()).toEqual(['late']);
  });

  it('do not count without GitHub', async () => {
    const { read } = await createSource({ configurations });
    expect(await read()).toEqual(['c0']);
    expect(await queries()).toHaveLength(1);
  });

  it('are found in all configurations if Azure rejects the query for addresses', async () => {
    const how = { kind: 'status', status: 400, code: 'InvalidQuery' } as const;
    const options = { canonicalNames: canonicalNames({ 'contoso/old': 'contoso/gitops' }) };
    const { read } = await createSource({ configurations, options, faults: [{ on: 'subscriptions', how }] });
    expect(await read()).toEqual(['c0', 'c1']);
    expect(await read()).toEqual(['c0', 'c1']);
    expect((await requests()).filter(({ endpoint }) => endpoint === 'subscriptions')).toHaveLength(1);
  });

  it('are required: a poll fails that cannot list the addresses', async () => {
    const how = { kind: 'status', status: 403, code: 'AuthorizationFailed' } as const;
    const options = { canonicalNames: canonicalNames({}) };
    const faults = [{ on: 'subscriptions', how } as const, { on: 'query', how } as const];
    const { read } = await createSource({ configurations, options, faults });
    expect((await catchAzureError(read())).failure.kind).toBe('denied');
  });

  /** Fails for some paths. */
  const withFailures = (current: Readonly<Record<string, string>>, ...paths: readonly string[]) => {
    const broken = new Set(paths);
    const { resolve } = canonicalNames(current);
    const fail = async (address: Parameters<typeof resolve>[0]) => {
      if (broken.has(address.path)) throw new Error('HTTP 502');
      return resolve(address);
    };
    return { broken, options: { canonicalNames: { resolve: fail } } };
  };
  const signal = new AbortController().signal;

  it('are unknown, and retried, while they cannot be looked up', async () => {
    const { broken, options } = withFailures({ 'contoso/old': 'contoso/gitops' }, 'contoso/old');
    const { source } = await createSource({ configurations, options });
    const read = async () =>
      (await source.read(signal)).map(({ cluster, facts }) => [cluster.name, ...listObjections(facts)]);
    const detail = 'watches github.com/contoso/old, which could not be compared with the watched repository: HTTP 502';
    expect(await read()).toEqual([['c0'], ['c1', { kind: 'unrecognized', object: 'it', detail }]]);
    broken.clear();
    expect(await read()).toEqual([['c0'], ['c1']]);
  });

  it('are not those of a configuration that was unknown and turns out to watch another repository', async () => {
    const { broken, options } = withFailures({}, 'contoso/old');
    const { source, read } = await createSource({ configurations, options });
    expect(await read()).toEqual(['c0', 'c1']);
    broken.clear();
    const [, other] = await source.read(signal);
    const detail = 'it watches another repository: github.com/contoso/old';
    expect(other).toMatchObject({ cluster: { name: 'c1' }, facts: [{ kind: 'pinned', detail }] });
    expect(await read()).toEqual(['c0', 'c1']);
  });

  it('are not needed for a configuration that follows a tag or another branch', async () => {
    const other = (cluster: string, repositoryRef: KqlRow) => ({
      row: createConfigurationRow({
        cluster,
        properties: { gitRepository: { url: 'https://github.com/contoso/old', repositoryRef } },
      }),
    });
    const { options } = withFailures({}, 'contoso/old');
    const { read } = await createSource({
      configurations: [
        ...configurations,
        other('tag', { branch: 'dev', tag: 'v1' }),
        other('main', { branch: 'main' }),
      ],
      options,
    });
    expect(await read()).toEqual(['c0', 'c1']);
  });

  it('are only used for known ones where only these are wanted', async () => {
    const { options } = withFailures({}, 'contoso/old');
    const { source } = await createSource({ configurations, options });
    expect((await source.readWatching(signal)).map(({ cluster }) => cluster.name)).toEqual(['c0']);
  });
});

describe('describeOthers', () => {
  it('finds other branches of the repository, and the branch elsewhere', async () => {
    const spec = (cluster: string, path: string, branch: string) => ({
      row: createConfigurationRow({ cluster, url: `https://github.com/${path}`, branch }),
    });
    const { source } = await createSource({
      configurations: [spec('a', 'contoso/gitops', 'dve'), spec('b', 'contoso/gitop', 'dev'), spec('c', 'x/y', 'main')],
    });
    const found = await source.describeOthers(new AbortController().signal);
    expect(found).toMatchObject({ nearestBranch: 'dve', nearestRepository: 'contoso/gitop' });
    expect([found.sameRepository, found.sameBranch].map((some) => some.map(({ cluster }) => cluster))).toEqual([
      ['a'],
      ['b'],
    ]);
  });
});

describe('confirm', () => {
  const NEVER = new AbortController().signal;
  const confirm = async (
    { source }: Awaited<ReturnType<typeof createSource>>,
    reports: readonly ReconcilerReport[],
    deadline: AbortSignal = NEVER,
  ) => {
    const progress: number[] = [];
    const request = { reports, onProgress: (done: number) => void progress.push(done), deadline, signal: NEVER };
    const confirmations = (await source.confirm?.(request)) ?? new Map();
    return { confirmations: [...confirmations.values()], progress };
  };
  const createResource = (response: ResourceState['response']) => [{ from: { seconds: 0 }, response }];
  const withResource = async (response: ResourceState['response'], options = {}) => {
    const [row] = createRows(1);
    if (!row) throw new Error('no row');
    const scenario = {
      configurations: [{ ...row, resource: createResource(response) }],
      clusters: [createClusterRow({ cluster: 'c00000' }, { ring: 'canary' })],
    };
    const created = await createSource({ ...scenario, options });
    const reports = await created.source.read(NEVER);
    return { created, reports };
  };

  it('is not there if it is turned off', async () => {
    const { source } = await createSource({ options: { confirm: false } });
    expect(source.confirm).toBeUndefined();
  });

  it('returns the same report if the resource provider reports the same, with what only Resource Graph knows of the cluster', async () => {
    const { created, reports } = await withResource({ kind: 'found' });
    const { confirmations, progress } = await confirm(created, reports);
    expect(confirmations).toEqual([{ kind: 'found', report: reports[0] }]);
    expect(confirmations[0]).toMatchObject({ report: { canExpire: false, cluster: { labels: { ring: 'canary' } } } });
    expect(progress).toEqual([1]);
  });

  it('returns what the resource provider reports instead', async () => {
    const { created, reports } = await withResource({
      kind: 'found',
      properties: { complianceState: 'Non-Compliant' },
    });
    const { confirmations } = await confirm(created, reports);
    expect(listObjections(confirmations[0].report.facts).map(({ kind }) => kind)).toEqual(['failure']);
  });

  const gitRepository = (url: string, repositoryRef: KqlRow) => ({ gitRepository: { url, repositoryRef } });
  it.each<readonly [string, ResourceState['response'], object]>([
    ['a deleted configuration', { kind: 'gone' }, { kind: 'gone' }],
    [
      'one without an address',
      { kind: 'found', properties: { gitRepository: null } },
      { kind: 'failed', reason: expect.stringContaining('without a repository') },
    ],
    [
      'one that must not be read',
      { kind: 'status', status: 403, code: 'AuthorizationFailed' },
      { kind: 'failed', reason: expect.any(String) },
    ],
  ])('distinguishes %s', async (_, response, expected) => {
    const { created, reports } = await withResource(response);
    expect((await confirm(created, reports)).confirmations).toEqual([expected]);
  });

  it.each<readonly [string, KqlRow, string]>([
    ['https://github.com/contoso/other', { branch: 'dev' }, 'now watches branch dev of github.com/contoso/other'],
    ['https://github.com/contoso/gitops', { branch: 'main' }, 'now watches branch main of github.com/contoso/gitops'],
    ['https://gitlab.example/contoso/gitops', { tag: 'v1' }, 'now watches the tag v1 of gitlab.example/contoso/gitops'],
  ])('does not let a configuration leave the fleet that watches %s %j now', async (url, ref, detail) => {
    const { created, reports } = await withResource({ kind: 'found', properties: gitRepository(url, ref) });
    const { confirmations } = await confirm(created, reports);
    expect(confirmations).toMatchObject([
      { kind: 'found', report: { id: reports[0]?.id, facts: [{ kind: 'not-ready', object: 'it', detail }] } },
    ]);
  });

  it('recognizes a repository that was renamed meanwhile, and does not count what it cannot compare', async () => {
    const current: Record<string, string> = { 'contoso/gitops': 'contoso/gitops' };
    let isBroken = true;
    const canonicalNames: RepositoryResolver = {
      resolve: async ({ host, path }) => {
        if (path === 'contoso/new' && isBroken) throw new Error('HTTP 502');
        return { host, path: current[path] ?? path };
      },
    };
    const properties = gitRepository('https://github.com/contoso/new', { branch: 'dev' });
    const { created, reports } = await withResource({ kind: 'found', properties }, { canonicalNames });
    current['contoso/gitops'] = 'contoso/new';
    // The watched name leads to the new one, so that need not be looked up.
    expect((await confirm(created, reports)).confirmations[0]?.report.facts).toEqual(reports[0]?.facts);
    current['contoso/gitops'] = 'contoso/gitops';
    const again = await withResource({ kind: 'found', properties }, { canonicalNames });
    const facts = async () => (await confirm(again.created, again.reports)).confirmations[0]?.report.facts;
    expect(await facts()).toMatchObject([{ kind: 'unrecognized', detail: expect.stringContaining('HTTP 502') }]);
    isBroken = false;
    await again.created.read();
    expect(await facts()).toMatchObject([{ kind: 'not-ready' }]);
  });

  it('reports a configuration that never watched the repository as gone', async () => {
    const path = 'contoso/old';
    let isBroken = true;
    const canonicalNames: RepositoryResolver = {
      resolve: async (address) => {
        if (address.path === path && isBroken) throw new Error('HTTP 502');
        return address;
      },
    };
    const [row] = createRows(1, { url: `https://github.com/${path}` });
    if (!row) throw new Error('no row');
    const created = await createSource({
      configurations: [{ ...row, resource: createResource({ kind: 'found' }) }],
      options: { canonicalNames },
    });
    const reports = await created.source.read(NEVER);
    expect((await confirm(created, reports)).confirmations).toEqual([
      {
        kind: 'found',
        report: expect.objectContaining({ facts: [expect.objectContaining({ kind: 'unrecognized' })] }),
      },
    ]);
    isBroken = false;
    await created.read();
    expect((await confirm(created, reports)).confirmations).toEqual([{ kind: 'gone' }]);
  });

  it('reports a configuration that is pinned now as such', async () => {
    const pinned = gitRepository('https://github.com/contoso/gitops', { branch: 'dev', commit: 'a'.repeat(40) });
    const { created, reports } = await withResource({ kind: 'found', properties: pinned });
    const { confirmations } = await confirm(created, reports);
    expect(listObjections(confirmations[0].report.facts).map(({ kind }) => kind)).toEqual(['pinned']);
  });

  it('returns what it has at the deadline', async () => {
    const [first, second] = createRows(2);
    if (!first || !second) throw new Error('no rows');
    const created = await createSource({
      configurations: [first, { ...second, resource: createResource({ kind: 'hang' }) }],
    });
    const reports = await created.source.read(NEVER);
    const { confirmations } = await confirm(created, reports, AbortSignal.timeout(500));
    expect(confirmations).toEqual([{ kind: 'found', report: reports[0] }]);
  });

  it('sends no request with an ID that is not the ID of a configuration', async () => {
    const created = await createSource({});
    const [report] = await (await createSource({ configurations: createRows(1) })).source.read(NEVER);
    if (!report) throw new Error('no report');
    const ids = ['/subscriptions/../x', 'https://evil.example/', report.id.replace('platform', 'a?b')];
    const { confirmations } = await confirm(
      created,
      ids.map((id) => ({ ...report, id })),
    );
    expect(confirmations.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed']);
    expect((await requests()).filter(({ endpoint }) => endpoint === 'resource')).toEqual([]);
  });
});

describe('the rollouts of deployment targets', () => {
  const NEVER = new AbortController().signal;
  const COMMIT = 'a'.repeat(40);
  const TARGETS = ['shop-functional-test', 'shop-performance-test'] as const;
  const [FUNCTIONAL] = TARGETS;
  const objects = TARGETS.flatMap((target) => createTargetStatuses({ target, commit: COMMIT }));
  const options = { deploymentTargets: TARGETS };
  const [withTargets, without] = [createRows(1, { objects }), createRows(1, { cluster: 'other' })];

  it('are read from the same rows, and confirmed with one request for each configuration', async () => {
    const { source } = await createSource({ configurations: [...withTargets, ...without], options });
    const rollouts = new RolloutSource(source);
    const reports = await rollouts.read(NEVER);
    expect(reports.map(({ cluster, rollout }) => [cluster.name, rollout?.deploymentTarget])).toEqual(
      TARGETS.map((target) => ['c00000', target]),
    );
    expect(reports.flatMap(({ facts }) => listObjections(facts))).toEqual([]);
    const request = { reports, onProgress: () => undefined, deadline: NEVER, signal: NEVER };
    const responses = await rollouts.confirm?.(request);
    expect([...(responses?.values() ?? [])]).toEqual(reports.map((report) => ({ kind: 'found', report })));
    const paths = (await requests()).filter(({ endpoint }) => endpoint === 'resource').map(({ path }) => path);
    expect(paths).toHaveLength(1);
    expect(decodeURIComponent(paths[0] ?? '')).not.toContain('#');
    expect(await queries()).toHaveLength(1);
  });

  it('are unknown, and may be anywhere, while it is unknown whether a configuration watches the repository of the platform', async () => {
    const canonicalNames: RepositoryResolver = {
      resolve: async (address) => {
        if (address.path === 'contoso/old') throw new Error('HTTP 502');
        return address;
      },
    };
    const rows = createRows(1, { objects, url: 'https://github.com/contoso/old' });
    const { source } = await createSource({ configurations: rows, options: { ...options, canonicalNames } });
    const reports = await new RolloutSource(source).read(NEVER);
    expect(
      reports.map(({ rollout, facts }) => [
        rollout?.deploymentTarget,
        rollout?.isReported,
        facts.map(({ kind }) => kind),
      ]),
    ).toEqual(TARGETS.map((target) => [target, false, ['unrecognized']]));
  });

  it('do not count if the configuration follows another branch now', async () => {
    const gitRepository = { url: 'https://github.com/contoso/gitops', repositoryRef: { branch: 'stage' } };
    const resource = [{ from: { seconds: 0 }, response: { kind: 'found', properties: { gitRepository } } }] as const;
    const rows = withTargets.map((row) => ({ ...row, resource }));
    const { source } = await createSource({ configurations: rows, options });
    const rollouts = new RolloutSource(source);
    const reports = await rollouts.read(NEVER);
    const request = { reports, onProgress: () => undefined, deadline: NEVER, signal: NEVER };
    const response = (await rollouts.confirm?.(request))?.get(reports[0]?.id ?? '');
    expect(response).toMatchObject({
      kind: 'found',
      report: { rollout: { deploymentTarget: FUNCTIONAL }, facts: [{ kind: 'not-ready' }] },
    });
  });

  it('are completed by the resource provider if the rows have no conditions', async () => {
    const [row] = withTargets;
    if (!row) throw new Error('no row');
    const statuses = [...(row.row as { properties: { statuses: readonly object[] } }).properties.statuses];
    const bare = statuses.map((each) => ({ ...each, statusConditions: [] })) as never;
    const resource = [
      { from: { seconds: 0 }, response: { kind: 'found', properties: { statuses } as never } },
    ] as const;
    const { source } = await createSource({
      configurations: [{ ...row, states: [{ from: { seconds: 0 }, properties: { statuses: bare } }], resource }],
      options,
    });
    const reports = await new RolloutSource(source).read(NEVER);
    expect(reports).toHaveLength(2);
    expect(reports.flatMap(({ facts }) => listObjections(facts))).toEqual([]);
  });
});
