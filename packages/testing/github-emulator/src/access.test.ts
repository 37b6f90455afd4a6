import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startGitHubEmulator } from './github-emulator.ts';
import { ALL_PERMISSIONS, useEmulator } from './test-support.ts';

const fixture = useEmulator();
const FILES = [{ files: { 'a.txt': 'a\n' } }];

describe('a request', () => {
  it('with an unknown token gets 401', async () => {
    await fixture.repository('public', FILES);
    expect(await fixture.request('GET', 'public', undefined, 'wrong')).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
  });

  it('without a token can read public repositories and write nothing', async () => {
    expect((await fixture.request('GET', 'public/contents/a.txt', undefined, null)).status).toBe(200);
    expect(await fixture.request('POST', 'public/issues', { title: 'x' }, null)).toMatchObject({
      status: 401,
      body: { message: 'Requires authentication' },
    });
  });

  it('gets 404 for a private repository that its token may not see', async () => {
    await fixture.repository('private', FILES, { private: true });
    await fixture.github.setToken('elsewhere', { login: 'bob', repositories: { 'acme/public': ALL_PERMISSIONS } });
    for (const token of ['elsewhere', null])
      expect(await fixture.request('GET', 'private', undefined, token)).toMatchObject({
        status: 404,
        body: { message: 'Not Found' },
      });
    expect((await fixture.request('GET', 'nowhere', undefined, 'elsewhere')).status).toBe(404);
  });

  it.each([
    ['app', 'Resource not accessible by integration'],
    ['workflow', 'Resource not accessible by integration'],
    ['user', 'Resource not accessible by personal access token'],
  ] as const)('of kind %s is refused what its token does not permit', async (kind, message) => {
    const only = { 'acme/public': { contents: 'read', issues: 'write' } } as const;
    await fixture.github.setToken(`reader-${kind}`, { login: 'reader', kind, repositories: only });
    const { body: head } = await fixture.request('GET', 'public/git/ref/heads/main', undefined, `reader-${kind}`);
    const writes = [
      ['POST', 'public/git/refs', { ref: 'refs/heads/x', sha: head.object.sha }],
      ['POST', 'public/pulls', { title: 'x', head: 'x', base: 'main' }],
      ['POST', `public/statuses/${head.object.sha}`, { state: 'success' }],
      ['POST', 'public/dispatches', { event_type: 'x' }],
    ] as const;
    for (const [method, path, body] of writes)
      expect(await fixture.request(method, path, body, `reader-${kind}`)).toMatchObject({
        status: 403,
        body: { message },
      });
    expect((await fixture.request('POST', 'public/issues', { title: 'x' }, `reader-${kind}`)).status).toBe(201);
  });

  it('needs the permission issues for an issue that is not a pull request', async () => {
    await fixture.github.setToken('pulls', {
      login: 'p',
      repositories: { 'acme/public': { 'pull-requests': 'write' } },
    });
    const { body: issue } = await fixture.request('POST', 'public/issues', { title: 'x' });
    const comment = await fixture.request('POST', `public/issues/${issue.number}/comments`, { body: 'x' }, 'pulls');
    expect(comment.status).toBe(403);
  });

  it('needs the permission workflows to change workflows', async () => {
    await fixture.github.setToken('code', {
      login: 'c',
      kind: 'app',
      repositories: { 'acme/public': { contents: 'write' } },
    });
    const put = (path: string) =>
      fixture.request('PUT', `public/contents/${path}`, { message: 'm', content: 'eA==' }, 'code');
    expect((await put('.github/workflows/x.yml')).status).toBe(403);
    expect((await put('.github/other.yml')).status).toBe(201);
  });

  it('needs a User-Agent', async () => {
    const anonymous = request(`${fixture.github.apiUrl}/repos/acme/public`).end();
    const [response] = await once(anonymous, 'response');
    expect(response.statusCode).toBe(403);
    expect(await text(response)).toContain('User-Agent');
  });

  it('reads its own user and rate limit', async () => {
    expect(await fixture.request('GET', '/user', undefined, 'ann')).toMatchObject({
      status: 200,
      body: { login: 'ann' },
    });
    expect((await fixture.request('GET', '/user')).status).toBe(403);
    expect((await fixture.request('GET', '/user', undefined, null)).status).toBe(401);
    expect((await fixture.request('GET', '/rate_limit')).body.rate.limit).toBe(5000);
  });
});

