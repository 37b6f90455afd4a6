import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { GitHubFault } from '@kalypso-actions/github-emulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FaultStoryName } from '../faults/stories.ts';
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
import { type PublishOutcome, publishInProcess } from '../support/publish-in-process.ts';
import { type RepositorySnapshot, restoreSnapshot, takeSnapshot } from '../support/repository-snapshot.ts';

/**
 * A fault at every single call of a run, one after the other: the run succeeds by trying again, or fails and says what to do; and a plain run afterwards
 * always comes to the same tree and to exactly one pull request, or none.
 *
 * `npm run faults` tries at every call of every story both ways to end there, and one of the other faults in turn; with
 * `KALYPSO_EVERY_FAULT`, every kind of fault. The tests of everyday take one of them at each call of the first.
 */
const SELECTED_STORY = process.env.KALYPSO_FAULTS;
const ALL = SELECTED_STORY !== undefined;
const EVERY = process.env.KALYPSO_EVERY_FAULT !== undefined;

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';

type How = GitHubFault['how'];

/** What passes: the run has to succeed. */
const PASSING: readonly How[] = [
  { kind: 'status', status: 500 },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'after', share: 0.5 },
  { kind: 'status', status: 502 },
  { kind: 'rate-limit', limit: 'secondary', seconds: 3, status: 429 },
  { kind: 'cut', when: 'after', share: 0 },
  { kind: 'status', status: 503, headers: { 'retry-after': '7' } },
];
/** What does not pass. */
const LASTING: readonly How[] = [401, 403, 404, 409, 422].map((status) => ({ kind: 'status', status }));
/** With the first failure, the run ends: as if it had been killed there, before or after the call was carried out. */
const ENDING: readonly How[] = [
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'after', share: 0.5 },
];

interface Case {
  readonly how: How;
  readonly retries: number;
  readonly mustPass: boolean;
}

const CASES: readonly Case[] = [
  ...PASSING.map((how) => ({ how, retries: 4, mustPass: true })),
  ...ENDING.map((how) => ({ how, retries: 0, mustPass: false })),
  ...LASTING.map((how) => ({ how, retries: 4, mustPass: false })),
];

let fleets: GitOpsFixture;
let workspace: ControlPlaneWorkspace;
let example: ScheduleOutput;
let fewer: ScheduleOutput;
let nothing: ScheduleOutput;
let partial: ScheduleOutput;
let heldBackWorkspace: ControlPlaneWorkspace;
let heldBack: ScheduleOutput;

beforeAll(async () => {
  fleets = await startGitOpsFixture();
  await fleets.github.addUsers('ada');
  await fleets.github.setToken(FIXTURE_TOKEN, {
    login: 'github-actions[bot]',
    kind: 'workflow',
    repositories: { '*': { contents: 'write', 'pull-requests': 'write', issues: 'write', statuses: 'write' } },
  });
  workspace = createControlPlaneWorkspace();
  example = await workspace.schedule();
  workspace.edit('control-plane/main/templates/argocd.yaml', (text) =>
    text.replace('prune: true', 'prune: {{ if eq .Workload "observability" }}{{ fail "no" }}{{ end }}true'),
  );
  partial = await workspace.schedule({ 'on-error': 'isolate' });
  workspace.remove('control-plane/dev/scheduling/platform-services');
  fewer = await workspace.schedule();
  workspace.remove('control-plane/dev/scheduling');
  nothing = await workspace.schedule();
  heldBackWorkspace = createControlPlaneWorkspace();
  heldBackWorkspace.edit('workloads/contoso/kalypso-app-src/workload/workload.yaml', () => 'a: [');
  heldBackWorkspace.edit('control-plane/main/templates/argocd.yaml', (text) =>
    text.replace('prune: true', 'prune: false'),
  );
  heldBack = await heldBackWorkspace.schedule();
  // Its promoted commit is held back.
  rmSync(join(heldBack.manifests, PROMOTED_COMMIT_PATH));
});
afterAll(async () => {
  workspace.dispose();
  heldBackWorkspace.dispose();
  await fleets.stop();
});

interface Story {
  readonly name: FaultStoryName;
  /** The state that the run begins with. */
  readonly begin: () => Promise<RepositorySnapshot>;
  readonly scheduled: (fleet: GitOpsRepository) => ScheduleOutput;
  readonly inputs: Readonly<Record<string, string>>;
  /** Whether a run fails although it does everything, because removals need a consent. */
  readonly isRefused?: boolean;
}

async function deployed(): Promise<GitOpsRepository> {
  const fleet = await fleets.create();
  await publishInProcess(fleets, fleet, example, {}, { retries: 0 });
  const [pull] = await fleet.pulls();
  await fleet.api('PUT', `/pulls/${pull?.number}/merge`, {});
  return fleet;
}

