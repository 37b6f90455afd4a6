import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { type AzureEmulator, startAzureEmulator } from '@kalypso-actions/azure-emulator';
import { systemClock } from '@kalypso-actions/retry';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AZURE_CLOUD_NAMES, type AzureCloudName, discoverCloud, getCloud, portalUrl } from './cloud.ts';
import { AzureSignIn } from './sign-in/sign-in.ts';

const signal = new AbortController().signal;
const BASE = getCloud('usgovernment');
let azure: AzureEmulator;
const SCENARIO = { subscriptions: [], identities: [] };

beforeAll(async () => {
  azure = await startAzureEmulator(SCENARIO);
  azure.trust();
});
afterAll(() => azure.stop());

const discover = async (body: unknown) => {
  const how = { kind: 'body', body: typeof body === 'string' ? body : JSON.stringify(body) } as const;
  await azure.setScenario({ ...SCENARIO, faults: [{ on: 'metadata', times: 100, how }] });
  return discoverCloud(azure.url, BASE, signal);
};

describe('getCloud', () => {
  it.each<[AzureCloudName, string, string, string]>([
    ['public', 'management.azure.com', 'login.microsoftonline.com', 'portal.azure.com'],
    ['usgovernment', 'management.usgovcloudapi.net', 'login.microsoftonline.us', 'portal.azure.us'],
    ['china', 'management.chinacloudapi.cn', 'login.chinacloudapi.cn', 'portal.azure.cn'],
  ])('%s', (name, resourceManager, authority, portal) => {
    expect(getCloud(name)).toMatchObject({
      resourceManager: `https://${resourceManager}`,
      audience: `https://${resourceManager}`,
      authority: `https://${authority}`,
      portal: `https://${portal}`,
      isMicrosoftAuthority: true,
    });
  });

  it('has names', () => {
    expect(AZURE_CLOUD_NAMES).toEqual(['public', 'usgovernment', 'china']);
  });
});

/** Starts a proxy that records the requested hosts and never responds, so that no request is retried. */
async function startProxy() {
  const hosts: string[] = [];
  const sockets: Duplex[] = [];
  const proxy = createServer().on('connect', ({ url }, socket) => {
    hosts.push(url ?? '');
    sockets.push(socket.on('error', () => undefined));
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  };
  return { hosts, url: `http://127.0.0.1:${address.port}`, stop };
}

describe('signing in to a cloud of Microsoft', () => {
  it.each<[AzureCloudName, string]>([
    ['public', 'login.microsoftonline.com:443'],
    ['usgovernment', 'login.microsoftonline.us:443'],
    // Microsoft's library replaces the older name.
    ['china', 'login.partner.microsoftonline.cn:443'],
  ])("contacts only its own authority, through the runner's proxy: %s", async (name, host) => {
    const proxy = await startProxy();
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    try {
      const environment = { AZURE_CLIENT_ID: 'client', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'secret' };
      const controller = new AbortController();
      const options = { environment, cloud: getCloud(name), clock: systemClock, log: () => undefined };
      const signing = new AzureSignIn(options).getToken(controller.signal);
      await expect.poll(() => proxy.hosts, { timeout: 20_000 }).toEqual([host]);
      controller.abort(new Error('enough'));
      await expect(signing).rejects.toThrow('enough');
    } finally {
      vi.unstubAllEnvs();
      proxy.stop();
    }
  });
});

describe('discoverCloud', () => {
  it('reads the endpoints', async () => {
    await azure.setScenario(SCENARIO);
    expect(await discoverCloud(`${azure.url}//`, BASE, signal)).toEqual({
      resourceManager: azure.url,
      authority: azure.url,
      audience: azure.url,
      federationAudience: BASE.federationAudience,
      portal: 'https://portal.loopback.test',
      isMicrosoftAuthority: false,
    });
  });

  it('accepts an array, and metadata without a portal', async () => {
    const authentication = {
      loginEndpoint: 'https://login.microsoftonline.com/',
      audiences: ['https://management.core.windows.net/', 'x'],
    };
    expect(await discover([{ authentication }])).toMatchObject({
      authority: 'https://login.microsoftonline.com',
      audience: 'https://management.core.windows.net',
      portal: BASE.portal,
      isMicrosoftAuthority: true,
    });
  });

  it.each([
    {},
    null,
    [],
    'text',
    { authentication: null },
    { authentication: { loginEndpoint: 'https://login.example', audiences: [] } },
    { authentication: { loginEndpoint: 'http://login.example', audiences: ['https://arm.example'] } },
    { authentication: { loginEndpoint: 'login.example', audiences: ['https://arm.example'] } },
  ])('rejects %j', async (body) => {
    await expect(discover(JSON.stringify(body))).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: expect.stringContaining('lacks an https address') },
    });
  });

  it('rejects responses that are not metadata', async () => {
    await expect(discover('<html>')).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: expect.stringContaining('not JSON') },
    });
    await azure.setScenario({ ...SCENARIO, faults: [{ on: 'metadata', how: { kind: 'status', status: 404 } }] });
    await expect(discoverCloud(azure.url, BASE, signal)).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: expect.stringMatching(/returned HTTP status 404$/) },
    });
  });

  it('reports a connection failure', async () => {
    await azure.setScenario({
      ...SCENARIO,
      faults: [{ on: 'metadata', times: 9, how: { kind: 'status', status: 503, headers: { 'retry-after': '0' } } }],
    });
    await expect(discoverCloud(azure.url, BASE, signal)).rejects.toMatchObject({ isTransient: true });
    await expect(discoverCloud('https://127.0.0.1:1', BASE, signal)).rejects.toMatchObject({
      failure: { kind: 'unreachable', message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('rejects an untrusted certificate', async () => {
    const untrusted = await startAzureEmulator(SCENARIO);
    try {
      await expect(discoverCloud(untrusted.url, BASE, signal)).rejects.toMatchObject({
        failure: {
          kind: 'unexpected',
          message: expect.stringMatching(/certificate .* cannot be verified/),
          hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
        },
      });
    } finally {
      await untrusted.stop();
    }
  });

  it.each(['http://arm.example', 'arm.example', '', 'javascript:x'])('rejects the address %j', async (address) => {
    await expect(discoverCloud(address, BASE, signal)).rejects.toThrow(/begin with https/);
  });
});

describe('portalUrl', () => {
  it('encodes the resource ID', () => {
    expect(portalUrl(getCloud('china'), '/subscriptions/1/resourceGroups/a b/x/[y](z) "|')).toBe(
      'https://portal.azure.cn/#resource/subscriptions/1/resourceGroups/a%20b/x/%5By%5D(z)%20%22%7C',
    );
  });
});