describe('a repository', () => {
  it('shows permissions, and settings to those who may write', async () => {
    await fixture.repository('settings', FILES, { allowAutoMerge: true, allowSquashMerge: false });
    const { body } = await fixture.request('GET', 'settings');
    expect(body).toMatchObject({ allow_auto_merge: true, allow_squash_merge: false, permissions: { push: true } });
    const reader = await fixture.request('GET', 'settings', undefined, null);
    expect(reader.body.permissions.push).toBe(false);
    expect(reader.body).not.toHaveProperty('allow_auto_merge');
  });

  it('that was renamed redirects to its new name', async () => {
    await fixture.repository('old', FILES, { movedTo: 'acme/public' });
    const { status, headers } = await fixture.request('GET', 'old/git/ref/heads/main?x');
    expect([status, headers.get('location')]).toEqual([599, null]);
    await fixture.github.takeViolations();
    const moved = await fixture.request('GET', 'old/git/ref/heads/main');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      `${fixture.github.apiUrl}/repos/acme/public/git/ref/heads/main`,
    ]);
    expect((await fixture.request('POST', 'old/labels', { name: 'x' })).status).toBe(307);
  });

  it('that was archived is read-only', async () => {
    await fixture.repository('archived', FILES, { archived: true });
    expect((await fixture.request('GET', 'archived')).body.archived).toBe(true);
    expect((await fixture.request('POST', 'archived/issues', { title: 'x' })).status).toBe(403);
  });
});

describe('pages', () => {
  it('are linked by a Link header', async () => {
    await fixture.repository('pages', FILES);
    for (let number = 1; number <= 5; number++) await fixture.request('POST', 'pages/labels', { name: `l${number}` });
    const first = await fixture.request('GET', 'pages/labels?per_page=2');
    expect(first.body.map(({ name }: { name: string }) => name)).toEqual(['l1', 'l2']);
    const address = `${fixture.github.apiUrl}/repos/acme/pages/labels?per_page=2`;
    expect(first.headers.get('link')).toBe(`<${address}&page=2>; rel="next", <${address}&page=3>; rel="last"`);
    const last = await fixture.request('GET', 'pages/labels?per_page=2&page=3');
    expect(last.body).toHaveLength(1);
    expect(last.headers.get('link')).toBe(`<${address}&page=2>; rel="prev", <${address}&page=1>; rel="first"`);
    expect((await fixture.request('GET', 'pages/labels?per_page=5')).headers.get('link')).toBeNull();
  });
});

describe('a violation', () => {
  it.each([
    ['an unknown path', 'GET', '/repos/acme/public/nothing', undefined, /unknown operation/],
    ['an unknown parameter', 'GET', 'public/pulls?colour=red', undefined, /query colour is not declared/],
    ['a parameter of the wrong type', 'GET', 'public/pulls?per_page=many', undefined, /query per_page must be integer/],
    ['a value outside an enumeration', 'GET', 'public/pulls?state=ajar', undefined, /state must be equal to one of/],
    ['an unknown field', 'POST', 'public/issues', { title: 'x', colour: 'red' }, /additional properties: "colour"/],
    [
      'an unknown nested field',
      'POST',
      'public/git/trees',
      { tree: [{ path: 'a', colour: 1 }] },
      /additional properties/,
    ],
    ['a field of the wrong type', 'POST', 'public/issues', { title: ['x'] }, /body\/title must be/],
    ['a body without a required field', 'POST', 'public/pulls', { title: 'x', base: 'main' }, /'head'/],
    ['an unexpected body', 'DELETE', 'public/git/refs/heads/x', {}, /takes no body/],
    ['an issue number that is not a number', 'GET', 'public/issues/one', undefined, /issue_number must be integer/],
    ['an unsupported parameter', 'GET', 'public/issues?mentioned=ann', undefined, /does not support mentioned/],
  ])('gets status 599: %s', async (_, method, path, body, problem) => {
    expect((await fixture.request(method, path, body)).status).toBe(599);
    expect(await fixture.github.takeViolations()).toEqual([
      expect.objectContaining({ problems: expect.arrayContaining([expect.stringMatching(problem)]) }),
    ]);
  });

  it('makes stop() throw, so that the test fails', async () => {
    const other = await startGitHubEmulator(fixture.root);
    await fetch(`${other.apiUrl}/nothing`);
    await expect(other.stop()).rejects.toThrow('GET /api/v3/nothing');
  });
});
