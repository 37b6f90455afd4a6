import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { createGitHub } from '@kalypso-actions/github';
import { type GitHubEmulator, startGitHubEmulator } from '@kalypso-actions/github-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInventory } from '../../inventory/parse-inventory.ts';
import { CommitStatusSource, MAX_NEWER_COMMITS } from './commit-status-source.ts';

const APP = 'ghs_argocd';
const JOB = 'ghs_job';
const NAME = 'contoso/gitops';
const CONTEXT = 'kalypso/edge-1/platform';

const root = mkdtempSync(join(tmpdir(), 'statuses-'));
let emulator: GitHubEmulator;
let commits: readonly string[];

beforeAll(async () => {
  emulator = await startGitHubEmulator(root);
  const count = MAX_NEWER_COMMITS + 2;
  const history = Array.from({ length: count }, (_, index) => ({ files: { 'a.txt': `${index}\n` } }));
  ({ commits } = await emulator.createRepository(NAME, history));
  const repositories = { [NAME]: { contents: 'read', statuses: 'write' } } as const;
  await emulator.setToken(APP, { login: 'argocd-contoso[bot]', kind: 'app', repositories });
  await emulator.setToken(JOB, { login: 'github-actions[bot]', kind: 'workflow', repositories });
});

afterAll(async () => {
  await emulator.stop();
  rmSync(root, { recursive: true });
});

const commitAt = (index: number): string => commits.at(index) ?? '';

async function setStatus(token: string, commit: string, state: string, context = CONTEXT): Promise<void> {
  await emulator.api('POST', `/repos/${NAME}/statuses/${commit}`, {
    token,
    body: { state, context },
  });
}

function createSource(expected: string, branch = 'main'): CommitStatusSource {
  const text = `clusters:
  - name: edge-1
    reporters: [{ commitStatus: { object: platform, creators: ["ArgoCD-Contoso[bot]"] } }]
`;
  const { value: inventory } = parseInventory(text, 'inventory.yaml');
  if (inventory === undefined) throw new Error('the inventory is invalid');
  const github = createGitHub({ token: APP, apiUrl: emulator.apiUrl, log: () => undefined });
  const repository = { owner: 'contoso', repo: 'gitops' };
  return new CommitStatusSource({ github, repository, inventory, branch, commit: expected });
}

const { signal } = new AbortController();

it('reads the statuses of the expected commit and of newer ones, with who set them', async () => {
  const [older, expected, newer] = [commitAt(-4), commitAt(-3), commitAt(-1)];
  const source = createSource(expected);
  const facts = async () => (await source.read(signal)).flatMap((report) => report.facts);
  await setStatus(APP, older, 'success');
  expect(await facts()).toEqual([]);

  await setStatus(JOB, expected, 'success');
  await setStatus(APP, expected, 'success', 'kalypso/edge-2/platform');
  expect(await facts()).toEqual([]);
  expect(source.omissions).toEqual({
    ignored: [
      { kind: 'context', context: 'kalypso/edge-2/platform', creator: 'argocd-contoso[bot]', commit: expected },
      { kind: 'creator', context: CONTEXT, creator: 'github-actions[bot]', commit: expected },
    ],
    isCut: false,
  });

  await setStatus(APP, newer, 'success');
  expect(await facts()).toEqual([{ kind: 'revision', role: 'applied', object: 'it', commit: newer, branch: 'main' }]);
});

it('limits the number of newer commits', async () => {
  const [second, first] = [commitAt(1), commitAt(0)];
  await setStatus(APP, first, 'failure');
  const complete = createSource(second);
  await complete.read(signal);
  expect(complete.omissions.isCut).toBe(false);
  const cut = createSource(first);
  const countRequests = async () => {
    const before = (await emulator.requests()).length;
    await cut.read(signal);
    return (await emulator.requests()).length - before;
  };
  // `first` has no commits before it.
  expect(await countRequests()).toBe(5 + MAX_NEWER_COMMITS);
  expect(cut.omissions.isCut).toBe(true);
  // The branch has not moved.
  expect(await countRequests()).toBe(2 + MAX_NEWER_COMMITS);
});

const pointBranch = (branch: string, commit: string) =>
  git(join(root, `${NAME}.git`), ['update-ref', `refs/heads/${branch}`, commit]);

describe('a branch', () => {
  const kinds = async (source: CommitStatusSource) =>
    (await source.read(signal)).flatMap(({ facts }) => facts.map(({ kind }) => kind));

  it('that was reset does not prove the commit, until it contains it again', async () => {
    const [older, expected, newer] = [commitAt(-7), commitAt(-6), commitAt(-5)];
    pointBranch('reset', expected);
    await setStatus(APP, expected, 'success');
    const source = createSource(expected, 'reset');
    expect(await kinds(source)).toEqual(['revision']);
    pointBranch('reset', older);
    expect(await kinds(source)).toEqual(['revision', 'unrecognized']);
    pointBranch('reset', newer);
    expect(await kinds(source)).toEqual(['revision']);
    await setStatus(APP, newer, 'failure');
    expect(await kinds(source)).toContain('failure');
  });

  it('is not mixed up with a tag of the same name', async () => {
    const [expected, newer] = [commitAt(-10), commitAt(-9)];
    pointBranch('tagged', newer);
    git(join(root, `${NAME}.git`), ['tag', 'tagged', expected]);
    await setStatus(APP, newer, 'failure');
    const before = (await emulator.requests()).length;
    expect(await kinds(createSource(expected, 'tagged'))).toEqual(['failure']);
    const paths = (await emulator.requests()).slice(before).map(({ path }) => path);
    // GitHub prefers the tag wherever a request can name either.
    expect(paths.filter((path) => path.includes('tagged'))).toEqual([
      expect.stringMatching(/\/git\/ref\/heads%2Ftagged$/),
    ]);
  });

  it('that cannot be read fails the poll', async () => {
    await expect(createSource(commitAt(-1), 'missing').read(signal)).rejects.toThrow(
      'contoso/gitops has no branch missing, or the token does not allow to read it',
    );
  });
});

it('takes a success that replaced a pending within the same second', async () => {
  const expected = commitAt(-12);
  pointBranch('quick', expected);
  await setStatus(APP, expected, 'pending');
  await setStatus(APP, expected, 'success');
  const [report] = await createSource(expected, 'quick').read(signal);
  expect(report?.facts).toMatchObject([{ kind: 'revision', commit: expected }]);
});

it('fails if any part cannot be read, and ends when the job is cancelled', async () => {
  await expect(createSource('1'.repeat(40)).read(signal)).rejects.toThrow(/HTTP 404/);
  await expect(createSource(commitAt(-1)).read(AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
});
