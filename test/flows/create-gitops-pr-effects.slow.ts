import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { GitHubFault } from '@kalypso-actions/github-emulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type ControlPlaneWorkspace,
  createControlPlaneWorkspace,
  type ScheduleOutput,
} from '../support/control-plane-workspace.ts';
import {
  FIXTURE_TOKEN,
  type GitOpsFixture,
  type GitOpsRepository,
  startGitOpsFixture,
} from '../support/gitops-fixture.ts';
import { publishInProcess } from '../support/publish-in-process.ts';

/** Whatever only informs people: if GitHub does not accept it, now or ever, the fleet gets its commit and its pull request all the same. */

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';

let fleets: GitOpsFixture;
let workspace: ControlPlaneWorkspace;
let example: ScheduleOutput;
let fewer: ScheduleOutput;
let partial: ScheduleOutput;
let heldBack: ScheduleOutput;

beforeAll(async () => {
  fleets = await startGitOpsFixture();
  await fleets.github.addUsers('ada', 'grace');
  await fleets.github.setToken(FIXTURE_TOKEN, {
    login: 'github-actions[bot]',
    kind: 'workflow',
    repositories: { '*': { contents: 'write', 'pull-requests': 'write', issues: 'write', statuses: 'write' } },
  });
  workspace = createControlPlaneWorkspace();
  example = await workspace.schedule();
  const template = 'control-plane/main/templates/argocd.yaml';
  const text = readFileSync(join(workspace.folder, template), 'utf8');
  workspace.edit(template, () =>
    text.replace('prune: true', 'prune: {{ if eq .Workload "observability" }}{{ fail "no" }}{{ end }}true'),
  );
  partial = await workspace.schedule({ 'on-error': 'isolate' });
  workspace.edit(template, () => text);
  workspace.edit('workloads/contoso/kalypso-app-src/workload/workload.yaml', () => 'a: [');
  heldBack = await workspace.schedule();
  rmSync(join(heldBack.manifests, PROMOTED_COMMIT_PATH));
  workspace.remove('control-plane/dev/scheduling/platform-services');
  fewer = await workspace.schedule();
});
afterAll(async () => {
  workspace.dispose();
  await fleets.stop();
});

async function publish(
  fleet: GitOpsRepository,
  scheduled: ScheduleOutput,
  inputs: Readonly<Record<string, string>> = {},
  timeoutMs = 10_000,
) {
  const first = (await fleets.github.requests()).at(-1)?.id ?? 0;
  const { result, thrown, opened } = await publishInProcess(fleets, fleet, scheduled, inputs, {
    retries: 1,
    timeoutMs,
  });
  if (result === undefined) throw thrown;
  const requests = (await fleets.github.requests(first)).map(({ method, path }) => `${method} ${path}`);
  return { ...result, requests, opened };
}

interface Effect {
  readonly name: string;
  /** The call that fails. */
  readonly method: string;
  readonly path: string;
  /** The only warning; `undefined` if nothing is lost. */
  readonly code: string | undefined;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The state before, and what is published; by default, a first pull request. */
  readonly begin?: (fleet: GitOpsRepository) => Promise<ScheduleOutput>;
  readonly operation?: string;
}

