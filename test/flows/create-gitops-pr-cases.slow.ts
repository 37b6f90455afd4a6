import { git } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type ControlPlaneWorkspace,
  createControlPlaneWorkspace,
  type ScheduleOutput,
} from '../support/control-plane-workspace.ts';
import { type GitOpsFixture, type GitOpsRepository, startGitOpsFixture } from '../support/gitops-fixture.ts';

/** What users may have done to branches and pull requests since the last run. */

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const HEAD = 'deployment/dev';
const OWNERS = { 'OWNERS.md': 'the platform team\n' };

let fleets: GitOpsFixture;
let workspace: ControlPlaneWorkspace;
/** The example as it is, and with another value of its configuration. */
let example: ScheduleOutput;
let changed: ScheduleOutput;
/** A new repository after a run of the example. */
let first: GitOpsRepository;

beforeAll(async () => {
  fleets = await startGitOpsFixture();
  workspace = createControlPlaneWorkspace();
  example = await workspace.schedule();
  workspace.edit('control-plane/dev/configs/dev-config.yaml', (text) => text.replace('false', 'true'));
  changed = await workspace.schedule();
  first = await fleets.create(OWNERS);
  const step = await first.publish(example);
  expect(step.outputs, step.log).toMatchObject({ 'pull-request-operation': 'created', 'pull-request-number': '1' });
});
afterAll(async () => {
  workspace.dispose();
  await fleets.stop();
});

/** A repository after a first run of the example. It is a copy: the example runs only once. */
async function opened(): Promise<GitOpsRepository> {
  const fleet = await fleets.create(OWNERS);
  git(fleet.folder, ['fetch', '--quiet', first.folder, `+refs/heads/${HEAD}:refs/heads/${HEAD}`]);
  const [pull] = await first.pulls();
  const { number } = await fleet.api<{ number: number }>('POST', '/pulls', {
    title: pull?.title,
    body: pull?.body,
    base: 'dev',
    head: HEAD,
  });
  await fleet.api('POST', `/issues/${number}/labels`, { labels: pull?.labels.map(({ name }) => name) });
  return fleet;
}

