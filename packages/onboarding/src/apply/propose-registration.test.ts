import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { createGitHub, type GitHub } from '@kalypso-actions/github';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOpenRegistrations, type ProposalResult, proposeRegistration } from './propose-registration.ts';

const NAME = 'contoso/kalypso-control-plane';
const REPOSITORY = { owner: 'contoso', repo: 'kalypso-control-plane' };
const [APP, COLLEAGUE] = ['ghs_app', 'ghp_colleague'];

const root = mkdtempSync(join(tmpdir(), 'onboarding-'));
let emulator: GitHubEmulator;
let github: GitHub;
let folder: string;

beforeAll(async () => {
  emulator = await startGitHubEmulator(root);
  const files = { 'workloads/other.yaml': 'a: 1\n' };
  ({ folder } = await emulator.createRepository(NAME, [{ files }]));
  const repositories = { [NAME]: { contents: 'write', 'pull-requests': 'write', workflows: 'write' } } as const;
  await emulator.setToken(APP, { login: 'kalypso-contoso[bot]', kind: 'app', repositories });
  await emulator.setToken(COLLEAGUE, { login: 'ada', repositories });
  github = createGitHub({ token: APP, apiUrl: emulator.apiUrl, log: () => undefined });
});

afterAll(async () => {
  await emulator.stop();
  rmSync(root, { recursive: true });
});

const pathOf = (issue: number) => `workloads/w${issue}.yaml`;
const headOf = (issue: number) => git(folder, ['rev-parse', `register-workload/${issue}`]);
const messageOf = (commit: string) => git(folder, ['log', '-1', '--format=%B', commit]);

async function propose(issue: number, text = 'a: 1\n'): Promise<ProposalResult> {
  const settings = { repository: REPOSITORY, base: 'main', issue };
  const { own } = await listOpenRegistrations(github, settings);
  const proposal = { path: pathOf(issue), text, title: `Register workload w${issue}`, body: `Closes #${issue}\n` };
  return proposeRegistration(github, settings, proposal, own);
}

/** Points the branch of an issue to a commit of a colleague. */
async function push(
  issue: number,
  files: Readonly<Record<string, string>>,
  { parent = 'main', message = 'Change' } = {},
): Promise<string> {
  const request = async (method: string, path: string, body: object) =>
    (await emulator.api(method, `/repos/${NAME}/git/${path}`, { token: COLLEAGUE, body })) as {
      readonly sha: string;
    };
  const base = git(folder, ['rev-parse', parent]);
  const entries = Object.entries(files).map(([path, content]) => ({ path, content, mode: '100644', type: 'blob' }));
  const { sha: tree } = await request('POST', 'trees', { base_tree: base, tree: entries });
  const committer = { name: 'Ada', email: 'ada@example.com' };
  const commit = { message, tree, parents: [base], author: committer, committer };
  const { sha } = await request('POST', 'commits', commit);
  git(folder, ['update-ref', `refs/heads/register-workload/${issue}`, sha]);
  return sha;
}

const BLOCKED = { kind: 'blocked', reason: expect.stringContaining('has commits by others, so it is not overwritten') };

describe('a branch of this action', () => {
  it('stays as it is in a second run, and is overwritten when the issue changes', async () => {
    const created = await propose(1);
    expect(created.kind).toBe('created');
    const first = headOf(1);
    expect(await propose(1)).toEqual({ ...created, kind: 'unchanged' });
    expect(headOf(1)).toBe(first);
    expect(await propose(1, 'a: 2\n')).toEqual({ ...created, kind: 'updated' });
    expect(git(folder, ['diff', '--name-only', 'main', headOf(1)])).toBe(pathOf(1));
  });

  it('stays as it is when the base branch moves', async () => {
    await propose(2);
    const before = headOf(2);
    await push(900, { 'workloads/new.yaml': 'a: 1\n' });
    git(folder, ['update-ref', 'refs/heads/main', headOf(900)]);
    expect((await propose(2)).kind).toBe('unchanged');
    expect(headOf(2)).toBe(before);
  });
});

describe('a branch of someone else', () => {
  const expectKept = async (issue: number, head: string, text?: string) => {
    expect(await propose(issue, text)).toEqual({ ...BLOCKED, reason: expect.stringContaining(head.slice(0, 7)) });
    expect(headOf(issue)).toBe(head);
  };

  it('is not overwritten, if it has a single commit, either', async () => {
    await expectKept(10, await push(10, { 'notes.txt': 'work of a colleague\n' }));
  });

  it('is not overwritten after a colleague amended the commit of this action', async () => {
    await propose(11);
    const message = messageOf(headOf(11));
    expect(message).toContain('Kalypso-Tree: ');
    await expectKept(11, await push(11, { [pathOf(11)]: 'reviewed: true\n' }, { message }));
  });

  it('is not overwritten after a colleague added a commit, even with the text that this action wrote', async () => {
    await propose(12);
    const parent = headOf(12);
    await expectKept(12, await push(12, { [pathOf(12)]: 'reviewed: true\n' }, { parent }), 'a: 2\n');
  });

  it('becomes no pull request of the App if it has more than the file', async () => {
    const files = { [pathOf(13)]: 'a: 1\n', 'templates/arc-flux.yaml': 'evil: true\n' };
    await expectKept(13, await push(13, files));
    expect((await listOpenRegistrations(github, { repository: REPOSITORY, base: 'main', issue: 13 })).own).toBe(
      undefined,
    );
  });

  it('becomes a pull request if it has exactly the file', async () => {
    const head = await push(14, { [pathOf(14)]: 'a: 1\n' });
    expect((await propose(14)).kind).toBe('created');
    expect(headOf(14)).toBe(head);
  });

  it('is not overwritten if it has no commit in common with the base branch', async () => {
    const tree = git(folder, ['rev-parse', 'main^{tree}']);
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    const head = git(folder, [...identity, 'commit-tree', tree, '-m', 'Alone']);
    git(folder, ['update-ref', 'refs/heads/register-workload/15', head]);
    expect(await propose(15)).toEqual(BLOCKED);
    expect(headOf(15)).toBe(head);
  });
});