const EFFECTS: readonly Effect[] = [
  { name: 'a label to create', method: 'POST', path: '/labels$', code: undefined },
  { name: 'a label to find', method: 'GET', path: '/labels/promoted$', code: undefined },
  {
    name: 'labels to add',
    method: 'POST',
    path: '/issues/1/labels$',
    code: 'labels-not-set',
    inputs: { labels: 'a, b' },
  },
  {
    name: 'a label to remove',
    method: 'DELETE',
    path: '/issues/1/labels/promoted',
    code: 'labels-not-set',
    begin: async (fleet) => {
      await publish(fleet, example);
      fleet.commit('dev', {
        [PROMOTED_COMMIT_PATH]: readFileSync(join(example.manifests, PROMOTED_COMMIT_PATH), 'utf8'),
      });
      return example;
    },
    operation: 'updated',
  },
  {
    name: 'reviewers',
    method: 'POST',
    path: '/pulls/1/requested_reviewers$',
    code: 'reviewers-not-requested',
    inputs: { reviewers: 'ada, grace' },
  },
  {
    name: 'reviews to read',
    method: 'GET',
    path: '/pulls/1/reviews',
    code: 'reviewers-not-requested',
    inputs: { reviewers: 'ada' },
    begin: async (fleet) => {
      await publish(fleet, fewer);
      return example;
    },
    operation: 'updated',
  },
  {
    name: 'assignees',
    method: 'POST',
    path: '/issues/1/assignees$',
    code: 'assignees-not-set',
    inputs: { assignees: 'ada' },
  },
  {
    name: 'the comment of an outdated pull request',
    method: 'POST',
    path: '/issues/1/comments$',
    code: 'comment-not-written',
    begin: async (fleet) => {
      await publish(fleet, example, { branch: 'another-branch' });
      return example;
    },
  },
  {
    name: 'issues to read',
    method: 'GET',
    path: '/issues\\?labels',
    code: 'issues-not-written',
    inputs: { 'report-issues': 'true' },
    begin: async () => partial,
  },
  {
    name: 'issues to write',
    method: 'POST',
    path: '/issues$',
    code: 'issues-not-written',
    inputs: { 'report-issues': 'true' },
    begin: async () => partial,
  },
  {
    name: 'statuses to read',
    method: 'GET',
    path: '/commits/.*/statuses',
    code: 'commit-status-failed',
    inputs: { 'report-statuses': 'true' },
    begin: async (fleet) => withSources(fleet),
  },
  {
    name: 'statuses to set',
    method: 'POST',
    path: '/statuses/',
    code: 'commit-status-failed',
    inputs: { 'report-statuses': 'true' },
    begin: async (fleet) => withSources(fleet),
  },
];

/** The schedule in which a registration is held back, as if base and workload were in the GitOps repository: their commits get statuses. */
function withSources(fleet: GitOpsRepository): ScheduleOutput {
  const commit = fleet.commitOf('dev');
  const source = { repo: `${fleets.github.url}/${fleet.name}`, branch: 'dev', path: '.', commit };
  const sources = [
    { kind: 'base', name: 'main', ...source },
    { kind: 'workload', name: 'hello-world-app', ...source },
  ];
  const report = { ...JSON.parse(readFileSync(heldBack.report, 'utf8')), sources };
  const file = join(workspace.folder, `${fleet.name.replace('/', '-')}.json`);
  writeFileSync(file, JSON.stringify({ ...report, promotedCommit: commit, isPromotionHeldBack: true }));
  return { ...heldBack, report: file };
}

interface Refusal {
  readonly by: string;
  readonly how: GitHubFault['how'];
  readonly timeoutMs?: number;
}

const REFUSALS: readonly Refusal[] = [
  ...[403, 404, 410, 422, 500].map((status) => ({ by: String(status), how: { kind: 'status', status } as const })),
  { by: 'silence', how: { kind: 'hang' }, timeoutMs: 1_500 },
];

describe.each(EFFECTS)('$name', ({ method, path, code, inputs = {}, begin, operation = 'created' }) => {
  it.each(REFUSALS)('that GitHub refuses by $by does not keep the fleet waiting', async ({ how, timeoutMs }) => {
    const fleet = await fleets.create();
    const scheduled = (await begin?.(fleet)) ?? example;
    await fleets.github.addFaults({ method, path: `${fleet.name}${path}`, times: 1_000, how });
    const step = await publish(fleet, scheduled, inputs, timeoutMs).finally(() => fleets.github.clearFaults());
    const shown = JSON.stringify(step.diagnostics);
    expect(step.ok, shown).toBe(true);
    expect(step.operation, shown).toBe(operation);
    const open = (await fleet.pulls()).find(({ head }) => head.ref === HEAD);
    expect(step.pullRequest).toMatchObject({ number: open?.number, url: open?.html_url });
    expect(step.opened).toEqual([open?.number]);
    expect(step.headSha).toBe(fleet.commitOf(HEAD));
    // A label that the pull request does not have need not be removed.
    const isHarmless = code === undefined || (method === 'DELETE' && how.kind === 'status' && how.status === 404);
    const warnings = step.diagnostics.filter(({ severity }) => severity === 'warning');
    if (isHarmless) {
      expect(warnings).toEqual([]);
      return;
    }
    expect(warnings, shown).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ code, hint: expect.stringMatching(/\w/) });
    if (how.kind === 'status' && how.status < 500) expect(warnings[0]?.hint).not.toMatch(/\bre-?run/i);
  });
});

