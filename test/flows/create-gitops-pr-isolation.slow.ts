import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { toPullRequestOutputs } from '@kalypso-actions/gitops';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ScheduleOutput } from '../support/control-plane-workspace.ts';
import {
  FIXTURE_TOKEN,
  type GitOpsFixture,
  type GitOpsRepository,
  startGitOpsFixture,
} from '../support/gitops-fixture.ts';
import { publishInProcess } from '../support/publish-in-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';
const RECORD = '.github/tracking/assignments.json';
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const TEAMS = ['alpha', 'beta', 'gamma'];
const WRITE = 'write' as const;
const PERMISSIONS = { contents: WRITE, 'pull-requests': WRITE, issues: WRITE };

/** A control plane in which each registration has a workload of its name, assigned to some cluster types. */
interface Fleet {
  readonly clusterTypes: readonly string[];
  /** Cluster types of each registration. */
  readonly registrations: Readonly<Record<string, readonly string[]>>;
  /** Registrations that are held back, with the reason. Nothing else is known of them. */
  readonly heldBack: Readonly<Record<string, string>>;
  /** Registrations whose assignments fail because of a template. */
  readonly failing: readonly string[];
  readonly promotedCommit: string | null;
  /** Part of every manifest. */
  readonly content: string;
  readonly sources: readonly object[];
}

const WHOLE: Fleet = {
  clusterTypes: ['drone', 'large'],
  registrations: { alpha: ['drone', 'large'], beta: ['drone', 'large'], gamma: ['large'] },
  heldBack: {},
  failing: [],
  promotedCommit: null,
  content: 'v1',
  sources: [],
};

let folder: string;
let count = 0;

