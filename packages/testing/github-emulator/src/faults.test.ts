import { git } from '@kalypso-actions/git-server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGitClient } from './test-git.ts';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
let name: string;
let folder: string;
let count = 0;

beforeAll(async () => {
  await fixture.repository('template', [{ files: { a: 'a\n' } }, { branch: 'other', files: { b: 'b\n' } }]);
});

beforeEach(async () => {
  await fixture.github.clearFaults();
  name = `faults-${++count}`;
  folder = fixture.copyRepository('template', name);
});

const read = () => fixture.request('GET', `${name}/git/ref/heads/main`);
const label = () => fixture.request('POST', `${name}/labels`, { name: 'made' });
const labels = async () => (await fixture.request('GET', `${name}/labels`)).body.length;
const last = async () => (await fixture.github.requests()).filter(({ path }) => path.includes(name)).at(-1);

describe('a request to the API', () => {
  it.each([401, 403, 404, 409, 422, 429, 500, 502])('gets status %i and has no effect', async (status) => {
    await fixture.github.addFaults({
      how: { kind: 'status', status, headers: { 'retry-after': '3' }, message: 'No.' },
    });
    const response = await label();
    expect(response).toMatchObject({ status, body: { message: 'No.' } });
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await last()).toMatchObject({ status, fault: 'status' });
    expect(await labels()).toBe(0);
    expect(await fixture.github.remainingFaults()).toBe(0);
  });

  it('reaches the primary rate limit', async () => {
    await fixture.github.addFaults({ how: { kind: 'rate-limit', limit: 'primary', seconds: 30 } });
    const before = Math.floor(Date.now() / 1000);
    const { status, headers, body } = await read();
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(before + 30);
    expect(body.message).toContain('API rate limit exceeded');
  });

  it('reaches a secondary rate limit', async () => {
    await fixture.github.addFaults({ how: { kind: 'rate-limit', limit: 'secondary', seconds: 5, status: 429 } });
    const { status, headers, body } = await read();
    expect([status, headers.get('retry-after'), headers.get('x-ratelimit-remaining')]).toEqual([429, '5', '4999']);
    expect(body.message).toContain('secondary rate limit');
  });

  it('gets a late response', async () => {
    await fixture.github.addFaults({ how: { kind: 'delay', ms: 20 } });
    expect((await read()).status).toBe(200);
    await fixture.github.addFaults({ path: '/git/ref/', how: { kind: 'delay', ms: 3_600_000 } });
    const client = new AbortController();
    const address = `${fixture.github.apiUrl}/repos/acme/${name}/git/ref/heads/main`;
    const late = fetch(address, { signal: client.signal });
    await expect.poll(() => fixture.github.remainingFaults()).toBe(0);
    expect((await label()).status).toBe(201);
    client.abort();
    await expect(late).rejects.toThrow(/abort/);
  });

  it('never gets a response', async () => {
    await fixture.github.addFaults({ how: { kind: 'hang' } });
    const client = new AbortController();
    const response = fetch(`${fixture.github.apiUrl}/repos/acme/${name}`, { signal: client.signal });
    await expect.poll(() => fixture.github.remainingFaults()).toBe(0);
    client.abort();
    await expect(response).rejects.toThrow(/abort/);
    await expect.poll(last).toMatchObject({ status: 0, fault: 'hang' });
  });

  it('loses its connection before it is performed', async () => {
    await fixture.github.addFaults({ how: { kind: 'cut', when: 'before' } });
    await expect(label()).rejects.toThrow('fetch failed');
    expect(await labels()).toBe(0);
  });

  it.each([0, 0.5])('loses its connection after it was performed, at %d of the response', async (share) => {
    await fixture.github.addFaults({ method: 'POST', how: { kind: 'cut', when: 'after', share } });
    await expect(label()).rejects.toThrow('terminated');
    expect(await last()).toMatchObject({ method: 'POST', status: 0, fault: 'cut' });
    expect(await labels()).toBe(1);
  });

  it('is performed, and the response stalls half-way', async () => {
    await fixture.github.addFaults({ how: { kind: 'stall', share: 0.5 } });
    const client = new AbortController();
    const response = await fetch(`${fixture.github.apiUrl}/repos/acme/${name}`, { signal: client.signal });
    expect(response.status).toBe(200);
    const sent = Math.floor(Number(response.headers.get('content-length')) / 2);
    const reader = response.body?.getReader();
    let received = 0;
    while (received < sent) received += (await reader?.read())?.value?.length ?? Number.NaN;
    expect(received).toBe(sent);
    const rest = reader?.read();
    client.abort();
    await expect(rest).rejects.toThrow(/abort/);
  });
});

