import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepository, git } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitHubEmulator, startGitHubEmulator } from './github-emulator.ts';
import { runGitClient } from './test-git.ts';

const REPO = '/repos/acme/fleet';
const all = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  statuses: 'write',
  actions: 'write',
} as const;

interface Ref {
  readonly object: { readonly sha: string };
}

interface FleetPullRequest {
  readonly number: number;
  readonly mergeable: boolean | null;
  readonly mergeable_state: string;
  readonly state: string;
  readonly merged: boolean;
  readonly node_id: string;
  readonly labels: readonly { readonly name: string }[];
}

let root: string;
let github: GitHubEmulator;
let repository: ReturnType<typeof createRepository>;
const token = 'ghs_app';
const api = <Result>(method: string, path: string, body?: unknown) =>
  github.api<Result>(method, `${REPO}${path}`, { token, ...(body === undefined ? {} : { body }) });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'github-'));
  repository = createRepository(root, 'acme/fleet', [
    {
      files: {
        'a/one.yaml': 'one\n',
        'a/two.yaml': 'two\n',
        'b.txt': 'b\n',
        '.github/workflows/w.yml': 'on: workflow_dispatch\n',
      },
    },
  ]);
  github = await startGitHubEmulator(root);
  await github.setToken(token, { login: 'fleet[bot]', kind: 'app', repositories: { 'acme/fleet': all } });
});

afterAll(async () => {
  await github.stop();
  rmSync(root, { recursive: true });
});

async function commit(files: Readonly<Record<string, string | null>>, onto: string): Promise<string> {
  const { tree } = await api<{ readonly tree: { readonly sha: string } }>('GET', `/git/commits/${onto}`);
  const entries = Object.entries(files).map(([path, content]) =>
    content === null ? { path, mode: '100644', sha: null } : { path, mode: '100644', content },
  );
  const written = await api<{ readonly sha: string }>('POST', '/git/trees', { base_tree: tree.sha, tree: entries });
  const created = await api<{ readonly sha: string }>('POST', '/git/commits', {
    message: 'change',
    tree: written.sha,
    parents: [onto],
  });
  return created.sha;
}

describe('a pull request', () => {
  it('is created from a commit of the API and merged in git', async () => {
    const [first = ''] = repository.commits;
    const sha = await commit({ 'a/one.yaml': null, 'c/d/e.yaml': 'new\n' }, first);
    await api('POST', '/git/refs', { ref: 'refs/heads/topic', sha });
    const { number } = await api<FleetPullRequest>('POST', '/pulls', {
      title: 'Topic',
      head: 'topic',
      base: 'main',
      body: 'text',
    });
    expect(await api<FleetPullRequest>('GET', `/pulls/${number}`)).toMatchObject({
      mergeable: null,
      mergeable_state: 'unknown',
    });
    expect(await api<FleetPullRequest>('GET', `/pulls/${number}`)).toMatchObject({
      mergeable: true,
      mergeable_state: 'clean',
      changed_files: 2,
    });
    await api('POST', `/issues/${number}/labels`, { labels: ['promoted'] });
    await api('POST', `/issues/${number}/comments`, { body: 'hello' });
    await api('POST', `/statuses/${sha}`, { state: 'success', context: 'ci', description: 'ok' });
    const merged = await api<{ readonly sha: string }>('PUT', `/pulls/${number}/merge`, { sha });
    expect(git(repository.folder, ['rev-parse', 'main'])).toBe(merged.sha);
    expect(git(repository.folder, ['ls-tree', '-r', '--name-only', 'main']).split('\n')).toEqual([
      '.github/workflows/w.yml',
      'a/two.yaml',
      'b.txt',
      'c/d/e.yaml',
    ]);
    expect(await api<FleetPullRequest>('GET', `/pulls/${number}`)).toMatchObject({
      merged: true,
      state: 'closed',
      labels: [{ name: 'promoted' }],
    });
    for (const path of ['files', 'commits', 'requested_reviewers', 'reviews'])
      await api('GET', `/pulls/${number}/${path}`);
  });

  it('supports every read operation', async () => {
    const { object } = await api<Ref>('GET', '/git/ref/heads/main');
    for (const path of [
      '',
      '/contents/',
      '/contents/a',
      '/contents/b.txt',
      '/git/matching-refs/heads/',
      `/git/trees/${object.sha}?recursive=1`,
      '/commits',
      '/commits/main',
      `/commits/${object.sha}/pulls`,
      '/compare/main...topic',
      '/branches',
      '/branches/main',
      '/pulls?state=all',
      '/issues?state=all',
      '/issues/1',
      '/issues/1/comments',
      '/issues/1/labels',
      '/labels',
      '/labels/promoted',
      '/commits/main/status',
      '/commits/topic/statuses',
    ])
      await api('GET', path);
    await github.api('GET', '/rate_limit', { token });
    await api('POST', '/dispatches', { event_type: 'check', client_payload: { a: 1 } });
    await api('POST', '/actions/workflows/w.yml/dispatches', { ref: 'main', inputs: { a: '1' } });
    const issue = await api<FleetPullRequest>('POST', '/issues', { title: 'Broken', labels: ['bug'] });
    await api('PATCH', `/issues/${issue.number}`, { state: 'closed', state_reason: 'completed' });
    await api('PUT', '/contents/x/y.txt', { message: 'put', content: 'aGk=', branch: 'topic' });
  });
});

describe('git', () => {
  const push = (refspec: string, as = token) =>
    runGitClient(repository.folder, [
      'push',
      `http://x-access-token:${as}@${github.url.slice('http://'.length)}/acme/fleet.git`,
      refspec,
    ]);

  it('accepts a permitted push and emits events', async () => {
    const before = (await github.events()).length;
    expect(await push('main:refs/heads/pushed')).toMatchObject({ status: 0 });
    const events = await github.events(before);
    expect(events.map(({ name, actor, tokenKind }) => [name, actor, tokenKind])).toEqual([
      ['create', 'fleet[bot]', 'app'],
      ['push', 'fleet[bot]', 'app'],
    ]);
    expect(events[1]?.payload).toMatchObject({ ref: 'refs/heads/pushed', created: true, forced: false });
  });

  it('refuses a push without permission, and one to a protected branch', async () => {
    await github.setToken('reader', { login: 'ann', repositories: { 'acme/fleet': { contents: 'read' } } });
    expect((await push('main:refs/heads/other', 'reader')).output).toContain('403');
    expect((await push('main:refs/heads/other', 'nobody')).output).toMatch(/Authentication failed/);
    await github.setRepository('acme/fleet', { protection: { pushed: {} } });
    expect((await push(':refs/heads/pushed')).output).toContain('GH006: Protected branch update failed');
  });
});