/** Writes the manifests and the report as `schedule` does. */
function schedule(change: Partial<Fleet> = {}): ScheduleOutput {
  const fleet = { ...WHOLE, ...change };
  const pairs = Object.entries(fleet.registrations)
    .filter(([name]) => fleet.heldBack[name] === undefined)
    .flatMap(([name, clusterTypes]) =>
      clusterTypes.map((clusterType) => ({
        clusterType,
        deploymentTarget: `${name}-test`,
        workload: name,
        workspace: `team-${name}`,
        registration: name,
        policies: ['all'],
      })),
    );
  const isFailing = ({ registration }: { readonly registration: string }) => fleet.failing.includes(registration);
  const assignments = pairs
    .filter((pair) => !isFailing(pair))
    .map((pair) => ({
      ...pair,
      namespace: 'n',
      config: 0,
      files: ['namespace.yaml', 'reconciler.yaml'].map(
        (file) => `${pair.clusterType}/${pair.deploymentTarget}/${file}`,
      ),
    }));
  const isPromotionHeldBack = fleet.failing.length > 0;
  const report = {
    version: 2,
    environment: 'dev',
    outcome: fleet.failing.length + Object.keys(fleet.heldBack).length > 0 ? 'partial' : 'complete',
    promotedCommit: fleet.promotedCommit,
    isPromotionHeldBack,
    keepsPublished: false,
    layout: { configFileName: 'platform-config' },
    gitops: [],
    sources: fleet.sources,
    registrations: Object.keys(fleet.registrations).map((name) => ({
      name,
      workspace: `team-${name}`,
      repo: `https://github.com/contoso/${name}`,
      branch: 'main',
      path: '.',
      isHeldBack: fleet.heldBack[name] !== undefined,
    })),
    clusterTypes: fleet.clusterTypes.map((name) => ({ name, labels: {} })),
    deploymentTargets: [],
    configs: [[]],
    assignments,
    failed: pairs.filter(isFailing).map((pair) => ({
      ...pair,
      problems: [{ code: 'template-failed', message: `the template of ${pair.deploymentTarget} fails` }],
    })),
    unassigned: [],
    idlePolicies: [],
    diagnostics: Object.entries(fleet.heldBack).map(([registration, message]) => ({
      code: 'yaml',
      severity: 'error',
      message,
      at: { source: registration, file: 'workload/workload.yaml', line: 12, column: 3 },
      registration,
    })),
  };
  count += 1;
  const manifests = join(folder, String(count), 'manifests');
  const write = (path: string, content: string) => {
    const file = join(manifests, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  mkdirSync(manifests, { recursive: true });
  for (const name of fleet.clusterTypes) write(`${name}/README.md`, 'a cluster type\n');
  for (const { files } of assignments) for (const file of files) write(file, `${file} ${fleet.content}\n`);
  if (fleet.promotedCommit !== null && !isPromotionHeldBack) write(TRACKING, fleet.promotedCommit);
  const file = join(folder, String(count), 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return { manifests, report: file };
}

let fleets: GitOpsFixture;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-isolation-'));
  fleets = await startGitOpsFixture();
});
afterAll(async () => {
  await fleets.stop();
  rmSync(folder, { recursive: true });
});

async function publish(
  fleet: GitOpsRepository,
  scheduled: ScheduleOutput,
  inputs: Readonly<Record<string, string>> = {},
) {
  const { result, thrown, log } = await publishInProcess(fleets, fleet, scheduled, inputs, { retries: 0 });
  if (result === undefined) throw thrown;
  return { ...result, outputs: toPullRequestOutputs(result), log: log.join('\n') };
}

/** Publishes and merges. */
async function deploy(fleet: GitOpsRepository, scheduled: ScheduleOutput) {
  const result = await publish(fleet, scheduled);
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const [pull] = await fleet.pulls();
  if (pull !== undefined) await fleet.api('PUT', `/pulls/${pull.number}/merge`, {});
  return { ...result, pull };
}

/** A repository on whose branch the whole fleet is deployed. */
async function deployed(change: Partial<Fleet> = {}): Promise<GitOpsRepository> {
  const fleet = await fleets.create();
  await deploy(fleet, schedule(change));
  return fleet;
}

const foldersOf = (fleet: GitOpsRepository, branch = 'dev') => [
  ...new Set(fleet.list(branch).flatMap((path) => /^(\w+\/\w+-test)\//.exec(path)?.slice(1) ?? [])),
];
const ownersOf = (fleet: GitOpsRepository, branch = 'dev') =>
  Object.fromEntries(
    JSON.parse(fleet.read(branch, RECORD) ?? '').folders.map(
      ({ path, registration }: { readonly path: string; readonly registration: string }) => [path, registration],
    ),
  );
const contentOf = (fleet: GitOpsRepository, name: string, branch = 'dev') =>
  fleet.read(branch, `${name}/namespace.yaml`)?.split(' ')[1];

describe('the record', () => {
  it('is published with the manifests', async () => {
    const fleet = await deployed();
    expect(ownersOf(fleet)).toEqual({
      'drone/alpha-test': 'alpha',
      'drone/beta-test': 'beta',
      'large/alpha-test': 'alpha',
      'large/beta-test': 'beta',
      'large/gamma-test': 'gamma',
    });
    expect((await publish(fleet, schedule())).outputs).toMatchObject({ 'pull-request-operation': 'none' });
  });

  it('is proposed alone where the operator published before', async () => {
    const fleet = await deployed();
    fleet.commit('dev', { [RECORD]: null });
    const { outputs } = await publish(fleet, schedule());
    expect(outputs).toMatchObject({ 'pull-request-operation': 'created', changed: '0', 'files-changed': '1' });
    const [pull] = await fleet.pulls();
    expect(pull?.title).toBe('Record whose the folders of dev are');
    expect(pull?.body).toContain(`Only <code>${RECORD}</code>`);
    expect(git(fleet.folder, ['log', '-1', '--format=%s', HEAD])).toBe('Record whose the folders of dev are');
  });

  it('counts as missing, with a warning, if it cannot be read', async () => {
    const fleet = await deployed();
    fleet.commit('dev', { [RECORD]: '<<<<<<< HEAD\n' });
    const { ok, diagnostics } = await publish(fleet, schedule());
    expect(ok).toBe(true);
    expect(diagnostics).toMatchObject([{ code: 'assignment-record-invalid', severity: 'warning' }]);
    expect(ownersOf(fleet, HEAD)).toMatchObject({ 'drone/beta-test': 'beta' });
  });

  it('has to be readable while a registration is held back', async () => {
    const fleet = await deployed();
    fleet.commit('dev', { [RECORD]: '<<<<<<< HEAD\n' });
    const scheduled = schedule({ registrations: { alpha: ['drone'], beta: [] }, heldBack: { beta: 'invalid YAML' } });
    const { ok, diagnostics } = await publish(fleet, scheduled);
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'assignment-record-invalid', severity: 'error' }]);
    expect(await fleet.pulls()).toEqual([]);
  });

  it('shows that the folders of a registration that is held back are under another path', async () => {
    const fleet = await deployed();
    const inputs = { path: 'clusters' };
    const { ok, diagnostics, outputs } = await publish(fleet, schedule({ heldBack: { beta: 'invalid YAML' } }), inputs);
    expect(ok).toBe(true);
    expect(outputs).toMatchObject({ added: '3', removed: '0' });
    expect(diagnostics).toMatchObject([{ code: 'folders-under-another-path', registration: 'beta' }]);
  });
});

