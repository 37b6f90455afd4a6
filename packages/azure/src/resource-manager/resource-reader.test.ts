import { setTimeout } from 'node:timers/promises';
import {
  type AzureEmulator,
  type AzureFault,
  type AzureScenario,
  createClusterRow,
  createConfigurationRow,
  type ResourceState,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { systemClock } from '@kalypso-actions/retry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AzureCloud, discoverCloud, getCloud } from '../cloud.ts';
import { AzureSignIn } from '../sign-in/sign-in.ts';
import { ResourceReader } from './resource-reader.ts';

const API_VERSION = '2025-04-01';
const READER = { clientId: 'reader', secret: 'a-secret', reads: [SUBSCRIPTION_ID] };
const ROW = createConfigurationRow({ cluster: 'drone' });
const ID = String(ROW.id);

let azure: AzureEmulator;
let cloud: AzureCloud;

beforeAll(async () => {
  azure = await startAzureEmulator({ subscriptions: [], identities: [] });
  azure.trust();
  cloud = await discoverCloud(azure.url, getCloud('public'), new AbortController().signal);
});
afterAll(() => azure.stop());

let before = 0;
beforeEach(async () => {
  before = (await azure.records()).length;
});
const requests = async () =>
  (await azure.records()).slice(before).filter(({ endpoint }) => endpoint === 'resource' || endpoint === 'token');
const reads = async () => (await requests()).filter(({ endpoint }) => endpoint === 'resource');

interface Setup extends Partial<AzureScenario> {
  readonly timeoutMs?: number;
  /** How long a sleep really lasts, so that requests under way end meanwhile. */
  readonly sleepMs?: number;
}

/** Connects to the emulator with a clock that only sleeping moves. */
async function connect({ timeoutMs = 20_000, sleepMs = 0, ...scenario }: Setup = {}) {
  await azure.setScenario({
    subscriptions: [{ id: SUBSCRIPTION_ID }],
    identities: [READER],
    configurations: [{ row: ROW }],
    ...scenario,
  });
  const log: string[] = [];
  const pauses: number[] = [];
  let now = 0;
  let advanced = Promise.resolve();
  const reader = new ResourceReader({
    cloud,
    credential: new AzureSignIn({
      environment: { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'a-secret' },
      cloud,
      clock: systemClock,
      log: () => undefined,
    }),
    clock: {
      now: () => now,
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        pauses.push(milliseconds);
        const end = now + milliseconds;
        await setTimeout(sleepMs);
        const advance = Math.max(0, end - now) / 1_000;
        now = Math.max(now, end);
        advanced = advanced.then(() => azure.setClock({ advance }));
        await advanced;
      },
    },
    log: (line) => log.push(line),
    timeoutMs,
  });
  const get = (id = ID, signal = new AbortController().signal) => reader.get(id, API_VERSION, signal);
  return { get, log, pauses };
}

const fault = (how: AzureFault['how'], times = 1): AzureFault => ({ on: 'resource', how, times });
const status = (code: number, headers: Record<string, string> = {}): AzureFault['how'] => ({
  kind: 'status',
  status: code,
  headers,
});
const scripted = (response: ResourceState['response']): Partial<AzureScenario> => ({
  configurations: [{ row: ROW, resource: [{ from: { seconds: 0 }, response }] }],
});

