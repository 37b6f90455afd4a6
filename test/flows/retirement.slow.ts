// The guide to retirement, followed to the letter: from the change of the control plane through the pull request to the GitOps repository to the report of the clusters.
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReaderShell } from '../support/retirement/reader-shell.ts';
import { parseShellBlocks } from '../support/set-up-guide/guide-markdown.ts';
import { TUTORIAL_CHAPTERS } from '../support/tutorial/chapters.ts';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps, application, applicationGitOps } = REPOSITORIES;
const SLOW_MACHINE_MS = 240_000;
const GUIDE = readFileSync(resolve(import.meta.dirname, '../../docs/guides/retire.md'), 'utf8');
const RECORD = '.github/tracking/assignments.json';
const PLATFORM = 'large/observability-prometheus';
const FUNCTIONAL = 'drone/hello-world-app-functional-test';
const PERFORMANCE = 'large/hello-world-app-performance-test';

let sandbox: TutorialSandbox;
let shell: ReaderShell;

interface ApiPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
  readonly state: string;
  readonly html_url: string;
  readonly requested_reviewers: readonly unknown[];
  readonly labels: readonly { readonly name: string }[];
  readonly head: { readonly sha: string };
}

const api = <Result = unknown>(method: string, path: string, body?: object): Promise<Result> =>
  sandbox.github.api<Result>(method, path, { token: 'token-of-alice', ...(body === undefined ? {} : { body }) });

/** Follows shell blocks of a section, by their position in it. */
async function follow(section: number, position = 0, change = (code: string) => code): Promise<void> {
  const block = parseShellBlocks(GUIDE).filter((one) => one.section === section)[position];
  if (block === undefined) throw new Error(`section ${section} has no shell block ${position}`);
  await shell.run(change(block.code));
}

/** How many runs were returned already. */
let seen = 0;

/** Waits until no workflow runs. @returns those since the last time: file, environment or branch, conclusion */
async function settle(): Promise<readonly string[]> {
  await sandbox.runner.settle();
  const before = seen;
  seen = sandbox.runner.runs.length;
  return sandbox.runner.runs.slice(before).map(({ workflow, event, inputs, branch, conclusion }) => {
    const where = event === 'pull_request' ? event : inputs.environment || inputs['from-environment'] || branch;
    return `${workflow} ${where} ${conclusion}`;
  });
}

/** Merges the pull request to an environment's GitOps branch, which its clusters then apply. */
async function converge(environment: string, report?: (commit: string) => Promise<void>): Promise<readonly string[]> {
  const commit = await sandbox.merge(platformGitOps, environment);
  await (report === undefined ? sandbox.reportApplied(environment, commit) : report(commit));
  return settle();
}

async function perform(id: string): Promise<void> {
  await TUTORIAL_CHAPTERS.find((chapter) => chapter.id === id)?.perform(sandbox);
}

/** The tutorial's application is deployed to dev and stage. */
async function deployApplication(): Promise<void> {
  await perform('onboard');
  await perform('dev-policies');
  await converge('dev');
  await perform('stage-policy');
  await converge('stage');
}

async function start(options: Parameters<typeof TutorialSandbox.start>[0] = {}): Promise<void> {
  sandbox = await TutorialSandbox.start(options);
  shell = await ReaderShell.start(sandbox);
  await follow(0);
  await deployApplication();
  seen = sandbox.runner.runs.length;
}

async function stop(): Promise<void> {
  shell.stop();
  await sandbox.stop();
}

/** The assignments that clusters of an environment apply, and those that the record lists: the same. */
function assignments(environment: string): readonly string[] {
  const files = sandbox.files(platformGitOps, environment);
  const folders = files.filter((path) => path.endsWith('/namespace.yaml')).map((path) => path.replace(/\/[^/]+$/, ''));
  const record = JSON.parse(sandbox.file(platformGitOps, environment, RECORD)) as {
    readonly folders: readonly { readonly path: string }[];
  };
  expect(record.folders.map(({ path }) => path).sort()).toEqual(folders);
  return folders;
}

const readPull = async (base: string) => {
  const { number } = await sandbox.pull(platformGitOps, base);
  return api<ApiPullRequest>('GET', `/repos/${platformGitOps}/pulls/${number}`);
};

