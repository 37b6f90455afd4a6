import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
let folder: string;
let head: string;
const request = (method: string, path: string, body?: unknown, token?: string) =>
  fixture.request(method, `data/${path}`, body, token);

beforeAll(async () => {
  const commits = [
    { files: { 'a/one.yaml': 'one\n', 'a/b/two.yaml': 'two\n', top: 'top\n' } },
    { files: { link: { mode: '120000' as const, content: 'top' }, run: { mode: '100755' as const, content: '#!\n' } } },
  ];
  const created = await fixture.repository('data', commits);
  folder = created.folder;
  head = created.commits[1] ?? '';
});

describe('trees', () => {
  it('equal those that git writes', async () => {
    const blob = await request('POST', 'git/blobs', { content: 'YmluYXJ5AP8=', encoding: 'base64' });
    const { body, status } = await request('POST', 'git/trees', {
      base_tree: head,
      tree: [
        { path: 'a/one.yaml', mode: '100644', type: 'blob', sha: null },
        { path: 'a/b/two.yaml', mode: '100644', content: 'zwei\n' },
        { path: 'a.b', mode: '100755', sha: blob.body.sha },
        { path: 'new/deep/link', mode: '120000', content: '../../top' },
      ],
    });
    expect(status).toBe(201);
    const lines = [
      `100644 ${git(folder, ['hash-object', '-w', '--stdin'], 'zwei\n')}\ta/b/two.yaml`,
      `100755 ${blob.body.sha}\ta.b`,
      `120000 ${git(folder, ['hash-object', '-w', '--stdin'], '../../top')}\tnew/deep/link`,
    ];
    process.env.GIT_INDEX_FILE = join(fixture.root, 'index');
    try {
      git(folder, ['read-tree', head]);
      git(folder, ['rm', '--cached', '--quiet', '--', 'a/one.yaml']);
      git(folder, ['update-index', '--index-info'], `${lines.join('\n')}\n`);
      expect(body.sha).toBe(git(folder, ['write-tree']));
    } finally {
      delete process.env.GIT_INDEX_FILE;
    }
    expect(body.tree.map(({ path }: { path: string }) => path)).toEqual(['a.b', 'a', 'link', 'new', 'run', 'top']);
  });

  it('lose empty folders', async () => {
    const gone = ['a/one.yaml', 'a/b/two.yaml', 'link', 'run'].map((path) => ({ path, mode: '100644', sha: null }));
    const { body } = await request('POST', 'git/trees', { base_tree: head, tree: gone });
    expect(body.tree.map(({ path }: { path: string }) => path)).toEqual(['top']);
  });

  it.each([
    ['an empty list', [], 'Invalid tree info'],
    [
      'the removal of a path that does not exist',
      [{ path: 'nope', mode: '100644', sha: null }],
      'GitRPC::BadObjectState',
    ],
    [
      'an unknown blob',
      [{ path: 'x', mode: '100644', sha: '1'.repeat(40) }],
      `tree.sha ${'1'.repeat(40)} is not a valid blob`,
    ],
    [
      'a path with ..',
      [{ path: '../x', mode: '100644', content: '' }],
      'tree.path ../x contains a malformed path component',
    ],
    [
      'a path with .git',
      [{ path: 'a/.GIT/x', mode: '100644', content: '' }],
      'tree.path a/.GIT/x contains a malformed path component',
    ],
  ])('refuse %s', async (_, tree, message) => {
    expect(await request('POST', 'git/trees', { base_tree: head, tree })).toMatchObject({
      status: 422,
      body: { message },
    });
  });

  it('need an existing base', async () => {
    const tree = [{ path: 'x', mode: '100644', content: '' }];
    expect((await request('POST', 'git/trees', { base_tree: '1'.repeat(40), tree })).status).toBe(422);
    expect((await request('POST', 'git/trees', { tree })).body.tree).toHaveLength(1);
  });

  it('are listed with folders, up to the limit of entries', async () => {
    const paths = async () => {
      const { body } = await request('GET', `git/trees/${head}?recursive=1`);
      return [body.tree.map(({ path }: { path: string }) => path), body.truncated];
    };
    expect(await paths()).toEqual([['a', 'a/b', 'a/b/two.yaml', 'a/one.yaml', 'link', 'run', 'top'], false]);
    await fixture.github.setRepository('acme/data', { treeLimit: 3 });
    expect(await paths()).toEqual([['a', 'a/b', 'a/b/two.yaml'], true]);
    await fixture.github.setRepository('acme/data', { treeLimit: 100_000 });
    const { body } = await request('GET', 'git/trees/main');
    expect(body.tree).toHaveLength(4);
    expect((await request('GET', 'git/trees/nope')).status).toBe(404);
  });
});

