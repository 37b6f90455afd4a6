import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Azure,
  type Fault,
  type Scenario,
  type ScriptedRow,
  startAzure,
} from '../../../test/support/azure/index.ts';
import { tokenFor } from '../../../test/support/azure/resource-graph.ts';
import {
  type ConfigurationSpec,
  clusterRow,
  configurationRow,
  SUBSCRIPTION,
} from '../../../test/support/azure/rows.ts';
import { AzureError } from './azure-error.ts';
import { type Cloud, cloudNamed, discoverCloud } from './cloud.ts';
import { SignIn } from './credentials.ts';
import { configurationsQuery } from './query.ts';
import { repositoryOf } from './repository.ts';
import type { Scope } from './scope.ts';
import { AzureSource } from './source.ts';

const OTHER = '00000000-0000-0000-0000-000000000002';
const NOWHERE = '00000000-0000-0000-0000-00000000dead';
const READER = { clientId: 'reader', secret: 'a-secret', reads: [SUBSCRIPTION] };

let azure: Azure;
let cloud: Cloud;

beforeAll(async () => {
  azure = await startAzure({ subscriptions: [], identities: [] });
  azure.trust();
  cloud = await discoverCloud(azure.url, cloudNamed('public'), new AbortController().signal);
});
afterAll(() => azure.stop());

/** How many requests were there before the test. */
let before = 0;
beforeEach(async () => {
  before = (await azure.records()).length;
});
const requests = async () => (await azure.records()).slice(before);
const queries = async () => (await requests()).filter(({ endpoint }) => endpoint === 'query');

function rows(count: number, spec: Partial<ConfigurationSpec> = {}): ScriptedRow[] {
  return Array.from({ length: count }, (_, index) => ({
    row: configurationRow({ cluster: `c${String(index).padStart(5, '0')}`, ...spec }),
  }));
}

interface Given extends Partial<Omit<Scenario, 'faults'>> {
  readonly faults?: readonly Fault[];
  readonly scope?: Scope;
  readonly timeoutMs?: number;
  readonly rowsAtOnce?: number;
  readonly repository?: string;
  readonly branch?: string;
}

/** A source of the loopback, whose sleep takes no time of ours, but of Azure's. */
async function given({ scope, timeoutMs = 20_000, rowsAtOnce, repository, branch = 'dev', ...scenario }: Given) {
  await azure.setScenario({ subscriptions: [{ id: SUBSCRIPTION }], identities: [READER], ...scenario });
  const log: string[] = [];
  const slept: number[] = [];
  const address = repositoryOf(repository ?? 'https://github.com/contoso/gitops');
  if (!address) throw new Error('no repository');
  let now = 0;
  const source = new AzureSource({
    cloud,
    credential: new SignIn({
      environment: { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'a-secret' },
      cloud,
      log: (line) => log.push(line),
    }),
    clock: {
      now: () => now,
      sleep: async (milliseconds, signal) => {
        signal.throwIfAborted();
        now += milliseconds;
        slept.push(milliseconds);
        await azure.setClock({ advance: milliseconds / 1_000 });
      },
    },
    log: (line) => log.push(line),
    timeoutMs,
    ...(rowsAtOnce === undefined ? {} : { rowsAtOnce }),
    watched: { repository: address, branch },
    scope: scope ?? { kind: 'subscriptions', ids: [SUBSCRIPTION] },
  });
  const read = async () => (await source.read(new AbortController().signal)).map(({ cluster }) => cluster.name);
  return { source, read, log, slept };
}

