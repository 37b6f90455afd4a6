import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RepositorySettings } from './model/protocol.ts';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
let name: string;
let folder: string;
let count = 0;

const request = (method: string, path: string, body?: unknown, token?: string) =>
  fixture.request(method, `${name}/${path}`, body, token);
const settings = (given: RepositorySettings) => fixture.github.setRepository(`acme/${name}`, given);
const merge = (body: object = {}) => request('PUT', 'pulls/1/merge', body);
const id = (revision: string) => git(folder, ['rev-parse', revision]);
const show = (format: string, revision = 'main') => git(folder, ['log', '-1', `--format=${format}`, revision]);

/** Creates a commit that changes one file of its parent. */
function commit(parent: string, path: string, content: string, message: string): string {
  const blob = git(folder, ['hash-object', '-w', '--stdin'], content);
  const rest = git(folder, ['ls-tree', parent])
    .split('\n')
    .filter((line) => !line.endsWith(`\t${path}`));
  const tree = git(folder, ['mktree'], `${[...rest, `100644 blob ${blob}\t${path}`].join('\n')}\n`);
  return git(folder, ['commit-tree', tree, '-p', parent, '-m', message]);
}

/** Two commits to merge into a base that has moved. */
beforeAll(async () => {
  ({ folder } = await fixture.repository('template', [{ files: { base: 'base\n', other: 'other\n' } }]));
  const start = id('main');
  const first = commit(start, 'one', 'one\n', 'First\n\nwith a body');
  git(folder, ['update-ref', 'refs/heads/topic', commit(first, 'two', 'two\n', 'Second')]);
  git(folder, ['update-ref', 'refs/heads/main', commit(start, 'other', 'moved\n', 'Moved on')]);
});

beforeEach(async () => {
  name = `merging-${++count}`;
  folder = fixture.copyRepository('template', name);
  await request('POST', 'pulls', { title: 'Topic', head: 'topic', base: 'main' });
});

const FILES = ['base', 'one', 'other', 'two'];

describe('merging', () => {
  it('creates a merge commit signed by GitHub', async () => {
    const [base, head] = [id('main'), id('topic')];
    const { status, body } = await merge();
    expect([status, body]).toEqual([
      200,
      { sha: id('main'), merged: true, message: 'Pull Request successfully merged' },
    ]);
    expect(show('%P')).toBe(`${base} ${head}`);
    expect(show('%B%n%cn')).toBe('Merge pull request #1 from acme/topic\n\nTopic\nGitHub');
    expect(git(folder, ['ls-tree', '--name-only', 'main']).split('\n')).toEqual(FILES);
    expect((await request('GET', `git/commits/${body.sha}`)).body.verification.verified).toBe(true);
    expect((await request('GET', 'pulls/1')).body).toMatchObject({
      merged: true,
      merge_commit_sha: body.sha,
      merged_by: { login: 'fleet[bot]' },
    });
  });

  it('squashes into one commit', async () => {
    const base = id('main');
    await merge({ merge_method: 'squash' });
    expect(show('%P')).toBe(base);
    expect(show('%B')).toBe('Topic (#1)\n\n* First\n\nwith a body\n\n* Second');
    expect(git(folder, ['ls-tree', '--name-only', 'main']).split('\n')).toEqual(FILES);
  });

  it('rebases the commits onto the base', async () => {
    const base = id('main');
    const author = show('%an %ae %ad', 'topic');
    await merge({ merge_method: 'rebase' });
    expect(git(folder, ['log', '--format=%s', `${base}..main`]).split('\n')).toEqual(['Second', 'First']);
    expect(id('main~2')).toBe(base);
    expect(show('%an %ae %ad')).toBe(author);
    expect(show('%cn')).toBe('fleet[bot]');
    expect(git(folder, ['ls-tree', '--name-only', 'main']).split('\n')).toEqual(FILES);
    expect(git(folder, ['show', 'main:other'])).toBe('moved');
  });

  it('uses the given title and message', async () => {
    await merge({ merge_method: 'squash', commit_title: 'Title', commit_message: 'Message' });
    expect(show('%B')).toBe('Title\n\nMessage');
  });

  it('emits events and deletes the branch', async () => {
    await settings({ deleteBranchOnMerge: true });
    const before = (await fixture.github.events()).length;
    await merge();
    const events = await fixture.github.events(before);
    expect(events.map(({ name: event, action, payload }) => [event, action ?? payload.ref])).toEqual([
      ['pull_request', 'closed'],
      ['push', 'refs/heads/main'],
      ['push', 'refs/heads/topic'],
      ['delete', 'topic'],
    ]);
    expect(events[0]?.payload).toMatchObject({ pull_request: { merged: true, labels: [] } });
    expect((await request('GET', 'git/ref/heads/topic')).status).toBe(404);
  });

  it('is refused the second time', async () => {
    await merge();
    const tip = id('main');
    expect((await merge()).status).toBe(405);
    expect(id('main')).toBe(tip);
  });
});

