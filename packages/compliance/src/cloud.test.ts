import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Azure, startAzure } from '../../../test/support/azure/index.ts';
import { CLOUD_NAMES, type CloudName, cloudNamed, discoverCloud, portalLink } from './cloud.ts';
import { SignIn } from './credentials.ts';

const signal = new AbortController().signal;
const BASE = cloudNamed('usgovernment');
let azure: Azure;
const SCENARIO = { subscriptions: [], identities: [] };

beforeAll(async () => {
  azure = await startAzure(SCENARIO);
  azure.trust();
});
afterAll(() => azure.stop());

const answering = async (body: unknown) => {
  const how = { kind: 'body', body: typeof body === 'string' ? body : JSON.stringify(body) } as const;
  await azure.setScenario({ ...SCENARIO, faults: [{ on: 'metadata', times: 100, how }] });
  return discoverCloud(azure.url, BASE, signal);
};

describe('the clouds', () => {
  it.each<[CloudName, string, string, string]>([
    ['public', 'management.azure.com', 'login.microsoftonline.com', 'portal.azure.com'],
    ['usgovernment', 'management.usgovcloudapi.net', 'login.microsoftonline.us', 'portal.azure.us'],
    ['china', 'management.chinacloudapi.cn', 'login.chinacloudapi.cn', 'portal.azure.cn'],
  ])('%s', (name, resourceManager, authority, portal) => {
    expect(cloudNamed(name)).toMatchObject({
      resourceManager: `https://${resourceManager}`,
      audience: `https://${resourceManager}`,
      authority: `https://${authority}`,
      portal: `https://${portal}`,
      isMicrosofts: true,
    });
  });

  it('have names', () => {
    expect(CLOUD_NAMES).toEqual(['public', 'usgovernment', 'china']);
  });
});

/** A proxy that lets nobody through, and the servers that were asked for. */
async function startProxy() {
  const asked: string[] = [];
  const proxy = createServer().on('connect', ({ url }, socket) => {
    asked.push(url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return { asked, url: `http://127.0.0.1:${address.port}`, stop: () => proxy.close() };
}

describe('signing in to the clouds of Microsoft', () => {
  it.each<[CloudName, string]>([
    ['public', 'login.microsoftonline.com:443'],
    ['usgovernment', 'login.microsoftonline.us:443'],
    // As Microsoft's library has it, which knows that the older name leads there.
    ['china', 'login.partner.microsoftonline.cn:443'],
  ])('asks nobody but its own authority, by the proxy of the runner: %s', async (name, host) => {
    const proxy = await startProxy();
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    try {
      const environment = { AZURE_CLIENT_ID: 'client', AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'secret' };
      const ended = new AbortController();
      const signing = new SignIn({ environment, cloud: cloudNamed(name), log: () => undefined }).token(ended.signal);
      await expect.poll(() => proxy.asked).toEqual([host]);
      ended.abort(new Error('enough'));
      await expect(signing).rejects.toThrow('enough');
    } finally {
      vi.unstubAllEnvs();
      proxy.stop();
    }
  });
});

describe('a Resource Manager of somebody’s own', () => {
  it('says where to sign in, and for what', async () => {
    await azure.setScenario(SCENARIO);
    expect(await discoverCloud(`${azure.url}//`, BASE, signal)).toEqual({
      resourceManager: azure.url,
      authority: azure.url,
      audience: azure.url,
      federationAudience: BASE.federationAudience,
      portal: 'https://portal.loopback.test',
      isMicrosofts: false,
    });
  });

  it('can say it in a list, and not say where its portal is', async () => {
    const authentication = {
      loginEndpoint: 'https://login.microsoftonline.com/',
      audiences: ['https://management.core.windows.net/', 'x'],
    };
    expect(await answering([{ authentication }])).toMatchObject({
      authority: 'https://login.microsoftonline.com',
      audience: 'https://management.core.windows.net',
      portal: BASE.portal,
      isMicrosofts: true,
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
  ])('is none when it answers %j', async (body) => {
    await expect(answering(JSON.stringify(body))).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: expect.stringContaining('does not say where to sign in') },
    });
  });

  it('is none when it answers something else', async () => {
    await expect(answering('<html>')).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: expect.stringContaining('not JSON') },
    });
    await azure.setScenario({ ...SCENARIO, faults: [{ on: 'metadata', how: { kind: 'status', status: 404 } }] });
    await expect(discoverCloud(azure.url, BASE, signal)).rejects.toMatchObject({
      failure: { kind: 'unexpected', message: expect.stringMatching(/answers with HTTP status 404$/) },
    });
  });

  it('may not be there', async () => {
    await azure.setScenario({
      ...SCENARIO,
      faults: [{ on: 'metadata', times: 9, how: { kind: 'status', status: 503, headers: { 'retry-after': '0' } } }],
    });
    await expect(discoverCloud(azure.url, BASE, signal)).rejects.toMatchObject({ isTransient: true });
    await expect(discoverCloud('https://127.0.0.1:1', BASE, signal)).rejects.toMatchObject({
      failure: { kind: 'unreachable', message: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('has to be trusted', async () => {
    const stranger = await startAzure(SCENARIO);
    try {
      await expect(discoverCloud(stranger.url, BASE, signal)).rejects.toMatchObject({
        failure: {
          kind: 'unexpected',
          message: expect.stringMatching(/certificate .* cannot be verified/),
          hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
        },
      });
    } finally {
      await stranger.stop();
    }
  });

  it.each(['http://arm.example', 'arm.example', '', 'javascript:x'])('is not at %j', async (address) => {
    await expect(discoverCloud(address, BASE, signal)).rejects.toThrow(/begin with https/);
  });
});

describe('portalLink', () => {
  it('leads to the resource, whatever its name', () => {
    expect(portalLink(cloudNamed('china'), '/subscriptions/1/resourceGroups/a b/x/[y](z) "|')).toBe(
      'https://portal.azure.cn/#resource/subscriptions/1/resourceGroups/a%20b/x/%5By%5D(z)%20%22%7C',
    );
  });
});