const statuses = async (commit = sandbox.head(controlPlane, 'main')) =>
  Object.fromEntries(
    Object.values(await sandbox.statuses(controlPlane, commit)).map(({ context, state, description }) => [
      context,
      `${state}: ${description}`,
    ]),
  );

const lastRun = (workflow: string) => {
  const run = sandbox.runner.runs.findLast((one) => one.workflow === workflow);
  return run?.jobs.map(({ log }) => log).join('\n') ?? '';
};

/** Replaces the number in the guide by that of the draft. */
const withNumber = (number: number) => (code: string) => code.replace('PULL_REQUEST=7 ', `PULL_REQUEST=${number} `);
const forEnvironment = (name: string) => (code: string) => code.replace(/ENVIRONMENT=\w+/, `ENVIRONMENT=${name}`);

/** A draft shows what would go; nothing has gone, and nothing goes by itself. */
async function expectDraft(environment: string, title: string, removed: readonly string[]): Promise<ApiPullRequest> {
  const before = assignments(environment);
  const pull = await readPull(environment);
  expect(pull).toMatchObject({ draft: true, title: expect.stringContaining(title), requested_reviewers: [] });
  const [lead = ''] = pull.body.split('Environment ');
  for (const name of removed) expect(lead).toContain(name);
  expect(lastRun('schedule.yml')).toContain(pull.html_url);
  const path = `/repos/${platformGitOps}/pulls/${pull.number}/merge`;
  await expect(api('PUT', path, { merge_method: 'merge' })).rejects.toThrow(/405.*draft/s);
  // Again: the same.
  await sandbox.dispatch(controlPlane, 'schedule.yml', { environment });
  expect(await settle()).toEqual([`schedule.yml ${environment} failure`]);
  expect(await readPull(environment)).toMatchObject({ number: pull.number, head: pull.head, body: pull.body });
  expect(assignments(environment)).toEqual(before);
  return pull;
}

