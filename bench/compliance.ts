import { AzureSignIn, discoverCloud, getCloud } from '@kalypso-actions/azure';
import {
  createClusterRow,
  createConfigurationRow,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { AzureConfigurationSource, parseRepositoryAddress } from '@kalypso-actions/compliance';
import { systemClock } from '@kalypso-actions/retry';
import { median } from './measure.ts';

const POLLS = 10;

/** Azure's quota of reads, and none to speak of. */
const AZURE_QUOTA = { reads: 250, perSecond: 25 };
const NO_QUOTA = { reads: 1_000_000, perSecond: 1_000_000 };

type Quota = typeof AZURE_QUOTA;
type Azure = Awaited<ReturnType<typeof startAzureEmulator>>;

/**
 * Polls fleets like the action, and confirms all of their configurations: how many requests, CPU time of this process and time that takes. Azure is another
 * process on the same machine. A confirmation takes longer with Azure's quota of reads, which one fleet is measured with.
 */
export async function compliance(): Promise<void> {
  for (const count of [10, 1_000, 10_000]) {
    await withFleet(count, NO_QUOTA, async (azure) => {
      const source = await openSource(azure);
      await measurePolls(azure, source, count);
      await measureConfirmation(azure, source, count, 'without a quota');
    });
  }
  await withFleet(1_000, AZURE_QUOTA, async (azure) =>
    measureConfirmation(azure, await openSource(azure), 1_000, "with Azure's quota"),
  );
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

async function openSource(azure: Azure): Promise<AzureConfigurationSource> {
  const cloud = await discoverCloud(azure.url, getCloud('public'), new AbortController().signal);
  const repository = parseRepositoryAddress('https://github.com/contoso/gitops');
  if (!repository) throw new Error('no repository');
  const environment = { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'secret' };
  const log = () => undefined;
  return new AzureConfigurationSource({
    cloud,
    credential: new AzureSignIn({ environment, cloud, clock: systemClock, log }),
    clock: systemClock,
    log,
    timeoutMs: 60_000,
    watched: { repository, branch: 'dev' },
    scope: { kind: 'subscriptions', ids: [SUBSCRIPTION_ID] },
    confirm: true,
    children: 'all',
    ignoreSuspended: false,
  });
}

async function measurePolls(azure: Azure, source: AzureConfigurationSource, count: number): Promise<void> {
  const { signal } = new AbortController();
  const cold = await measure(() => source.read(signal));
  const before = (await azure.records()).length;
  const warm: Measurement[] = [];
  for (let poll = 0; poll < POLLS; poll += 1) warm.push(await measure(() => source.read(signal)));
  const requests = ((await azure.records()).length - before) / POLLS;
  const [cpu, time] = [median(warm.map(({ cpuMs }) => cpuMs)), median(warm.map(({ timeMs }) => timeMs))];
  console.log(
    `  ${count} configurations, a poll: ${requests} requests, ${cpu.toFixed(1)} ms of CPU, ${time.toFixed(0)} ms (the first one, which signs in and loads the client: ${cold.cpuMs.toFixed(0)} ms of CPU)`,
  );
}

async function measureConfirmation(
  azure: Azure,
  source: AzureConfigurationSource,
  count: number,
  quota: string,
): Promise<void> {
  const { signal } = new AbortController();
  const reports = await source.read(signal);
  const before = (await azure.records()).length;
  let found = 0;
  const { cpuMs, timeMs } = await measure(async () => {
    const request = { reports, onProgress: () => undefined, deadline: signal, signal };
    const confirmations = await source.confirm?.(request);
    found = [...(confirmations?.values() ?? [])].filter(({ kind }) => kind === 'found').length;
  });
  if (found !== count) throw new Error(`${found} of ${count} configurations were confirmed`);
  const requests = (await azure.records()).length - before;
  console.log(
    `  ${count} configurations, the confirmation ${quota}: ${requests} requests, ${(cpuMs / 1_000).toFixed(1)} s of CPU, ${(timeMs / 1_000).toFixed(1)} s`,
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
