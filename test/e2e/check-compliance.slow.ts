import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionResult } from '../support/run-built-action.ts';
import {
  type ClusterSpec,
  createFault,
  openStage,
  type PollState,
  readReport,
  type Stage,
} from './check-compliance-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

/** Creates a cluster with its state from the first poll on, and from later polls on. */
const cluster = (
  name: string,
  first: PollState = {},
  later: Readonly<Record<number, PollState>> = {},
): ClusterSpec => ({
  cluster: name,
  polls: { 1: first, ...later },
});
const older = (): PollState => ({ commit: stage.commits.older });
const failing: PollState = { state: 'Non-Compliant', message: 'no such file: large/kustomization.yaml' };

const progress = (step: ActionResult) =>
  step.log.split('\n').flatMap((line) => /^\[\S+( \S+)?\] (.*)/.exec(line)?.[2] ?? []);
type Fact = { readonly kind: string; readonly detail: string };

const DEPLOYED = ['dev environment: pending Deploying', 'dev environment: success Deployed'];
const NOT_DEPLOYED = ['dev environment: pending Deploying', 'dev environment: failure Failed to deploy'];

/** Expects that a step succeeded with this state. */
function expectSuccess(step: ActionResult, state = 'compliant'): void {
  expect(step.log).not.toContain('::error');
  expect([step.exitCode, step.outputs.state]).toEqual([0, state]);
}

/** Expects that a step failed with this state. */
function expectFailure(step: ActionResult, state: string): void {
  expect([step.exitCode, step.outputs.state]).toEqual([1, state]);
  expect(step.log).toContain(`::error title=compliance-${state}`);
}

