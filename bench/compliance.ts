import { AzureSignIn, discoverCloud, getCloud } from '@kalypso-actions/azure';
import {
  createClusterRow,
  createConfigurationRow,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import {
  AzureConfigurationSource,
  draftInventory,
  FleetWatch,
  parseRepositoryAddress,
  parseRequirements,
} from '@kalypso-actions/compliance';
import { type Clock, systemClock } from '@kalypso-actions/retry';
import { median } from './measure.ts';

const POLLS = 3;

/** Azure's quota of reads, and none to speak of. */
const AZURE_QUOTA = { reads: 250, perSecond: 25 };
const NO_QUOTA = { reads: 1_000_000, perSecond: 1_000_000 };

/** The commit that the emulated configurations have applied. */
const COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';

type Quota = typeof AZURE_QUOTA;
type Reports = Awaited<ReturnType<AzureConfigurationSource['read']>>;
type Azure = Awaited<ReturnType<typeof startAzureEmulator>>;

/**
 * Polls fleets like the action, judges the results, and confirms all of their configurations: how many requests, CPU time of this process and time that takes.
 * Azure is another process on the same machine. A confirmation takes longer with Azure's quota of reads.
 */
export async function compliance(): Promise<void> {
  for (const count of [10, 1_000, 10_000]) {
    await withFleet(count, NO_QUOTA, async (azure) => {
      const source = await openSource(azure, systemClock);
      const reports = await measurePolls(azure, source);
      await measureJudgement(reports);
      await measureConfirmation(azure, source, { reports, quota: 'without a quota', speed: 1 });
    });
  }
  // Time passes faster than in reality, for Azure and for the action, so that the benchmark ends in time.
  for (const [count, speed] of [
    [1_000, 4],
    [10_000, 15],
  ] as const)
    await withFleet(count, AZURE_QUOTA, async (azure) => {
      await azure.setClock({ speed });
      const source = await openSource(azure, createFastClock(speed));
      const reports = await source.read(new AbortController().signal);
      await measureConfirmation(azure, source, { reports, quota: "with Azure's quota", speed });
    });
}

function createFastClock(speed: number): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * speed,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
  };
}

async function withFleet(count: number, readQuota: Quota, run: (azure: Azure) => Promise<void>): Promise<void> {
  const specs = Array.from({ length: count }, (_, index) => ({ cluster: `c${String(index).padStart(5, '0')}` }));
  const azure = await startAzureEmulator({
    subscriptions: [{ id: SUBSCRIPTION_ID }],
    identities: [{ clientId: 'reader', secret: 'secret', reads: [SUBSCRIPTION_ID] }],
    clusters: specs.map((spec) => createClusterRow(spec, { region: 'east', ring: 'canary' })),
    configurations: specs.map((spec) => ({ row: createConfigurationRow(spec) })),
    readQuota,
  });
  try {
    azure.trust();
    await run(azure);
  } finally {
    await azure.stop();
  }
}

async function openSource(azure: Azure, clock: Clock): Promise<AzureConfigurationSource> {
  const cloud = await discoverCloud(azure.url, getCloud('public'), new AbortController().signal);
  const repository = parseRepositoryAddress('https://github.com/contoso/gitops');
  if (!repository) throw new Error('no repository');
  const environment = { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'secret' };
  const log = () => undefined;
  return new AzureConfigurationSource({
    cloud,
    credential: new AzureSignIn({ environment, cloud, clock, log }),
    clock,
    log,
    timeoutMs: 60_000,
    watched: { repository, branch: 'dev' },
    scope: { kind: 'subscriptions', ids: [SUBSCRIPTION_ID] },
    confirm: true,
    children: 'all',
    ignoreSuspended: false,
  });
}

async function measurePolls(azure: Azure, source: AzureConfigurationSource): Promise<Reports> {
  const { signal } = new AbortController();
  let reports: Reports = [];
  const poll = async () => {
    reports = await source.read(signal);
  };
  const cold = await measure(poll);
  const before = (await azure.records()).length;
  const warm: Measurement[] = [];
  for (let number = 0; number < POLLS; number += 1) warm.push(await measure(poll));
  const requests = ((await azure.records()).length - before) / POLLS;
  const [cpu, time] = [median(warm.map(({ cpuMs }) => cpuMs)), median(warm.map(({ timeMs }) => timeMs))];
  console.log(
    `  ${reports.length} configurations, a poll: ${requests} requests, ${cpu.toFixed(1)} ms of CPU, ${time.toFixed(0)} ms (the first one, which signs in and loads the client: ${cold.cpuMs.toFixed(0)} ms of CPU)`,
  );
  return reports;
}

/** Judges the result of a poll of a fleet that has proven the commit, with an inventory of all clusters. */
async function measureJudgement(reports: Reports): Promise<void> {
  const { signal } = new AbortController();
  const watch = new FleetWatch({
    sources: [{ name: 'azure', read: async () => reports }],
    inventory: draftInventory(
      reports.map(({ cluster }) => ({ ...cluster, resourceGroup: '', clusterType: undefined })),
    ),
    ancestry: { relate: async () => new Map() },
    policy: {
      commit: COMMIT,
      branch: 'dev',
      graceMs: 300_000,
      staleAfterMs: 0,
      stabilityMs: 0,
      requirements: parseRequirements('100%; ring=canary: 100%').requirements,
      minimum: 1,
      ignoreSuspended: false,
    },
    intervalMs: 30_000,
    clock: systemClock,
    log: () => undefined,
    signal,
  });
  const runs: Measurement[] = [];
  for (let number = 0; number < 10; number += 1) {
    runs.push(
      await measure(async () => {
        const { state } = await watch.update(reports);
        if (state !== 'compliant') throw new Error(`the fleet is ${state}`);
      }),
    );
  }
  const [cpu, time] = [median(runs.map(({ cpuMs }) => cpuMs)), median(runs.map(({ timeMs }) => timeMs))];
  console.log(`  ${reports.length} configurations, the judgement: ${cpu.toFixed(1)} ms of CPU, ${time.toFixed(0)} ms`);
}

async function measureConfirmation(
  azure: Azure,
  source: AzureConfigurationSource,
  { reports, quota, speed }: { readonly reports: Reports; readonly quota: string; readonly speed: number },
): Promise<void> {
  const { signal } = new AbortController();
  const before = (await azure.records()).length;
  let found = 0;
  const { cpuMs, timeMs } = await measure(async () => {
    const request = { reports, onProgress: () => undefined, deadline: signal, signal };
    const confirmations = await source.confirm?.(request);
    found = [...(confirmations?.values() ?? [])].filter(({ kind }) => kind === 'found').length;
  });
  if (found !== reports.length) throw new Error(`${found} of ${reports.length} configurations were confirmed`);
  const requests = (await azure.records()).length - before;
  const [cpu, time] = [cpuMs / 1_000, (timeMs * speed) / 1_000];
  console.log(
    `  ${reports.length} configurations, the confirmation ${quota}: ${requests} requests, ${cpu.toFixed(1)} s of CPU, ${time.toFixed(1)} s${speed === 1 ? '' : `, measured ${speed} times faster`}`,
  );
}

interface Measurement {
  /** CPU time of this process. */
  readonly cpuMs: number;
  readonly timeMs: number;
}

async function measure(run: () => Promise<unknown>): Promise<Measurement> {
  const [cpu, time] = [process.cpuUsage(), performance.now()];
  await run();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1_000, timeMs: performance.now() - time };
}