const STORIES: readonly Story[] = [
  {
    name: 'opening a pull request',
    begin: async () => takeSnapshot(await fleets.create()),
    scheduled: () => example,
    inputs: { labels: 'fleet', reviewers: 'ada', assignees: 'ada' },
  },
  {
    name: 'updating it',
    begin: async () => {
      const fleet = await fleets.create();
      await publishInProcess(fleets, fleet, example, {}, { retries: 0 });
      return takeSnapshot(fleet);
    },
    scheduled: () => fewer,
    inputs: {},
  },
  {
    name: 'closing it',
    begin: async () => {
      const fleet = await fleets.create();
      await publishInProcess(fleets, fleet, example, {}, { retries: 0 });
      const [pull] = await fleet.pulls();
      await fleet.api('GET', `/pulls/${pull?.number}`);
      await fleet.api('PUT', `/pulls/${pull?.number}/merge`, {});
      await publishInProcess(fleets, fleet, fewer, {}, { retries: 0 });
      return takeSnapshot(fleet);
    },
    scheduled: () => example,
    inputs: {},
  },
  {
    name: 'a signed commit',
    begin: async () => takeSnapshot(await fleets.create()),
    scheduled: () => example,
    inputs: { 'sign-commits': 'true' },
  },
  {
    name: 'issues for what fails',
    begin: async () => takeSnapshot(await fleets.create()),
    scheduled: () => partial,
    inputs: { 'report-issues': 'true' },
  },
  {
    name: 'merging by itself',
    begin: async () => takeSnapshot(await fleets.create()),
    scheduled: () => example,
    inputs: { 'auto-merge': 'merge' },
  },
  {
    name: 'commit statuses and the record',
    begin: async () => takeSnapshot(await deployed()),
    scheduled: readSourcesFrom,
    inputs: { 'report-statuses': 'true' },
  },
  {
    name: 'a draft that waits for consent',
    begin: async () => takeSnapshot(await deployed()),
    scheduled: () => nothing,
    inputs: { labels: 'fleet', reviewers: 'ada', assignees: 'ada', 'auto-merge': 'merge' },
    isRefused: true,
  },
  {
    name: 'the consent',
    begin: async () => {
      const fleet = await deployed();
      await publishInProcess(fleets, fleet, nothing, {}, { retries: 0 });
      const [pull] = await fleet.pulls();
      await fleet.api('POST', `/issues/${pull?.number}/labels`, { labels: ['allow-removals'] });
      return takeSnapshot(fleet);
    },
    scheduled: () => nothing,
    inputs: { labels: 'fleet', reviewers: 'ada' },
  },
];

/** The schedule in which a registration is held back, as if base and workload were in the GitOps repository: their commits get statuses. */
function readSourcesFrom(fleet: GitOpsRepository): ScheduleOutput {
  const commit = fleet.commitOf('dev');
  const source = { repo: `${fleets.github.url}/${fleet.name}`, branch: 'dev', path: '.', commit };
  const sources = [
    { kind: 'base', name: 'main', ...source },
    { kind: 'workload', name: 'hello-world-app', ...source },
  ];
  const report = { ...JSON.parse(readFileSync(heldBack.report, 'utf8')), sources };
  const file = join(heldBackWorkspace.folder, `${fleet.name.replace('/', '-')}.json`);
  writeFileSync(file, JSON.stringify({ ...report, promotedCommit: commit, isPromotionHeldBack: true }));
  return { ...heldBack, report: file };
}

const SELECTED = STORIES.filter(({ name }) => name === SELECTED_STORY);

/** The outcome of a run that should only fail because removals need a consent, as if it had succeeded. */
function accept(outcome: PublishOutcome, { isRefused = false }: Pick<Story, 'isRefused'>): PublishOutcome {
  const { result } = outcome;
  if (!isRefused || result === undefined) return outcome;
  const diagnostics = result.diagnostics.filter(({ code }) => code !== 'mass-removal');
  const isOk = result.operation !== undefined && diagnostics.every(({ severity }) => severity === 'warning');
  expect(result.ok).toBe(false);
  return { ...outcome, result: { ...result, ok: isOk, diagnostics } };
}

describe.each(ALL ? SELECTED : STORIES.slice(0, 1))('a fault in $name', ({ begin, scheduled, inputs, ...story }) => {
  const go = async (fleet: GitOpsRepository, retries: number) =>
    accept(await publishInProcess(fleets, fleet, scheduled(fleet), inputs, { retries }), story);

  it('at every call is survived or explained, and another run completes the work', async () => {
    const scene = await begin();
    const clean = await restoreSnapshot(fleets, scene);
    const first = await lastRequest();
    expect(describeOutcome(await go(clean, 0))).toBe('ok');
    const calls = (await fleets.github.requests(first)).map(
      ({ method, path }) => `${method} ${path.replace(clean.name, 'REPO')}`,
    );
    expect(calls.length).toBeGreaterThan(5);
    await go(clean, 0);
    const goal = await stateOf(clean);
    for (const [index, call] of calls.entries()) {
      for (const one of casesOf(call, index)) {
        await tryOne(await restoreSnapshot(fleets, scene), { ...one, index, call }, go, goal);
      }
    }
  }, 1_200_000);
});

