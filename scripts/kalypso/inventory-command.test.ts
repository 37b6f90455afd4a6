import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AzureEmulator,
  createClusterRow,
  createConfigurationRow,
  SUBSCRIPTION_ID,
  startAzureEmulator,
} from '@kalypso-actions/azure-emulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runInventoryCommand } from './inventory-command.ts';

const TENANT = '00000000-0000-0000-0000-00000000000a';
const READER = { clientId: 'reader', secret: 'a-secret', reads: [SUBSCRIPTION_ID] };
const IDENTITY = { AZURE_TENANT_ID: TENANT, AZURE_CLIENT_ID: 'reader', AZURE_CLIENT_SECRET: 'a-secret' };
const FLEET = [
  { cluster: 'drone-1', kustomizations: { apps: { path: './drone' } } },
  { cluster: 'drone-2', kustomizations: { apps: { path: './drone' } } },
  { cluster: 'edge-1', kustomizations: { apps: { path: './' } } },
];
const FILE = '.kalypso/inventory.yaml';

let azure: AzureEmulator;
let directory: string;

beforeAll(async () => {
  azure = await startAzureEmulator({ subscriptions: [], identities: [] });
  azure.trust();
});
afterAll(() => azure.stop());

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'inventory-'));
  await show('drone-1', 'drone-2', 'edge-1');
  return () => rmSync(directory, { recursive: true });
});

/** Shows these clusters of the fleet; the first one is a canary. */
async function show(...names: readonly string[]): Promise<void> {
  const fleet = FLEET.filter(({ cluster }) => names.includes(cluster));
  await azure.setScenario({
    subscriptions: [{ id: SUBSCRIPTION_ID }],
    identities: [READER],
    clusters: fleet.map((spec, index) => ({
      row: createClusterRow(spec, { ring: index === 0 ? 'canary' : 'stable' }),
    })),
    configurations: fleet.map((spec) => ({ row: createConfigurationRow(spec) })),
  });
}

async function run(...args: readonly string[]) {
  let [output, errors] = ['', ''];
  const target = ['--repository', 'contoso/gitops', '--branch', 'dev', '--subscriptions', SUBSCRIPTION_ID];
  const status = await runInventoryCommand([...args, ...target, '--resource-manager-endpoint', azure.url], {
    env: IDENTITY,
    directory,
    print: (text) => {
      output += text;
    },
    printError: (text) => {
      errors += text;
    },
  });
  return { status, output, errors };
}

const readFile = () => readFileSync(join(directory, FILE), 'utf8');

describe('inventory write', () => {
  it('writes what Azure lists, which then does not differ', async () => {
    const { status, output, errors } = await run('write');
    expect({ status, output }).toEqual({ status: 0, output: '' });
    expect(errors).toContain(`3 clusters written to ${FILE}.`);
    expect(errors).toContain('1 cluster without a cluster type');
    expect(readFile().replace(/^#.*\n/gm, '')).toBe(`clusters:
  - name: drone-1
    resourceId: /subscriptions/${SUBSCRIPTION_ID}/resourcegroups/fleet/providers/microsoft.kubernetes/connectedclusters/drone-1
    clusterType: drone
    labels:
      ring: canary
  - name: drone-2
    resourceId: /subscriptions/${SUBSCRIPTION_ID}/resourcegroups/fleet/providers/microsoft.kubernetes/connectedclusters/drone-2
    clusterType: drone
    labels:
      ring: stable
  - name: edge-1
    resourceId: /subscriptions/${SUBSCRIPTION_ID}/resourcegroups/fleet/providers/microsoft.kubernetes/connectedclusters/edge-1
    labels:
      ring: stable
`);
    expect(await run('check')).toMatchObject({ status: 0, output: '3 clusters: the inventory and Azure agree.\n' });
  });

  it('prints it on request', async () => {
    const { status, output } = await run('write', '--file', '-');
    expect({ status, isWritten: existsSync(join(directory, FILE)) }).toEqual({ status: 0, isWritten: false });
    expect(output).toContain('  - name: drone-1\n');
  });

  it('replaces a file only if that is forced', async () => {
    await run('write');
    const before = readFile();
    await show('drone-1');
    expect(await run('write')).toMatchObject({ status: 1, errors: expect.stringContaining('exists') });
    expect(readFile()).toBe(before);
    expect((await run('write', '--force')).status).toBe(0);
    expect(readFile()).not.toBe(before);
  });

  it('fails without a file if the branch has no cluster', async () => {
    await show();
    const { status, errors } = await run('write', '--force');
    expect({ status, isWritten: existsSync(join(directory, FILE)) }).toEqual({ status: 1, isWritten: false });
    expect(errors).toContain('watches contoso/gitops, branch dev');
  });
});

describe('inventory check', () => {
  it('reports what differs, and what to do', async () => {
    await run('write');
    await show('drone-2', 'edge-1');
    writeFileSync(join(directory, FILE), readFile().replace(/ {2}- name: edge-1[\s\S]*$/, ''));
    const { status, output } = await run('check');
    expect(status).toBe(1);
    expect(
      output.replaceAll(/ +/g, ' ').replaceAll(/\/subscriptions\S+\//gi, '…/'),
    ).toBe(`CLUSTER DIFFERENCE INVENTORY AZURE
drone-1 not in Azure …/drone-1 -
drone-2 another label ring=stable ring=canary
edge-1 not in the inventory - …/edge-1

3 differences.
not in Azure: Repair its configuration or your access to it, or remove it from the inventory if it is decommissioned.
another label: Set the tag or change the label; the label of the inventory counts.
not in the inventory: Add it to the inventory: until then, it does not count.
`);
  });

  it('reports errors of the inventory, and a missing one', async () => {
    expect(await run('check')).toMatchObject({
      status: 1,
      errors: expect.stringMatching(
        /the inventory does not exist \(unreadable-file\)\n {2}Name the file with `--file`/,
      ),
    });
    writeFileSync(join(directory, 'a.yaml'), 'clusters:\n');
    expect(await run('check', '--file', 'a.yaml')).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/a\.yaml:1:1: clusters is empty \(empty-value\)\n {2}List the expected clusters/),
    });
    expect(await run('check', '--file', '.')).toMatchObject({ status: 1, errors: '. contains no inventory.\n' });
  });

  it('fails if Azure cannot be read', async () => {
    await run('write');
    await azure.setScenario({ subscriptions: [{ id: SUBSCRIPTION_ID }], identities: [] });
    expect(await run('check')).toMatchObject({ status: 1, output: '', errors: expect.stringContaining('sign') });
  });
});

it.each([
  [[], '`inventory write` or `inventory check`'],
  [['list'], '`inventory write` or `inventory check`'],
  [['check', 'more'], 'unexpected argument "more"'],
  [['check', '--file', '-'], 'needs the file'],
  [['check', '--cloud', 'mars'], '--cloud cannot be "mars"'],
  [['check', '--management-groups', 'a'], 'either --subscriptions or --management-groups'],
  [['check', '--foo'], "Unknown option '--foo'"],
])('refuses the arguments %j', async (args, message) => {
  const { status, errors } = await run(...args);
  expect({ status, errors }).toEqual({ status: 2, errors: expect.stringContaining(message) });
});