describe('a fleet over time', () => {
  it('all compliant', async () => {
    await stage.show([cluster('drone'), cluster('large')]);
    const step = await stage.check();
    expectSuccess(step);
    expect(progress(step)).toEqual(['2 of 2 comply (2 compliant)']);
    expect(step.outputs).toMatchObject({ configurations: '2', compliant: '2', failing: '0', pending: '0' });
    expect(await stage.statuses()).toEqual(DEPLOYED);
    const report = readReport(step);
    expect(report).toMatchObject({ state: 'compliant', commit: stage.commits.target, total: 2, complying: 2 });
    expect(report).toMatchObject({ version: 2, unexpected: [], policy: { confirm: true, inventory: false } });
    expect(report.clusters).toHaveLength(2);
    expect(report.clusters[0]).toMatchObject({ name: 'drone', verdict: 'compliant', missing: [] });
    const [platform] = report.clusters[0].reports;
    expect(platform).toMatchObject({ name: 'platform', source: 'azure', commit: stage.commits.target });
    expect(platform.facts.map(({ kind, detail }: Fact) => [kind, detail])).toEqual([
      ['revision', 'applied'],
      ['revision', 'fetched'],
    ]);
  });

  it('one late', async () => {
    const applying = { applied: stage.commits.older };
    await stage.show([cluster('drone', older(), { 2: { state: 'Pending' }, 3: applying, 5: {} }), cluster('large')]);
    const step = await stage.check();
    expectSuccess(step);
    const short = stage.commits.older.slice(0, 7);
    expect(progress(step)).toEqual([
      `1 of 2 comply (1 compliant, 1 behind); drone/platform: behind (it is on the older commit ${short})`,
      '1 of 2 comply (1 compliant, 1 pending); drone/platform: behind → pending (it is being applied)',
      '1 of 2 comply (1 compliant, 1 pending)',
      '1 of 2 comply (1 compliant, 1 pending)',
      '2 of 2 comply (2 compliant); drone/platform: pending → compliant',
    ]);
  });

  it('a failing cluster has time to recover', async () => {
    await stage.show([cluster('drone', failing, { 3: { state: 'Pending' }, 4: {} })]);
    const step = await stage.check({ grace: '1m' });
    expectSuccess(step);
    expect(progress(step)[0]).toMatch(
      /^0 of 1 comply \(1 not-ready\); drone\/platform: not-ready \(Kustomization flux-system\/platform-apps is not ready: BuildFailed: no such file: large\/kustomization.yaml, for \d+m?s, grace period 1m\)$/,
    );
  });

  it('one that remains failing', async () => {
    await stage.show([cluster('drone', failing), cluster('large', older()), cluster('small')]);
    const step = await stage.check({ grace: '50ms' });
    expectFailure(step, 'failing');
    expect(await stage.statuses()).toEqual(NOT_DEPLOYED);
    expect(step.log).toMatch(
      /::error title=configuration-failing::"drone\/platform" in resource group "fleet" is failing: Kustomization flux-system\/platform-apps is not ready: BuildFailed: no such file: large\/kustomization.yaml, for \d+ms/,
    );
    expect(step.log).not.toContain('configuration-behind');
    expect(step.outputs).toMatchObject({ configurations: '3', failing: '1', behind: '1', compliant: '1', ahead: '0' });
    expect(readReport(step).clusters.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'failing',
      'behind',
      'compliant',
    ]);
    const rows = step.summary.split('\n').filter((line) => line.includes('/platform</a>'));
    expect(rows.map((row) => row.split(' | ')[1])).toEqual(['failing', 'behind', 'compliant']);
    expect(rows[0]).toMatch(/<a href="https:\/\/portal\.[^"]*connectedclusters\/drone\/[^"]*">drone\/platform<\/a>/);
    expect(rows[0]).toContain('no such file');
  });

  it('one suspended', async () => {
    await stage.show([cluster('drone', { suspended: true }), cluster('large')]);
    const step = await stage.check({ timeout: '100ms' });
    expectFailure(step, 'timed-out');
    expect(step.outputs).toMatchObject({ suspended: '1', compliant: '1' });
    expect(step.log).toContain('configuration-suspended');
    expectSuccess(await stage.check({ 'ignore-suspended': 'true' }));
  });

  it('a newer commit that promotes something else supersedes', async () => {
    const { newer } = stage.commits;
    await stage.show([cluster('drone', older(), { 2: { commit: newer } }), cluster('large')]);
    const step = await stage.check();
    expectSuccess(step, 'superseded');
    expect(step.outputs).toMatchObject({ ahead: '1', compliant: '1' });
    const [, last] = await stage.statuses();
    expect(last).toBe(`dev environment: error Superseded by ${newer.slice(0, 7)}`);
  });

  it('a newer commit that promotes the same counts', async () => {
    await stage.show([cluster('drone', { commit: stage.commits.tuned }), cluster('large')]);
    const step = await stage.check({ 'status-on-success': 'pending' });
    expectSuccess(step);
    expect(step.outputs).toMatchObject({ ahead: '1', compliant: '1' });
    const [, last] = await stage.statuses();
    expect(last).toBe('dev environment: pending Deployed');
  });

  it('a newer commit that fails', async () => {
    await stage.show([cluster('drone', { ...failing, commit: stage.commits.newer }), cluster('large')]);
    const step = await stage.check({ grace: '30ms' });
    expectFailure(step, 'failing');
    expect(step.log).toContain('"drone/platform" in resource group "fleet" is failing: Kustomization');
    const [{ verdict, reports }] = readReport(step).clusters;
    expect([verdict, reports[0].commit]).toEqual(['failing', stage.commits.newer]);
  });

  it('a commit without a common history', async () => {
    await stage.show([cluster('drone', { commit: stage.commits.unrelated })]);
    const step = await stage.check({ timeout: '50ms' });
    expectFailure(step, 'timed-out');
    expect(step.log).toContain('whose history does not contain the expected commit');
  });

  it('no configuration at all is a failure', async () => {
    await stage.show([]);
    const step = await stage.check({ timeout: '50ms' });
    expectFailure(step, 'none');
    expect(step.log).toContain(
      'no Flux configuration watches branch "dev" of "contoso/gitops", and an empty fleet proves nothing',
    );
    expect(await stage.statuses()).toEqual(NOT_DEPLOYED);
    expect(readReport(step)).toMatchObject({ state: 'none', clusters: [] });
    expectSuccess(await stage.check({ 'minimum-configurations': '0' }));
  });

  it('nothing appears twice in a row, so the wait ends', async () => {
    await stage.show([{ ...cluster('drone'), branch: 'dve' }]);
    const step = await stage.check();
    expectFailure(step, 'none');
    expect(progress(step)).toEqual(['no cluster found', 'no cluster found']);
    expect(step.log).toContain('That repository is watched by "drone/platform" (branch "dve")');
    expect(step.log).toContain('The nearest branch that is watched is "dve"');
  });

  it('one that appears during the wait', async () => {
    await stage.show([cluster('drone', { absent: true }, { 2: { state: 'Pending' }, 3: {} })]);
    const step = await stage.check();
    expectSuccess(step);
    expect(progress(step)).toEqual([
      'no cluster found',
      '0 of 1 comply (1 pending); new: drone/platform: pending (it is being applied)',
      '1 of 1 comply (1 compliant); drone/platform: pending → compliant',
    ]);
  });

  it('one that appears before compliance has held', async () => {
    await stage.show([cluster('drone'), cluster('large', { absent: true }, { 2: older(), 4: {} })]);
    const step = await stage.check({ stability: '60ms' });
    expectSuccess(step);
    expect(step.outputs.compliant).toBe('2');
    expect(progress(step)[0]).toMatch(
      /^0 of 1 comply \(1 pending\); drone\/platform: pending \(it has applied the commit, and this has held for \d+m?s of 60ms\)$/,
    );
  });

  it('one that is missing in a result', async () => {
    const polls = { 2: { absent: true }, 3: older(), 4: {} };
    await stage.show([
      { ...cluster('drone', older(), polls), resource: { 2: { kind: 'status', status: 403 }, 3: { kind: 'found' } } },
      cluster('large'),
    ]);
    const step = await stage.check();
    expectSuccess(step);
    expect(progress(step)).toEqual([
      expect.stringContaining('1 of 2 comply (1 compliant, 1 behind)'),
      expect.stringContaining('drone/platform: behind → unknown (it was listed before, but not for the last'),
      expect.stringContaining('drone/platform: unknown → behind'),
      expect.stringContaining('drone/platform: behind → compliant'),
    ]);
    expect(step.log).toContain('the result lacks 1 known before; of these, 0 exist and 0 are gone');
  });

  it('one that is missing in a result exists until the resource provider reports that it does not', async () => {
    const polls = { 2: { absent: true } };
    const resource = { 2: { kind: 'found', properties: { suspend: true } }, 4: { kind: 'gone' } } as const;
    await stage.show([{ ...cluster('drone', older(), polls), resource }, cluster('large')]);
    const step = await stage.check();
    expectSuccess(step);
    expect(progress(step)).toEqual([
      expect.stringContaining('1 of 2 comply (1 compliant, 1 behind)'),
      expect.stringContaining('drone/platform: behind → suspended'),
      '1 of 2 comply (1 compliant, 1 suspended)',
      '1 of 1 comply (1 compliant); gone: drone/platform',
    ]);
    expect(step.log).toContain('the result lacks 1 known before; of these, 1 exist and 0 are gone');
    expect(step.log).toContain('the result lacks 1 known before; of these, 0 exist and 1 are gone');
  });

  it('the resource provider confirms each cluster, once', async () => {
    const before = (await stage.azure.records()).length;
    await stage.show([cluster('drone'), cluster('large', older(), { 4: {} }), cluster('small')]);
    expectSuccess(await stage.check());
    const reads = (await stage.azure.records()).slice(before).filter(({ endpoint }) => endpoint === 'resource');
    expect(reads.map(({ path }) => /connectedclusters\/(\w+)\//.exec(path)?.[1]).sort()).toEqual([
      'drone',
      'large',
      'small',
    ]);
  });

  it('one that the resource provider knows to be behind', async () => {
    const { older: commit } = stage.commits;
    const resource = { 1: { kind: 'found', properties: { sourceSyncedCommitId: `dev@sha1:${commit}` } } } as const;
    await stage.show([{ ...cluster('drone'), resource }, cluster('large')]);
    const step = await stage.check({ timeout: '0s' });
    expectFailure(step, 'timed-out');
    expect(step.outputs).toMatchObject({ behind: '1', compliant: '1' });
    const without = await stage.check({ timeout: '0s', confirm: 'false' });
    expectSuccess(without);
  });

  it('one that alternates', async () => {
    await stage.show([cluster('drone', {}, { 2: failing, 3: {}, 4: failing, 5: {} })]);
    const step = await stage.check({ stability: '40ms', interval: '20ms' });
    expectSuccess(step);
    expect(progress(step).length).toBeGreaterThan(5);
  });

  it('one with an old status', async () => {
    const old = cluster('drone', { age: 7 * 86_400_000 });
    await stage.show([{ ...old, properties: { connectivityStatus: null } }]);
    const step = await stage.check({ timeout: '50ms' });
    expectFailure(step, 'timed-out');
    expect(step.log).toContain('is stale: it last reported 7d ago');
    // An idle cluster that is connected has nothing new to report.
    await stage.show([old]);
    expectSuccess(await stage.check());
  });

  it('a part of the fleet is enough, but all canaries are required', async () => {
    const canary: ClusterSpec = { ...cluster('canary', older(), { 3: {} }), tags: { Ring: 'canary' } };
    await stage.show([canary, cluster('drone'), cluster('large', older())]);
    const step = await stage.check({ require: '50%; ring=canary: 100%' });
    expectSuccess(step);
    expect(readReport(step).requirements).toEqual([
      { requirement: '50%', total: 3, needed: 2, complying: 2, failing: 0, unreadable: 0 },
      { requirement: 'ring=canary: 100%', total: 1, needed: 1, complying: 1, failing: 0, unreadable: 0 },
      { requirement: 'at least 1', total: 3, needed: 1, complying: 2, failing: 0, unreadable: 0 },
    ]);
  });
});