const isEnding = ({ retries }: Pick<Case, 'retries'>) => retries === 0;
const pick = (cases: readonly Case[], index: number) => cases.slice(index % cases.length).slice(0, 1);

/** The response to a creation gets lost: the hardest case, so it is always tried. */
function casesOf(call: string, index: number): readonly Case[] {
  if (EVERY) return CASES;
  const others = CASES.filter((one) => !isEnding(one));
  if (ALL) return [...CASES.filter(isEnding), ...pick(others, index)];
  const isLost = ({ how, mustPass }: Case) => mustPass && how.kind === 'cut' && how.when === 'after';
  const lost = call.startsWith('POST /api/') ? CASES.filter(isLost).slice(0, 1) : [];
  return [...lost, ...pick(CASES, index)];
}

/** Replaces git: fails at one of its commands, before or after it is executed. */
function failingGit(folder: string, real: string, at: number, when: 'before' | 'after'): void {
  const count = join(folder, 'count');
  writeFileSync(count, '');
  const act = when === 'before' ? 'exit 1' : `${real} "$@" > /dev/null; kill -9 $$`;
  const script = `#!/bin/sh\necho "$1" >> ${count}\nif [ "$(wc -l < ${count})" -eq ${at + 1} ]; then ${act}; fi\nexec ${real} "$@"\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
}

describe.each(SELECTED)('a git command that fails in $name', ({ begin, scheduled, inputs, ...story }) => {
  it('ends the run with an explanation, and another run completes the work', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kalypso-git-'));
    const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
    const path = process.env.PATH;
    const scene = await begin();
    // What a run has merged, the next one cleans up after.
    const tidy = async (fleet: GitOpsRepository) =>
      accept(await publishInProcess(fleets, fleet, scheduled(fleet), inputs, { retries: 4 }), story);
    const go = async (fleet: GitOpsRepository, at: number, when: 'before' | 'after') => {
      const output = scheduled(fleet);
      failingGit(folder, real, at, when);
      process.env.PATH = `${folder}:${path}`;
      try {
        return accept(await publishInProcess(fleets, fleet, output, inputs, { retries: 0 }), story);
      } finally {
        process.env.PATH = path;
      }
    };
    const clean = await restoreSnapshot(fleets, scene);
    expect(describeOutcome(await go(clean, -1, 'before'))).toBe('ok');
    const commands = readFileSync(join(folder, 'count'), 'utf8').trim().split('\n');
    expect(commands).toContain('fetch');
    await tidy(clean);
    const goal = await stateOf(clean);
    for (const [at, command] of commands.entries()) {
      for (const when of ['before', 'after'] as const) {
        const fleet = await restoreSnapshot(fleets, scene);
        const ended = await go(fleet, at, when);
        expect(noToken(ended)).toBe(true);
        const text = describeOutcome(ended);
        expect(text, command).toMatch(/^(ok$|thrown: Error: git |(repository|head-branch)-)/);
        const again = await tidy(fleet);
        expect(describeOutcome(again), `${command}, ${when}`).toBe('ok');
        await tidy(fleet);
        expect(await stateOf(fleet), `${command}, ${when}`).toEqual(goal);
      }
    }
    rmSync(folder, { recursive: true });
  }, 1_200_000);
});

async function tryOne(
  fleet: GitOpsRepository,
  { how, retries, mustPass, index, call }: Case & { readonly index: number; readonly call: string },
  go: (fleet: GitOpsRepository, retries: number) => Promise<PublishOutcome>,
  goal: FleetState,
): Promise<void> {
  const at = `${call} (call ${index + 1}), ${JSON.stringify(how)}, ${retries} retries`;
  await fleets.github.addFaults({ after: index, times: 1, how });
  const ended = await go(fleet, retries);
  await fleets.github.clearFaults();
  const text = describeOutcome(ended);
  expect(noToken(ended), at).toBe(true);
  if (mustPass) expect(text, at).toBe('ok');
  if (text !== 'ok') expect(text, at).toMatch(EXPLANATION);
  const again = await go(fleet, 4);
  expect(describeOutcome(again), `${at}; then again`).toBe('ok');
  const lost = new Set(ended.result?.diagnostics.map(({ code }) => code));
  if (!ALL) {
    expect(withoutLost(await stateOf(fleet), lost), at).toEqual(withoutLost(goal, lost));
    return;
  }
  const isDone = isDeepStrictEqual(withoutLost(await stateOf(fleet), lost), withoutLost(goal, lost));
  if (isDone && !EVERY && !isEnding({ retries })) return;
  // What a run has merged, the next one cleans up after.
  const third = await go(fleet, 4);
  expect(withoutLost(await stateOf(fleet), lost), at).toEqual(withoutLost(goal, lost));
  expect(['unchanged', 'none'], `${at}; a third time`).toContain(third.result?.operation);
}

/** `ok`, or the error messages. */
function describeOutcome({ result, thrown }: PublishOutcome): string {
  if (result === undefined) return `thrown: ${thrown instanceof Error ? thrown.stack : String(thrown)}`;
  if (result.ok) return 'ok';
  return result.diagnostics.map(({ code, message, hint = '' }) => `${code}: ${message}. ${hint}`).join('\n');
}

/** An error message has to explain what to do: re-run the job only if that can help, otherwise what is missing. */
const EXPLANATION = new RegExp(
  `^(${[
    '(github|repository)-failed: .+\\. (\\n|.)*Re-running resumes from here',
    'github-failed: .+: HTTP 401: .+ GitHub rejected the token',
    'github-failed: .+: HTTP (403|404): .+"[a-z-]+: (read|write)" on contoso/',
    'github-failed: .+/graphql: HTTP (403|404): ',
    'github-failed: .+: HTTP (409|422): Injected fault\\. $',
    'repository-failed: .+ (The token needs|the token)',
    'push-refused: .+\\. Check the branch rules',
  ].join('|')})`,
);

const FORMS = [
  FIXTURE_TOKEN,
  Buffer.from(FIXTURE_TOKEN).toString('base64'),
  Buffer.from(`x-access-token:${FIXTURE_TOKEN}`).toString('base64'),
];

function noToken({ result, thrown, log }: PublishOutcome): boolean {
  const error = thrown instanceof Error ? [thrown.message, thrown.stack, String(thrown.cause)] : [];
  const all = [JSON.stringify(result), ...log, ...error].join('\n');
  return FORMS.every((form) => !all.includes(form.replace(/=+$/, '')));
}

/** What a warning reported as missing, and no later run can add to a pull request that is closed. */
function withoutLost(state: FleetState, lost: ReadonlySet<string>): FleetState {
  const isClosed = (pull: FleetState['pulls'][number]) => pull.state === 'closed';
  return {
    ...state,
    pulls: state.pulls.map((pull) => (lost.has('labels-not-set') && isClosed(pull) ? { ...pull, labels: [] } : pull)),
    comments: lost.has('comment-not-written') ? [] : state.comments,
  };
}

type FleetState = Awaited<ReturnType<typeof stateOf>>;

async function lastRequest(): Promise<number> {
  return (await fleets.github.requests()).at(-1)?.id ?? 0;
}

/** All that a run should come to, whatever happened on the way. */
async function stateOf(fleet: GitOpsRepository) {
  const everything = await fleet.pulls('all');
  const issues = await fleet.api<
    readonly {
      readonly title: string;
      readonly state: string;
      readonly labels: readonly { readonly name: string }[];
      readonly pull_request?: object;
    }[]
  >('GET', '/issues?state=all');
  const comments = await Promise.all(
    everything.map(({ number }) =>
      fleet.api<readonly { readonly body: string }[]>('GET', `/issues/${number}/comments`),
    ),
  );
  const statuses = await fleet.api<
    readonly { readonly context: string; readonly state: string; readonly description: string }[]
  >('GET', `/commits/${fleet.commitOf('dev')}/statuses`);
  return {
    tree: fleet.treeOf(HEAD),
    base: fleet.treeOf('dev'),
    pulls: everything.map(({ title, body, state, merged_at, labels, assignees, requested_reviewers, draft }) => ({
      title,
      draft,
      // It may name the repository, whose copies have names of their own.
      body: body.replace(/ digest=\w+/, '').replaceAll(fleet.name, 'REPO'),
      state,
      isMerged: merged_at !== null,
      labels: labels.map(({ name }) => name).sort(),
      assignees: assignees.map(({ login }) => login),
      reviewers: requested_reviewers.map(({ login }) => login),
    })),
    // Newest first. One whose response got lost may be set twice.
    statuses: new Map(statuses.toReversed().map(({ context, state, description }) => [context, [state, description]])),
    comments: comments.map((all) => all.map(({ body }) => body)),
    issues: issues
      .filter(({ pull_request }) => pull_request === undefined)
      .map(({ title, state, labels }) => ({ title, state, labels: labels.map(({ name }) => name) })),
  };
}
