import {
  type AzureEmulator,
  type AzureFault,
  type AzureScenario,
  createConfigurationRow,
  createSkipToken,
  evaluateQuery,
  KqlParser,
  type KqlRow,
  RESOURCE_GRAPH_TABLES,
  type ScriptedRow,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { systemClock } from '@kalypso-actions/retry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AzureError } from '../azure-error.ts';
import { type AzureCloud, discoverCloud, getCloud } from '../cloud.ts';
import { AzureSignIn } from '../sign-in/sign-in.ts';
import { ResourceGraph, SUBSCRIPTIONS_QUERY } from './resource-graph.ts';

const QUERY = 'kubernetesconfigurationresources | project id | order by id asc';
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

function createRows(count: number): ScriptedRow[] {
  return Array.from({ length: count }, (_, index) => ({
    row: createConfigurationRow({ cluster: `c${String(index).padStart(5, '0')}` }),
  }));
}

interface Setup extends Partial<AzureScenario> {
  readonly timeoutMs?: number;
  readonly pageSize?: number;
}

/** Connects to the emulator with a clock that only sleeping moves. */
async function connect({ timeoutMs = 20_000, pageSize, ...scenario }: Setup) {
  await azure.setScenario({ subscriptions: [{ id: SUBSCRIPTION_ID }], identities: [READER], ...scenario });
  const log: string[] = [];
  const pauses: number[] = [];
  let now = 0;
  const graph = new ResourceGraph({
    cloud,
    credential: new AzureSignIn({
      environment: { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'a-secret' },
      cloud,
      clock: systemClock,
      log: (line) => log.push(line),
    }),
    clock: {
      now: () => now,
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        now += milliseconds;
        pauses.push(milliseconds);
        await azure.setClock({ advance: milliseconds / 1_000 });
      },
    },
    log: (line) => log.push(line),
    timeoutMs,
    ...(pageSize === undefined ? {} : { pageSize }),
    scope: { kind: 'subscriptions', ids: [SUBSCRIPTION_ID] },
  });
  /** Returns the names of the clusters in the rows. */
  const read = async () => {
    const rows = await graph.readRows(QUERY, new AbortController().signal);
    return rows.map((row) => /connectedClusters\/([^/]+)/i.exec(JSON.stringify(row))?.[1]);
  };
  return { graph, read, log, pauses };
}

