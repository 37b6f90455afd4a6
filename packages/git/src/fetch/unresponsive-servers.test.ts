import { createServer } from 'node:net';
import { platform } from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { expectFailed, expectFetched, impatientClock, Served } from '../test-support.ts';
import { FetchSession } from './fetch-session.ts';

const served = new Served();
const other = new Served();
const files = { 'a.yaml': 'a: 1\n' };
const ref = { branch: 'main' };
/** The server of the tests is that of a team then, and not the GitHub server of the run. */
const serverUrl = 'https://github.com';
const UNRESPONSIVE = 'did not respond to another request of this run';

/** Creates repositories to whose requests their server never responds. */
async function hanging(count: number) {
  const repositories = Array.from({ length: count }, () => served.repository([{ files }]));
  for (const { name } of repositories) {
    await served.server.setRules(name, { faults: [{ on: 'info-refs', how: { kind: 'hang' }, times: 99 }] });
  }
  return repositories.map(({ url, name }) => ({ name, source: { repo: url, ref, path: '.' } }));
}

function healthy(server: Served) {
  return { repo: server.repository([{ files }]).url, ref, path: '.' };
}

describe('a server that does not respond', () => {
  test('is given up for all its repositories after one time-out, and repositories on other servers are read', async () => {
    const silent = await hanging(10);
    const good = healthy(other);
    const log: string[] = [];
    const clock = impatientClock();
    const results = await served.fetchAll([...silent.map(({ source }) => source), good], {
      ...{ serverUrl, idleTimeoutMs: 1000, concurrency: 3, clock },
      log: (line) => log.push(line),
    });
    expectFetched(results.get(good));
    const failures = silent.map(({ source }) => expectFailed(results.get(source)));
    expect(failures.map(({ kind }) => kind)).toEqual(Array(10).fill('timeout'));
    const messages = failures.map(({ message }) => message);
    const tried = messages.filter((message) => message.endsWith('sent no data for 1 s'));
    expect(tried.length).toBeLessThanOrEqual(3);
    expect(messages.filter((message) => message.includes(UNRESPONSIVE))).toHaveLength(10 - tried.length);
    const { host } = new URL(served.server.url);
    expect(log).toContain(`${host} does not respond; repositories on it that are not being read yet are left out`);
    expect(clock.waits).toEqual([]);
    const requests = await Promise.all(silent.map(({ name }) => served.requests(name)));
    expect(requests.flat()).toHaveLength(tried.length);
  });

  test('is remembered for the other fetches of the run', async () => {
    const [first, second] = await hanging(2);
    if (first === undefined || second === undefined) throw new Error('there are two');
    const options = { serverUrl, idleTimeoutMs: 1000, session: new FetchSession() };
    expect(expectFailed(await served.fetch(first.source, options)).message).toContain('sent no data for 1 s');
    expect(expectFailed(await served.fetch(second.source, options)).message).toContain(UNRESPONSIVE);
    expect(await served.requests(second.name)).toEqual([]);
  });

  test('that is the GitHub server is given up after two time-outs in a row', async () => {
    const [first, second, third] = (await hanging(3)).map(({ source }) => source);
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');
    const [good, late] = [healthy(served), healthy(served)];
    const results = await served.fetchAll([first, good, second, third, late], { idleTimeoutMs: 1000, concurrency: 1 });
    const messages = [first, second, third, late].map((source) => expectFailed(results.get(source)).message);
    expectFetched(results.get(good));
    expect(messages.map((message) => message.includes(UNRESPONSIVE))).toEqual([false, false, false, true]);
  });

  test('within a response is not given up for others', async () => {
    const { url, name } = served.repository([{ files }]);
    const stall = { kind: 'stall', share: 0.5 } as const;
    await served.server.setRules(name, { faults: [{ on: 'upload-pack', how: stall, after: 1, times: 99 }] });
    const slow = { repo: url, ref, path: '.' };
    const good = healthy(served);
    const clock = impatientClock();
    const results = await served.fetchAll([slow, good], { serverUrl, idleTimeoutMs: 1000, concurrency: 1, clock });
    expect(expectFailed(results.get(slow))).toEqual({ kind: 'timeout', message: `${url} sent no data for 1 s` });
    expectFetched(results.get(good));
    expect(clock.waits).toEqual([]);
  });

  test.skipIf(platform === 'win32')('is given up while it connects', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    server.on('connection', (socket) => onTestFinished(() => void socket.destroy()));
    const address = server.address();
    // The server never starts TLS, so that a connection never exists.
    const repo = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/acme/app`;
    const sources = [1, 2].map((count) => ({ repo: `${repo}${count}`, ref, path: '.' }));
    const results = await served.fetchAll(sources, { idleTimeoutMs: 1000, concurrency: 1 });
    const [first, second] = sources.map((source) => expectFailed(results.get(source)));
    expect(first).toEqual({ kind: 'timeout', message: `${repo}1 accepted no connection within 1 s` });
    expect(second?.message).toContain(UNRESPONSIVE);
  });

  test('does not delay the repositories on the GitHub server: they are read first', async () => {
    const elsewhere = healthy(other);
    const onGitHub = healthy(served);
    const log: string[] = [];
    await served.fetchAll([elsewhere, onGitHub], { concurrency: 1, log: (line) => log.push(line) });
    expect(log).toEqual([onGitHub, elsewhere].map(({ repo }) => `${repo}: reading branch main`));
  });
});

describe('when the time for all sources ends', () => {
  test('what is not read yet fails, and what was read stays', async () => {
    const sources = [healthy(served), healthy(served), healthy(served)];
    let now = 0;
    const clock = { now: () => now, sleep: async () => undefined };
    const session = new FetchSession({ maxMs: 300_000, clock });
    const log = (line: string) => {
      if (line.startsWith(`${sources[1]?.repo}:`)) now = 300_000;
    };
    const results = await served.fetchAll(sources, { clock, session, log, concurrency: 1 });
    const [first, ...rest] = sources.map((source) => results.get(source));
    expectFetched(first);
    for (const [index, result] of rest.entries()) {
      expect(expectFailed(result)).toMatchObject({
        kind: 'timeout',
        message: `${sources[index + 1]?.repo} was not read completely before the time for all sources of the run ended`,
        hint: expect.stringContaining('log'),
      });
    }
  });

  test('a command that runs is ended', async () => {
    const [silent] = await hanging(1);
    if (silent === undefined) throw new Error('there is one');
    const session = new FetchSession({ maxMs: 1000 });
    const failure = expectFailed(await served.fetch(silent.source, { session, idleTimeoutMs: 60_000 }));
    expect(failure).toMatchObject({ kind: 'timeout', message: expect.stringContaining('before the time for all') });
  });

  test('nothing is retried', async () => {
    const { url, name } = served.repository([{ files }]);
    const status = { kind: 'status', status: 503 } as const;
    await served.server.setRules(name, { faults: [{ on: 'info-refs', how: status, times: 99 }] });
    const clock = { ...impatientClock(), now: () => 0 };
    const session = new FetchSession({ maxMs: 8500, clock });
    const result = await served.fetch({ repo: url, ref, path: '.' }, { clock, session, retries: 9 });
    expect(expectFailed(result).kind).toBe('unreachable');
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
  });
});
