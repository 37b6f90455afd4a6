import { type CommitSpec, git } from '@kalypso-actions/git-server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
let name: string;
let folder: string;
let count = 0;

const request = (method: string, path: string, body?: unknown, token?: string) =>
  fixture.request(method, `${name}/${path}`, body, token);
const open = (more: object = {}) => request('POST', 'pulls', { title: 'Topic', head: 'topic', base: 'main', ...more });
const push = (branch: string, to: string) =>
  request('PATCH', `git/refs/heads/${branch}`, { sha: git(folder, ['rev-parse', to]), force: true });

const COMMITS: readonly CommitSpec[] = [
  { files: { 'a.txt': '1\n2\n3\n', 'b.txt': 'b\n' } },
  { branch: 'topic', files: { 'a.txt': '1\n2\n3\n4\n', 'c.txt': 'c\n' } },
  { branch: 'alone', files: { 'z.txt': 'z\n' } },
];

/** Rebuilds the branch topic on top of main: a new branch of `createRepository` has no history. */
function rebaseTopicOntoMain(): void {
  const tree = git(folder, ['rev-parse', 'topic^{tree}']);
  const main = git(folder, ['rev-parse', 'main']);
  git(folder, ['update-ref', 'refs/heads/topic', git(folder, ['commit-tree', tree, '-p', main, '-m', 'topic'])]);
}

beforeAll(async () => {
  await fixture.github.addUsers('bob', 'carol');
  ({ folder } = await fixture.repository('template', COMMITS));
  rebaseTopicOntoMain();
});

beforeEach(() => {
  name = `pulls-${++count}`;
  folder = fixture.copyRepository('template', name);
});

describe('opening', () => {
  it('returns what the pull request changes', async () => {
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
      html_url: `${fixture.github.url}/acme/${name}/pull/1`,
    });
    const { body: files } = await request('GET', 'pulls/1/files');
    expect(files.map(({ filename, status }: { filename: string; status: string }) => `${status} ${filename}`)).toEqual([
      'modified a.txt',
      'removed b.txt',
      'added c.txt',
    ]);
    expect((await request('GET', 'pulls/1/commits')).body).toHaveLength(1);
  });

  it('refuses a draft where the plan has none', async () => {
    await fixture.github.setRepository(`acme/${name}`, { allowDrafts: false });
    const message = 'Draft pull requests are not supported in this repository.';
    expect(await open({ draft: true })).toMatchObject({ status: 422, body: { message } });
    expect((await open({})).body.draft).toBe(false);
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

  it('is refused if one is already open', async () => {
    await open();
    expect((await open()).body.errors).toEqual([
      { resource: 'PullRequest', code: 'custom', message: 'A pull request already exists for acme:topic.' },
    ]);
    await request('PATCH', 'pulls/1', { state: 'closed' });
    expect((await open()).body.number).toBe(2);
  });

  it("is refused to a job's token if the repository disallows it", async () => {
    await fixture.github.setToken('job', {
      login: 'github-actions[bot]',
      kind: 'workflow',
      repositories: { '*': { contents: 'write', 'pull-requests': 'write' } },
    });
    await fixture.github.setRepository(`acme/${name}`, { allowActionsPullRequests: false });
    const pull = { title: 'x', head: 'topic', base: 'main' };
    expect(await request('POST', 'pulls', pull, 'job')).toMatchObject({
      status: 403,
      body: { message: 'GitHub Actions is not permitted to create or approve pull requests.' },
    });
    await fixture.github.setRepository(`acme/${name}`, { allowActionsPullRequests: true });
    expect((await request('POST', 'pulls', pull, 'job')).status).toBe(201);
  });
});

describe('finding', () => {
  const numbers = async (query: string) =>
    (await request('GET', `pulls${query}`)).body.map(({ number }: { number: number }) => number);

  it('filters by state, base and head, newest first', async () => {
    git(folder, ['update-ref', 'refs/heads/second', 'topic']);
    await open();
    await open({ head: 'second' });
    await request('PATCH', 'pulls/1', { state: 'closed' });
    expect(await numbers('')).toEqual([2]);
    expect(await numbers('?state=all')).toEqual([2, 1]);
    expect(await numbers('?state=closed')).toEqual([1]);
    expect(await numbers('?state=all&base=other')).toEqual([]);
    expect(await numbers('?state=all&head=acme:topic')).toEqual([1]);
    expect(await numbers('?state=all&head=someone:topic')).toEqual([]);
  });

  it('ignores a head without an owner', async () => {
    await open();
    expect(await numbers('?head=nothing')).toEqual([1]);
  });

  it('works by commit', async () => {
    await open();
    const of = async (sha: string) => (await request('GET', `commits/${git(folder, ['rev-parse', sha])}/pulls`)).body;
    expect(await of('topic')).toHaveLength(1);
    expect(await of('main')).toEqual([]);
  });
});