describe('a registration that is held back', () => {
  const heldBack = { beta: 'invalid YAML @ada' };

  it('keeps its folders, even of a cluster type that is gone, while all others follow the schedule', async () => {
    const fleet = await deployed();
    const { outputs, diagnostics } = await publish(
      fleet,
      schedule({
        heldBack,
        clusterTypes: ['large'],
        registrations: { alpha: ['large'], beta: [], gamma: [] },
        content: 'v2',
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(outputs).toMatchObject({ 'held-back': '2', removed: '2', changed: '1' });
    expect(foldersOf(fleet, HEAD)).toEqual(['drone/beta-test', 'large/alpha-test', 'large/beta-test']);
    expect(contentOf(fleet, 'large/alpha-test', HEAD)).toBe('v2');
    expect(contentOf(fleet, 'large/beta-test', HEAD)).toBe('v1');
    expect(fleet.read(HEAD, 'drone/README.md')).toBe('a cluster type');
    const body = (await fleet.pulls())[0]?.body ?? '';
    expect(body).toContain('1 registration is held back, and 2 folders stay as they are.');
    expect(body).toContain('| <code>beta</code> | 2 | invalid YAML');
    expect(body).toContain('<code>beta: workload/workload.yaml:12:3</code>');
    expect(body).not.toContain('@ada');
  });

  it('keeps everything where there is no record', async () => {
    const fleet = await deployed();
    fleet.commit('dev', { [RECORD]: null });
    const scheduled = schedule({ heldBack, registrations: { alpha: ['drone'], beta: [] }, content: 'v2' });
    const { outputs } = await deploy(fleet, scheduled);
    expect(outputs).toMatchObject({ 'held-back': '4', removed: '0' });
    expect(foldersOf(fleet)).toHaveLength(5);
    expect(ownersOf(fleet)).toEqual({ 'drone/alpha-test': 'alpha' });
    expect((await publish(fleet, scheduled)).outputs).toMatchObject({ 'pull-request-operation': 'none' });
    // Repaired: everything that is not scheduled goes.
    await deploy(fleet, schedule({ registrations: { alpha: ['drone'], beta: ['drone'] } }));
    expect(foldersOf(fleet)).toEqual(['drone/alpha-test', 'drone/beta-test']);
  });

  it('does not hold back another one; one that is deregistered goes; a repair converges', async () => {
    const fleet = await deployed();
    const both = { beta: 'invalid YAML', gamma: 'its repository does not exist' };
    await deploy(fleet, schedule({ heldBack: both, content: 'v2' }));
    expect(foldersOf(fleet)).toHaveLength(5);
    expect(TEAMS.map((team) => contentOf(fleet, `large/${team}-test`))).toEqual(['v2', 'v1', 'v1']);
    const { alpha = [], beta = [] } = WHOLE.registrations;
    await deploy(
      fleet,
      schedule({ heldBack: { beta: 'invalid YAML' }, registrations: { alpha, beta }, content: 'v3' }),
    );
    expect(foldersOf(fleet)).toEqual(['drone/alpha-test', 'drone/beta-test', 'large/alpha-test', 'large/beta-test']);
    await deploy(fleet, schedule({ registrations: { alpha, beta }, content: 'v3' }));
    expect(fleet.treeOf('dev')).toBe((await deployed({ registrations: { alpha, beta }, content: 'v3' })).treeOf('dev'));
  });

  it('keeps a folder that another one claims', async () => {
    const fleet = await deployed();
    const scheduled = schedule({ heldBack, content: 'v2' });
    const claiming = { ...scheduled, report: scheduled.report.replace('report.json', 'claiming.json') };
    const report = JSON.parse(readFileSync(scheduled.report, 'utf8'));
    const path = 'drone/beta-test/namespace.yaml';
    mkdirSync(dirname(join(scheduled.manifests, path)), { recursive: true });
    writeFileSync(join(scheduled.manifests, path), 'of alpha');
    report.assignments.push({ ...report.assignments[0], deploymentTarget: 'beta-test', files: [path] });
    writeFileSync(claiming.report, JSON.stringify(report));
    const { diagnostics } = await publish(fleet, claiming);
    expect(diagnostics).toMatchObject([{ code: 'folder-of-held-back-registration', severity: 'warning' }]);
    expect(contentOf(fleet, 'drone/beta-test', HEAD)).toBe('v1');
    expect(ownersOf(fleet, HEAD)).toMatchObject({ 'drone/beta-test': 'beta' });
  });
});

describe('a registration that loses too many deployment targets', () => {
  const alone = { alpha: ['drone', 'large'], beta: ['drone', 'large'], gamma: [] };
  const limit = { 'max-removals': '0' };

  it('stays as it is, with an error, while all others are published, until a reviewer permits the removals', async () => {
    const fleet = await deployed();
    const losing = schedule({ registrations: alone, content: 'v2' });
    const inputs = { ...limit, 'report-issues': 'true' };
    const { ok, diagnostics, outputs } = await publish(fleet, losing, inputs);
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'mass-removal', severity: 'error', registration: 'gamma' }]);
    expect(outputs).toMatchObject({
      'pull-request-operation': 'created',
      changed: '4',
      removed: '0',
      'held-back': '1',
    });
    expect(TEAMS.map((team) => contentOf(fleet, `large/${team}-test`, HEAD))).toEqual(['v2', 'v2', 'v1']);
    expect(ownersOf(fleet, HEAD)).toEqual(ownersOf(fleet));
    const [pull] = await fleet.pulls();
    expect(pull?.body).toContain('1 registration is held back, and 1 folder stays as it is.');
    expect(pull?.body).toContain('| <code>gamma</code> | 1 | 1 of 5 assignments would be removed');
    const issues = await fleet.api<readonly { readonly title: string }[]>('GET', '/issues');
    expect(issues.map(({ title }) => title)).toContain('Registration gamma is held back (dev)');
    // Again: still an error, and nothing is written.
    expect((await publish(fleet, losing, inputs)).outputs).toMatchObject({ 'pull-request-operation': 'unchanged' });
    await fleet.api('POST', `/issues/${pull?.number}/labels`, { labels: ['allow-removals'] });
    const permitted = await publish(fleet, losing, inputs);
    expect(permitted).toMatchObject({ ok: true, diagnostics: [], outputs: { removed: '1', 'held-back': '0' } });
    expect(foldersOf(fleet, HEAD)).not.toContain('large/gamma-test');
    expect(await fleet.api('GET', '/issues')).toHaveLength(1);
  });

  it('fails the action after the pull request was written', async () => {
    const fleet = await deployed();
    const losing = schedule({ registrations: alone, content: 'v2' });
    const step = await fleet.publish(losing, { inputs: limit });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ 'pull-request-operation': 'created', 'held-back': '1' });
    expect(step.log).toContain('::error title=mass-removal::1 of 5 assignments would be removed');
    expect(step.summary).toContain('A pull request was opened');
    expect(step.summary).toContain('| <code>gamma</code> | 1 |');
    // Nothing else to publish: the run fails all the same.
    const [pull] = await fleet.pulls();
    await fleet.api('PUT', `/pulls/${pull?.number}/merge`, {});
    const again = await fleet.publish(losing, { inputs: { ...limit, 'report-issues': 'true' } });
    expect(again).toMatchObject({ exitCode: 1, outputs: { 'pull-request-operation': 'created', removed: '1' } });
    const issues = await fleet.api<readonly { readonly title: string }[]>('GET', '/issues?state=open');
    expect(issues.map(({ title }) => title)).toContain('Registration gamma is held back (dev)');
    const [draft] = await fleet.pulls();
    expect(draft).toMatchObject({
      draft: true,
      title: expect.stringMatching(/^Consent needed to remove 1 of 5 assig/),
    });
    expect(again.log).toContain(`See ${fleets.github.url}/${fleet.name}/pull/${draft?.number}`);
    // Another team does not wait for the consent: the draft proposes its change, and then what is left.
    const other = await fleet.publish(schedule({ registrations: alone, content: 'v3' }), { inputs: limit });
    expect(other).toMatchObject({ exitCode: 1, outputs: { 'pull-request-operation': 'updated', removed: '0' } });
    expect((await fleet.pulls())[0]).toMatchObject({ number: draft?.number, draft: false });
    const all = await fleet.publish(losing, { inputs: { ...limit, 'allow-removals': 'true' } });
    expect(all).toMatchObject({ exitCode: 0, outputs: { removed: '1', 'held-back': '0' } });
    expect((await fleet.pulls())[0]?.labels).toEqual([]);
    expect((await fleet.publish(losing, { inputs: limit })).outputs).toMatchObject({
      'pull-request-operation': 'unchanged',
      removed: '1',
    });
  });
});