describe('a fault', () => {
  it('is selected by method, path and count', async () => {
    const how = { kind: 'status', status: 500 } as const;
    await fixture.github.addFaults({ method: 'GET', path: '/git/ref/', after: 1, times: 2, how });
    const statuses = [];
    for (let index = 0; index < 4; index++) {
      statuses.push((await label()).status, (await read()).status);
    }
    expect(statuses).toEqual([201, 200, 422, 500, 422, 500, 422, 200]);
  });

  it('counts requests independently of other faults', async () => {
    await fixture.github.addFaults(
      { after: 1, how: { kind: 'status', status: 500 } },
      { after: 2, how: { kind: 'status', status: 502 } },
    );
    expect([(await read()).status, (await read()).status, (await read()).status, (await read()).status]).toEqual([
      200, 500, 502, 200,
    ]);
  });

  it('has no effect after clearFaults()', async () => {
    await fixture.github.addFaults({ times: 9, how: { kind: 'status', status: 500 } });
    await fixture.github.clearFaults();
    expect((await read()).status).toBe(200);
  });
});

describe('git', () => {
  const address = () => `http://x-access-token:app@${fixture.github.url.slice('http://'.length)}/acme/${name}.git`;
  const push = () => runGitClient(folder, ['push', address(), 'main:refs/heads/pushed']);
  const pushed = () => git(folder, ['for-each-ref', '--format=%(refname)', 'refs/heads/pushed']);
  const receive = { method: 'POST', path: 'git-receive-pack$' } as const;

  it.each([
    [{ kind: 'status', status: 500 }, /returned error: 500/],
    [{ kind: 'status', status: 403 }, /returned error: 403/],
    [{ kind: 'rate-limit', limit: 'secondary', seconds: 1, status: 429 }, /returned error: 429/],
    [{ kind: 'cut', when: 'before' }, /disconnect|hung up|Empty reply|reset/],
  ] as const)('cannot push: %j', async (how, message) => {
    // Twice, because git's HTTP library retries once on a new connection if a reused one is closed without a response.
    await fixture.github.addFaults({ ...receive, times: how.kind === 'cut' ? 2 : 1, how });
    const { status, output } = await push();
    expect(status).not.toBe(0);
    expect(output).toMatch(message);
    expect(pushed()).toBe('');
    expect((await push()).status).toBe(0);
  });

  it('has pushed although the response was cut off', async () => {
    await fixture.github.addFaults({ ...receive, how: { kind: 'cut', when: 'after', share: 0.5 } });
    const before = (await fixture.github.events()).length;
    expect((await push()).status).not.toBe(0);
    expect(pushed()).toBe('refs/heads/pushed');
    expect((await fixture.github.events(before)).map((event) => event.name)).toEqual(['create', 'push']);
  });

  it('gets a late response', async () => {
    await fixture.github.addFaults({ path: 'info/refs', how: { kind: 'delay', ms: 100 } });
    expect((await push()).status).toBe(0);
  });

  it('is asked for credentials', async () => {
    await fixture.github.addFaults({ path: 'info/refs', times: 3, how: { kind: 'status', status: 401 } });
    expect((await push()).output).toMatch(/Authentication failed|could not read/);
  });
});

describe('the request log', () => {
  it('has every request with its size and authorization', async () => {
    const before = (await fixture.github.requests()).at(-1)?.id;
    const description = 'x'.repeat(90);
    await fixture.request('POST', `${name}/labels`, { name: 'y', description });
    const [record] = await fixture.github.requests(before);
    expect(record).toMatchObject({
      kind: 'api',
      method: 'POST',
      path: `/api/v3/repos/acme/${name}/labels`,
      operation: 'POST /repos/{owner}/{repo}/labels',
      status: 201,
      login: 'fleet[bot]',
      authorization: 'Bearer app',
      inFlight: 1,
    });
    expect(record?.bytesIn).toBeGreaterThan(description.length);
    expect(record?.bytesOut).toBeGreaterThan(description.length);
  });

  it('has the requests of git', async () => {
    const before = (await fixture.github.requests()).at(-1)?.id;
    await fixture.github.setRepository(`acme/${name}`, { private: true });
    await runGitClient(folder, [
      'ls-remote',
      `http://x-access-token:app@${fixture.github.url.slice('http://'.length)}/acme/${name}`,
    ]);
    const records = await fixture.github.requests(before);
    expect(records.map(({ kind, status }) => [kind, status])).toEqual([
      ['git', 401],
      ['git', 200],
      ['git', 200],
    ]);
    expect(records[1]).toMatchObject({ login: 'fleet[bot]', authorization: expect.stringMatching(/^Basic /) });
  });
});
