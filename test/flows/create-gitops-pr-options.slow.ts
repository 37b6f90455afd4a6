import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { toPullRequestOutputs } from '@kalypso-actions/gitops';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type ControlPlaneWorkspace,
  createControlPlaneWorkspace,
  type ScheduleOutput,
} from '../support/control-plane-workspace.ts';
import {
  type GitOpsFixture,
  type GitOpsRepository,
  type PublishOptions,
  startGitOpsFixture,
} from '../support/gitops-fixture.ts';
import { publishInProcess } from '../support/publish-in-process.ts';

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';
const PERSON = 'ghp_person0123456789abcdefghijklmnopq';

function contentOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
}

let fleets: GitOpsFixture;
let workspace: ControlPlaneWorkspace;
/** The example as it is, without its services, without anything, and with an assignment that fails. */
let example: ScheduleOutput;
let fewer: ScheduleOutput;
let nothing: ScheduleOutput;
let partial: ScheduleOutput;
let failed: ScheduleOutput;

beforeAll(async () => {
  fleets = await startGitOpsFixture();
  await fleets.github.setToken(PERSON, {
    login: 'a-person',
    repositories: { '*': { contents: 'write', 'pull-requests': 'write', issues: 'write' } },
  });
  await fleets.github.addUsers('ada', 'grace');
  workspace = createControlPlaneWorkspace();
  example = await workspace.schedule();
  const flux = 'control-plane/main/templates/arc-flux.yaml';
  const argocd = 'control-plane/main/templates/argocd.yaml';
  const contents = [flux, argocd].map((file) => [file, readFileSync(join(workspace.folder, file), 'utf8')] as const);
  workspace.edit(flux, (text) => text.replace('prune: true', 'prune: {{ fail "not here @ada" }}'));
  workspace.edit(argocd, (text) => text.replace('prune: true', 'prune: false'));
  partial = await workspace.schedule({ 'on-error': 'isolate' });
  failed = await workspace.schedule({ 'on-error': 'stop' });
  for (const [file, content] of contents) workspace.edit(file, () => content);
  workspace.remove('control-plane/dev/scheduling/platform-services');
  fewer = await workspace.schedule();
  workspace.remove('control-plane/dev/scheduling');
  workspace.remove('control-plane/dev/cluster-types');
  nothing = await workspace.schedule();
});
afterAll(async () => {
  workspace.dispose();
  await fleets.stop();
});

/** A repository whose branch contains what was scheduled. */
const fleetWith = ({ manifests }: ScheduleOutput) =>
  fleets.create({ 'OWNERS.md': 'the platform team\n', ...contentOf(manifests) });

/** Like a step, but in this process. Tests start the built action only where that matters. */
async function publish(fleet: GitOpsRepository, scheduled: ScheduleOutput, { inputs = {} }: PublishOptions = {}) {
  const { result, thrown, log } = await publishInProcess(fleets, fleet, scheduled, inputs, { retries: 0 });
  if (result === undefined) throw thrown;
  const diagnostics = result.diagnostics.map(
    ({ severity, code, message, hint }) => `::${severity} title=${code}::${message}. ${hint}`,
  );
  return {
    exitCode: result.ok ? 0 : 1,
    outputs: toPullRequestOutputs(result),
    log: [...diagnostics, ...log].join('\n'),
  };
}