describe('the action', () => {
  it('lists in its outputs and job summary what is held back, whether or not there is something to propose', async () => {
    const fleet = await deployed();
    const scheduled = schedule({ heldBack: { beta: 'invalid YAML @ada' } });
    const step = await fleet.publish(scheduled);
    expect(step.exitCode, step.log).toBe(0);
    expect(step.outputs).toMatchObject({ 'pull-request-operation': 'none', 'held-back': '2' });
    expect(step.summary).toContain('1 registration is held back, and 2 folders stay as they are.');
    expect(step.summary).toContain('| <code>beta</code> | 2 | invalid YAML');
    expect(step.summary).not.toContain('@ada');
    const changed = await fleet.publish(schedule({ heldBack: { beta: 'invalid YAML' }, content: 'v2' }));
    expect(changed.outputs).toMatchObject({ 'pull-request-operation': 'created', 'held-back': '2' });
    expect(changed.summary.split('| <code>beta</code> |')).toHaveLength(2);
    // A body of one's own does not need to contain it.
    const inputs = { body: 'short' };
    const short = await fleet.publish(schedule({ heldBack: { beta: 'invalid YAML' }, content: 'v3' }), { inputs });
    expect(short.summary).toContain('| <code>beta</code> |');
  });

  it('explains which input is invalid', async () => {
    const fleet = await fleets.create();
    const inputs = { report: '', 'report-statuses': 'true', 'status-context': '{{#environment}}' };
    const { exitCode, log } = await fleet.publish(schedule(), { inputs });
    expect(exitCode).toBe(1);
    expect(log).toContain('input report-statuses is true without a report');
    expect(log).toContain('input status-context is not a valid pattern');
  });
});

