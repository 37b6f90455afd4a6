import { readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:process';
import type { GitServerFault } from '@kalypso-actions/git-server';
import { describe, expect, test } from 'vitest';
import { expectFailed, expectFetched, filesOf, impatientClock, Served, temporaryFolder } from '../test-support.ts';

const served = new Served();
const files = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 2\n' };

/** Fetches a repository under the given faults. */
async function fetchUnder(faults: readonly GitServerFault[], options: { timeoutMs?: number; retries?: number } = {}) {
  const { url, name } = served.repository([{ files }]);
  await served.server.setRules(name, { faults });
  const clock = impatientClock();
  const log: string[] = [];
  const source = { repo: url, ref: { branch: 'main' }, path: '.' };
  const result = await served.fetch(source, { clock, log: (line) => log.push(line), ...options });
  return { result, waits: clock.waits, log, url, requests: () => served.requests(name) };
}

const status = (code: number): GitServerFault['how'] => ({ kind: 'status', status: code });

describe.concurrent('a transient failure is retried', () => {
  test.each<[string, GitServerFault]>([
    ['status 500', { on: 'info-refs', how: status(500), times: 2 }],
    ['status 502', { on: 'upload-pack', how: status(502), times: 2 }],
    ['status 503 at the files', { on: 'upload-pack', how: status(503), after: 2, times: 2 }],
    ['status 429', { on: 'info-refs', how: status(429), times: 2 }],
    ['a connection that is closed at once', { on: 'info-refs', how: { kind: 'cut', share: 0 }, times: 2 }],
    ['half of a response', { on: 'upload-pack', how: { kind: 'cut', share: 0.5 }, after: 1, times: 2 }],
    ['half of the files', { on: 'upload-pack', how: { kind: 'cut', share: 0.5 }, after: 2, times: 2 }],
  ])('%s', async (_, fault) => {
    const { result, waits } = await fetchUnder([fault]);
    expect(await filesOf(expectFetched(result).root)).toEqual(files);
    expect(waits).toEqual([1000, 2000]);
  });
});

describe.concurrent('a failure that persists is reported', () => {
  test('a long wait is logged, at growing intervals', async () => {
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { faults: [{ on: 'info-refs', how: { kind: 'delay', ms: 2200 } }] });
    let seconds = 0;
    const clock = { now: () => 1000 * 8 * seconds++, sleep: async () => undefined };
    const log: string[] = [];
    await served.fetch({ repo: url, ref: { branch: 'main' }, path: '.' }, { clock, log: (line) => log.push(line) });
    expect(log).toEqual([
      `${url}: reading branch main`,
      `${url}: still waiting for the server after 16 s`,
      `${url}: still waiting for the server after 32 s`,
    ]);
  });

  test('a server that keeps failing', async () => {
    const { result, waits, url } = await fetchUnder([{ on: 'info-refs', how: status(503), times: 99 }], { retries: 6 });
    expect(expectFailed(result)).toEqual({ kind: 'unreachable', message: `${url} responded with HTTP status 503` });
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000]);
  });

  test('a server that never responds, after which no git process remains', async () => {
    const directory = temporaryFolder();
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { faults: [{ on: 'upload-pack', how: { kind: 'hang' }, times: 99 }] });
    const source = { repo: url, ref: { branch: 'main' }, path: '.' };
    const result = await served.fetch(source, { directory, timeoutMs: 400, retries: 1 });
    expect(expectFailed(result)).toEqual({ kind: 'timeout', message: `${url} did not respond within 0.4 s` });
    expect(readdirSync(directory)).toEqual([]);
    if (platform === 'linux') expect(processesIn(directory)).toEqual([]);
  });

  test('a transfer that takes too long, without a retry: each would take as long', async () => {
    const stall: GitServerFault = { on: 'upload-pack', how: { kind: 'stall', share: 0.5 }, after: 1 };
    const { result, waits, url } = await fetchUnder([stall], { timeoutMs: 1500 });
    expect(expectFailed(result)).toEqual({ kind: 'timeout', message: `${url} did not respond within 1.5 s` });
    expect(waits).toEqual([]);
  });

  test('a port without a server', async () => {
    const repo = `http://127.0.0.1:${await freePort()}/acme/x`;
    const failure = expectFailed(await served.fetch({ repo, ref: { branch: 'main' }, path: '.' }, { retries: 0 }));
    expect(failure).toEqual({ kind: 'unreachable', message: `${repo} cannot be reached` });
  });
});

describe.concurrent('a permanent failure is not retried', () => {
  test.each<[string, GitServerFault['how'], string]>([
    ['denied', status(403), 'denied access'],
    ['repository-not-found', status(404), 'was not found'],
    ['repository-not-found', status(410), 'was not found'],
    ['git-failed', status(418), '418'],
  ])('%s', async (kind, how, message) => {
    const { result, waits, requests } = await fetchUnder([{ on: 'info-refs', how, times: 99 }]);
    expect(expectFailed(result)).toMatchObject({ kind, message: expect.stringContaining(message) });
    expect(waits).toEqual([]);
    expect(await requests()).toHaveLength(1);
  });
});

/** Lists the processes whose working folder is in a folder. */
function processesIn(folder: string): readonly string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readlinkSync(`/proc/${id}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