it('lists at most seven megabytes of a tree', async () => {
  const long = 'n'.repeat(4000);
  const names = Array.from({ length: 2_000 }, (_, index) => [`${index}-${long}`, 'x'] as const);
  await fixture.repository('wide', [{ files: Object.fromEntries(names) }]);
  const { body } = await fixture.request('GET', 'wide/git/trees/main?recursive=1');
  expect(body.truncated).toBe(true);
  expect(JSON.stringify(body.tree).length / 2 ** 20).toBeCloseTo(7, 1);
});

describe('blobs', () => {
  it('are returned unchanged', async () => {
    const bytes = Buffer.from([...Array(256).keys()]);
    const { body } = await request('POST', 'git/blobs', { content: bytes.toString('base64'), encoding: 'base64' });
    const back = await request('GET', `git/blobs/${body.sha}`);
    expect(Buffer.from(back.body.content, 'base64')).toEqual(bytes);
    expect(back.body).toMatchObject({ encoding: 'base64', size: 256 });
    const text = await request('POST', 'git/blobs', { content: 'héllo' });
    expect(git(folder, ['cat-file', 'blob', text.body.sha])).toBe('héllo');
    expect((await request('GET', `git/blobs/${head}`)).status).toBe(404);
    expect((await request('GET', 'git/blobs/short')).status).toBe(422);
  });
});

describe('commits', () => {
  const commit = async (more: object, token?: string) => {
    const tree = git(folder, ['rev-parse', `${head}^{tree}`]);
    return request('POST', 'git/commits', { message: 'line\n\nbody\n', tree, parents: [head], ...more }, token);
  };

  it('of an App are signed by GitHub', async () => {
    const { body } = await commit({});
    expect(body).toMatchObject({
      author: { name: 'fleet[bot]', email: expect.stringMatching(/^\d+\+fleet\[bot\]@users\.noreply/) },
      verification: { verified: true, reason: 'valid' },
    });
    expect(git(folder, ['log', '-1', '--format=%B', body.sha])).toBe('line\n\nbody');
    expect((await request('GET', `git/commits/${body.sha}`)).body).toEqual(body);
  });

  it('with another author, or of a user, are not signed', async () => {
    const author = { name: 'Ann', email: 'ann@example.com', date: '2024-02-03T04:05:06Z' };
    const { body } = await commit({ author });
    expect(body).toMatchObject({ author, committer: author, verification: { verified: false } });
    expect((await commit({}, 'ann')).body.verification.verified).toBe(false);
  });

  it('need an existing tree and existing parents', async () => {
    expect((await commit({ tree: '1'.repeat(40) })).body.message).toBe('Tree SHA does not exist');
    expect((await commit({ parents: ['1'.repeat(40)] })).body.message).toMatch(/^Parent SHA does not exist/);
    expect((await request('GET', `git/commits/${'1'.repeat(40)}`)).status).toBe(404);
  });

  it('are listed by branch and path, newest first', async () => {
    const shas = async (query: string) =>
      (await request('GET', `commits${query}`)).body.map(({ sha }: { sha: string }) => sha);
    const first = git(folder, ['rev-parse', `${head}^`]);
    expect(await shas('?sha=main')).toEqual([head, first]);
    expect(await shas('?path=a')).toEqual([first]);
    expect(await shas('?per_page=1&page=2')).toEqual([first]);
    expect((await request('GET', 'commits?sha=nope')).status).toBe(404);
    const one = await request('GET', 'commits/main');
    expect(one.body).toMatchObject({ sha: head, stats: { additions: 2, total: 2 } });
    expect(
      one.body.files.map(({ filename, status }: { filename: string; status: string }) => [filename, status]),
    ).toEqual([
      ['link', 'added'],
      ['run', 'added'],
    ]);
    expect((await request('GET', 'commits/nope')).status).toBe(422);
  });

  it('are compared', async () => {
    const first = git(folder, ['rev-parse', `${head}^`]);
    const { body: side } = await commit({ parents: [first] });
    const compare = async (range: string) => {
      const { body } = await request('GET', `compare/${range}`);
      return [body.status, body.ahead_by, body.behind_by, body.merge_base_commit?.sha];
    };
    expect(await compare(`${first}...main`)).toEqual(['ahead', 1, 0, first]);
    expect(await compare(`main...${first}`)).toEqual(['behind', 0, 1, first]);
    expect(await compare('main...main')).toEqual(['identical', 0, 0, head]);
    expect(await compare(`main...${side.sha}`)).toEqual(['diverged', 1, 1, first]);
    const { body: alone } = await commit({ parents: [] });
    expect((await request('GET', `compare/main...${alone.sha}`)).status).toBe(404);
    expect((await request('GET', 'compare/main...nope')).status).toBe(404);
  });
});