describe('names of which GitHub rejects some', () => {
  it('are requested without those, and the next run changes nothing', async () => {
    const fleet = await fleets.create();
    await fleets.github.setRepository(fleet.name, { teams: ['platform'] });
    const inputs = {
      reviewers: 'ada, unknown, @contoso/platform, contoso/strange',
      assignees: 'grace, unknown',
      labels: `fine, ${'x'.repeat(60)}`,
    };
    const step = await publish(fleet, example, inputs);
    expect(step).toMatchObject({ ok: true, operation: 'created', pullRequest: { number: 1 } });
    const messages = step.diagnostics.map(({ code, message }) => `${code}: ${message.split(': ')[0]}`);
    expect(messages).toEqual([
      `labels-not-set: pull request #1 did not get the labels "${'x'.repeat(60)}"`,
      'reviewers-not-requested: reviews of pull request #1 were not requested from "unknown"',
      'reviewers-not-requested: reviews of pull request #1 were not requested from the teams "strange"',
      'assignees-not-set: pull request #1 was not assigned to "unknown"',
    ]);
    expect(await fleet.pulls()).toMatchObject([
      {
        labels: [{ name: 'fine' }, { name: 'promoted' }],
        requested_reviewers: [{ login: 'ada' }],
        requested_teams: [{ slug: 'platform' }],
        assignees: [{ login: 'grace' }],
      },
    ]);
    const again = await publish(fleet, example, inputs);
    expect(again).toMatchObject({ ok: true, operation: 'unchanged' });
    expect(again.diagnostics).toHaveLength(4);
  });

  it('are equal in any letter case', async () => {
    const fleet = await fleets.create();
    await fleet.api('POST', '/labels', { name: 'Promoted', color: '000000' });
    await fleet.api('POST', '/labels', { name: 'Fleet', color: '000000' });
    const inputs = { labels: 'fleet, FLEET', reviewers: 'Ada, ADA', assignees: 'GRACE' };
    expect(await publish(fleet, example, inputs)).toMatchObject({ ok: true, operation: 'created', diagnostics: [] });
    expect(await publish(fleet, example, inputs)).toMatchObject({ ok: true, operation: 'unchanged', diagnostics: [] });
  });
});

describe('what a pull request can be without', () => {
  it('is being a draft, where the plan has none', async () => {
    const fleet = await fleets.create();
    const message = 'Draft pull requests are not supported in this repository.';
    await fleets.github.addFaults({
      method: 'POST',
      path: `${fleet.name}/pulls$`,
      how: { kind: 'status', status: 422, message },
    });
    const step = await publish(fleet, example, { draft: 'true', 'auto-merge': 'merge' });
    expect(step).toMatchObject({ ok: true, operation: 'created', diagnostics: [{ code: 'draft-not-supported' }] });
    // It was to be a draft, so it is not merged.
    expect(await fleet.pulls()).toMatchObject([{ draft: false }]);
  });

  it('is not its description: a failure is an error, with the pull request as output, and nothing is merged', async () => {
    const fleet = await fleets.create();
    await publish(fleet, fewer);
    await fleets.github.addFaults({
      method: 'PATCH',
      path: `${fleet.name}/pulls/1$`,
      times: 9,
      how: { kind: 'status', status: 403 },
    });
    const step = await publish(fleet, example, { 'auto-merge': 'merge', labels: 'fleet' });
    await fleets.github.clearFaults();
    expect(step).toMatchObject({ ok: false, operation: 'updated', pullRequest: { number: 1 } });
    expect(step.diagnostics).toMatchObject([{ code: 'github-failed', severity: 'error' }]);
    expect(await fleet.pulls()).toMatchObject([{ number: 1, labels: [{ name: 'promoted' }, { name: 'fleet' }] }]);
  });
});

it('requests no reviews of a pull request that was merged at once', async () => {
  const fleet = await fleets.create();
  const step = await publish(fleet, example, { reviewers: 'ada', 'auto-merge': 'merge' });
  expect(step.ok).toBe(true);
  expect(step.requests.some((request) => request.endsWith('/merge'))).toBe(true);
  expect(step.requests.some((request) => request.includes('requested_reviewers'))).toBe(false);
});
