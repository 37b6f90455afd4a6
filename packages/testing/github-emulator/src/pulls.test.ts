import { type CommitSpec, git } from '@kalypso-actions/git-server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEmulator } from './test-fixture.ts';

const world = useEmulator();
let name: string;
let folder: string;
let count = 0;

const ask = (method: string, path: string, body?: unknown, token?: string) =>
  world.ask(method, `${name}/${path}`, body, token);
const open = (more: object = {}) => ask('POST', 'pulls', { title: 'Topic', head: 'topic', base: 'main', ...more });
const push = (branch: string, to: string) =>
  ask('PATCH', `git/refs/heads/${branch}`, { sha: git(folder, ['rev-parse', to]), force: true });

const COMMITS: readonly CommitSpec[] = [
  { files: { 'a.txt': '1\n2\n3\n', 'b.txt': 'b\n' } },
  { branch: 'topic', files: { 'a.txt': '1\n2\n3\n4\n', 'c.txt': 'c\n' } },
  { branch: 'alone', files: { 'z.txt': 'z\n' } },
];

/** A branch that `fast-import` begins anew has no history; this one continues main. */
function onMain(): void {
  const tree = git(folder, ['rev-parse', 'topic^{tree}']);
  const main = git(folder, ['rev-parse', 'main']);
  git(folder, ['update-ref', 'refs/heads/topic', git(folder, ['commit-tree', tree, '-p', main, '-m', 'topic'])]);
}

beforeAll(() => world.github.addUsers('bob', 'carol'));

beforeEach(async () => {
  name = `pulls-${++count}`;
  ({ folder } = await world.repository(name, COMMITS));
  onMain();
});

describe('opening', () => {
  it('says what the pull request changes', async () => {
    const { status, body } = await open({ body: 'why', draft: true });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: 1,
      state: 'open',
      draft: true,
      body: 'why',
      user: { login: 'fleet[bot]', type: 'Bot' },
      head: { ref: 'topic', label: 'acme:topic', sha: git(folder, ['rev-parse', 'topic']) },
      base: { ref: 'main', sha: git(folder, ['rev-parse', 'main']) },
      commits: 1,
      changed_files: 3,
      html_url: `${world.github.url}/acme/${name}/pull/1`,
    });
    const { body: files } = await ask('GET', 'pulls/1/files');
    expect(files.map(({ filename, status }: { filename: string; status: string }) => `${status} ${filename}`)).toEqual([
      'modified a.txt',
      'removed b.txt',
      'added c.txt',
    ]);
    expect((await ask('GET', 'pulls/1/commits')).body).toHaveLength(1);
  });

  it.each([
    [{ base: 'nope' }, { field: 'base', code: 'invalid' }],
    [{ head: 'nope' }, { field: 'head', code: 'invalid' }],
    [{ head: 'other:topic' }, { field: 'head', code: 'invalid' }],
    [{ head: 'main' }, { message: 'No commits between main and main' }],
    [{ head: 'alone' }, { message: 'The alone branch has no history in common with main' }],
    [{ title: '' }, { field: 'title', code: 'missing_field' }],
    [{ title: 'x'.repeat(257) }, { message: 'title is too long (maximum is 256 characters)' }],
    [{ body: 'x'.repeat(65_537) }, { message: 'body is too long (maximum is 65536 characters)' }],
  ])('is refused: %j', async (more, error) => {
    expect(await open(more)).toMatchObject({
      status: 422,
      body: { message: 'Validation Failed', errors: [{ resource: 'PullRequest', ...error }] },
    });
  });

  it('is refused where one is open already', async () => {
    await open();
    expect((await open()).body.errors).toEqual([
      { resource: 'PullRequest', code: 'custom', message: 'A pull request already exists for acme:topic.' },
    ]);
    await ask('PATCH', 'pulls/1', { state: 'closed' });
    expect((await open()).body.number).toBe(2);
  });

  it("is refused to a job's own token where the repository says so", async () => {
    await world.github.setToken('job', {
      login: 'github-actions[bot]',
      kind: 'workflow',
      repositories: { '*': { contents: 'write', 'pull-requests': 'write' } },
    });
    await world.github.setRepository(`acme/${name}`, { allowActionsPullRequests: false });
    const wanted = { title: 'x', head: 'topic', base: 'main' };
    expect(await ask('POST', 'pulls', wanted, 'job')).toMatchObject({
      status: 403,
      body: { message: 'GitHub Actions is not permitted to create or approve pull requests.' },
    });
    await world.github.setRepository(`acme/${name}`, { allowActionsPullRequests: true });
    expect((await ask('POST', 'pulls', wanted, 'job')).status).toBe(201);
  });
});