describe('issues', () => {
  it('are one for each registration that is held back and each other assignment that fails, until they are fixed', async () => {
    const fleet = await deployed();
    const inputs = { 'report-issues': 'true' };
    const titles = async (state: string) => {
      type Found = { readonly title: string; readonly body: string; readonly pull_request?: object };
      const found = await fleet.api<readonly Found[]>('GET', `/issues?state=${state}`);
      return found
        .filter((issue) => issue.pull_request === undefined)
        .map(({ title }) => title)
        .sort();
    };
    const broken = schedule({ heldBack: { beta: 'invalid YAML' }, failing: ['gamma'] });
    await publish(fleet, broken, inputs);
    const expected = ['Registration beta is held back (dev)', 'gamma-test cannot be deployed to large (dev)'];
    expect(await titles('open')).toEqual(expected);
    await publish(fleet, broken, inputs);
    expect(await titles('all')).toEqual(expected);
    await publish(fleet, schedule({ heldBack: { beta: 'invalid YAML' } }), inputs);
    expect(await titles('open')).toEqual(expected.slice(0, 1));
    await publish(fleet, schedule(), inputs);
    expect(await titles('open')).toEqual([]);
  });
});

describe('commit statuses', () => {
  interface ApiStatus {
    readonly context: string;
    readonly state: string;
    readonly description: string;
    readonly target_url: string;
  }
  let commit: string;
  let workloads: Readonly<Record<string, string>>;
  let sources: readonly object[];
  const statusesOf = async (repository: string, of: string) => {
    const path = `/repos/contoso/${repository}/commits/${of}/statuses`;
    const all = await fleets.github.api<readonly ApiStatus[]>('GET', path, { token: FIXTURE_TOKEN });
    return all.map(({ context, state, description }) => `${context} ${state}: ${description}`);
  };
  const allow = (permissions: Readonly<Record<string, 'read' | 'write'>>) =>
    fleets.github.setToken(FIXTURE_TOKEN, {
      login: 'github-actions[bot]',
      kind: 'workflow',
      repositories: { '*': { ...PERMISSIONS, ...permissions } },
    });

  beforeAll(async () => {
    await allow({ statuses: 'write' });
    const create = async (name: string) => {
      const files = { 'README.md': name };
      const { folder: bare } = await fleets.github.createRepository(`contoso/${name}`, [{ branch: 'main', files }]);
      return git(bare, ['rev-parse', 'main']);
    };
    commit = await create('control-plane');
    const entries = await Promise.all(TEAMS.map(async (team) => [team, await create(team)] as const));
    workloads = Object.fromEntries(entries);
    const { url } = fleets.github;
    const source = { branch: 'main', path: '.' };
    sources = [
      { ...source, kind: 'base', name: 'main', repo: `${url}/contoso/control-plane`, commit },
      ...entries.map(([name, head]) => ({
        ...source,
        kind: 'workload',
        name,
        repo: `${url}/contoso/${name}`,
        commit: head,
      })),
    ];
  });

  it('explain why the promoted commit is held back, until it is repaired', async () => {
    const fleet = await deployed({ promotedCommit: 'a'.repeat(40) });
    const promoting = { promotedCommit: commit, sources };
    await fleets.github.api('POST', `/repos/contoso/control-plane/statuses/${commit}`, {
      token: FIXTURE_TOKEN,
      body: { context: 'dev environment', state: 'pending', description: 'Promoted' },
    });
    const broken = schedule({ ...promoting, failing: ['alpha'], content: 'v2' });
    const { outputs } = await publish(fleet, broken);
    expect(outputs).toMatchObject({ promoted: 'false', 'held-back': '2' });
    expect(fleet.read(HEAD, TRACKING)).toBe('a'.repeat(40));
    expect((await fleet.pulls())[0]?.body).toContain(
      `The promoted commit <code>${commit.slice(0, 10)}</code> is held back, and <code>aaaaaaaaaa</code> stays: 2 assignments fail`,
    );
    const heldBack = 'dev environment pending: Held back: 2 assignments fail: the template of alpha-test fails';
    expect(await statusesOf('control-plane', commit)).toEqual([heldBack, 'dev environment pending: Promoted']);
    // Again, and with another promoted commit by hand: nothing is set.
    await publish(fleet, broken, { 'promoted-commit': commit });
    expect(await statusesOf('control-plane', commit)).toHaveLength(2);
    expect(fleet.read(HEAD, TRACKING)).toBe('a'.repeat(40));
    const { outputs: repaired } = await publish(fleet, schedule({ ...promoting, content: 'v2' }));
    expect(repaired).toMatchObject({ promoted: 'true', 'held-back': '0' });
    expect((await statusesOf('control-plane', commit)).slice(0, 2)).toEqual([
      expect.stringMatching(/^dev environment pending: Waits for the merge of pull request #\d+$/),
      heldBack,
    ]);
    expect(fleet.read(HEAD, TRACKING)).toBe(commit);
  });

  it('report to the teams, on request, where their workloads are scheduled or what to fix', async () => {
    const fleet = await deployed();
    const change = {
      sources,
      registrations: { ...WHOLE.registrations, gamma: [] },
      heldBack: { beta: 'invalid YAML' },
    };
    const preview = await publish(fleet, schedule(change), { 'report-statuses': 'true', 'dry-run': 'true' });
    expect(preview.decision?.statuses).toHaveLength(3);
    const all = async () =>
      (await Promise.all(TEAMS.map((team) => statusesOf(team, workloads[team] ?? '')))).map((statuses) =>
        statuses.join(),
      );
    expect(await all()).toEqual(['', '', '']);
    await publish(fleet, schedule(change));
    expect(await all()).toEqual(['', '', '']);
    for (let run = 1; run <= 2; run += 1) {
      await publish(fleet, schedule(change), { 'report-statuses': 'true' });
      expect(await all()).toEqual([
        'kalypso/dev success: Scheduled on drone, large (2 assignments)',
        'kalypso/dev failure: workload/workload.yaml:12: invalid YAML',
        'kalypso/dev success: Not assigned to any cluster type',
      ]);
    }
    const losing = schedule({ sources, registrations: { ...WHOLE.registrations, gamma: [] } });
    await publish(fleet, losing, { 'report-statuses': 'true', 'max-removals': '0' });
    expect((await all())[2]).toMatch(/^kalypso\/dev failure: 1 of 5 assignments would be removed/);
    await publish(fleet, schedule({ sources }), { 'report-statuses': 'true' });
    expect((await all())[1]).toBe(
      'kalypso/dev success: Scheduled on drone, large (2 assignments),kalypso/dev failure: workload/workload.yaml:12: invalid YAML',
    );
  });

  it('are left out with a warning if the token may not set them', async () => {
    const fleet = await deployed();
    const change = { sources, heldBack: { beta: 'another error' } };
    try {
      await allow({ statuses: 'read' });
      const { ok, diagnostics, outputs } = await publish(fleet, schedule(change), { 'report-statuses': 'true' });
      expect(ok).toBe(true);
      expect(outputs).toMatchObject({ 'held-back': '2' });
      expect(diagnostics).toMatchObject([
        { code: 'commit-status-failed', severity: 'warning', message: expect.stringContaining('"kalypso/dev"') },
      ]);
      expect(diagnostics[0]?.hint).toContain('`statuses: write`');
      // Nothing is to be set: whether the statuses can be read does not matter.
      await allow({});
      expect((await publish(fleet, schedule({ sources, promotedCommit: commit }))).diagnostics).toEqual([]);
    } finally {
      await allow({ statuses: 'write' });
    }
  });
});
