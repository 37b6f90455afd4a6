import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startGitHubEmulator } from './github-emulator.ts';
import { ALL_PERMISSIONS, useEmulator } from './test-fixture.ts';

const world = useEmulator();
const FILES = [{ files: { 'a.txt': 'a\n' } }];

describe('who asks', () => {
  it('is told when the token is unknown, whatever is asked for', async () => {
    await world.repository('public', FILES);
    expect(await world.ask('GET', 'public', undefined, 'wrong')).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
  });

  it('may read what is public without a token, and write nothing', async () => {
    expect((await world.ask('GET', 'public/contents/a.txt', undefined, null)).status).toBe(200);
    expect(await world.ask('POST', 'public/issues', { title: 'x' }, null)).toMatchObject({
      status: 401,
      body: { message: 'Requires authentication' },
    });
  });

  it('is not told that something private exists', async () => {
    await world.repository('private', FILES, { private: true });
    await world.github.setToken('elsewhere', { login: 'bob', repositories: { 'acme/public': ALL_PERMISSIONS } });
    for (const token of ['elsewhere', null])
      expect(await world.ask('GET', 'private', undefined, token)).toMatchObject({
        status: 404,
        body: { message: 'Not Found' },
      });
    expect((await world.ask('GET', 'nowhere', undefined, 'elsewhere')).status).toBe(404);
  });

  it.each([
    ['app', 'Resource not accessible by integration'],
    ['workflow', 'Resource not accessible by integration'],
    ['user', 'Resource not accessible by personal access token'],
  ] as const)('is refused as %s what the token does not allow', async (kind, message) => {
    const only = { 'acme/public': { contents: 'read', issues: 'write' } } as const;
    await world.github.setToken(`reader-${kind}`, { login: 'reader', kind, repositories: only });
    const { body: head } = await world.ask('GET', 'public/git/ref/heads/main', undefined, `reader-${kind}`);
    const writes = [
      ['POST', 'public/git/refs', { ref: 'refs/heads/x', sha: head.object.sha }],
      ['POST', 'public/pulls', { title: 'x', head: 'x', base: 'main' }],
      ['POST', `public/statuses/${head.object.sha}`, { state: 'success' }],
      ['POST', 'public/dispatches', { event_type: 'x' }],
    ] as const;
    for (const [method, path, body] of writes)
      expect(await world.ask(method, path, body, `reader-${kind}`)).toMatchObject({ status: 403, body: { message } });
    expect((await world.ask('POST', 'public/issues', { title: 'x' }, `reader-${kind}`)).status).toBe(201);
  });

  it('needs the permission for issues where it is no pull request', async () => {
    await world.github.setToken('pulls', { login: 'p', repositories: { 'acme/public': { 'pull-requests': 'write' } } });
    const { body: issue } = await world.ask('POST', 'public/issues', { title: 'x' });
    const comment = await world.ask('POST', `public/issues/${issue.number}/comments`, { body: 'x' }, 'pulls');
    expect(comment.status).toBe(403);
  });

  it('cannot change workflows with a token that may not', async () => {
    await world.github.setToken('code', {
      login: 'c',
      kind: 'app',
      repositories: { 'acme/public': { contents: 'write' } },
    });
    const put = (path: string) =>
      world.ask('PUT', `public/contents/${path}`, { message: 'm', content: 'eA==' }, 'code');
    expect((await put('.github/workflows/x.yml')).status).toBe(403);
    expect((await put('.github/other.yml')).status).toBe(201);
  });

  it('says what program it is', async () => {
    const asked = request(`${world.github.apiUrl}/repos/acme/public`).end();
    const [response] = await once(asked, 'response');
    expect(response.statusCode).toBe(403);
    expect(await text(response)).toContain('User-Agent');
  });

  it('is itself, to itself', async () => {
    expect(await world.ask('GET', '/user', undefined, 'ann')).toMatchObject({ status: 200, body: { login: 'ann' } });
    expect((await world.ask('GET', '/user')).status).toBe(403);
    expect((await world.ask('GET', '/user', undefined, null)).status).toBe(401);
    expect((await world.ask('GET', '/rate_limit')).body.rate.limit).toBe(5000);
  });
});