/** Creates a commit without a parent from the tree of another one. */
function orphan(fleet: GitOpsRepository, tree: string, message = 'start over'): string {
  return git(fleet.folder, ['commit-tree', tree, '-m', message]);
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const parentOf = (fleet: GitOpsRepository, commit = HEAD) => git(fleet.folder, ['rev-parse', `${commit}^`]);
const setBranch = (fleet: GitOpsRepository, branch: string, commit: string) =>
  git(fleet.folder, ['update-ref', `refs/heads/${branch}`, commit]);

/** Expects exactly one open pull request, on top of the base branch. */
async function isSettled(fleet: GitOpsRepository, number: string): Promise<void> {
  expect((await fleet.pulls()).map((pull) => String(pull.number))).toEqual([number]);
  expect(parentOf(fleet)).toBe(fleet.commitOf('dev'));
}

/** Expects the same, also after another run, which changes nothing. */
async function converges(fleet: GitOpsRepository, scheduled: ScheduleOutput, number: string): Promise<void> {
  await isSettled(fleet, number);
  const head = fleet.commitOf(HEAD);
  const again = await fleet.publish(scheduled);
  expect(again.outputs, again.log).toMatchObject({
    'pull-request-operation': 'unchanged',
    'pull-request-number': number,
  });
  expect(fleet.commitOf(HEAD)).toBe(head);
  await isSettled(fleet, number);
}

/** Expects a run to fail with an explanation, and to change neither branches nor pull requests. */
async function refuses(fleet: GitOpsRepository, scheduled: ScheduleOutput, code: string, words: RegExp): Promise<void> {
  const before = [git(fleet.folder, ['for-each-ref']), await fleet.pulls('all')];
  const step = await fleet.publish(scheduled);
  expect(step.exitCode).toBe(1);
  expect(step.log).toContain(`[${code}]`);
  expect(step.log).toMatch(words);
  expect(step.log).not.toMatch(/^\s+at .*\.js:\d+/m);
  expect([git(fleet.folder, ['for-each-ref']), await fleet.pulls('all')]).toEqual(before);
}

describe.concurrent('the base branch', () => {
  it('that has moved becomes the parent of the commit again', async () => {
    const fleet = await opened();
    const moved = fleet.commit('dev', { 'OWNERS.md': 'another team\n', 'drone/notes.txt': 'by a contributor\n' });
    const step = await fleet.publish(example);
    expect(step.outputs).toMatchObject({ 'pull-request-operation': 'updated', 'pull-request-number': '1' });
    expect(parentOf(fleet)).toBe(moved);
    expect(fleet.read(HEAD, 'OWNERS.md')).toBe('another team');
    expect(fleet.list(HEAD)).toContain('drone/notes.txt');
    await isSettled(fleet, '1');
  });

  it('that contains a part of the change leaves the rest to the pull request', async () => {
    const fleet = await opened();
    const path = 'drone/README.md';
    fleet.commit('dev', { [path]: fleet.read(HEAD, path) ?? '' });
    const step = await fleet.publish(example);
    expect(step.outputs).toMatchObject({ 'pull-request-operation': 'updated', 'files-changed': '14' });
    await isSettled(fleet, '1');
  });

  it('that was rewritten, so that it shares no history with the pull request, becomes the parent', async () => {
    const fleet = await opened();
    const begun = orphan(fleet, 'dev^{tree}');
    setBranch(fleet, 'dev', begun);
    const step = await fleet.publish(example);
    expect(step.outputs, step.log).toMatchObject({ 'pull-request-operation': 'updated', 'pull-request-number': '1' });
    expect(parentOf(fleet)).toBe(begun);
    await converges(fleet, example, '1');
  });

  it('that was reset gets a pull request for what it lost', async () => {
    const fleet = await opened();
    const first = fleet.commitOf('dev') ?? '';
    setBranch(fleet, 'dev', fleet.commitOf(HEAD) ?? '');
    expect((await fleet.publish(example)).outputs['pull-request-operation']).toMatch(/closed|none/);
    setBranch(fleet, 'dev', first);
    expect((await fleet.publish(example)).outputs).toMatchObject({ 'pull-request-operation': 'created', added: '3' });
  });

  it('that is empty gets a pull request with all files', async () => {
    const fleet = await fleets.create();
    setBranch(fleet, 'dev', orphan(fleet, EMPTY_TREE));
    expect((await fleet.publish(example)).outputs).toMatchObject({
      'pull-request-operation': 'created',
      'files-changed': '15',
    });
    await isSettled(fleet, '1');
  });

  it('that is missing is created only on request', async () => {
    const fleet = await fleets.create();
    setBranch(fleet, 'main', fleet.commitOf('dev') ?? '');
    git(fleet.folder, ['update-ref', '-d', 'refs/heads/dev']);
    await refuses(fleet, example, 'branch-missing', /has no branch "dev"[\s\S]*create-branch/);
    const step = await fleet.publish(example, { inputs: { 'create-branch': 'true' } });
    expect(step.outputs, step.log).toMatchObject({ 'pull-request-operation': 'created', added: '3' });
    expect(fleet.list('dev')).toEqual(['']);
    expect(git(fleet.folder, ['rev-list', '--count', 'dev'])).toBe('1');
    expect(fleet.list(HEAD)).toHaveLength(15);
    await converges(fleet, example, '1');
  });

  it('of a repository without any branch is created', async () => {
    const fleet = await fleets.create();
    git(fleet.folder, ['update-ref', '-d', 'refs/heads/dev']);
    const step = await fleet.publish(example, { inputs: { 'create-branch': 'true' } });
    expect(step.outputs, step.log).toMatchObject({ 'pull-request-operation': 'created' });
    await isSettled(fleet, '1');
  });

  it('that contains a file where a folder has to be is not overwritten', async () => {
    const fleet = await fleets.create({ ...OWNERS, drone: 'a foreign file\n' });
    await refuses(
      fleet,
      example,
      'path-taken',
      /"drone\/README\.md" cannot be written: "drone" is a file that this action does not manage/,
    );
    fleet.commit('dev', { drone: null, 'drone/README.md/x': 'a foreign folder\n' });
    await refuses(fleet, example, 'path-taken', /"drone\/README\.md" cannot be written: its path is a folder/);
  });
});

describe.concurrent('the branch of the pull request', () => {
  it('that has commits by others is not overwritten, unless that is forced', async () => {
    const fleet = await opened();
    const foreignCommit = fleet.commit(HEAD, { 'drone/notes.txt': 'a fix\n' });
    await refuses(fleet, changed, 'head-branch-has-commits', /by "Octocat": "by hand"[\s\S]*force: true/);
    const forced = await fleet.publish(changed, { inputs: { force: 'true' } });
    expect(forced.outputs).toMatchObject({ 'pull-request-operation': 'updated', 'pull-request-number': '1' });
    expect(git(fleet.folder, ['rev-list', HEAD]).split('\n')).not.toContain(foreignCommit);
    await converges(fleet, changed, '1');
  });

  it('whose commit someone else amended is not overwritten', async () => {
    const fleet = await opened();
    const message = git(fleet.folder, ['log', '-1', '--format=%B', HEAD]);
    setBranch(fleet, HEAD, git(fleet.folder, ['commit-tree', 'dev^{tree}', '-p', 'dev', '-m', message]));
    await refuses(fleet, example, 'head-branch-has-commits', /by "Test": "Promote/);
  });

  it('that was reset to the base branch is pushed again', async () => {
    const fleet = await opened();
    const made = fleet.treeOf(HEAD);
    setBranch(fleet, HEAD, fleet.commitOf('dev') ?? '');
    expect((await fleet.publish(example)).outputs).toMatchObject({
      'pull-request-operation': 'updated',
      'pull-request-number': '1',
    });
    expect(fleet.treeOf(HEAD)).toBe(made);
    await isSettled(fleet, '1');
  });

  it('that was deleted, and its pull request with it, is created again', async () => {
    const fleet = await opened();
    await fleet.api('DELETE', `/git/refs/heads/${HEAD}`);
    expect(await fleet.pulls()).toEqual([]);
    expect((await fleet.publish(example)).outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-number': '2',
    });
    await isSettled(fleet, '2');
  });

  it('that is protected is not pushed, and the message explains it', async () => {
    const fleet = await fleets.create();
    await fleets.github.setRepository(fleet.name, { protection: { [HEAD]: { requiredApprovals: 1 } } });
    const step = await fleet.publish(example);
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('[push-refused]');
    expect(step.log).toMatch(/"deployment\/dev"[\s\S]*Protected branch/i);
    expect(await fleet.pulls('all')).toEqual([]);
  });

  it('by someone else, without shared history, is not overwritten', async () => {
    const fleet = await fleets.create();
    setBranch(fleet, HEAD, orphan(fleet, 'dev^{tree}', 'foreign work'));
    await refuses(fleet, example, 'head-branch-has-commits', /"foreign work"/);
  });

  it('that conflicts with a branch of a shorter name is reported', async () => {
    const fleet = await fleets.create();
    setBranch(fleet, 'deployment', fleet.commitOf('dev') ?? '');
    await refuses(fleet, example, 'push-refused', /deployment\/dev/);
  });

  it('that an interrupted run pushed is used as it is', async () => {
    const fleet = await opened();
    const made = fleet.commitOf(HEAD);
    await fleet.api('PATCH', '/pulls/1', { state: 'closed' });
    expect((await fleet.publish(example)).outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-head-sha': made,
    });
    expect(fleet.commitOf(HEAD)).toBe(made);
  });
});