describe('what clusters report', () => {
  it('both formats of sourceSyncedCommitId', async () => {
    await stage.show([cluster('drone', { old: true }), cluster('large', { old: false })]);
    expectSuccess(await stage.check({ 'minimum-configurations': '2' }));
  });

  it('addresses in different spellings', async () => {
    const other = (name: string, url: string) => ({ ...cluster(name), url });
    const { url } = stage;
    await stage.show([
      other('plain', url),
      other('dot-git', `${url}.git`),
      other('slash', `${url}/`),
      other('capitals', url.replace('contoso/gitops', 'Contoso/GitOps')),
      other('all', `${url.replace('contoso/gitops', 'Contoso/GitOps')}.git/`),
    ]);
    expectSuccess(await stage.check({ 'minimum-configurations': '5', repository: `${url}.git` }));
  });

  it('clusters of other branches and repositories do not count', async () => {
    await stage.show([
      { ...cluster('drone'), branch: 'stage' },
      { ...cluster('large'), url: `${stage.url}-old` },
      { ...cluster('small'), url: `${stage.url}/more` },
    ]);
    expectFailure(await stage.check({ timeout: '0s' }), 'none');
  });

  it('untrusted names select exactly themselves', async () => {
    const branch = `x' or 1 == 1 | union resources //"\\`;
    await stage.show([{ ...cluster('drone'), branch }, cluster('large'), { ...cluster('small'), branch: 'x' }]);
    const step = await stage.check({ branch });
    expectSuccess(step);
    expect(readReport(step).clusters).toMatchObject([
      { name: 'drone', reports: [{ details: { branch }, facts: [{ branch }, { branch }] }] },
    ]);
  });

  it('untrusted messages remain text', async () => {
    const message =
      '\n::error::injected\n##[group]x | <script>alert(1)</script> [link](https://evil.example) @contoso/admins `code`';
    await stage.show([cluster('drone', { ...failing, message })]);
    const step = await stage.check({ grace: '0s' });
    expectFailure(step, 'failing');
    const commands = step.log
      .split('\n')
      .filter((line) => /^\s*::(?!add-mask|error title=(compliance|configuration)-|group|endgroup)|##\[/.test(line));
    expect(commands).toEqual([]);
    expect(step.summary).not.toMatch(/<script|\]\(https|@contoso|`code`/);
    expect(step.summary.split('\n').filter((line) => line.includes('injected'))).toHaveLength(1);
    const [{ reports }] = readReport(step).clusters;
    const failure = reports[0].facts.find(({ kind }: Fact) => kind === 'failure');
    expect(failure.detail).toBe(`is not ready: BuildFailed: ${message}`);
  });
});

describe('Azure and GitHub', () => {
  it('one query for each poll, and one comparison for each commit', async () => {
    const { newer, tuned } = stage.commits;
    const [queriesBefore, requestsBefore] = [
      (await stage.azure.records()).length,
      (await stage.github.requests()).length,
    ];
    const all = ['a', 'b', 'c'].map((name) =>
      cluster(name, { commit: newer, state: 'Pending' }, { 4: { commit: newer } }),
    );
    await stage.show([...all, cluster('d', { commit: tuned }), cluster('e')]);
    const step = await stage.check();
    expectSuccess(step, 'superseded');
    const queries = (await stage.azure.records()).slice(queriesBefore).filter(({ endpoint }) => endpoint === 'query');
    expect(queries).toHaveLength(progress(step).length);
    const operations = (await stage.github.requests()).slice(requestsBefore).map(({ operation }) => operation);
    expect(operations.filter((one) => one === 'GET /repos/{owner}/{repo}/compare/{basehead}')).toHaveLength(2);
    expect(operations.filter((one) => one === 'GET /repos/{owner}/{repo}/contents/{path}')).toHaveLength(3);
  });

  it('5,000 configurations are read to the last page', async () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `c${String(index).padStart(4, '0')}`);
    await stage.show(names.map((name) => cluster(name, name === 'c4999' ? older() : {})));
    const before = (await stage.azure.records()).length;
    const step = await stage.check({ timeout: '0s', confirm: 'false' });
    expectFailure(step, 'timed-out');
    expect(progress(step)).toEqual([
      expect.stringContaining('4999 of 5000 comply (4999 compliant, 1 behind); c4999/platform: behind'),
    ]);
    const queries = (await stage.azure.records()).slice(before).filter(({ endpoint }) => endpoint === 'query');
    expect(queries).toHaveLength(5);
    expect(step.summary).toContain('…and 4499 more rows');
    expect(readReport(step).clusters).toHaveLength(5_000);
  });

  it('throttling delays the query', async () => {
    const faults = [
      createFault(429, 1, { 'x-ms-user-quota-resets-after': '00:00:01', 'x-ms-user-quota-remaining': '0' }),
    ];
    await stage.show([cluster('drone')], { faults });
    const step = await stage.check();
    expectSuccess(step);
    expect(step.log).toMatch(/throttles requests; continuing in 1 s/);
  });

  it('an expired token is renewed', async () => {
    await stage.show([cluster('drone', older(), { 3: {} })], { tokenSeconds: 0.05, claimedTokenSeconds: 3600 });
    const step = await stage.check({ interval: '100ms' });
    expectSuccess(step);
    expect(step.log).toContain('signing in again');
  });

  it('a subscription that does not exist', async () => {
    await stage.show([cluster('drone')]);
    const step = await stage.check({ subscriptions: '00000000-0000-0000-0000-00000000dead' });
    expect(step.exitCode).toBe(1);
    expect(step.log).toMatch(/::error title=azure-scope::.*00000000-0000-0000-0000-00000000dead/);
    expect(progress(step)).toHaveLength(1);
    expect(step.outputs).toEqual({});
    expect((await stage.statuses()).at(-1)).toBe('dev environment: error Could not be checked');
  });

  it('no permission', async () => {
    await stage.show([cluster('drone')], {
      identities: [{ clientId: 'reader', federatedSubject: 'repo:contoso/control-plane:environment:dev', reads: [] }],
    });
    const step = await stage.check();
    expect([step.exitCode, step.outputs]).toEqual([1, {}]);
    expect(step.log).toMatch(/::error title=azure-(denied|scope)::.*Reader/);
  });

  it('no identity to sign in as', async () => {
    await stage.show([cluster('drone')]);
    const step = await stage.check({ 'client-id': '', 'tenant-id': '' });
    expect(step.exitCode).toBe(1);
    expect(step.log).toMatch(/::error title=azure-credentials::.*OpenID Connect.*Secret.*Certificate.*Azure CLI/);
  });

  it('a GitHub that cannot compare commits delays the decision', async () => {
    await stage.show([cluster('drone', { commit: stage.commits.newer }, { 4: {} })]);
    await stage.github.addFaults({ path: '/compare/', times: 9, how: { kind: 'status', status: 404 } });
    const step = await stage.check();
    await stage.github.clearFaults();
    expectSuccess(step);
    expect(progress(step).slice(0, 3)).toEqual([
      expect.stringContaining('unknown (its commit'),
      '0 of 1 comply (1 unknown)',
      '0 of 1 comply (1 unknown)',
    ]);
  });

  it('a status that cannot be set is a warning', async () => {
    await stage.show([cluster('drone')]);
    await stage.github.addFaults({ path: '/statuses/', times: 9, how: { kind: 'status', status: 403 } });
    const step = await stage.check();
    await stage.github.clearFaults();
    expectSuccess(step);
    expect(step.log).toMatch(
      /::warning title=commit-status-failed::the commit status "Deployed" could not be set: HTTP 403/,
    );
    expect(step.log).toContain('It needs the permission "statuses: write" on contoso/control-plane');
  });

  it('a cancelled job sets the status', async () => {
    await stage.show([cluster('drone', older())]);
    const step = await stage.check({}, { interruptAt: '0 of 1 comply' });
    expect(step.exitCode).toBe(1);
    expect(await stage.statuses()).toEqual(['dev environment: pending Deploying', 'dev environment: error Cancelled']);
    expect(step.log).not.toMatch(/::error|Unexpected/);
  });

  it('a cancelled job does not wait longer for GitHub than the runner waits for the job', async () => {
    await stage.show([cluster('drone', older())]);
    await stage.github.addFaults({ path: '/statuses/', after: 1, times: 9, how: { kind: 'status', status: 503 } });
    const step = await stage.check({}, { interruptAt: '0 of 1 comply' });
    await stage.github.clearFaults();
    expect(step.exitCode).toBe(1);
    expect(step.log.match(/retrying in/g)).toHaveLength(1);
    expect(step.log).toContain('the commit status "Cancelled" could not be set');
  });
});