describe('merging is refused', () => {
  it('if sha is not the current head', async () => {
    expect(await merge({ sha: id('main') })).toMatchObject({
      status: 409,
      body: { message: 'Head branch was modified. Review and try the merge again.' },
    });
    expect((await merge({ sha: id('topic') })).status).toBe(200);
  });

  it.each([
    ['merge', { allowMergeCommit: false }, 'Merge commits are not allowed on this repository.'],
    ['squash', { allowSquashMerge: false }, 'Squash merges are not allowed on this repository.'],
    ['rebase', { allowRebaseMerge: false }, 'Rebase merges are not allowed on this repository.'],
  ])('if the repository does not allow the method: %s', async (method, given, message) => {
    await settings(given);
    expect(await merge({ merge_method: method })).toMatchObject({ status: 405, body: { message } });
  });

  it('if the commits cannot be rebased one by one', async () => {
    const start = id('main~1');
    const there = commit(start, 'other', 'there\n', 'There');
    git(folder, ['update-ref', 'refs/heads/zigzag', commit(there, 'other', 'other\n', 'And back')]);
    git(folder, ['update-ref', 'refs/heads/zigzag', commit(id('zigzag'), 'new', 'new\n', 'New')]);
    await request('POST', 'pulls', { title: 'Zigzag', head: 'zigzag', base: 'main' });
    const method = { merge_method: 'rebase' };
    expect((await request('PUT', 'pulls/2/merge', method)).body.message).toBe("This branch can't be rebased");
    expect((await request('PUT', 'pulls/2/merge', {})).status).toBe(200);
  });

  it('while mergeable is unknown, with mergeRequiresMergeability', async () => {
    await settings({ mergeRequiresMergeability: true });
    const message = 'Base branch was modified. Review and try the merge again.';
    expect(await merge()).toMatchObject({ status: 405, body: { message } });
    await request('GET', 'pulls/1');
    expect((await merge()).status).toBe(200);
  });

  it('if the base moves during the merge', async () => {
    const lock = join(folder, 'refs/heads/main.lock');
    writeFileSync(lock, '');
    expect((await merge()).body.message).toMatch(/^Base branch was modified/);
    expect((await request('GET', 'pulls/1')).body).toMatchObject({ state: 'open', merged: false });
    rmSync(lock);
    expect((await merge()).status).toBe(200);
  });

  it('for a draft', async () => {
    git(folder, ['update-ref', 'refs/heads/draft', 'topic']);
    const { body } = await request('POST', 'pulls', { title: 'Draft', head: 'draft', base: 'main', draft: true });
    expect((await request('PUT', 'pulls/2/merge', {})).body.message).toBe('Pull Request is still a draft');
    await graphql(
      `mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { isDraft } } }`,
      { id: body.node_id },
    );
    expect((await request('PUT', 'pulls/2/merge', {})).status).toBe(200);
  });

  it('while a branch protection rule is not met', async () => {
    await settings({ protection: { main: { requiredStatusChecks: ['ci'], requiredApprovals: 1 } } });
    expect((await merge()).body.message).toBe('Required status check "ci" is expected.');
    await request('POST', `statuses/${id('topic')}`, { state: 'success', context: 'ci' });
    expect((await merge()).body.message).toMatch(/^At least 1 approving review is required/);
    await request('GET', 'pulls/1');
    expect((await request('GET', 'pulls/1')).body.mergeable_state).toBe('blocked');
    await request('POST', 'pulls/1/reviews', { event: 'APPROVE' }, 'ann');
    expect((await merge()).status).toBe(200);
  });
});