// What GitHub responds was seen in readthedocs/readthedocs.org#9347 (422), hellofresh/action-changed-files#29 (404 for a comparison with an unknown commit), and
// jfrog/froggit-go#11 (the message).
describe('a commit that the repository does not have', () => {
  it.each(['1'.repeat(40), '0'.repeat(40), '42f2c201b96055faead8da72a126ec3e8fe30296'])('%s', async (unknown) => {
    const respond = async (method: string, path: string, content?: object) => {
      const { status, body } = await request(method, path, content);
      return [status, body.message];
    };
    expect(await respond('GET', `commits/${unknown}`)).toEqual([422, `No commit found for SHA: ${unknown}`]);
    const update = { state: 'pending', context: 'x' };
    expect(await respond('POST', `statuses/${unknown}`, update)).toEqual([422, `No commit found for SHA: ${unknown}`]);
    expect(await respond('GET', `git/commits/${unknown}`)).toEqual([404, 'Not Found']);
    expect(await respond('GET', `compare/${unknown}...${head}`)).toEqual([404, 'Not Found']);
    expect(await respond('GET', `compare/${head}...${unknown}`)).toEqual([404, 'Not Found']);
  });

  it('is found if no branch has it, like those of a fork', async () => {
    const tree = git(folder, ['rev-parse', `${head}^{tree}`]);
    const [common, alone] = [['-p', `${head}^`], []].map((parents) =>
      git(folder, ['commit-tree', tree, ...parents, '-m', 'x']),
    );
    for (const commit of [common, alone]) {
      expect((await request('GET', `git/commits/${commit}`)).body.sha).toBe(commit);
      expect((await request('GET', `commits/${commit}`)).body.sha).toBe(commit);
      expect((await request('GET', `commits/${commit}/statuses`)).body).toEqual([]);
    }
    expect((await request('GET', `compare/${common}...${head}`)).body.status).toBe('diverged');
    const compared = await request('GET', `compare/${alone}...${head}`);
    expect([compared.status, compared.body.message]).toEqual([404, `No common ancestor between ${alone} and ${head}.`]);
    const branches = (await request('GET', 'branches')).body as readonly {
      readonly commit: { readonly sha: string };
    }[];
    expect(branches.map(({ commit }) => commit.sha)).not.toContain(common);
  });
});