describe('a resource', () => {
  it('is found', async () => {
    const { get, log } = await connect();
    expect(await get()).toMatchObject({ kind: 'found', resource: { id: ID, properties: ROW.properties } });
    expect(log).toEqual([]);
    const [request] = await reads();
    expect(request?.path).toBe(`${ID}?api-version=${API_VERSION}`);
    expect(request?.headers['user-agent']).toMatch(/^kalypso-actions /);
  });

  it('is found in any letter case, and with special characters in its resource group', async () => {
    const row = createConfigurationRow({ cluster: 'drone', resourceGroup: 'flotte (süd)' });
    const { get } = await connect({ configurations: [{ row }] });
    expect((await get(String(row.id).toUpperCase())).kind).toBe('found');
  });

  it('may be a cluster', async () => {
    const row = createClusterRow({ cluster: 'drone', clusterType: 'managedClusters' });
    const { get } = await connect({ clusters: [row] });
    expect(await get(String(row.id))).toMatchObject({ kind: 'found', resource: { properties: row.properties } });
  });

  it('is gone if its provider does not know it', async () => {
    const { get, log } = await connect({ configurations: [] });
    expect(await get()).toEqual({ kind: 'gone' });
    expect(await get(String(createClusterRow({ cluster: 'drone' }).id))).toEqual({ kind: 'gone' });
    expect(log).toEqual([]);
  });

  it.each(['ResourceNotFound', 'ParentResourceNotFound', 'ResourceGroupNotFound'])('is gone: %s', async (code) => {
    const { get } = await connect(scripted({ kind: 'status', status: 404, code }));
    expect(await get()).toEqual({ kind: 'gone' });
  });

  it.each(['', '<html>Blocked</html>', '{"error":"not found"}'])(
    'has failed if something else than Azure does not know it: %j',
    async (body) => {
      const { get } = await connect({ faults: [fault({ kind: 'body', status: 404, body })] });
      expect(await get()).toEqual({
        kind: 'failed',
        reason: expect.stringMatching(/rejected the request: HTTP status 404$/),
      });
    },
  );

  it.each(['InvalidResourceType', 'NoRegisteredProviderFound', 'SubscriptionNotFound'])(
    'has failed: 404 %s',
    async (code) => {
      const { get } = await connect(scripted({ kind: 'status', status: 404, code }));
      expect(await get()).toEqual({ kind: 'failed', reason: expect.stringContaining(code) });
    },
  );

  it('has failed if the identity may not read it', async () => {
    const { get, log } = await connect({ identities: [{ ...READER, reads: [] }] });
    const reason = expect.stringMatching(
      /denied access: AuthorizationFailed: The client 'reader' does not have.*role Reader/,
    );
    expect(await get()).toEqual({ kind: 'failed', reason });
    expect([await reads(), log]).toEqual([[expect.anything()], []]);
  });

  it('has failed if Azure returns another one', async () => {
    const patch = { id: `${ID}-2` };
    const { get } = await connect({ faults: [fault({ kind: 'patch', patch })] });
    expect(await get()).toEqual({ kind: 'failed', reason: expect.stringContaining(`another resource`) });
  });

  it.each([
    'https://example.com/',
    '/providers/Microsoft.Kubernetes/connectedClusters/drone',
    `${ID}/../other`,
    `${ID}/.`,
    `${ID}?x=`,
    `${ID}#x`,
    `${ID}%2e`,
    `${ID}\\x`,
    `${ID}\n`,
    `@example.com${ID}`,
    '',
  ])('is not read for the invalid ID %j', async (id) => {
    const { get } = await connect();
    expect(await get(id)).toEqual({ kind: 'failed', reason: expect.stringContaining('is not a valid resource ID') });
    expect(await requests()).toEqual([]);
  });

  it('is not read from another host', async () => {
    const location = `${azure.url}/metadata/endpoints`;
    const { get } = await connect({ faults: [fault(status(307, { location }))] });
    expect((await get()).kind).toBe('failed');
    expect((await azure.records()).slice(before).some(({ endpoint }) => endpoint === 'metadata')).toBe(false);
  });

  it('has failed without a sign-in', async () => {
    const { get } = await connect({ identities: [] });
    expect(await get()).toEqual({ kind: 'failed', reason: expect.stringMatching(/^could not sign in to Azure/) });
  });
});