async function catchAzureError(promise: Promise<unknown>): Promise<AzureError> {
  const error = await promise.then(
    (value) => new Error(`no error, but ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AzureError)) throw error;
  return error;
}

describe('readRows', () => {
  it('returns no rows if there are none', async () => {
    const { read } = await connect({});
    expect(await read()).toEqual([]);
  });

  it('reads page by page, with one request for every 1,000 rows', async () => {
    const { read } = await connect({ configurations: createRows(2_500) });
    expect(new Set(await read()).size).toBe(2_500);
    const bodies = (await queries()).map(({ body }) => body);
    const options = { resultFormat: 'objectArray', $top: 1_000, allowPartialScopes: false };
    expect(bodies.map((body) => body.options)).toEqual([
      options,
      ...Array(2).fill({ ...options, $skipToken: expect.any(String) }),
    ]);
    expect(new Set(bodies.map(({ query }) => query)).size).toBe(1);
    await read();
    expect(await queries()).toHaveLength(6);
  });

  it('rejects a result that covers only a part of the scope', async () => {
    const headers = { 'x-ms-tenant-subscription-limit-hit': 'true' };
    const { read } = await connect({ faults: [{ on: 'query', how: { kind: 'patch', patch: {}, headers } }] });
    expect((await catchAzureError(read())).failure).toMatchObject({
      kind: 'scope',
      message: expect.stringContaining('10,000'),
    });
  });
});

describe('an inconsistent result', () => {
  const patch = (value: object, more: Partial<AzureFault> = {}): AzureFault => ({
    on: 'query',
    how: { kind: 'patch', patch: value as Extract<AzureFault['how'], { kind: 'patch' }>['patch'] },
    ...more,
  });
  const NEW_ROW = { id: 'x' };

  it.each([
    ['a page was repeated', patch({ data: [NEW_ROW], count: 1, $skipToken: createSkipToken(10, QUERY) }, { after: 1 })],
    ['the total was 15 rows, then 14', patch({ totalRecords: 14 }, { after: 1 })],
    ['the total was 14 rows, then 15', patch({ totalRecords: 14 })],
    ['an empty page preceded the last one', patch({ data: [], count: 0, $skipToken: 'x' }, { after: 1 })],
    ['10 of 15 rows were returned', patch({ data: [], count: 0 }, { after: 1 })],
    ['11 of 15 rows were returned', patch({ data: [NEW_ROW], count: 1 }, { after: 1 })],
  ])('is read again: %s', async (reason, fault) => {
    const { read, log } = await connect({ configurations: createRows(15), pageSize: 10, faults: [fault] });
    expect(new Set(await read()).size).toBe(15);
    expect(log.filter((line) => line.endsWith(`${reason}; reading it again`))).toHaveLength(1);
  });

  it('is read again if a row is repeated', async () => {
    const [first] = createRows(1);
    const data = [first?.row, first?.row];
    const { read, log } = await connect({ configurations: createRows(2), faults: [patch({ data })] });
    expect(await read()).toEqual(['c00000', 'c00001']);
    expect(log.at(-1)).toMatch(/was returned twice; reading it again/);
  });

  it('fails after some attempts', async () => {
    const { read } = await connect({
      configurations: createRows(3),
      faults: [patch({ totalRecords: 4 }, { times: 100 })],
    });
    const error = await catchAzureError(read());
    expect(error.failure).toMatchObject({
      kind: 'unsteady',
      message: expect.stringContaining('3 of 4 rows were returned'),
    });
    expect(error.isTransient).toBe(true);
    expect(await queries()).toHaveLength(4);
  });

  it.each([
    ['a truncated page', { resultTruncated: 'true' }],
    ['an unknown truncation', { resultTruncated: null }],
    ['no rows', { data: null }],
    ['rows as a table', { data: { columns: [], rows: [] } }],
    ['another count', { count: 2 }],
    ['no total', { totalRecords: null }],
    ['a total that is text', { totalRecords: '3' }],
    ['a row without an ID', { data: [{ id: '' }], count: 1, totalRecords: 1 }],
    ['a row that is not an object', { data: [null], count: 1, totalRecords: 1 }],
  ])('is rejected: %s', async (_, value) => {
    const { read } = await connect({ configurations: createRows(3), faults: [patch(value)] });
    const error = await catchAzureError(read());
    expect(error.failure.kind).toBe('unexpected');
    expect(error.isTransient).toBe(false);
  });
});

describe('a failing request', () => {
  const status = (code: number, more: Partial<AzureFault> = {}, headers: Record<string, string> = {}): AzureFault => ({
    on: 'query',
    how: { kind: 'status', status: code, headers },
    ...more,
  });

  it.each([408, 500, 502, 503, 504])('is retried after status %i, and no page is lost', async (code) => {
    const { read, pauses } = await connect({
      configurations: createRows(15),
      pageSize: 10,
      faults: [status(code, { after: 1, times: 2 })],
    });
    expect(new Set(await read()).size).toBe(15);
    expect(pauses).toEqual([1_000, 2_000]);
  });

  it('fails the whole read after the last retry', async () => {
    const { read, pauses, log } = await connect({
      configurations: createRows(15),
      pageSize: 10,
      faults: [status(503, { after: 1, times: 100 })],
    });
    const error = await catchAzureError(read());
    expect(error.failure.kind).toBe('unreachable');
    expect(error.isTransient).toBe(true);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(log.at(-1)).toMatch(/failed: Fault: Injected fault; retrying in 16 s \(5 of 5\)/);
  });

  it.each([
    ['seconds', { 'retry-after': '17' }, 17_000],
    ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 9_000],
    ["Azure's window", { 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:01:05' }, 65_000],
    ['nothing', {}, 1_000],
  ])('is retried after the requested pause: %s', async (_, headers, pause) => {
    const { read, pauses } = await connect({ configurations: createRows(1), faults: [status(429, {}, headers)] });
    expect(await read()).toEqual(['c00000']);
    expect(pauses).toEqual([pause]);
  });

  it('is not retried after an hour', async () => {
    const { read, pauses } = await connect({ faults: [status(429, {}, { 'retry-after': '3600' })] });
    expect((await catchAzureError(read())).failure.kind).toBe('throttled');
    expect(pauses).toEqual([]);
  });

  it('is prevented by keeping to the quota', async () => {
    const { read, pauses, log } = await connect({
      configurations: createRows(25),
      pageSize: 10,
      quota: { queries: 2, seconds: 90 },
    });
    await azure.setClock({ advance: 90 });
    expect(await read()).toHaveLength(25);
    expect(await queries()).toHaveLength(3);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(80_000);
    expect(log).toContainEqual(expect.stringMatching(/^the query quota is used up; continuing in 9\d s$/));
  });

  it('is retried after a broken connection', async () => {
    const { read } = await connect({ configurations: createRows(1), faults: [{ on: 'query', how: { kind: 'cut' } }] });
    expect(await read()).toEqual(['c00000']);
  });

  it('has a time limit', async () => {
    const { read, pauses } = await connect({
      timeoutMs: 60,
      faults: [{ on: 'query', times: 100, how: { kind: 'hang' } }],
    });
    const error = await catchAzureError(read());
    expect(error.failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('did not respond within 1 s'),
    });
    expect(pauses).toHaveLength(5);
  });

  it('ends with the signal', async () => {
    const { graph } = await connect({ faults: [{ on: 'query', how: { kind: 'hang' } }] });
    const controller = new AbortController();
    const reading = graph.readRows(QUERY, controller.signal);
    await expect.poll(async () => (await requests()).length).toBeGreaterThan(0);
    controller.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
  });

  it.each([
    ['', 'unreachable'],
    ['<html>Sign in to the network</html>', 'unreachable'],
    ['{"data":[', 'unreachable'],
    ['null', 'unreachable'],
    ['[]', 'unexpected'],
    ['"text"', 'unexpected'],
  ])('includes the response %j', async (body, kind) => {
    const faults: AzureFault[] = [{ on: 'query', times: 100, how: { kind: 'body', body } }];
    const { read } = await connect({ configurations: createRows(1), faults });
    expect((await catchAzureError(read())).failure).toMatchObject({ kind });
  });

  it('is retried with fewer rows if the response would be too large', async () => {
    const { read, log } = await connect({
      configurations: createRows(600),
      faults: [{ on: 'query', times: 2, how: { kind: 'status', status: 400, code: 'ResponsePayloadTooLarge' } }],
    });
    expect(new Set(await read()).size).toBe(600);
    expect((await queries()).map(({ body }) => (body.options as { $top: number }).$top)).toEqual([
      1_000, 500, 250, 250, 250,
    ]);
    expect(log.at(-1)).toMatch(/ResponsePayloadTooLarge.*reading 250 rows at once/);
  });

  it('is not retried with ever fewer rows', async () => {
    const { read } = await connect({
      configurations: createRows(1),
      faults: [{ on: 'query', times: 100, how: { kind: 'status', status: 400, code: 'ResponsePayloadTooLarge' } }],
    });
    expect((await catchAzureError(read())).failure.message).toMatch(/response of .* would be too large/);
  });

  it('reports what Azure says about a rejected query', async () => {
    const { read } = await connect({
      faults: [{ on: 'query', how: { kind: 'status', status: 400, code: 'ParserFailure' } }],
    });
    const { failure } = await catchAzureError(read());
    expect(failure.message).toMatch(/rejected the request: ParserFailure: Injected fault$/);
  });
});

describe('a token', () => {
  it('is renewed if Azure reports that it has expired', async () => {
    const { read, log } = await connect({
      configurations: createRows(1),
      tokenSeconds: 600,
      claimedTokenSeconds: 3_600,
    });
    await read();
    await azure.setClock({ advance: 601 });
    expect(await read()).toEqual(['c00000']);
    expect(log).toContainEqual(
      expect.stringMatching(/rejected the token: ExpiredAuthenticationToken.*; signing in again$/),
    );
    expect((await queries()).map((query) => query.status)).toEqual([200, 401, 200]);
  });

  it('is renewed once only', async () => {
    const { read } = await connect({ tokenSeconds: 0, claimedTokenSeconds: 3_600 });
    const { failure } = await catchAzureError(read());
    expect(failure.kind).toBe('credentials');
    expect(await queries()).toHaveLength(2);
  });
});

describe('listSubscriptions', () => {
  it('returns the subscriptions of the scope that the identity can see', async () => {
    const OTHER = '00000000-0000-0000-0000-00000000000a';
    const { graph } = await connect({
      subscriptions: [{ id: SUBSCRIPTION_ID }, { id: OTHER }],
      identities: [{ ...READER, reads: [SUBSCRIPTION_ID, OTHER] }],
    });
    expect(await graph.listSubscriptions(new AbortController().signal)).toEqual(new Set([SUBSCRIPTION_ID]));
  });

  it('ignores resource groups', () => {
    const row = { id: '/subscriptions/1', name: 'one', type: 'microsoft.resources/subscriptions', subscriptionId: '1' };
    const group = {
      ...row,
      id: '/subscriptions/1/resourceGroups/a',
      type: 'microsoft.resources/subscriptions/resourcegroups',
    };
    const parsed = new KqlParser(RESOURCE_GRAPH_TABLES).parse(SUBSCRIPTIONS_QUERY);
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const tables: Readonly<Record<string, readonly KqlRow[]>> = { resourcecontainers: [group, row] };
    expect(evaluateQuery(parsed.syntax, (table) => tables[table])).toEqual([{ id: row.id, subscriptionId: '1' }]);
  });
});