describe('references', () => {
  it('are created, moved and deleted', async () => {
    const first = git(folder, ['rev-parse', `${head}^`]);
    const created = await request('POST', 'git/refs', { ref: 'refs/heads/feature/x', sha: first });
    expect(created).toMatchObject({
      status: 201,
      body: { ref: 'refs/heads/feature/x', object: { sha: first, type: 'commit' } },
    });
    for (const path of ['git/ref/heads/feature/x', 'git/ref/heads%2Ffeature%2Fx'])
      expect((await request('GET', path)).body.object.sha).toBe(first);
    expect((await request('PATCH', 'git/refs/heads/feature/x', { sha: head })).status).toBe(200);
    expect(await request('PATCH', 'git/refs/heads/feature/x', { sha: first })).toMatchObject({
      status: 422,
      body: { message: 'Update is not a fast forward' },
    });
    expect((await request('PATCH', 'git/refs/heads/feature/x', { sha: first, force: true })).status).toBe(200);
    expect(git(folder, ['rev-parse', 'feature/x'])).toBe(first);
    expect((await request('GET', 'git/matching-refs/heads/fea')).body).toHaveLength(1);
    expect((await request('DELETE', 'git/refs/heads/feature/x')).status).toBe(204);
    expect((await request('GET', 'git/ref/heads/feature/x')).status).toBe(404);
  });

  it.each([
    ['POST', 'git/refs', { ref: 'refs/heads/main', sha: '' }, 'Reference already exists'],
    ['POST', 'git/refs', { ref: 'refs/heads/y', sha: '1'.repeat(40) }, 'Object does not exist'],
    [
      'POST',
      'git/refs',
      { ref: 'heads/y', sha: '' },
      "Reference name must start with 'refs/' and contain at least two slashes",
    ],
    ['POST', 'git/refs', { ref: 'refs/heads/a..b', sha: '' }, 'refs/heads/a..b is not a valid ref name.'],
    ['PATCH', 'git/refs/heads/nope', { sha: '1'.repeat(40) }, 'Reference does not exist'],
    ['DELETE', 'git/refs/heads/nope', undefined, 'Reference does not exist'],
    ['DELETE', 'git/refs/heads/main', undefined, 'Cannot delete the default branch'],
  ])('are refused: %s %s %j', async (method, path, body, message) => {
    expect(await request(method, path, body)).toMatchObject({ status: 422, body: { message } });
  });

  it('of a protected branch cannot be moved', async () => {
    await request('POST', 'git/refs', { ref: 'refs/heads/kept', sha: head });
    await fixture.github.setRepository('acme/data', { protection: { kept: { bypass: ['ann'] } } });
    const { body: next } = await request('POST', 'git/commits', {
      message: 'm',
      tree: git(folder, ['rev-parse', `${head}^{tree}`]),
      parents: [head],
    });
    const move = (token: string) => request('PATCH', 'git/refs/heads/kept', { sha: next.sha }, token);
    expect(await move('app')).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('pull request') },
    });
    expect((await move('ann')).status).toBe(200);
    expect((await request('DELETE', 'git/refs/heads/kept')).status).toBe(422);
    expect((await request('GET', 'branches/kept')).body.protected).toBe(true);
    expect((await request('GET', 'branches?protected=true')).body.map(({ name }: { name: string }) => name)).toEqual([
      'kept',
    ]);
    expect((await request('GET', 'branches/nope')).body.message).toBe('Branch not found');
  });

  it('of an empty repository do not exist', async () => {
    await fixture.repository('empty', []);
    for (const path of ['git/ref/heads/main', 'git/matching-refs/heads/', 'commits'])
      expect(await fixture.request('GET', `empty/${path}`)).toMatchObject({
        status: 409,
        body: { message: 'Git Repository is empty.' },
      });
    expect((await fixture.request('GET', 'empty/branches')).body).toEqual([]);
  });
});

describe('contents', () => {
  it('are read by branch, as a file, a folder or a link', async () => {
    const { body } = await request('GET', 'contents/a/one.yaml');
    expect(Buffer.from(body.content, 'base64').toString()).toBe('one\n');
    expect(
      (await request('GET', 'contents/a?ref=main')).body.map(({ path, type }: { path: string; type: string }) => [
        path,
        type,
      ]),
    ).toEqual([
      ['a/b', 'dir'],
      ['a/one.yaml', 'file'],
    ]);
    expect((await request('GET', 'contents')).body).toHaveLength(4);
    expect((await request('GET', 'contents/link')).body).toMatchObject({ type: 'symlink', target: 'top' });
    expect((await request('GET', 'contents/nope')).status).toBe(404);
    expect((await request('GET', 'contents/top/nope')).status).toBe(404);
    expect((await request('GET', 'contents/a?ref=nope')).body.message).toBe('No commit found for the ref nope');
  });

  it('are written one file per commit, if sha is the current blob', async () => {
    await request('POST', 'git/refs', { ref: 'refs/heads/edit', sha: head });
    const put = (more: object) =>
      request('PUT', 'contents/a/one.yaml', { message: 'put', branch: 'edit', content: 'MQo=', ...more });
    expect((await put({})).status).toBe(422);
    expect((await put({ sha: '1'.repeat(40) })).status).toBe(409);
    const sha = git(folder, ['rev-parse', 'edit:a/one.yaml']);
    expect((await put({ sha })).status).toBe(200);
    expect(git(folder, ['show', 'edit:a/one.yaml'])).toBe('1');
    const gone = { message: 'gone', branch: 'edit', sha: git(folder, ['rev-parse', 'edit:a/one.yaml']) };
    expect(await request('DELETE', 'contents/a/one.yaml', gone)).toMatchObject({
      status: 200,
      body: { content: null },
    });
    expect((await request('DELETE', 'contents/a/one.yaml', gone)).status).toBe(404);
    expect((await put({ branch: 'nope' })).status).toBe(404);
  });
});