describe('finding', () => {
  const numbers = async (query: string) =>
    (await ask('GET', `pulls${query}`)).body.map(({ number }: { number: number }) => number);

  it('goes by state, base and head, newest first', async () => {
    git(folder, ['update-ref', 'refs/heads/second', 'topic']);
    await open();
    await open({ head: 'second' });
    await ask('PATCH', 'pulls/1', { state: 'closed' });
    expect(await numbers('')).toEqual([2]);
    expect(await numbers('?state=all')).toEqual([2, 1]);
    expect(await numbers('?state=closed')).toEqual([1]);
    expect(await numbers('?state=all&base=other')).toEqual([]);
    expect(await numbers('?state=all&head=acme:topic')).toEqual([1]);
    expect(await numbers('?state=all&head=someone:topic')).toEqual([]);
  });

  it('takes no notice of a head without its owner, as GitHub does', async () => {
    await open();
    expect(await numbers('?head=nothing')).toEqual([1]);
  });

  it('by a commit of it', async () => {
    await open();
    const of = async (sha: string) => (await ask('GET', `commits/${git(folder, ['rev-parse', sha])}/pulls`)).body;
    expect(await of('topic')).toHaveLength(1);
    expect(await of('main')).toEqual([]);
  });
});

describe('what can be merged', () => {
  it('is not known at once', async () => {
    await world.github.setRepository(`acme/${name}`, { mergeableAfter: 2 });
    await open();
    const states = [];
    for (let turn = 0; turn < 3; turn++) states.push((await ask('GET', 'pulls/1')).body.mergeable_state);
    expect(states).toEqual(['unknown', 'unknown', 'clean']);
    await push('topic', 'topic');
    await push('main', 'main');
    expect((await ask('GET', 'pulls/1')).body.mergeable).toBe(true);
    const more = git(folder, ['commit-tree', 'main^{tree}', '-p', 'topic', '-m', 'more']);
    await push('topic', more);
    expect((await ask('GET', 'pulls/1')).body.mergeable).toBeNull();
  });

  it('is not what conflicts', async () => {
    await open();
    const blob = git(folder, ['hash-object', '-w', '--stdin'], '1\n2\n3\nfour\n');
    const tree = git(folder, ['mktree'], `100644 blob ${blob}\ta.txt\n`);
    await push('main', git(folder, ['commit-tree', tree, '-p', 'main', '-m', 'other']));
    await ask('GET', 'pulls/1');
    expect((await ask('GET', 'pulls/1')).body).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect(await ask('PUT', 'pulls/1/merge', {})).toMatchObject({
      status: 405,
      body: { message: 'Pull Request is not mergeable' },
    });
  });

  it('is kept for workflows as a merge of its own', async () => {
    await open();
    expect(git(folder, ['rev-parse', 'refs/pull/1/head'])).toBe(git(folder, ['rev-parse', 'topic']));
    expect(git(folder, ['log', '-1', '--format=%P', 'refs/pull/1/merge'])).toBe(
      git(folder, ['rev-parse', 'main', 'topic']).replace('\n', ' '),
    );
  });
});