describe('a fleet is retired piece by piece', { timeout: SLOW_MACHINE_MS }, () => {
  beforeAll(() => start(), SLOW_MACHINE_MS);
  afterAll(stop);

  it('starts with an application on dev and stage', () => {
    expect(assignments('dev')).toEqual([FUNCTIONAL, PERFORMANCE, PLATFORM]);
    expect(assignments('stage')).toEqual(['drone/hello-world-app-uat-test', 'large/hello-world-app-uat-test']);
  });

  it('section 3: a deployment target, and then its manifests', async () => {
    await sandbox.commit(applicationGitOps, 'dev', 'manifests', { 'performance-test/app.yaml': 'kind: Service\n' });
    const workload = sandbox.file(application, 'main', 'workload/workload.yaml');
    const without = workload.replace(/ {4}- name: performance-test\n(?: {6}.*\n)+/, '');
    expect(without).not.toBe(workload);
    await sandbox.commit(application, 'main', 'retire performance-test', { 'workload/workload.yaml': without });
    expect(await settle()).toEqual(expect.arrayContaining(['schedule.yml all success']));
    expect(await sandbox.pulls(platformGitOps, 'stage')).toEqual([]);
    expect(await readPull('dev')).toMatchObject({ draft: false, title: 'Update dev: 0 added, 0 changed, 1 removed' });
    expect(await converge('dev')).toEqual(['notify-control-plane.yml dev success', 'check-promote.yml dev success']);
    expect(assignments('dev')).toEqual([FUNCTIONAL, PLATFORM]);
    await follow(3);
    await sandbox.merge(applicationGitOps, 'dev');
    expect(sandbox.files(applicationGitOps, 'dev')).toEqual(['README.md', 'functional-test/manifests.yaml']);
    await settle();
  });

  it('section 5: an environment, with the consent of section 1', async () => {
    const dev = sandbox.file(controlPlane, 'main', '.environments/dev.yaml');
    const last = { '.environments/dev.yaml': dev.replace(/\n(?: *#.*\n)* *promotion:\n *next: stage/, '') };
    await sandbox.commit(controlPlane, 'main', 'dev is the last environment', last);
    await settle();
    await converge('dev');
    expect(await statuses()).toEqual({ 'dev environment': 'success: Deployed' });
    await follow(5);
    await sandbox.merge(controlPlane, 'stage');
    expect(await settle()).toEqual(['schedule.yml stage failure']);
    const removed = ['drone/hello-world-app-uat-test', 'large/hello-world-app-uat-test'];
    const draft = await expectDraft('stage', 'Consent needed to remove 2 of 2 assignments', removed);
    await follow(1, 0, withNumber(draft.number));
    expect(await settle()).toEqual(['schedule.yml stage success']);
    expect(await readPull('stage')).toMatchObject({
      number: draft.number,
      draft: false,
      title: 'Update stage: 0 added, 0 changed, 2 removed',
      labels: [{ name: 'allow-removals' }],
    });
    expect(await converge('stage')).toEqual([
      'notify-control-plane.yml stage success',
      'check-promote.yml stage success',
    ]);
    expect(assignments('stage')).toEqual([]);
    expect(sandbox.files(platformGitOps, 'stage')).toEqual(
      expect.arrayContaining(['drone/README.md', 'large/README.md']),
    );
    await follow(5, 1);
    expect(await settle()).toEqual(['ci.yml pull_request success']);
    await sandbox.merge(controlPlane, 'main');
    expect(await settle()).toEqual(['ci.yml main success', 'cd.yml dev success', 'schedule.yml dev success']);
    await follow(5, 2);
    for (const repository of [controlPlane, platformGitOps])
      expect(sandbox.branches(repository)).not.toContain('stage');
    await settle();
    expect(await converge('dev')).toContain('check-promote.yml dev success');
    expect(await statuses()).toEqual({ 'dev environment': 'success: Deployed' });
    for (const workflow of ['schedule.yml', 'timer.yml']) await sandbox.runner.triggerSchedule(controlPlane, workflow);
    expect(await settle()).toEqual(['schedule.yml main success', 'timer.yml main success']);
    expect(assignments('dev')).toEqual([FUNCTIONAL, PLATFORM]);
  });

  it('section 4: a cluster type', async () => {
    const path = 'cluster-types/west-us/large/large-cluster-type.yaml';
    const type = sandbox.file(controlPlane, 'dev', path);
    const retired = `${type.replace(/ {4}region: west-us\n {4}size: large/, '    retired: "true"')}\n`;
    expect(retired).toContain('  labels:\n    retired: "true"\nspec:');
    await sandbox.commit(controlPlane, 'dev', 'retire large', { [path]: retired });
    await settle();
    await converge('dev');
    expect(assignments('dev')).toEqual([FUNCTIONAL]);
    expect(sandbox.files(platformGitOps, 'dev')).toContain('large/README.md');
    const inventory = sandbox.file(controlPlane, 'dev', '.kalypso/inventory.yaml');
    const rest = `${inventory.slice(0, inventory.indexOf('  # Argo CD'))}`;
    await sandbox.commit(controlPlane, 'dev', 'the cluster large is gone', { '.kalypso/inventory.yaml': rest });
    expect(await settle()).toEqual(['schedule.yml dev success']);
    await follow(4);
    await sandbox.merge(controlPlane, 'dev');
    expect(await settle()).toEqual(['schedule.yml dev success']);
    const report = (commit: string) => sandbox.reportCompliance({ environment: 'dev', commit, state: 'Compliant' });
    expect(await converge('dev', report)).toContain('check-promote.yml dev success');
    expect(sandbox.files(platformGitOps, 'dev').filter((file) => file.startsWith('large/'))).toEqual([]);
    expect(assignments('dev')).toEqual([FUNCTIONAL]);
  });

  it('section 6: the rest, with the input of the workflow, which a reviewer has to approve', async () => {
    await follow(5, 0, forEnvironment('dev'));
    await sandbox.merge(controlPlane, 'dev');
    expect(await settle()).toEqual(['schedule.yml dev failure']);
    const draft = await expectDraft('dev', 'Consent needed to remove 1 of 1 assignment', [FUNCTIONAL]);
    const inputs = { environment: 'dev', 'allow-removals': 'true' };
    await sandbox.dispatch(controlPlane, 'schedule.yml', inputs);
    expect(await settle()).toEqual(['schedule.yml dev failure']);
    expect(lastRun('schedule.yml')).toContain('The GitHub environment dev needs required reviewers');
    expect(await readPull('dev')).toMatchObject({ draft: true, labels: [] });
    const { id } = await api<{ readonly id: number }>('GET', '/user');
    const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
    const path = `/repos/${controlPlane}/environments/dev`;
    await api('PUT', path, { deployment_branch_policy, reviewers: [{ type: 'User', id }] });
    await sandbox.dispatch(controlPlane, 'schedule.yml', inputs);
    await sandbox.runner.until(() => sandbox.runner.waiting.length > 0);
    expect(await readPull('dev')).toMatchObject({ draft: true });
    for (const job of sandbox.runner.waiting) sandbox.runner.approve(job);
    await settle();
    expect(await readPull('dev')).toMatchObject({
      number: draft.number,
      draft: false,
      labels: [],
    });
    // The consent to these removals stays with the pull request: the hourly run needs none.
    await sandbox.dispatch(controlPlane, 'schedule.yml', { environment: 'dev' });
    expect(await settle()).toEqual(['schedule.yml dev success']);
    await converge('dev', (commit) => sandbox.reportCompliance({ environment: 'dev', commit, state: 'Compliant' }));
    expect(assignments('dev')).toEqual([]);
  });
});

describe('an application leaves, and clusters are not listed by an inventory', { timeout: SLOW_MACHINE_MS }, () => {
  const withoutInventory = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes('inventory')));
  const before: Record<string, readonly string[]> = {};

  beforeAll(() => start({ adapt: withoutInventory }), SLOW_MACHINE_MS);
  afterAll(stop);

  it('section 2: dev loses it, and the status reports each wait', async () => {
    for (const environment of ['dev', 'stage']) before[environment] = assignments(environment);
    await follow(2);
    expect(await settle()).toEqual(['ci.yml pull_request success']);
    await sandbox.merge(controlPlane, 'main');
    expect(await settle()).toEqual(['ci.yml main success', 'cd.yml dev success', 'schedule.yml dev success']);
    const pull = await readPull('dev');
    const short = sandbox.head(controlPlane, 'main').slice(0, 7);
    expect(pull).toMatchObject({ draft: false, title: `Promote ${short} to dev: 0 added, 0 changed, 2 removed` });
    const waits = (number: number) => ({
      'dev environment': `pending: Waits for the merge of pull request #${number}`,
    });
    expect(await statuses()).toEqual(waits(pull.number));
    // Closed without a merge: the next run proposes it once more.
    await api('PATCH', `/repos/${platformGitOps}/pulls/${pull.number}`, { state: 'closed' });
    await sandbox.runner.triggerSchedule(controlPlane, 'schedule.yml');
    await settle();
    const another = await readPull('dev');
    expect(another.number).toBeGreaterThan(pull.number);
    expect(await statuses()).toEqual(waits(another.number));
    expect(await converge('dev')).toEqual([
      'notify-control-plane.yml dev success',
      'check-promote.yml dev success',
      'cd.yml dev success',
      'schedule.yml stage failure',
    ]);
    expect(assignments('dev')).toEqual([PLATFORM]);
  });

  it('stage waits for consent', async () => {
    const draft = await expectDraft('stage', 'Consent needed to remove 2 of 2 assignments', before.stage ?? []);
    expect(await statuses()).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': `pending: Waits for consent to remove 2 of 2 assignments by pull request #${draft.number}`,
    });
    // The timer of promotions leaves it alone.
    await sandbox.runner.triggerSchedule(controlPlane, 'timer.yml');
    expect(await settle()).toEqual(['timer.yml main success']);
  });

  it('section 8: half way, everything goes back', async () => {
    const draft = await readPull('stage');
    await follow(8);
    await settle();
    await sandbox.merge(controlPlane, 'main');
    await settle();
    await converge('dev');
    expect(assignments('dev')).toEqual(before.dev);
    // The draft is an ordinary pull request, which removes nothing.
    expect(await readPull('stage')).toMatchObject({
      number: draft.number,
      draft: false,
      title: expect.stringMatching(/^Promote \w{7} to stage: 0 added, 0 changed, 0 removed$/),
      labels: [{ name: 'promoted' }],
    });
    await converge('stage');
    expect(assignments('stage')).toEqual(before.stage);
    expect(await statuses()).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
  });

  it('section 2 once more, to the end: with the label, the hourly run continues', async () => {
    await follow(2);
    await settle();
    await sandbox.merge(controlPlane, 'main');
    await settle();
    await converge('dev');
    const draft = await readPull('stage');
    await api('POST', `/repos/${platformGitOps}/issues/${draft.number}/labels`, { labels: ['allow-removals'] });
    await sandbox.runner.triggerSchedule(controlPlane, 'schedule.yml');
    expect(await settle()).toEqual(['schedule.yml main success']);
    expect(await readPull('stage')).toMatchObject({ number: draft.number, draft: false });
    expect((await statuses())['stage environment']).toBe(
      `pending: Waits for the merge of pull request #${draft.number}`,
    );
    await converge('stage');
    expect([assignments('dev'), assignments('stage')]).toEqual([[PLATFORM], []]);
    expect(await statuses()).toEqual({
      'dev environment': 'success: Deployed',
      'stage environment': 'success: Deployed',
    });
    await follow(2, 1);
    for (const environment of ['dev', 'stage']) await sandbox.merge(controlPlane, environment);
    expect((await settle()).toSorted()).toEqual(['schedule.yml dev success', 'schedule.yml stage success']);
    for (const environment of ['dev', 'stage']) expect(await sandbox.pulls(platformGitOps, environment)).toEqual([]);
  });
});