async function graphql(query: string, variables: object, token = 'app') {
  const response = await fetch(fixture.github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: as in a `FixtureResponse`
  return { status: response.status, body: (await response.json()) as any };
}

describe('auto-merge', () => {
  const ENABLE = `mutation Enable($id: ID!, $method: PullRequestMergeMethod!) {
    enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $method }) { pullRequest { autoMergeRequest { mergeMethod } } }
  }`;
  const nodeId = async () => (await request('GET', 'pulls/1')).body.node_id;
  const enable = async (method = 'SQUASH') => graphql(ENABLE, { id: await nodeId(), method });

  it('merges once the branch protection is met', async () => {
    await settings({ allowAutoMerge: true, protection: { main: { requiredStatusChecks: ['ci'] } } });
    const base = id('main');
    expect((await enable()).body.data.enablePullRequestAutoMerge.pullRequest.autoMergeRequest).toEqual({
      mergeMethod: 'SQUASH',
    });
    expect((await request('GET', 'pulls/1')).body.auto_merge).toMatchObject({
      merge_method: 'squash',
      enabled_by: { login: 'fleet[bot]' },
    });
    await request('POST', `statuses/${id('topic')}`, { state: 'failure', context: 'ci' });
    expect(id('main')).toBe(base);
    await request('POST', `statuses/${id('topic')}`, { state: 'success', context: 'ci' });
    expect(show('%P')).toBe(base);
    expect((await request('GET', 'pulls/1')).body.merged).toBe(true);
  });

  it.each([
    ['if the repository does not allow it', { allowAutoMerge: false }, 'Auto merge is not allowed for this repository'],
    [
      'if the pull request can be merged already',
      { allowAutoMerge: true },
      'Pull request Pull request is in clean status',
    ],
    [
      'if the method is not allowed',
      { allowAutoMerge: true, allowSquashMerge: false },
      'Merge method squash merging is not allowed on this repository',
    ],
  ])('is refused %s', async (_, given, message) => {
    await settings(given);
    expect(await enable()).toMatchObject({ status: 200, body: { errors: [{ type: 'UNPROCESSABLE', message }] } });
  });

  it('can be disabled', async () => {
    await settings({ allowAutoMerge: true, protection: { main: { requiredStatusChecks: ['ci'] } } });
    await enable();
    await graphql(
      'mutation($id: ID!) { disablePullRequestAutoMerge(input: {pullRequestId: $id}) { clientMutationId } }',
      { id: await nodeId() },
    );
    await request('POST', `statuses/${id('topic')}`, { state: 'success', context: 'ci' });
    expect((await request('GET', 'pulls/1')).body).toMatchObject({ merged: false, auto_merge: null });
  });

  it('returns the selected fields and refuses unknown ones', async () => {
    const draft = (fields: string) =>
      graphql(
        `mutation($input: ConvertPullRequestToDraftInput!) { convertPullRequestToDraft(input: $input) ${fields} }`,
        {
          input: { pullRequestId: ID, clientMutationId: 'id-1' },
        },
      );
    const ID = await nodeId();
    expect(
      (await draft('{ clientMutationId pullRequest { isDraft repository { nameWithOwner } } }')).body.data,
    ).toEqual({
      convertPullRequestToDraft: {
        clientMutationId: 'id-1',
        pullRequest: { isDraft: true, repository: { nameWithOwner: `acme/${name}` } },
      },
    });
    for (const fields of ['{ pullRequest { colour } }', '{ pullRequest }'])
      expect((await draft(fields)).status).toBe(599);
    expect(await fixture.github.takeViolations()).toHaveLength(2);
  });

  it('needs a permission and an existing pull request', async () => {
    const query = `mutation($id: ID!) { convertPullRequestToDraft(input: {pullRequestId: $id}) { pullRequest { isDraft } } }`;
    await fixture.github.setToken('reader', { login: 'r', repositories: { '*': { 'pull-requests': 'read' } } });
    expect((await graphql(query, { id: await nodeId() }, 'reader')).body.errors[0].type).toBe('FORBIDDEN');
    expect((await graphql(query, { id: 'PR_none' })).body.errors[0].type).toBe('NOT_FOUND');
    const ready = query.replace('convertPullRequestToDraft', 'markPullRequestReadyForReview');
    await fixture.github.setToken('caller', { login: 'c', repositories: { '*': { 'pull-requests': 'write' } } });
    expect((await graphql(ready, { id: await nodeId() }, 'caller')).body.errors[0].type).toBe('FORBIDDEN');
    expect((await graphql(ready, { id: await nodeId() })).body.data).toEqual({
      markPullRequestReadyForReview: { pullRequest: { isDraft: false } },
    });
    expect((await graphql(query, { id: await nodeId() }, 'wrong')).status).toBe(401);
  });

  it.each([
    ['mutation($id: ID!) { mergeEverything(input: {pullRequestId: $id}) { id } }', /unknown mutation mergeEverything/],
    [
      'mutation($id: ID!) { convertPullRequestToDraft(input: {pullRequestId: $id, colour: "red"}) { id } }',
      /does not take colour/,
    ],
    ['mutation { convertPullRequestToDraft(input: {pullRequestId: $id}) { id } }', /undeclared variables?: id/],
    ['{ viewer { login } }', /not one mutation/],
    ['mutation($id: ID!) { convertPullRequestToDraft(input: {pullRequestId: $id}) }', /expected \{/],
  ])('accepts only mutations of GitHub: %s', async (query, problem) => {
    expect((await graphql(query, { id: 'x' })).status).toBe(599);
    expect(await fixture.github.takeViolations()).toMatchObject([{ problems: [expect.stringMatching(problem)] }]);
  });
});