describe('inputs', () => {
  it('that are invalid are reported together, before any other effect', async () => {
    await stage.show([cluster('drone')]);
    const step = await stage.check({
      commit: 'abc',
      subscriptions: 'production',
      timeout: '5',
      interval: '0s',
      grace: 'long',
      require: '101%; ring: 5',
      'minimum-configurations': '-1',
      'ignore-suspended': 'maybe',
      'status-commit': 'main',
      'status-repository': 'nowhere',
      cloud: 'private',
      'resource-manager-endpoint': 'http://azure.example',
      'tenant-id': '',
    });
    expect([step.exitCode, step.outputs]).toEqual([1, {}]);
    expect(await stage.statuses()).toEqual([]);
    const rejected = [...step.log.matchAll(/^error: input (\S+) (?:is|has) .* \[input\]$/gm)].map(([, name]) => name);
    expect(rejected.sort()).toEqual([
      'cloud',
      'commit',
      'grace',
      'ignore-suspended',
      'interval',
      'minimum-configurations',
      'require',
      'require',
      'resource-manager-endpoint',
      'status-commit',
      'status-repository',
      'subscriptions',
      'tenant-id',
      'timeout',
    ]);
  });

  it('need a commit, which an event can name', async () => {
    await stage.show([cluster('drone')]);
    const without = await stage.check({ commit: '' });
    expect(without.exitCode).toBe(1);
    expect(without.log).toContain('input commit is not set');
    const event = { inputs: { environment: 'dev', commit_id: stage.commits.target } };
    expectSuccess(await stage.check({ commit: '' }, { event }));
  });
});

it('has the tests that the README names', () => {
  const root = resolve(import.meta.dirname, '../..');
  const [, named = ''] = readFileSync(resolve(root, 'actions/check-compliance/README.md'), 'utf8').split(
    '## What cannot',
  );
  const names = [...named.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name).filter((name) => name !== 'Cancelled');
  expect(names.length).toBeGreaterThan(9);
  const source = readFileSync(import.meta.filename, 'utf8');
  expect(names.filter((name) => !source.includes(`it('${name}'`))).toEqual([]);
});