describe('changing', () => {
  it('takes title, body, base and state', async () => {
    await open();
    git(folder, ['update-ref', 'refs/heads/other', 'main']);
    const { body } = await ask('PATCH', 'pulls/1', { title: 'New', body: 'text', base: 'other' });
    expect(body).toMatchObject({ title: 'New', body: 'text', base: { ref: 'other' } });
    expect((await ask('PATCH', 'pulls/1', { base: 'nope' })).status).toBe(422);
    expect((await ask('PATCH', 'pulls/1', { title: ' ' })).status).toBe(422);
    expect((await ask('PATCH', 'pulls/1', { state: 'closed' })).body.closed_at).not.toBeNull();
    expect((await ask('PATCH', 'pulls/1', { state: 'open' })).body).toMatchObject({ state: 'open', closed_at: null });
    const events = (await world.github.events()).filter(({ repository }) => repository === `acme/${name}`);
    expect(events.map(({ name: what, action }) => `${what} ${action}`)).toEqual([
      'pull_request opened',
      'pull_request edited',
      'pull_request closed',
      'pull_request reopened',
    ]);
  });

  it('cannot open again what was rewritten or deleted meanwhile', async () => {
    await open();
    await ask('PATCH', 'pulls/1', { state: 'closed' });
    await push('topic', git(folder, ['commit-tree', 'topic^{tree}', '-p', 'main', '-m', 'rewritten']));
    const message = async () => (await ask('PATCH', 'pulls/1', { state: 'open' })).body.errors[0].message;
    expect(await message()).toContain('force-pushed');
    await ask('DELETE', 'git/refs/heads/topic');
    expect(await message()).toContain('deleted');
  });
});

describe('branches that move', () => {
  it('bring new commits', async () => {
    await open();
    const next = git(folder, ['commit-tree', 'topic^{tree}', '-p', 'topic', '-m', 'next']);
    await push('topic', next);
    expect((await ask('GET', 'pulls/1')).body).toMatchObject({ commits: 2, head: { sha: next } });
    const [last] = (await world.github.events()).slice(-1);
    expect(last).toMatchObject({ name: 'pull_request', action: 'synchronize', payload: { after: next } });
  });

  it('close it when its head is deleted, or nothing of it is left', async () => {
    await open();
    await ask('DELETE', 'git/refs/heads/topic');
    expect((await ask('GET', 'pulls/1')).body).toMatchObject({ state: 'closed', merged: false });
    await ask('POST', 'git/refs', { ref: 'refs/heads/topic', sha: git(folder, ['rev-parse', 'refs/pull/1/head']) });
    await open();
    await push('topic', 'main');
    expect((await ask('GET', 'pulls/2')).body).toMatchObject({ state: 'closed', merged: false });
  });

  it('merge it when its commits come to the base', async () => {
    await open();
    await push('main', 'topic');
    expect((await ask('GET', 'pulls/1')).body).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: git(folder, ['rev-parse', 'topic']),
    });
  });
});

describe('reviews', () => {
  it('are asked of people and teams that can give them', async () => {
    await open();
    await world.github.setRepository(`acme/${name}`, { teams: ['platform'] });
    const request = (body: object) => ask('POST', 'pulls/1/requested_reviewers', body);
    expect((await request({ reviewers: ['bob'], team_reviewers: ['platform'] })).body).toMatchObject({
      requested_reviewers: [{ login: 'bob' }],
      requested_teams: [{ slug: 'platform' }],
    });
    for (const body of [{ reviewers: ['stranger'] }, { team_reviewers: ['nobody'] }])
      expect(await request(body)).toMatchObject({
        status: 422,
        body: { message: expect.stringContaining('collaborators') },
      });
    expect((await request({ reviewers: ['fleet[bot]'] })).body.message).toContain('pull request author');
    expect((await ask('GET', 'pulls/1/requested_reviewers')).body).toMatchObject({
      users: [{ login: 'bob' }],
      teams: [{ slug: 'platform' }],
    });
  });

  it('are given, not to oneself', async () => {
    await open();
    expect((await ask('POST', 'pulls/1/reviews', { event: 'APPROVE' })).status).toBe(422);
    expect((await ask('POST', 'pulls/1/reviews', { event: 'APPROVE', body: 'good' }, 'ann')).body).toMatchObject({
      state: 'APPROVED',
    });
    expect((await ask('GET', 'pulls/1/reviews')).body).toHaveLength(1);
  });
});