async function failureOf(promise: Promise<unknown>): Promise<AzureError> {
  const thrown = await promise.then(
    (value) => new Error(`it gave ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (!(thrown instanceof AzureError)) throw thrown;
  return thrown;
}

describe('reading', () => {
  it('gives every configuration, with the labels of its cluster', async () => {
    const { source } = await given({
      configurations: rows(2),
      clusters: [clusterRow({ cluster: 'C00000' }, { ring: 'canary' })],
    });
    const found = await source.read(new AbortController().signal);
    expect(found.map(({ cluster, complianceState }) => [cluster.name, { ...cluster.tags }, complianceState])).toEqual([
      ['c00000', { ring: 'canary' }, 'Compliant'],
      ['c00001', {}, 'Compliant'],
    ]);
  });

  it('gives none where there are none', async () => {
    const { read } = await given({});
    expect(await read()).toEqual([]);
  });

  it('reads page by page, with one request for every 1,000', async () => {
    const { read } = await given({ configurations: rows(2_500) });
    expect(new Set(await read()).size).toBe(2_500);
    const asked = await queries();
    expect(asked.map(({ body }) => body.options)).toEqual([
      { resultFormat: 'objectArray', $top: 1_000, allowPartialScopes: false },
      ...Array(2).fill({
        resultFormat: 'objectArray',
        $top: 1_000,
        allowPartialScopes: false,
        $skipToken: expect.any(String),
      }),
    ]);
    expect(new Set(asked.map(({ body }) => body.query)).size).toBe(1);
    await read();
    // And which subscriptions there are is asked once.
    expect((await requests()).filter(({ endpoint }) => endpoint === 'subscriptions')).toHaveLength(0);
    expect(await queries()).toHaveLength(6);
  });

  it('knows the repository by any spelling of its address, and no other by one that looks like it', async () => {
    const urls = [
      'https://github.com/Contoso/GitOps.git',
      'https://github.com/contoso/gitops/',
      'git@github.com:contoso/gitops.git',
      'ssh://git@github.com/contoso/gitops',
      'https://github.com/contoso/gitops-apps',
      'https://github.com/fabrikam-contoso/gitops',
      'https://gitlab.example/contoso/gitops',
    ];
    const { read } = await given({
      configurations: urls.map((url, index) => ({ row: configurationRow({ cluster: `c${index}`, url }) })),
      repository: 'https://github.com/contoso/gitops.git',
    });
    expect(await read()).toEqual(['c0', 'c1', 'c2', 'c3']);
  });

  it('leaves out what names a tag or a commit instead of a branch', async () => {
    const ref = (cluster: string, repositoryRef: Readonly<Record<string, string>>) => ({
      row: configurationRow({
        cluster,
        properties: { gitRepository: { url: 'https://github.com/contoso/gitops', repositoryRef } },
      }),
    });
    const { read } = await given({
      configurations: [
        ref('a', { tag: 'v1' }),
        ref('b', { commit: 'abc' }),
        ref('c', {}),
        ref('d', { branch: 'master' }),
      ],
      branch: 'master',
    });
    expect(await read()).toEqual(['c', 'd']);
  });

  it.each([
    ["https://github.com/contoso/it's", "o'brien"],
    ['https://github.com/contoso/a"b\\', 'back\\slash'],
    ["https://github.com/contoso/x' | take 1 //", "dev' or 1 == 1 //"],
    ['https://github.com/contoso/union', 'where'],
    ['https://github.com/contoso/@"verbatim', "@'dev'"],
    ['https://github.com/contoso/two\nlines', 'dev\n| take 0'],
  ])('selects %j and %j, and nothing else', async (url, branch) => {
    const { read } = await given({
      configurations: [
        { row: configurationRow({ cluster: 'wanted', url, branch }) },
        { row: configurationRow({ cluster: 'other-branch', url }) },
        { row: configurationRow({ cluster: 'other-repository', branch }) },
        { row: configurationRow({ cluster: 'other' }) },
      ],
      repository: url,
      branch,
    });
    expect(await read()).toEqual(['wanted']);
  });

  it('sees rows that appear late, vanish and change', async () => {
    const row = configurationRow({ cluster: 'late' });
    const seconds = (await azure.clock()).seconds;
    const polls = (await azure.clock()).polls;
    const { source } = await given({
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
      (await source.read(new AbortController().signal)).map(({ complianceState }) => complianceState);
    expect(await states()).toEqual([]);
    expect(await states()).toEqual(['Pending']);
    await azure.setClock({ advance: 5_000 });
    expect(await states()).toEqual(['Compliant']);
  });
});

describe('an answer that does not hold together', () => {
  const patch = (value: object, more: Partial<Fault> = {}): Fault => ({
    on: 'query',
    how: { kind: 'patch', patch: value as Extract<Fault['how'], { kind: 'patch' }>['patch'] },
    ...more,
  });

  const QUERY = configurationsQuery({ repository: { host: 'github.com', path: 'contoso/gitops' }, branch: 'dev' });

  const fresh = { id: 'x', url: 'https://github.com/contoso/gitops', ref: { branch: 'dev' } };

  it.each([
    ['a page came again', patch({ data: [fresh], count: 1, $skipToken: tokenFor(10, QUERY) }, { after: 1 })],
    ['there were 15 rows, then 14', patch({ totalRecords: 14 }, { after: 1 })],
    ['there were 14 rows, then 15', patch({ totalRecords: 14 })],
    ['an empty page came before the last', patch({ data: [], count: 0, $skipToken: 'x' }, { after: 1 })],
    ['10 of 15 rows came', patch({ data: [], count: 0 }, { after: 1 })],
    ['11 of 15 rows came', patch({ data: [fresh], count: 1 }, { after: 1 })],
  ])('is read again: %s', async (why, fault) => {
    const { read, log } = await given({ configurations: rows(15), rowsAtOnce: 10, faults: [fault] });
    expect(new Set(await read()).size).toBe(15);
    expect(log.filter((line) => line.endsWith(`${why}; reading it again`))).toHaveLength(1);
  });

  it('is read again when a row came twice', async () => {
    const [first] = rows(1);
    const data = [first?.row, first?.row];
    const { read, log } = await given({ configurations: rows(2), faults: [patch({ data })] });
    expect(await read()).toEqual(['c00000', 'c00001']);
    expect(log.at(-1)).toMatch(/came twice; reading it again/);
  });

  it('is given up when it never holds together', async () => {
    const { read } = await given({ configurations: rows(3), faults: [patch({ totalRecords: 4 }, { times: 100 })] });
    const error = await failureOf(read());
    expect(error.failure).toMatchObject({ kind: 'unsteady', message: expect.stringContaining('3 of 4 rows came') });
    expect(error.isTransient).toBe(true);
    expect(await queries()).toHaveLength(4);
  });

  it.each([
    ['cut off', { resultTruncated: 'true' }],
    ['no word whether it is cut off', { resultTruncated: null }],
    ['no rows', { data: null }],
    ['rows as a table', { data: { columns: [], rows: [] } }],
    ['another count', { count: 2 }],
    ['no total', { totalRecords: null }],
    ['a total that is a text', { totalRecords: '3' }],
    ['a row without an id', { data: [{ id: '' }], count: 1, totalRecords: 1 }],
    ['a row that is none', { data: [null], count: 1, totalRecords: 1 }],
    [
      'a repository that was not asked for',
      {
        data: [{ id: 'x', url: 'https://github.com/contoso/other', ref: { branch: 'dev' } }],
        count: 1,
        totalRecords: 1,
      },
    ],
    [
      'a branch that was not asked for',
      {
        data: [{ id: 'x', url: 'https://github.com/contoso/gitops', ref: { branch: 'stage' } }],
        count: 1,
        totalRecords: 1,
      },
    ],
    ['a row of unknown columns', { data: [{ id: 'x' }], count: 1, totalRecords: 1 }],
  ])('is no answer: %s', async (_, value) => {
    const { read } = await given({ configurations: rows(3), faults: [patch(value)] });
    const error = await failureOf(read());
    expect(error.failure.kind).toBe('unexpected');
    expect(error.isTransient).toBe(false);
  });
});

describe('a request that fails', () => {
  const status = (code: number, more: Partial<Fault> = {}, headers: Record<string, string> = {}): Fault => ({
    on: 'query',
    how: { kind: 'status', status: code, headers },
    ...more,
  });

  it.each([408, 500, 502, 503, 504])('is made again after status %i, and no page is lost', async (code) => {
    const { read, slept } = await given({
      configurations: rows(15),
      rowsAtOnce: 10,
      faults: [status(code, { after: 1, times: 2 })],
    });
    expect(new Set(await read()).size).toBe(15);
    expect(slept).toEqual([1_000, 2_000]);
  });

  it('fails the reading when it goes on failing: what came before counts for nothing', async () => {
    const { read, slept, log } = await given({
      configurations: rows(15),
      rowsAtOnce: 10,
      faults: [status(503, { after: 1, times: 100 })],
    });
    const error = await failureOf(read());
    expect(error.failure.kind).toBe('unreachable');
    expect(error.isTransient).toBe(true);
    expect(slept).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(log.at(-1)).toMatch(/fails: Fault: A fault of the scenario; trying again in 16 s \(5 of 5\)/);
  });

  it.each([
    ['seconds', { 'retry-after': '17' }, 17_000],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 9_000],
    ["Azure's window", { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:01:05' }, 65_000],
    ['nothing', {}, 1_000],
  ])('waits as long as it is told to, in %s', async (_, headers, delay) => {
    const { read, slept } = await given({ configurations: rows(1), faults: [status(429, {}, headers)] });
    expect(await read()).toEqual(['c00000']);
    expect(slept).toEqual([delay]);
  });

  it('does not wait for hours', async () => {
    const { read, slept } = await given({ faults: [status(429, {}, { 'retry-after': '3600' })] });
    expect((await failureOf(read())).failure.kind).toBe('throttled');
    expect(slept).toEqual([]);
  });

  it('keeps to the quota before it is used up', async () => {
    const { read, slept, log } = await given({
      configurations: rows(25),
      rowsAtOnce: 10,
      quota: { queries: 2, seconds: 90 },
    });
    await azure.setClock({ advance: 90 });
    expect(await read()).toHaveLength(25);
    expect(await queries()).toHaveLength(3);
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThan(80_000);
    expect(log).toContainEqual(expect.stringMatching(/^the quota of queries is used up; going on in 9\d s$/));
  });

  it('is made again after a connection that broke', async () => {
    const { read } = await given({ configurations: rows(1), faults: [{ on: 'query', how: { kind: 'cut' } }] });
    expect(await read()).toEqual(['c00000']);
  });

  it('is given up after its time', async () => {
    const { read, slept } = await given({
      timeoutMs: 60,
      faults: [{ on: 'query', times: 100, how: { kind: 'hang' } }],
    });
    const error = await failureOf(read());
    expect(error.failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('did not answer within 1 s'),
    });
    expect(slept).toHaveLength(5);
  });

  it('ends with the signal', async () => {
    const { source } = await given({ faults: [{ on: 'query', how: { kind: 'hang' } }] });
    const ended = new AbortController();
    const reading = source.read(ended.signal);
    await expect.poll(async () => (await requests()).length).toBeGreaterThan(0);
    ended.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
  });

  it.each([
    ['', 'unreachable'],
    ['<html>Sign in to the network</html>', 'unreachable'],
    ['{"data":[', 'unreachable'],
    ['null', 'unreachable'],
    ['[]', 'unexpected'],
    ['"text"', 'unexpected'],
  ])('never takes %j for an answer', async (body, kind) => {
    const faults: Fault[] = [{ on: 'query', times: 100, how: { kind: 'body', body } }];
    const { read } = await given({ configurations: rows(1), faults });
    expect((await failureOf(read())).failure).toMatchObject({ kind });
  });

  it('asks for less when the answer would be too large', async () => {
    const { read, log } = await given({
      configurations: rows(600),
      faults: [{ on: 'query', times: 2, how: { kind: 'status', status: 400, code: 'ResponsePayloadTooLarge' } }],
    });
    expect(new Set(await read()).size).toBe(600);
    expect((await queries()).map(({ body }) => (body.options as { $top: number }).$top)).toEqual([
      1_000, 500, 250, 250, 250,
    ]);
    expect(log.at(-1)).toMatch(/ResponsePayloadTooLarge.*reading 250 rows at once/);
  });

  it('does not ask for less without end', async () => {
    const { read } = await given({
      configurations: rows(1),
      faults: [{ on: 'query', times: 100, how: { kind: 'status', status: 400, code: 'ResponsePayloadTooLarge' } }],
    });
    expect((await failureOf(read())).failure.message).toMatch(/does not answer so much at once/);
  });

  it('says what Azure says of a query that it does not take', async () => {
    const { read } = await given({
      faults: [{ on: 'query', how: { kind: 'status', status: 400, code: 'ParserFailure' } }],
    });
    const { failure } = await failureOf(read());
    expect(failure.message).toMatch(/does not take the query: ParserFailure: A fault of the scenario$/);
  });
});

describe('a token', () => {
  it('is had anew when Azure says that it has ended', async () => {
    const { read, log } = await given({ configurations: rows(1), tokenSeconds: 600, claimedTokenSeconds: 3_600 });
    await read();
    await azure.setClock({ advance: 601 });
    expect(await read()).toEqual(['c00000']);
    expect(log).toContainEqual(
      expect.stringMatching(/does not take the token: ExpiredAuthenticationToken.*; signing in again$/),
    );
    expect((await queries()).map((query) => query.status)).toEqual([200, 401, 200]);
  });

  it('that is never taken fails the reading', async () => {
    const { read } = await given({ tokenSeconds: 0, claimedTokenSeconds: 3_600 });
    const { failure } = await failureOf(read());
    expect(failure.kind).toBe('credentials');
    expect(await queries()).toHaveLength(2);
  });
});

describe('the scope', () => {
  const both = {
    subscriptions: [
      { id: SUBSCRIPTION, managementGroups: ['fleet'] },
      { id: OTHER, managementGroups: ['fleet'] },
    ],
  };
  const configurations = [...rows(1), ...rows(1, { subscription: OTHER, cluster: 'other' })];
  const all = { ...READER, reads: [SUBSCRIPTION, OTHER] };

  it('is subscriptions', async () => {
    const scope: Scope = { kind: 'subscriptions', ids: [OTHER.toUpperCase()] };
    const { read } = await given({ ...both, configurations, identities: [all], scope });
    expect(await read()).toEqual(['other']);
  });

  it('is a management group', async () => {
    const scope: Scope = { kind: 'management-groups', names: ['fleet'] };
    const { read } = await given({ ...both, configurations, identities: [all], scope });
    expect(await read()).toEqual(['c00000', 'other']);
    expect((await queries())[0]?.body).toMatchObject({ managementGroups: ['fleet'] });
    expect((await queries())[0]?.body).not.toHaveProperty('subscriptions');
  });

  it('is everything', async () => {
    const { read } = await given({ ...both, configurations, identities: [all], scope: { kind: 'all' } });
    expect(await read()).toEqual(['c00000', 'other']);
  });

  it.each([
    ['a subscription that is not there', [NOWHERE], 'scope', NOWHERE],
    ['a subscription by its name', ['production'], 'scope', 'production'],
    ['a subscription that may not be read', [OTHER], 'denied', 'read permission'],
    // Azure answers these with what there is in the others.
    ['one of two that is not there', [SUBSCRIPTION, NOWHERE], 'scope', NOWHERE],
    ['one of two that may not be read', [SUBSCRIPTION, OTHER], 'scope', OTHER],
  ])('is refused: %s', async (_, ids, kind, message) => {
    const { read } = await given({ ...both, configurations, scope: { kind: 'subscriptions', ids } });
    const error = await failureOf(read());
    expect(error.failure).toMatchObject({ kind, message: expect.stringContaining(message) });
    expect(error.failure.hint).toBeDefined();
    expect(error.isTransient).toBe(false);
    // And again, however often it is asked.
    expect((await failureOf(read())).failure.kind).toBe(kind);
  });

  it('is refused: a management group that is not there', async () => {
    const { read } = await given({ ...both, scope: { kind: 'management-groups', names: ['typo'] } });
    expect((await failureOf(read())).failure).toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('typo'),
    });
  });

  it.each<Scope>([{ kind: 'all' }, { kind: 'management-groups', names: ['fleet'] }])(
    'does not lose a subscription while it waits ($kind)',
    async (scope) => {
      const { read } = await given({ ...both, configurations, identities: [all], scope });
      expect(await read()).toHaveLength(2);
      await azure.setScenario({ ...both, configurations, identities: [READER] });
      expect((await failureOf(read())).failure).toMatchObject({
        kind: 'scope',
        message: expect.stringContaining(OTHER),
      });
    },
  );

  it('knows when clusters are gone for good', async () => {
    const { read } = await given({ ...both, configurations, identities: [all], scope: { kind: 'all' } });
    await read();
    await azure.setScenario({ ...both, configurations: configurations.slice(0, 1), identities: [all] });
    expect(await read()).toEqual(['c00000']);
    expect(await read()).toEqual(['c00000']);
    expect((await requests()).filter(({ endpoint }) => endpoint === 'subscriptions')).toHaveLength(1);
  });

  it('is refused when Azure answers for a part of it only', async () => {
    const headers = { 'x-ms-tenant-subscription-limit-hit': 'true' };
    const { read } = await given({ faults: [{ on: 'query', how: { kind: 'patch', patch: {}, headers } }] });
    expect((await failureOf(read())).failure).toMatchObject({
      kind: 'scope',
      message: expect.stringContaining('10,000'),
    });
  });
});