describe('a repository', () => {
  it('shows what may be done with it, and its settings to those who may write', async () => {
    await world.repository('settings', FILES, { allowAutoMerge: true, allowSquashMerge: false });
    const { body } = await world.ask('GET', 'settings');
    expect(body).toMatchObject({ allow_auto_merge: true, allow_squash_merge: false, permissions: { push: true } });
    const stranger = await world.ask('GET', 'settings', undefined, null);
    expect(stranger.body.permissions.push).toBe(false);
    expect(stranger.body).not.toHaveProperty('allow_auto_merge');
  });

  it('that was renamed leads to its new name', async () => {
    await world.repository('old', FILES, { movedTo: 'acme/public' });
    const { status, headers } = await world.ask('GET', 'old/git/ref/heads/main?x');
    expect([status, headers.get('location')]).toEqual([599, null]);
    await world.github.takeViolations();
    const moved = await world.ask('GET', 'old/git/ref/heads/main');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      `${world.github.apiUrl}/repos/acme/public/git/ref/heads/main`,
    ]);
    expect((await world.ask('POST', 'old/labels', { name: 'x' })).status).toBe(307);
  });

  it('that was archived can only be read', async () => {
    await world.repository('archived', FILES, { archived: true });
    expect((await world.ask('GET', 'archived')).body.archived).toBe(true);
    expect((await world.ask('POST', 'archived/issues', { title: 'x' })).status).toBe(403);
  });
});

describe('pages', () => {
  it('are linked as GitHub links them', async () => {
    await world.repository('pages', FILES);
    for (let number = 1; number <= 5; number++) await world.ask('POST', 'pages/labels', { name: `l${number}` });
    const first = await world.ask('GET', 'pages/labels?per_page=2');
    expect(first.body.map(({ name }: { name: string }) => name)).toEqual(['l1', 'l2']);
    const address = `${world.github.apiUrl}/repos/acme/pages/labels?per_page=2`;
    expect(first.headers.get('link')).toBe(`<${address}&page=2>; rel="next", <${address}&page=3>; rel="last"`);
    const last = await world.ask('GET', 'pages/labels?per_page=2&page=3');
    expect(last.body).toHaveLength(1);
    expect(last.headers.get('link')).toBe(`<${address}&page=2>; rel="prev", <${address}&page=1>; rel="first"`);
    expect((await world.ask('GET', 'pages/labels?per_page=5')).headers.get('link')).toBeNull();
  });
});

describe('what GitHub does not have', () => {
  it.each([
    ['an address', 'GET', '/repos/acme/public/nothing', undefined, /no such operation/],
    ['a parameter', 'GET', 'public/pulls?colour=red', undefined, /query colour is not declared/],
    ['a parameter of another type', 'GET', 'public/pulls?per_page=many', undefined, /query per_page must be integer/],
    [
      'a word that is none of those allowed',
      'GET',
      'public/pulls?state=ajar',
      undefined,
      /state must be equal to one of/,
    ],
    ['a field', 'POST', 'public/issues', { title: 'x', colour: 'red' }, /additional properties: "colour"/],
    [
      'a field within a field',
      'POST',
      'public/git/trees',
      { tree: [{ path: 'a', colour: 1 }] },
      /additional properties/,
    ],
    ['a field of another type', 'POST', 'public/issues', { title: ['x'] }, /body\/title must be/],
    ['a body without what must be there', 'POST', 'public/pulls', { title: 'x', base: 'main' }, /'head'/],
    ['a body where none belongs', 'DELETE', 'public/git/refs/heads/x', {}, /a body is given where none is declared/],
    ['a number of an issue that is none', 'GET', 'public/issues/one', undefined, /issue_number must be integer/],
    ['what is not there yet', 'GET', 'public/issues?mentioned=ann', undefined, /takes no notice of mentioned/],
  ])('is found: %s', async (_, method, path, body, problem) => {
    expect((await world.ask(method, path, body)).status).toBe(599);
    expect(await world.github.takeViolations()).toEqual([
      expect.objectContaining({ problems: expect.arrayContaining([expect.stringMatching(problem)]) }),
    ]);
  });

  it('makes stopping fail, and so the test', async () => {
    const other = await startGitHubEmulator(world.root);
    await fetch(`${other.apiUrl}/nothing`);
    await expect(other.stop()).rejects.toThrow('GET /api/v3/nothing');
  });
});
