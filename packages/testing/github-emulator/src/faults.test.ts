import { git } from '@kalypso-actions/git-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { useEmulator } from './test-fixture.ts';
import { runGitClient } from './test-git.ts';

const world = useEmulator();
let name: string;
let folder: string;
let count = 0;

beforeEach(async () => {
  await world.github.clearFaults();
  name = `faults-${++count}`;
  ({ folder } = await world.repository(name, [{ files: { a: 'a\n' } }, { branch: 'other', files: { b: 'b\n' } }]));
});

const read = () => world.ask('GET', `${name}/git/ref/heads/main`);
const label = () => world.ask('POST', `${name}/labels`, { name: 'made' });
const labels = async () => (await world.ask('GET', `${name}/labels`)).body.length;
const last = async () => (await world.github.requests()).filter(({ path }) => path.includes(name)).at(-1);

describe('a request to the API', () => {
  it.each([401, 403, 404, 409, 422, 429, 500, 502])('is answered with %i, and nothing is done', async (status) => {
    await world.github.addFaults({ how: { kind: 'status', status, headers: { 'retry-after': '3' }, message: 'No.' } });
    const reply = await label();
    expect(reply).toMatchObject({ status, body: { message: 'No.' } });
    expect(reply.headers.get('retry-after')).toBe('3');
    expect(await last()).toMatchObject({ status, fault: 'status' });
    expect(await labels()).toBe(0);
    expect(await world.github.remainingFaults()).toBe(0);
  });

  it('meets the primary limit', async () => {
    await world.github.addFaults({ how: { kind: 'rate-limit', limit: 'primary', seconds: 30 } });
    const { status, headers, body } = await read();
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(Number(headers.get('x-ratelimit-reset')) - Date.now() / 1000).toBeGreaterThan(28);
    expect(body.message).toContain('API rate limit exceeded');
  });

  it('meets a secondary limit', async () => {
    await world.github.addFaults({ how: { kind: 'rate-limit', limit: 'secondary', seconds: 5, status: 429 } });
    const { status, headers, body } = await read();
    expect([status, headers.get('retry-after'), headers.get('x-ratelimit-remaining')]).toEqual([429, '5', '4999']);
    expect(body.message).toContain('secondary rate limit');
  });

  it('is answered late', async () => {
    await world.github.addFaults({ how: { kind: 'delay', ms: 150 } });
    const start = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  it('is never answered', async () => {
    await world.github.addFaults({ how: { kind: 'hang' } });
    const address = `${world.github.apiUrl}/repos/acme/${name}`;
    await expect(fetch(address, { signal: AbortSignal.timeout(150) })).rejects.toThrow(/timeout/);
    await expect.poll(last).toMatchObject({ status: 0, fault: 'hang' });
  });

  it('is cut off before it is carried out', async () => {
    await world.github.addFaults({ how: { kind: 'cut', when: 'before' } });
    await expect(label()).rejects.toThrow('fetch failed');
    expect(await labels()).toBe(0);
  });

  it.each([0, 0.5])('is cut off after it was carried out, at %d of the answer', async (share) => {
    await world.github.addFaults({ method: 'POST', how: { kind: 'cut', when: 'after', share } });
    await expect(label()).rejects.toThrow('terminated');
    expect(await last()).toMatchObject({ method: 'POST', status: 0, fault: 'cut' });
    expect(await labels()).toBe(1);
  });

  it('is carried out, and the answer stops half way', async () => {
    await world.github.addFaults({ how: { kind: 'stall', share: 0.5 } });
    const address = `${world.github.apiUrl}/repos/acme/${name}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(300) });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(/timeout/);
  });
});

describe('which requests a fault befalls', () => {
  it('is said by method, path and number', async () => {
    const how = { kind: 'status', status: 500 } as const;
    await world.github.addFaults({ method: 'GET', path: '/git/ref/', after: 1, times: 2, how });
    const statuses = [];
    for (let turn = 0; turn < 4; turn++) {
      statuses.push((await label()).status, (await read()).status);
    }
    expect(statuses).toEqual([201, 200, 422, 500, 422, 500, 422, 200]);
  });

  it('is counted by each fault for itself', async () => {
    await world.github.addFaults(
      { after: 1, how: { kind: 'status', status: 500 } },
      { after: 2, how: { kind: 'status', status: 502 } },
    );
    expect([(await read()).status, (await read()).status, (await read()).status, (await read()).status]).toEqual([
      200, 500, 502, 200,
    ]);
  });

  it('is nothing any more when they are taken back', async () => {
    await world.github.addFaults({ times: 9, how: { kind: 'status', status: 500 } });
    await world.github.clearFaults();
    expect((await read()).status).toBe(200);
  });
});

describe('git', () => {
  const address = () => `http://x-access-token:app@${world.github.url.slice('http://'.length)}/acme/${name}.git`;
  const push = () => runGitClient(folder, ['push', address(), 'main:refs/heads/pushed']);
  const pushed = () => git(folder, ['for-each-ref', '--format=%(refname)', 'refs/heads/pushed']);
  const receive = { method: 'POST', path: 'git-receive-pack$' } as const;

  it.each([
    [{ kind: 'status', status: 500 }, /returned error: 500/],
    [{ kind: 'status', status: 403 }, /returned error: 403/],
    [{ kind: 'rate-limit', limit: 'secondary', seconds: 1, status: 429 }, /returned error: 429/],
    [{ kind: 'cut', when: 'before' }, /disconnect|hung up|Empty reply|reset/],
  ] as const)('is refused before it pushes: %j', async (how, message) => {
    // Twice: what a connection that is used again does not answer, git's HTTP library asks once more over a new one.
    await world.github.addFaults({ ...receive, times: how.kind === 'cut' ? 2 : 1, how });
    const { status, output } = await push();
    expect(status).not.toBe(0);
    expect(output).toMatch(message);
    expect(pushed()).toBe('');
    expect((await push()).status).toBe(0);
  });

  it('has pushed although the answer is cut off', async () => {
    await world.github.addFaults({ ...receive, how: { kind: 'cut', when: 'after', share: 0.5 } });
    const before = (await world.github.events()).length;
    expect((await push()).status).not.toBe(0);
    expect(pushed()).toBe('refs/heads/pushed');
    expect((await world.github.events(before)).map(({ name: what }) => what)).toEqual(['create', 'push']);
  });

  it('is answered late', async () => {
    await world.github.addFaults({ path: 'info/refs', how: { kind: 'delay', ms: 100 } });
    expect((await push()).status).toBe(0);
  });

  it('is asked for another password', async () => {
    await world.github.addFaults({ path: 'info/refs', times: 3, how: { kind: 'status', status: 401 } });
    expect((await push()).output).toMatch(/Authentication failed|could not read/);
  });
});

describe('the log', () => {
  it('has every request, what it weighed and the token as it was given', async () => {
    const before = (await world.github.requests()).at(-1)?.id;
    const description = 'x'.repeat(90);
    await world.ask('POST', `${name}/labels`, { name: 'y', description });
    const [record] = await world.github.requests(before);
    expect(record).toMatchObject({
      kind: 'api',
      method: 'POST',
      path: `/api/v3/repos/acme/${name}/labels`,
      operation: 'POST /repos/{owner}/{repo}/labels',
      status: 201,
      login: 'fleet[bot]',
      authorization: 'Bearer app',
      underWay: 1,
    });
    expect(record?.bytesIn).toBeGreaterThan(description.length);
    expect(record?.bytesOut).toBeGreaterThan(description.length);
  });

  it('has those of git', async () => {
    const before = (await world.github.requests()).at(-1)?.id;
    await world.github.setRepository(`acme/${name}`, { private: true });
    await runGitClient(folder, [
      'ls-remote',
      `http://x-access-token:app@${world.github.url.slice('http://'.length)}/acme/${name}`,
    ]);
    const records = await world.github.requests(before);
    expect(records.map(({ kind, status }) => [kind, status])).toEqual([
      ['git', 401],
      ['git', 200],
      ['git', 200],
    ]);
    expect(records[1]).toMatchObject({ login: 'fleet[bot]', authorization: expect.stringMatching(/^Basic /) });
  });
});
