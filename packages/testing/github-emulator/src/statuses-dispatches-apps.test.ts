import { createHmac } from 'node:crypto';
import { git } from '@kalypso-actions/git-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
const request = (method: string, path: string, body?: unknown, token?: string) =>
  fixture.request(method, `chain/${path}`, body, token);
let head: string;

beforeAll(async () => {
  const files = {
    '.github/workflows/check.yml': 'on:\n  workflow_dispatch:\n',
    '.github/workflows/push.yml': 'on: push\n',
  };
  const { folder } = await fixture.repository('chain', [{ files }], { private: true });
  head = git(folder, ['rev-parse', 'main']);
});

describe('commit statuses', () => {
  it('report the latest of each context and the combined state', async () => {
    const set = (state: string, context: string) =>
      request('POST', `statuses/${head}`, { state, context, description: 'd', target_url: 'https://example.com' });
    const combined = async () => (await request('GET', 'commits/main/status')).body;
    expect(await combined()).toMatchObject({ state: 'pending', total_count: 0 });
    await set('pending', 'a');
    expect((await set('success', 'a')).body).toMatchObject({ state: 'success', creator: { login: 'fleet[bot]' } });
    expect(await combined()).toMatchObject({
      state: 'success',
      total_count: 1,
      statuses: [{ context: 'a', state: 'success' }],
    });
    await set('pending', 'b');
    expect((await combined()).state).toBe('pending');
    await set('error', 'c');
    expect((await combined()).state).toBe('failure');
    const all = (await request('GET', `commits/${head}/statuses`)).body;
    expect(all.map(({ context, state }: { context: string; state: string }) => `${context} ${state}`)).toEqual([
      'c error',
      'b pending',
      'a success',
      'a pending',
    ]);
    expect((await fixture.github.events()).at(-1)).toMatchObject({
      name: 'status',
      payload: { sha: head, state: 'error' },
    });
  });

  it.each([
    ['1'.repeat(40), {}, /^No commit found for SHA/],
    ['main', {}, /^No commit found for SHA/],
    [undefined, { description: 'x'.repeat(141) }, /^Validation Failed/],
    [undefined, { target_url: 'ftp://example.com' }, /^Validation Failed/],
  ])('are refused: %s %j', async (sha, more, message) => {
    const response = await request('POST', `statuses/${sha ?? head}`, { state: 'success', ...more });
    expect(response).toMatchObject({ status: 422, body: { message: expect.stringMatching(message) } });
  });
});

describe('dispatches', () => {
  it('are delivered to a waiting reader of events', async () => {
    const before = (await fixture.github.events()).length;
    const waiting = fixture.github.events(before, 10_000);
    expect((await request('POST', 'dispatches', { event_type: 'go', client_payload: { a: 1 } })).status).toBe(204);
    expect(await waiting).toMatchObject([
      {
        name: 'repository_dispatch',
        action: 'go',
        startsWorkflows: true,
        payload: { client_payload: { a: 1 }, branch: 'main' },
      },
    ]);
  });

  it('of a workflow name its file and branch', async () => {
    const dispatch = (file: string, body: object) => request('POST', `actions/workflows/${file}/dispatches`, body);
    expect((await dispatch('check.yml', { ref: 'main', inputs: { environment: 'dev' } })).status).toBe(204);
    expect((await fixture.github.events()).at(-1)).toMatchObject({
      name: 'workflow_dispatch',
      payload: { workflow: '.github/workflows/check.yml', ref: 'refs/heads/main', inputs: { environment: 'dev' } },
    });
    expect((await dispatch('check.yml', { ref: 'main', return_run_details: true })).body.run_url).toContain(
      '/actions/runs/',
    );
    expect((await dispatch('nope.yml', { ref: 'main' })).status).toBe(404);
    expect((await dispatch('check.yml', { ref: 'nope' })).body.message).toBe('No ref found for: nope');
    expect((await dispatch('push.yml', { ref: 'main' })).body.message).toContain("'workflow_dispatch' trigger");
  });

  it("with a job's token trigger workflows; other events with it do not", async () => {
    const repositories = { 'acme/chain': { contents: 'write', issues: 'write', actions: 'write' } } as const;
    await fixture.github.setToken('job', { login: 'github-actions[bot]', kind: 'workflow', repositories });
    await request('POST', 'dispatches', { event_type: 'go' }, 'job');
    await request('POST', 'issues', { title: 'x' }, 'job');
    expect(
      (await fixture.github.events()).slice(-2).map(({ name, startsWorkflows }) => [name, startsWorkflows]),
    ).toEqual([
      ['repository_dispatch', true],
      ['issues', false],
    ]);
  });
});

describe('a GitHub App', () => {
  const jwt = (claims: object, header: object = { alg: 'RS256' }) => {
    const parts = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    return [...parts, createHmac('sha256', 'any').update(parts.join('.')).digest('base64url')].join('.');
  };
  const now = Math.floor(Date.now() / 1000);
  const valid = { iss: 'app-1', iat: now - 60, exp: now + 540 };

  beforeAll(() =>
    fixture.github.addApp({
      issuer: 'app-1',
      slug: 'chain-app',
      installation: 7,
      repositories: { 'acme/chain': { contents: 'write', 'pull-requests': 'read' } },
    }),
  );

  it('finds its installation and gets a token', async () => {
    const { body: installation } = await request('GET', 'installation', undefined, jwt(valid));
    expect(installation).toMatchObject({ id: 7, app_slug: 'chain-app', permissions: { pull_requests: 'read' } });
    const { status, body } = await fixture.request('POST', '/app/installations/7/access_tokens', undefined, jwt(valid));
    expect([status, body.permissions]).toEqual([201, { contents: 'write', pull_requests: 'read', metadata: 'read' }]);
    expect((await request('GET', 'branches', undefined, body.token)).status).toBe(200);
    const put = await request('PUT', 'contents/x', { message: 'm', content: '' }, body.token);
    expect(put.body.commit.author.name).toBe('chain-app[bot]');
    expect((await fixture.request('DELETE', '/installation/token', undefined, body.token)).status).toBe(204);
    expect((await request('GET', 'branches', undefined, body.token)).status).toBe(401);
  });

  it('gets the requested permissions, within those of its installation', async () => {
    const token = (body: object) => fixture.request('POST', '/app/installations/7/access_tokens', body, jwt(valid));
    const { body } = await token({ repositories: ['chain'], permissions: { contents: 'read' } });
    expect(body).toMatchObject({ repository_selection: 'selected', repositories: [{ name: 'chain' }] });
    expect((await request('PUT', 'contents/y', { message: 'm', content: '' }, body.token)).status).toBe(403);
    expect((await token({ permissions: { issues: 'write' } })).status).toBe(422);
    expect((await token({ repositories: ['other'] })).status).toBe(422);
    expect((await fixture.request('POST', '/app/installations/8/access_tokens', {}, jwt(valid))).status).toBe(404);
  });

  it.each([
    ['has expired', { ...valid, exp: now - 1 }, undefined],
    ['is valid for too long', { ...valid, exp: now + 3600 }, undefined],
    ['has no issuer', { iat: valid.iat, exp: valid.exp }, undefined],
    ['is not signed with RS256', valid, { alg: 'none' }],
    ['is of an unknown App', { ...valid, iss: 'app-2' }, undefined],
  ])('is refused if its JWT %s', async (_, claims, header) => {
    expect((await request('GET', 'installation', undefined, jwt(claims, header))).status).toBe(401);
  });
});