describe('what a pull request has', () => {
  it('is labels, reviewers, assignees, texts of templates and a committer, each set once', async () => {
    const fleet = await fleets.create();
    await fleets.github.setRepository(fleet.name, { teams: ['platform'] });
    const inputs = {
      labels: 'fleet, dev',
      reviewers: '@ada',
      'team-reviewers': 'contoso/platform',
      assignees: 'grace',
      draft: 'true',
      title: '{{environment}} of {{repository}}: {{#addedAssignments}}{{clusterType}} {{/addedAssignments}}',
      body: 'For the platform team.\n\n{{changes}}',
      'commit-message': 'Deploy {{base}}\n\nReviewed-by: Ada',
      committer: 'Fleet Bot <fleet@example.com>',
    };
    const step = await fleet.publish(example, { inputs });
    expect(step.outputs['pull-request-operation'], step.log).toBe('created');
    expect(await fleet.pulls()).toMatchObject([
      {
        title: `dev of ${fleet.name}: drone large large`,
        draft: true,
        labels: [{ name: 'fleet' }, { name: 'dev' }, { name: 'promoted' }],
        assignees: [{ login: 'grace' }],
        requested_reviewers: [{ login: 'ada' }],
        requested_teams: [{ slug: 'platform' }],
      },
    ]);
    const [pull] = await fleet.pulls();
    expect(pull?.body).toMatch(/^<!-- .* -->\nFor the platform team\.\n\n### Environment dev/);
    const tree = fleet.treeOf(HEAD);
    expect(git(fleet.folder, ['log', '-1', '--format=%an <%ae>|%cn|%B', HEAD])).toBe(
      `Fleet Bot <fleet@example.com>|Fleet Bot|Deploy dev\n\nReviewed-by: Ada\nKalypso-Tree: ${tree}`,
    );
    // Ada reviews, and is not requested again. Edits by others remain.
    await fleets.github.api('POST', `/repos/${fleet.name}/pulls/1/reviews`, {
      token: PERSON,
      body: { event: 'COMMENT', body: 'hm' },
    });
    await fleet.api('PATCH', '/pulls/1', { title: 'a better title' });
    const again = await fleet.publish(example, { inputs: { ...inputs, reviewers: 'ada, a-person' } });
    expect(again.outputs['pull-request-operation']).toBe('unchanged');
    expect((await fleet.pulls())[0]?.title).toBe('a better title');
  });

  it('loses the label promoted when it no longer promotes', async () => {
    const fleet = await fleetWith(example);
    await publish(fleet, fewer, { inputs: { 'promoted-commit': 'a'.repeat(40), title: '{{shortCommit}}' } });
    expect((await fleet.pulls())[0]).toMatchObject({ title: 'aaaaaaa', labels: [{ name: 'promoted' }] });
    const step = await publish(fleet, fewer);
    expect(step.outputs).toMatchObject({ 'pull-request-operation': 'updated', promoted: 'false' });
    expect((await fleet.pulls())[0]?.labels).toEqual([]);
  });

  it('is shown, but not written, in a dry run', async () => {
    const fleet = await fleets.create();
    const step = await fleet.publish(example, { inputs: { 'dry-run': 'true', 'create-branch': 'true' } });
    expect(step.outputs).toMatchObject({
      'pull-request-operation': 'created',
      'pull-request-number': '',
      added: '3',
      'pull-request-head-sha': '',
    });
    expect(step.summary).toContain('A pull request would be opened');
    expect(step.summary).toContain('hello-world-app-functional-test');
    expect(await fleet.pulls('all')).toEqual([]);
    expect(fleet.commitOf(HEAD)).toBeUndefined();
    const written = (await fleets.github.requests()).filter(
      ({ path, method }) => path.includes(fleet.name) && method !== 'GET',
    );
    expect(written.filter(({ kind }) => kind === 'api')).toEqual([]);
  });
});

describe('auto-merge', () => {
  const squash = { 'auto-merge': 'squash' };

  it('is left to GitHub if a requirement is not met yet', async () => {
    const fleet = await fleets.create();
    await fleets.github.setRepository(fleet.name, {
      allowAutoMerge: true,
      protection: { dev: { requiredApprovals: 1 } },
    });
    const step = await publish(fleet, example, { inputs: squash });
    expect(step.outputs['pull-request-operation'], step.log).toBe('created');
    expect((await fleet.pulls())[0]).toMatchObject({ auto_merge: { merge_method: 'squash' } });
    expect((await publish(fleet, example, { inputs: squash })).outputs['pull-request-operation']).toBe('unchanged');
  });

  it('merges at once if all requirements are met, and the next run changes nothing', async () => {
    const fleet = await fleets.create();
    const step = await publish(fleet, example, { inputs: squash });
    expect(step.log).toContain('is merged');
    expect(await fleet.pulls('closed')).toMatchObject([{ merged_at: expect.any(String) }]);
    expect(fleet.list('dev')).toContain('drone/README.md');
    const again = await publish(fleet, example, { inputs: squash });
    expect(again.outputs['pull-request-operation']).toBe('none');
    expect(fleet.commitOf(HEAD)).toBeUndefined();
  });

  it('is a warning if neither is possible', async () => {
    const fleet = await fleets.create();
    await fleets.github.setRepository(fleet.name, { protection: { dev: { requiredApprovals: 1 } } });
    const step = await publish(fleet, example, { inputs: squash });
    expect(step.exitCode, step.log).toBe(0);
    expect(step.log).toMatch(/::warning title=auto-merge::pull request #1 was not merged: .*Auto merge is not allowed/);
  });
});

describe('sign-commits', () => {
  it('creates the same tree as git, and GitHub signs the commit', async () => {
    const fleet = await fleets.create({
      'OWNERS.md': 'x\n',
      'small/old-target/namespace.yaml': 'x\n',
      'small/README.md': 'x\n',
    });
    const signed = { 'sign-commits': 'true', branch: 'signed' };
    const first = await publish(fleet, example, { inputs: signed });
    expect(first.log).toContain('signed by GitHub');
    expect(first.outputs['pull-request-operation']).toBe('created');
    expect(first.outputs['pull-request-head-sha']).toBe(fleet.commitOf('signed'));
    const made = (await fleets.github.requests()).filter(
      ({ path, method }) => path.includes(fleet.name) && method !== 'GET',
    );
    expect(made.filter(({ path }) => path.endsWith('git-receive-pack'))).toEqual([]);
    expect((await publish(fleet, example, { inputs: signed })).outputs['pull-request-operation']).toBe('unchanged');
    // From another branch: the pull request of the first is closed.
    const second = await publish(fleet, example);
    expect(second.outputs['pull-request-operation']).toBe('created');
    expect(await fleet.pulls()).toMatchObject([{ number: 2, head: { ref: HEAD } }]);
    expect(fleet.treeOf('signed')).toBe(fleet.treeOf(HEAD));
  });

  it('does not overwrite a branch that was moved meanwhile', async () => {
    const fleet = await fleets.create();
    await publish(fleet, example, { inputs: { 'sign-commits': 'true' } });
    fleet.commit(HEAD, { 'note.txt': 'mine\n' });
    const step = await publish(fleet, fewer, { inputs: { 'sign-commits': 'true' } });
    expect(step.log).toMatch(/::error title=head-branch-has-commits::.*by "Octocat": "by hand"/);
    expect(fleet.read(HEAD, 'note.txt')).toBe('mine');
  });
});

describe('assignments that fail', () => {
  it('keep their published manifests, are listed, and have an issue each until they are fixed', async () => {
    const fleet = await fleetWith(example);
    const failing = 'drone/hello-world-app-functional-test/reconciler.yaml';
    const before = fleet.read('dev', failing);
    const inputs = { 'report-issues': 'true' };
    const step = await publish(fleet, partial, { inputs });
    expect(step.outputs, step.log).toMatchObject({ 'pull-request-operation': 'created', removed: '0', changed: '2' });
    expect(fleet.read(HEAD, failing)).toBe(before);
    expect((await fleet.pulls())[0]?.body).toContain('1 assignment failed and keeps its published manifests');
    const issues = async (state: string) =>
      (
        await fleet.api<readonly { pull_request?: object; title: string; body: string }[]>(
          'GET',
          `/issues?state=${state}`,
        )
      ).filter((issue) => issue.pull_request === undefined);
    const [issue, ...others] = await issues('open');
    expect(others).toEqual([]);
    expect(issue?.title).toBe('hello-world-app-functional-test cannot be deployed to drone (dev)');
    expect(issue?.body).toContain('not here');
    expect(issue?.body).not.toContain('@ada');
    // Again: unchanged. With another message: updated. If the whole schedule failed: nothing is published, and the issue stays.
    await publish(fleet, partial, { inputs });
    expect(await issues('all')).toHaveLength(1);
    const other = JSON.parse(readFileSync(partial.report, 'utf8'));
    other.failed[0].problems[0].message = 'another reason';
    const report = join(workspace.folder, 'other.json');
    writeFileSync(report, JSON.stringify(other));
    await publish(fleet, { ...partial, report }, { inputs });
    expect((await issues('open'))[0]?.body).toContain('another reason');
    const whole = await publish(fleet, failed, { inputs });
    expect(whole.exitCode).toBe(1);
    expect(whole.log).toContain('::error title=schedule-failed::');
    expect(await issues('open')).toHaveLength(1);
    // Fixed.
    await publish(fleet, example, { inputs });
    expect(await issues('open')).toEqual([]);
    expect(await issues('closed')).toMatchObject([{ state_reason: 'completed' }]);
  });
});

describe('many removals', () => {
  it('need a confirmation: the label, or the input', async () => {
    const fleet = await fleetWith(example);
    const refused = await publish(fleet, nothing);
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toMatch(
      /::error title=mass-removal::3 of 3 assignments would be removed, and none would remain/,
    );
    expect(refused.log).toContain('drone/hello-world-app-functional-test');
    const [draft] = await fleet.pulls();
    expect(draft).toMatchObject({ number: 1, draft: true });
    expect(draft?.title).toMatch(/^Consent needed to remove 3 of 3 assignments: /);
    expect(refused.log).toContain(`See ${fleets.github.url}/${fleet.name}/pull/1`);
    expect(refused.outputs).toMatchObject({ 'pull-request-operation': 'created', 'pull-request-number': '1' });
    // An ordinary change replaces it, and is not replaced.
    await publish(fleet, fewer);
    expect(await fleet.pulls()).toMatchObject([{ number: 1, draft: false }]);
    const step = await publish(fleet, nothing);
    expect(step.log).toContain(
      'Nothing was published: pull request #1 stays as it is, and lists at the top what would be removed.',
    );
    await fleet.api('POST', '/issues/1/labels', { labels: ['allow-removals'] });
    expect((await publish(fleet, nothing)).outputs).toMatchObject({
      'pull-request-operation': 'updated',
      removed: '3',
    });
    expect(fleet.list(HEAD)).toEqual([
      '.github/tracking/Promoted_Commit_Id',
      '.github/tracking/assignments.json',
      'OWNERS.md',
    ]);
    const other = await fleetWith(example);
    const numbers = await publish(other, fewer, { inputs: { 'max-removals': '0' } });
    expect(numbers.log).toContain('1 of 3 assignments would be removed, and max-removals is 0');
    expect(
      (await publish(other, nothing, { inputs: { 'max-removals': '100%' } })).outputs['pull-request-operation'],
    ).toBe('updated');
  });

  it('need another consent if others would be removed than the draft showed when it was labelled', async () => {
    const fleet = await fleetWith(example);
    const inputs = { 'max-removals': '0', 'auto-merge': 'merge' };
    const label = () => fleet.api('POST', '/issues/1/labels', { labels: ['allow-removals'] });
    const labels = async () => (await fleet.pulls())[0]?.labels.map(({ name }) => name);
    await publish(fleet, fewer, { inputs });
    expect(await fleet.pulls()).toMatchObject([{ draft: true, title: expect.stringContaining('remove 1 of 3') }]);
    await label();
    const dry = await fleet.publish(nothing, { inputs: { ...inputs, 'dry-run': 'true' } });
    expect(dry.log).toContain('dry run: would remove the label allow-removals from pull request #1');
    // The label cannot be removed: the draft must not show what it would count for.
    const path = '/labels/allow-removals$';
    await fleets.github.addFaults({ method: 'DELETE', path, how: { kind: 'status', status: 403 }, times: 1 });
    const stuck = await publish(fleet, nothing, { inputs });
    expect(stuck.exitCode).toBe(1);
    expect(stuck.log).toContain(
      '::error title=removal-consent-outdated::the consent on pull request #1 does not count',
    );
    expect(await fleet.pulls()).toMatchObject([{ draft: true, title: expect.stringContaining('remove 1 of 3') }]);
    for (const _ of [1, 2]) {
      const step = await publish(fleet, nothing, { inputs });
      expect([step.exitCode, await labels()]).toEqual([1, []]);
      expect(await fleet.pulls()).toMatchObject([{ draft: true, title: expect.stringContaining('remove 3 of 3') }]);
    }
    await label();
    // Fewer than it showed.
    expect((await publish(fleet, fewer, { inputs })).exitCode).toBe(0);
    expect(await fleet.pulls()).toEqual([]);
    expect(fleet.list('dev')).toContain('drone/README.md');
  });

  it('need another consent if an ordinary pull request was labelled before it listed them', async () => {
    const fleet = await fleetWith(example);
    await publish(fleet, fewer);
    await fleet.api('POST', '/issues/1/labels', { labels: ['allow-removals'] });
    const [before] = await fleet.pulls();
    for (const expected of ['removal-consent-outdated', 'stays as it is']) {
      const step = await publish(fleet, nothing);
      expect([step.exitCode, step.outputs['pull-request-operation']]).toEqual([1, '']);
      expect(step.log).toContain(expected);
      const [pull] = await fleet.pulls();
      expect(pull).toMatchObject({ draft: false, title: before?.title, head: { sha: before?.head.sha }, labels: [] });
      expect(pull?.body).toContain('### Consent needed to remove 3 of 3 assignments');
      expect(pull?.body).toContain('Environment dev');
    }
    // What it proposes is wanted again: the list is gone, and nothing else.
    await publish(fleet, fewer);
    expect((await fleet.pulls())[0]?.body).toBe(before?.body);
    await publish(fleet, nothing);
    await fleet.api('POST', '/issues/1/labels', { labels: ['allow-removals'] });
    expect((await publish(fleet, nothing)).outputs).toMatchObject({ removed: '3' });
    expect((await fleet.pulls())[0]?.body).not.toContain('Consent needed');
  });

  it('are allowed by the input of one run, and not those of later runs', async () => {
    const fleet = await fleetWith(example);
    const limit = { 'max-removals': '0' };
    const allowed = await publish(fleet, fewer, { inputs: { ...limit, 'allow-removals': 'true' } });
    expect(allowed.outputs).toMatchObject({ 'pull-request-operation': 'created', removed: '1' });
    expect(await fleet.pulls()).toMatchObject([{ draft: false, labels: [] }]);
    const [before] = await fleet.pulls();
    const again = await publish(fleet, fewer, { inputs: limit });
    expect([again.exitCode, again.outputs['pull-request-operation']]).toEqual([0, 'unchanged']);
    const step = await publish(fleet, nothing, { inputs: limit });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('::error title=removal-consent-outdated::');
    expect(await fleet.pulls()).toMatchObject([{ head: { sha: before?.head.sha } }]);
  });

  it('are shown by an ordinary pull request where GitHub has no drafts, which is not merged', async () => {
    const fleet = await fleetWith(example);
    await fleets.github.setRepository(fleet.name, { allowDrafts: false });
    const inputs = { 'auto-merge': 'merge' };
    const step = await publish(fleet, nothing, { inputs });
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('::warning title=draft-not-supported::pull request #1 is not a draft');
    expect(step.log).toContain('Do not merge it before it has the label.');
    for (const _ of [1, 2]) {
      expect((await publish(fleet, nothing, { inputs })).outputs['pull-request-operation']).toBe('unchanged');
      const [pull, ...others] = await fleet.pulls();
      expect(others).toEqual([]);
      expect(pull).toMatchObject({ draft: false, title: expect.stringContaining('Consent needed to remove 3 of 3') });
    }
    await fleet.api('POST', '/issues/1/labels', { labels: ['allow-removals'] });
    expect((await publish(fleet, nothing, { inputs })).exitCode).toBe(0);
    expect(await fleet.pulls()).toEqual([]);
    expect(fleet.list('dev')).not.toContain('drone/README.md');
  });

  it('are made ready by a token that may write contents; otherwise the run fails, and the next one resumes', async () => {
    const fleet = await fleetWith(example);
    await publish(fleet, nothing);
    await fleet.api('POST', '/issues/1/labels', { labels: ['allow-removals'] });
    const dry = await fleet.publish(nothing, { inputs: { 'dry-run': 'true' } });
    expect(dry.log).toContain('dry run: would mark pull request #1 as ready for review');
    await fleets.github.addFaults({ path: '/graphql$', how: { kind: 'status', status: 403 }, times: 1 });
    const step = await publish(fleet, nothing);
    expect(step.exitCode).toBe(1);
    expect(await fleet.pulls()).toMatchObject([{ draft: true, title: expect.stringContaining('Consent needed') }]);
    expect((await publish(fleet, nothing)).exitCode).toBe(0);
    expect(await fleet.pulls()).toMatchObject([{ draft: false, title: expect.stringMatching(/^Update dev/) }]);
  });

  it('are described by a dry run', async () => {
    const fleet = await fleetWith(example);
    const step = await fleet.publish(nothing, { inputs: { 'dry-run': 'true', reviewers: 'ada' } });
    expect(step.exitCode).toBe(1);
    expect(step.log).toMatch(/dry run: would open a draft pull request to dev: Consent needed to remove 3 of 3 assig/);
    expect(step.log).toContain('dry run: would create the label allow-removals, unless it exists');
    expect(step.log).toContain('A draft pull request shows what would go');
    expect(step.log).not.toContain('request reviews');
    expect(await fleet.pulls()).toEqual([]);
  });
});

describe('what is refused', () => {
  it('is a pull request and a branch by someone else', async () => {
    const fleet = await fleets.create();
    fleet.commit('dev', { 'x.txt': 'x' });
    git(fleet.folder, ['branch', HEAD, 'dev~1']);
    const branch = await publish(fleet, example);
    expect(branch.log).toContain('::error title=head-branch-not-ours::');
    fleet.commit(HEAD, { 'y.txt': 'y' });
    await fleets.github.api('POST', `/repos/${fleet.name}/pulls`, {
      token: PERSON,
      body: { base: 'dev', head: HEAD, title: 'mine' },
    });
    const step = await publish(fleet, example);
    expect(step.exitCode).toBe(1);
    expect(step.log).toContain('::error title=pull-request-not-ours::pull request #1 uses the branch');
    expect((await publish(fleet, example, { inputs: { branch: 'managed' } })).outputs['pull-request-operation']).toBe(
      'created',
    );
    expect(await fleet.pulls()).toMatchObject([{ number: 2 }, { number: 1, title: 'mine' }]);
  });

  it('is a branch that does not exist, unless it is to be created', async () => {
    const fleet = await fleets.create();
    const inputs = { base: 'qa' };
    const step = await publish(fleet, example, { inputs });
    expect(step.log).toContain('::error title=branch-missing::');
    expect(fleet.commitOf('qa')).toBeUndefined();
    const begun = await publish(fleet, example, { inputs: { ...inputs, 'create-branch': 'true' } });
    expect(begun.outputs['pull-request-operation'], begun.log).toBe('created');
    expect(git(fleet.folder, ['ls-tree', 'qa'])).toBe('');
    expect(fleet.list('deployment/qa')).toHaveLength(15);
  });

  it('is an invalid report, or one of other manifests', async () => {
    const fleet = await fleets.create();
    const file = (name: string, content: string) => {
      writeFileSync(join(workspace.folder, name), content);
      return join(workspace.folder, name);
    };
    const report = JSON.parse(readFileSync(example.report, 'utf8'));
    const failureLog = async (of: Partial<ScheduleOutput>, inputs = {}) => {
      const step = await fleet.publish({ ...example, ...of }, { inputs });
      expect(step.exitCode).toBe(1);
      expect(step.log).not.toMatch(/^\s+at .*\(/m);
      return step.log;
    };
    expect(await failureLog({ report: file('a.json', '{') })).toContain('cannot be read');
    expect(await failureLog({ report: file('b.json', '{}') })).toContain('is not a report of the schedule action');
    expect(await failureLog({ report: file('c.json', JSON.stringify({ ...report, version: 1 })) })).toContain(
      'of version "1"',
    );
    const bad = { ...report, assignments: [{ ...report.assignments[0], clusterType: '../..' }], failed: 3 };
    const log = await failureLog({ report: file('d.json', JSON.stringify(bad)) });
    expect(log).toContain(
      'report.assignments[0].clusterType must be a Kubernetes name, not "../.."; report.failed must be a list, not 3',
    );
    const lines = { ...report, environment: 'dev\n\nKalypso-Tree: x' };
    expect(await failureLog({ report: file('e.json', JSON.stringify(lines)) })).toContain(
      'report.environment must be a single line',
    );
    expect(await failureLog({ report: fewer.report })).toContain(
      'the folder contains files that the report does not list',
    );
    expect(await failureLog({ manifests: fewer.manifests })).toContain('the folder lacks manifests');
    expect(await failureLog({}, { path: '../x' })).toContain('leaves the repository');
    expect(await failureLog({}, { title: '{{missing}}', 'max-removals': 'some' })).toMatch(
      /input title is not a valid template: unknown name "missing"[\s\S]*input max-removals/,
    );
    expect(await failureLog({}, { token: 'ghs_wrong' })).toMatch(/::error title=github-failed::.*rejected the token/);
    expect(await fleet.pulls('all')).toEqual([]);
  });

  it('is a token that lacks a permission, which is named', async () => {
    const fleet = await fleets.create();
    const token = 'ghs_less0123456789abcdefghijklmnopqrs';
    await fleets.github.setToken(token, {
      login: 'less[bot]',
      kind: 'app',
      repositories: { [fleet.name]: { contents: 'write', 'pull-requests': 'read' } },
    });
    const step = await fleet.publish(example, { inputs: { token } });
    expect(step.exitCode).toBe(1);
    expect(step.log).toMatch(/::error title=github-failed::POST \/repos\/contoso\/[\w-]+\/pulls: HTTP 403/);
    expect(step.log).toContain(`It needs the permission "pull-requests: write" on ${fleet.name};`);
    expect(step.log).not.toMatch(/\bre-?run/i);
    // The next run resumes from there.
    expect((await fleet.publish(example)).outputs['pull-request-operation']).toBe('created');
    expect(await fleet.pulls('all')).toHaveLength(1);
  });
});

describe('folders without a report', () => {
  it('are published as they are, and other files in them are removed', async () => {
    const fleet = await fleets.create({
      'OWNERS.md': 'x\n',
      'functional-test/old.yaml': 'x\n',
      'other/kept.yaml': 'x\n',
      '.github/workflows/kept.yml': 'x\n',
    });
    const manifests = join(workspace.folder, 'app');
    for (const [path, content] of [
      ['functional-test/manifests.yaml', 'kind: A\n'],
      ['performance-test/manifests.yaml', 'kind: B\n'],
      ['.github/dependabot.yml', 'version: 2\n'],
    ] as const) {
      mkdirSync(join(manifests, path, '..'), { recursive: true });
      writeFileSync(join(manifests, path), content);
    }
    const inputs = { 'auto-merge': '' };
    const step = await fleet.publish({ manifests, report: '' }, { inputs });
    expect(step.outputs, step.log).toMatchObject({
      'pull-request-operation': 'created',
      promoted: 'false',
      added: '2',
      changed: '1',
      removed: '0',
      'files-changed': '4',
    });
    expect(fleet.list(HEAD)).toEqual([
      '.github/dependabot.yml',
      '.github/workflows/kept.yml',
      'OWNERS.md',
      'functional-test/manifests.yaml',
      'other/kept.yaml',
      'performance-test/manifests.yaml',
    ]);
    expect((await fleet.publish({ manifests, report: '' }, { inputs })).outputs['pull-request-operation']).toBe(
      'unchanged',
    );
    const missing = await fleet.publish({ manifests, report: '' }, { inputs: { base: '', 'report-issues': 'true' } });
    expect(missing.log).toContain('report-issues is true without a report');
    symlinkSync('/etc/passwd', join(manifests, 'functional-test/secrets.yaml'));
    const linked = await fleet.publish({ manifests, report: '' }, { inputs });
    expect(linked.log).toMatch(/::error title=manifests::.* contains links or devices: .*secrets\.yaml/);
  });
});
