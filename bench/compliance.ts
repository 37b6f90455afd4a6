import { AzureSignIn, discoverCloud, getCloud } from '@kalypso-actions/azure';
import {
  createClusterRow,
  createConfigurationRow,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { AzureConfigurationSource, parseRepositoryAddress } from '@kalypso-actions/compliance';

const POLLS = 10;

/** Polls fleets like the action: how many requests and how much CPU time of this process a poll takes. Azure is another process. */
export async function compliance(): Promise<void> {
  for (const count of [10, 1_000, 10_000]) {
    const specs = Array.from({ length: count }, (_, index) => ({ cluster: `c${String(index).padStart(5, '0')}` }));
    const azure = await startAzureEmulator({
      subscriptions: [{ id: SUBSCRIPTION_ID }],
      identities: [{ clientId: 'reader', secret: 'secret', reads: [SUBSCRIPTION_ID] }],
      clusters: specs.map((spec) => createClusterRow(spec, { region: 'east', ring: 'canary' })),
      configurations: specs.map((spec) => ({ row: createConfigurationRow(spec) })),
    });
    try {
      azure.trust();
      await measurePolls(azure, count);
    } finally {
      await azure.stop();
    }
  }
}

async function measurePolls(azure: Awaited<ReturnType<typeof startAzureEmulator>>, count: number): Promise<void> {
  const { signal } = new AbortController();
  const cloud = await discoverCloud(azure.url, getCloud('public'), signal);
  const repository = parseRepositoryAddress('https://github.com/contoso/gitops');
  if (!repository) throw new Error('no repository');
  const environment = { AZURE_CLIENT_ID: 'reader', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'secret' };
  const clock = { now: Date.now, sleep: () => Promise.reject(new Error('the benchmark must not wait')) };
  const source = new AzureConfigurationSource({
    cloud,
    credential: new AzureSignIn({ environment, cloud, clock, log: () => undefined }),
    clock,
    log: () => undefined,
    timeoutMs: 60_000,
    watched: { repository, branch: 'dev' },
    children: 'all',
    ignoreSuspended: false,
    confirm: true,
    scope: { kind: 'subscriptions', ids: [SUBSCRIPTION_ID] },
  });
  const cold = await cpuOf(() => source.read(signal));
  const before = (await azure.records()).length;
  const warm: number[] = [];
  for (let poll = 0; poll < POLLS; poll += 1) warm.push(await cpuOf(() => source.read(signal)));
  const requests = ((await azure.records()).length - before) / POLLS;
  const median = [...warm].sort((one, other) => one - other)[Math.floor(POLLS / 2)] ?? 0;
  console.log(
    `  ${count} configurations: ${requests} requests and ${median.toFixed(1)} ms of CPU for each poll (${cold.toFixed(0)} ms for the first one, which signs in and loads the client)`,
  );
}

/** CPU time of this process, in milliseconds. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