describe.concurrent('the pull request', () => {
  const merged = async (fleet: GitOpsRepository, method: string) => {
    await fleet.api('GET', '/pulls/1');
    await fleet.api('PUT', '/pulls/1/merge', { merge_method: method });
  };

  it.each(['merge', 'squash', 'rebase'])('that was merged (%s) is finished', async (method) => {
    const fleet = await opened();
    await merged(fleet, method);
    const nothing = await fleet.publish(example);
    expect(nothing.outputs, nothing.log).toMatchObject({ 'pull-request-operation': 'none', 'files-changed': '0' });
    expect(fleet.commitOf(HEAD)).toBeUndefined();
    const next = await fleet.publish(changed);
    expect(next.outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-number': '2',
      added: '0',
      changed: '3',
    });
    await isSettled(fleet, '2');
  });

  it('that was merged is followed by another one, even if its branch remained', async () => {
    const fleet = await opened();
    await merged(fleet, 'squash');
    const next = await fleet.publish(changed);
    expect(next.outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-number': '2',
      added: '0',
      changed: '3',
    });
    await isSettled(fleet, '2');
  });

  it('that was closed is followed by another one while the base branch differs', async () => {
    const fleet = await opened();
    await fleet.api('PATCH', '/pulls/1', { state: 'closed' });
    expect((await fleet.publish(changed)).outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-number': '2',
    });
    await isSettled(fleet, '2');
    expect((await fleet.pulls('closed')).map(({ number }) => number)).toEqual([1]);
  });

  it('by someone else is never changed', async () => {
    const fleet = await fleets.create();
    setBranch(fleet, 'by-hand', fleet.commitOf('dev') ?? '');
    fleet.commit('by-hand', { 'drone/app/namespace.yaml': 'x\n' });
    await fleet.api('POST', '/pulls', { title: 'By hand', head: 'by-hand', base: 'dev', body: 'by hand' });
    expect((await fleet.publish(example)).outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-number': '2',
    });
    setBranch(fleet, 'dev', fleet.commitOf(HEAD) ?? '');
    expect((await fleet.publish(example)).outputs['pull-request-operation']).toMatch(/closed|none/);
    expect((await fleet.pulls()).map(({ title, body }) => [title, body])).toEqual([['By hand', 'by hand']]);
  });

  it('by someone else from the head branch prevents a push', async () => {
    const fleet = await opened();
    await fleet.api('PATCH', '/pulls/1', { state: 'closed' });
    await fleet.api('POST', '/pulls', { title: 'By hand', head: HEAD, base: 'dev', body: 'by hand' });
    await refuses(fleet, changed, 'pull-request-not-ours', /pull request #2/);
  });
});

describe.concurrent('concurrent runs', () => {
  it('that propose the same result in one pull request', async () => {
    const fleet = await fleets.create();
    const steps = await Promise.all([fleet.publish(example, { temp: `${fleet.folder}.1` }), fleet.publish(example)]);
    expect(
      steps.map(({ exitCode }) => exitCode),
      steps.map(({ log }) => log).join('\n'),
    ).toEqual([0, 0]);
    await converges(fleet, example, '1');
  });

  it('that propose different content result in one pull request for one of them, and a further run updates it', async () => {
    const fleet = await opened();
    fleet.commit('dev', { 'OWNERS.md': 'moved\n' });
    const steps = await Promise.all([fleet.publish(example, { temp: `${fleet.folder}.1` }), fleet.publish(changed)]);
    expect(
      steps.map(({ exitCode }) => exitCode),
      steps.map(({ log }) => log).join('\n'),
    ).toEqual([0, 0]);
    expect(await fleet.pulls()).toHaveLength(1);
    await fleet.publish(changed);
    expect(fleet.read(HEAD, 'drone/hello-world-app-functional-test/platform-config.yaml')).toContain('true');
    await converges(fleet, changed, '1');
  });
});