describe('mergeability', () => {
  it('is unknown at first', async () => {
    await fixture.github.setRepository(`acme/${name}`, { mergeableAfter: 2 });
    await open();
    const states = [];
    for (let read = 0; read < 3; read++) states.push((await request('GET', 'pulls/1')).body.mergeable_state);
    expect(states).toEqual(['unknown', 'unknown', 'clean']);
    await push('topic', 'topic');
    await push('main', 'main');
    expect((await request('GET', 'pulls/1')).body.mergeable).toBe(true);
    const more = git(folder, ['commit-tree', 'main^{tree}', '-p', 'topic', '-m', 'more']);
    await push('topic', more);
    expect((await request('GET', 'pulls/1')).body.mergeable).toBeNull();
  });

  it('is false in a conflict', async () => {
    await open();
    const blob = git(folder, ['hash-object', '-w', '--stdin'], '1\n2\n3\nfour\n');
    const tree = git(folder, ['mktree'], `100644 blob ${blob}\ta.txt\n`);
    await push('main', git(folder, ['commit-tree', tree, '-p', 'main', '-m', 'other']));
    await request('GET', 'pulls/1');
    expect((await request('GET', 'pulls/1')).body).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    expect(await request('PUT', 'pulls/1/merge', {})).toMatchObject({
      status: 405,
      body: { message: 'Pull Request is not mergeable' },
    });
  });

  it('comes with refs/pull/…/head and …/merge', async () => {
    await open();
    expect(git(folder, ['rev-parse', 'refs/pull/1/head'])).toBe(git(folder, ['rev-parse', 'topic']));
    expect(git(folder, ['log', '-1', '--format=%P', 'refs/pull/1/merge'])).toBe(
      git(folder, ['rev-parse', 'main', 'topic']).replace('\n', ' '),
    );
  });
});

describe('changing', () => {
  it('updates title, body, base and state', async () => {
    await open();
    git(folder, ['update-ref', 'refs/heads/other', 'main']);
    const { body } = await request('PATCH', 'pulls/1', { title: 'New', body: 'text', base: 'other' });
    expect(body).toMatchObject({ title: 'New', body: 'text', base: { ref: 'other' } });
    expect((await request('PATCH', 'pulls/1', { base: 'nope' })).status).toBe(422);
    expect((await request('PATCH', 'pulls/1', { title: ' ' })).status).toBe(422);
    expect((await request('PATCH', 'pulls/1', { state: 'closed' })).body.closed_at).not.toBeNull();
    expect((await request('PATCH', 'pulls/1', { state: 'open' })).body).toMatchObject({
      state: 'open',
      closed_at: null,
    });
    const events = (await fixture.github.events()).filter(({ repository }) => repository === `acme/${name}`);
    expect(events.map(({ name: event, action }) => `${event} ${action}`)).toEqual([
      'pull_request opened',
      'pull_request edited',
      'pull_request closed',
      'pull_request reopened',
    ]);
  });

  it('cannot reopen if the head was rewritten or deleted', async () => {
    await open();
    await request('PATCH', 'pulls/1', { state: 'closed' });
    await push('topic', git(folder, ['commit-tree', 'topic^{tree}', '-p', 'main', '-m', 'rewritten']));
    const message = async () => (await request('PATCH', 'pulls/1', { state: 'open' })).body.errors[0].message;
    expect(await message()).toContain('force-pushed');
    await request('DELETE', 'git/refs/heads/topic');
    expect(await message()).toContain('deleted');
  });
});

describe('a moved branch', () => {
  it('adds its commits to the pull request', async () => {
    await open();
    const next = git(folder, ['commit-tree', 'topic^{tree}', '-p', 'topic', '-m', 'next']);
    await push('topic', next);
    expect((await request('GET', 'pulls/1')).body).toMatchObject({ commits: 2, head: { sha: next } });
    const [last] = (await fixture.github.events()).slice(-1);
    expect(last).toMatchObject({ name: 'pull_request', action: 'synchronize', payload: { after: next } });
  });

  it('closes it if the head is deleted or has no commits left', async () => {
    await open();
    await request('DELETE', 'git/refs/heads/topic');
    expect((await request('GET', 'pulls/1')).body).toMatchObject({ state: 'closed', merged: false });
    await request('POST', 'git/refs', { ref: 'refs/heads/topic', sha: git(folder, ['rev-parse', 'refs/pull/1/head']) });
    await open();
    await push('topic', 'main');
    expect((await request('GET', 'pulls/2')).body).toMatchObject({ state: 'closed', merged: false });
  });

  it('merges it if its commits are pushed to the base', async () => {
    await open();
    await push('main', 'topic');
    expect((await request('GET', 'pulls/1')).body).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: git(folder, ['rev-parse', 'topic']),
    });
  });
});

describe('reviews', () => {
  it('can be requested from known users and teams', async () => {
    await open();
    await fixture.github.setRepository(`acme/${name}`, { teams: ['platform'] });
    const requestReviews = (body: object) => request('POST', 'pulls/1/requested_reviewers', body);
    expect((await requestReviews({ reviewers: ['bob'], team_reviewers: ['platform'] })).body).toMatchObject({
      requested_reviewers: [{ login: 'bob' }],
      requested_teams: [{ slug: 'platform' }],
    });
    for (const body of [{ reviewers: ['unknown'] }, { team_reviewers: ['unknown-team'] }])
      expect(await requestReviews(body)).toMatchObject({
        status: 422,
        body: { message: expect.stringContaining('collaborators') },
      });
    expect((await requestReviews({ reviewers: ['fleet[bot]'] })).body.message).toContain('pull request author');
    expect((await request('GET', 'pulls/1/requested_reviewers')).body).toMatchObject({
      users: [{ login: 'bob' }],
      teams: [{ slug: 'platform' }],
    });
  });

  it('cannot approve a pull request of their own author', async () => {
    await open();
    expect((await request('POST', 'pulls/1/reviews', { event: 'APPROVE' })).status).toBe(422);
    expect((await request('POST', 'pulls/1/reviews', { event: 'APPROVE', body: 'good' }, 'ann')).body).toMatchObject({
      state: 'APPROVED',
    });
    expect((await request('GET', 'pulls/1/reviews')).body).toHaveLength(1);
  });
});