describe('a read that fails', () => {
  it.each([
    ['status 503', status(503)],
    ['a broken connection', { kind: 'cut' } as const],
    ['a response that is not JSON', { kind: 'body', body: '<html>' } as const],
  ])('is retried after %s', async (_, how) => {
    const { get, pauses } = await connect({ faults: [fault(how, 2)] });
    expect((await get()).kind).toBe('found');
    expect(pauses).toEqual([1_000, 2_000]);
  });

  it('is retried five times', async () => {
    const { get } = await connect({ faults: [fault(status(500), 100)] });
    expect(await get()).toEqual({ kind: 'failed', reason: expect.stringContaining('Injected fault') });
    expect(await reads()).toHaveLength(6);
  });

  it('has a time limit', async () => {
    const { get } = await connect({ ...scripted({ kind: 'hang' }), timeoutMs: 60 });
    expect(await get()).toEqual({ kind: 'failed', reason: expect.stringContaining('did not respond within 1 s') });
  });

  it('ends with the signal', async () => {
    const { get } = await connect(scripted({ kind: 'hang' }));
    const controller = new AbortController();
    const reading = get(ID, controller.signal);
    await expect.poll(async () => (await azure.records()).length).toBeGreaterThan(before);
    controller.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
  });

  it('gets one new token for all parallel reads', async () => {
    const { get, log } = await connect({ tokenSeconds: 600, claimedTokenSeconds: 3_600 });
    await get();
    await azure.setClock({ advance: 601 });
    const results = await Promise.all(Array.from({ length: 8 }, () => get()));
    expect(results.map(({ kind }) => kind)).toEqual(Array(8).fill('found'));
    expect((await requests()).filter(({ endpoint }) => endpoint === 'token')).toHaveLength(2);
    expect(log).toEqual([expect.stringMatching(/rejected the token: ExpiredAuthenticationToken.*; signing in again$/)]);
  });

  it('gets a new token once', async () => {
    const { get } = await connect({ faults: [fault(status(401), 100)] });
    expect(await get()).toEqual({ kind: 'failed', reason: expect.stringContaining('rejected the token') });
    expect(await reads()).toHaveLength(2);
  });
});

describe('the read quota', () => {
  it('is waited for together, and logged once', async () => {
    const faults = [fault(status(429, { 'retry-after': '17' }), 4)];
    const { get, log, pauses } = await connect({ faults, sleepMs: 300 });
    const results = await Promise.all(Array.from({ length: 4 }, () => get()));
    expect(results.map(({ kind }) => kind)).toEqual(Array(4).fill('found'));
    expect(log).toEqual([expect.stringMatching(/throttles requests; continuing in 17 s$/)]);
    expect(pauses.slice(0, 4)).toEqual(Array(4).fill(17_000));
  });

  it('is not waited for longer than five minutes', async () => {
    const { get, pauses } = await connect({ faults: [fault(status(429, { 'retry-after': '301' }))] });
    expect(await get()).toEqual({ kind: 'failed', reason: expect.stringContaining('throttles requests') });
    expect(pauses).toEqual([]);
  });

  it('is never used up by many parallel reads', async () => {
    const { get, log } = await connect({ readQuota: { reads: 80, perSecond: 25 } });
    await azure.setClock({ advance: 3_600 });
    let left = 200;
    const read = async () => {
      for (; left > 0; ) {
        left -= 1;
        expect((await get()).kind).toBe('found');
      }
    };
    await Promise.all(Array.from({ length: 16 }, read));
    expect(new Set((await reads()).map((request) => request.status))).toEqual(new Set([200]));
    expect(log).toEqual([
      expect.stringMatching(
        /^Azure allows \d+ more reads in the subscription 0.*; reading at most 12 resources a second$/,
      ),
    ]);
  });

  it('is kept for each subscription', async () => {
    const other = '00000000-0000-0000-0000-000000000002';
    const row = createConfigurationRow({ cluster: 'drone', subscription: other });
    const { get, pauses } = await connect({
      subscriptions: [{ id: SUBSCRIPTION_ID }, { id: other }],
      identities: [{ ...READER, reads: [SUBSCRIPTION_ID, other] }],
      configurations: [{ row: ROW }, { row }],
      readQuota: { reads: 1, perSecond: 0.1 },
    });
    await azure.setClock({ advance: 3_600 });
    expect([(await get()).kind, (await get(String(row.id))).kind]).toEqual(['found', 'found']);
    expect(pauses).toEqual([]);
  });
});