describe('what cannot be published is never a removal, and the status reports it', { timeout: SLOW_MACHINE_MS }, () => {
  beforeAll(async () => {
    sandbox = await TutorialSandbox.start();
    shell = await ReaderShell.start(sandbox);
    await follow(0);
    await perform('onboard');
    await perform('dev-policies');
    await converge('dev');
    await settle();
  }, SLOW_MACHINE_MS);
  afterAll(stop);

  const gitOps = () => join(sandbox.repositories, `${platformGitOps}.git`);
  const statusOfDev = async () => (await statuses())['dev environment'];

  it('section 7: a repository that is gone keeps its folders, until its registration is removed', async () => {
    const before = assignments('dev');
    rmSync(join(sandbox.repositories, `${application}.git`), { recursive: true });
    await sandbox.dispatch(controlPlane, 'schedule.yml', { environment: 'dev' });
    expect(await settle()).toEqual(['schedule.yml dev success']);
    expect(lastRun('schedule.yml')).toContain(
      'kalypso-app-src was not found, or the token cannot read it [source-repository-not-found]',
    );
    expect(await sandbox.pulls(platformGitOps, 'dev')).toEqual([]);
    expect(assignments('dev')).toEqual(before);
    await follow(2);
    await settle();
    await sandbox.merge(controlPlane, 'main');
    await settle();
    expect(await readPull('dev')).toMatchObject({ draft: false, title: expect.stringContaining('2 removed') });
    await converge('dev');
    expect(assignments('dev')).toEqual([PLATFORM]);
    expect(await statusOfDev()).toBe('success: Deployed');
  });

  it('section 5: a GitOps branch that is gone', async () => {
    const head = sandbox.head(platformGitOps, 'dev');
    git(gitOps(), ['update-ref', '-d', 'refs/heads/dev']);
    await sandbox.commit(controlPlane, 'main', 'a change', { 'README.md': 'A change.\n' });
    expect(await settle()).toContain('schedule.yml dev failure');
    expect(await statusOfDev()).toBe('pending: Held back: contoso/kalypso-gitops has no branch "dev"');
    git(gitOps(), ['update-ref', 'refs/heads/dev', head]);
    await sandbox.dispatch(controlPlane, 'schedule.yml', { environment: 'dev' });
    await settle();
    expect(await statusOfDev()).toMatch(/^pending: Waits for the merge of pull request #\d+$/);
  });

  it('a schedule that fails', async () => {
    await sandbox.commit(controlPlane, 'dev', 'invalid', { 'scheduling/invalid.yaml': 'a: [\n' });
    expect(await settle()).toEqual(['schedule.yml dev failure']);
    expect(await statusOfDev()).toMatch(/^pending: Held back: the schedule of "dev" failed with 1 error/);
    await sandbox.commit(controlPlane, 'dev', 'valid', { 'scheduling/invalid.yaml': null });
    expect(await settle()).toEqual(['schedule.yml dev success']);
    expect(await statusOfDev()).toMatch(/^pending: Waits for the merge of pull request #\d+$/);
    await converge('dev');
    expect(await statusOfDev()).toBe('success: Deployed');
  });
});
