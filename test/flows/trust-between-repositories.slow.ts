// Writers of the control plane are trusted, writers of other repositories are not. Here the latter try to promote what was not deployed, to forge what the
// control plane remembers, and to read a key that writes, with every identity that they have.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';

const { controlPlane, platformGitOps, application, applicationGitOps } = REPOSITORIES;
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 240_000;
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const NOTIFY = '.github/workflows/notify-control-plane.yml';

const ALICE = 'token-of-alice';
/** A writer of the GitOps repository, who may not merge. */
const MALLORY = 'token-of-mallory';
/** A job of the GitOps repository: it acts as `github-actions[bot]`, like the jobs of the control plane. */
const GITOPS_JOB = 'token-of-a-gitops-job';
/** The worst case: the notifier's key has leaked. */
const NOTIFIER = 'token-of-the-notifier';
/** A writer of an application's repository. */
const TRUDY = 'token-of-trudy';
const APPLICATION_JOB = 'token-of-an-application-job';
/** A job of the control plane. */
const OWN_JOB = 'token-of-a-control-plane-job';
/** An App that may set statuses of the control plane, for purposes of its own. */
const OTHER_APP = 'token-of-another-app';

const WRITER = {
  contents: 'write',
  'pull-requests': 'write',
  statuses: 'write',
  actions: 'write',
  workflows: 'write',
} as const;
const READS = { contents: 'read', statuses: 'read', actions: 'read' } as const;
const JOB = { contents: 'write', statuses: 'write', actions: 'write', 'pull-requests': 'write' } as const;
const REVIEWED = { requiredApprovals: 1, bypass: ['alice'] } as const;

let sandbox: TutorialSandbox;
/** The commit of `main` that is promoted to dev, and not deployed there. */
let promoted = '';
/** The commit that is deployed everywhere. */
let deployed = '';
let before: Awaited<ReturnType<typeof readTrust>>;

beforeAll(async () => {
  sandbox = await TutorialSandbox.start({ approvals: ['stage'] });
  const { github } = sandbox;
  const job = { login: 'github-actions[bot]', kind: 'workflow' } as const;
  await github.setToken(MALLORY, {
    login: 'mallory',
    repositories: { [platformGitOps]: WRITER, [controlPlane]: READS },
  });
  await github.setToken(GITOPS_JOB, { ...job, repositories: { [platformGitOps]: JOB } });
  await github.setToken(OWN_JOB, { ...job, repositories: { [controlPlane]: { statuses: 'write' } } });
  await github.setToken(NOTIFIER, {
    login: 'kalypso-notifier[bot]',
    kind: 'app',
    repositories: { [controlPlane]: { actions: 'write' } },
  });
  const read = { [controlPlane]: READS, [platformGitOps]: READS, [applicationGitOps]: READS };
  await github.setToken(TRUDY, { login: 'trudy', repositories: { ...read, [application]: WRITER } });
  await github.setToken(APPLICATION_JOB, { ...job, repositories: { [application]: JOB } });
  await github.setToken(OTHER_APP, {
    login: 'other[bot]',
    kind: 'app',
    repositories: { [controlPlane]: { statuses: 'write' } },
  });
  // A first commit goes through the whole chain, a second one is proposed for dev.
  deployed = await commitToMain('first');
  await mergeAndDeploy('dev');
  await approveAll();
  await mergeAndDeploy('stage');
  promoted = await commitToMain('second');
  await github.setRepository(platformGitOps, { protection: { dev: REVIEWED, stage: REVIEWED } });
  await github.setRepository(application, { protection: { main: REVIEWED } });
  before = await readTrust();
}, SLOW_MACHINE_MS);
afterAll(() => sandbox.stop());

async function commitToMain(text: string): Promise<string> {
  const commit = await sandbox.commit(controlPlane, 'main', text, { 'notes.txt': `${text}\n` });
  await sandbox.runner.settle();
  return commit;
}

/** A reviewer merges, and the clusters apply the commit. */
async function mergeAndDeploy(environment: string): Promise<string> {
  const commit = await sandbox.merge(platformGitOps, environment);
  await sandbox.reportApplied(environment, commit);
  await sandbox.runner.settle();
  return commit;
}

async function approveAll(): Promise<void> {
  for (const job of sandbox.runner.waiting) sandbox.runner.approve(job);
  await sandbox.runner.settle();
}

const promotedCommit = (environment: string) =>
  /commit: (\w{40})/.exec(sandbox.file(controlPlane, environment, 'base-repo.yaml'))?.[1];

interface TrustedStatus {
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly creator: { readonly login: string } | null;
}

/** What the control plane has and remembers: its branches, and the newest status of its own workflows in each context. */
async function readTrust() {
  const readStatuses = async (commit: string) => {
    const path = `/repos/${controlPlane}/commits/${commit}/statuses?per_page=100`;
    const all = await sandbox.github.api<readonly TrustedStatus[]>('GET', path, { token: ALICE });
    const own = all.filter(({ creator }) => creator?.login === 'github-actions[bot]').toReversed();
    return Object.fromEntries(own.map(({ context, state, description }) => [context, `${state}: ${description}`]));
  };
  return {
    deployed: await readStatuses(deployed),
    promoted: await readStatuses(promoted),
    controlPlane: ['main', 'dev', 'stage'].map((branch) => sandbox.head(controlPlane, branch)),
    gitops: ['dev', 'stage'].map((branch) => sandbox.head(platformGitOps, branch)),
  };
}

/** Runs what an attacker has started. @returns the runs */
async function follow(): Promise<readonly RunRecord[]> {
  const first = sandbox.runner.runs.length;
  await sandbox.runner.settle();
  return sandbox.runner.runs.slice(first);
}

const logOf = (runs: readonly RunRecord[]) => runs.flatMap(({ jobs }) => jobs.map(({ log }) => log)).join('\n');
const conclusions = (runs: readonly RunRecord[]) => runs.map(({ workflow, conclusion }) => `${workflow} ${conclusion}`);

function dispatch(token: string, workflow: string, inputs: Readonly<Record<string, string>>): Promise<unknown> {
  const path = `/repos/${controlPlane}/actions/workflows/${workflow}/dispatches`;
  return sandbox.github.api('POST', path, { token, body: { ref: 'main', inputs } });
}

/** Starts the check with the notifier's key. */
async function check(inputs: Readonly<Record<string, string>>): Promise<readonly RunRecord[]> {
  await dispatch(NOTIFIER, 'check-promote.yml', { environment: 'dev', ...inputs });
  return follow();
}

const setStatus = (repository: string, commit: string, context: string, token: string) =>
  sandbox.github.api('POST', `/repos/${repository}/statuses/${commit}`, {
    token,
    body: { state: 'success', context, description: 'Deployed' },
  });

/** Pushes a commit on top of a branch to a branch. @returns its ID */
function push(
  repository: string,
  from: string,
  to: string,
  token: string,
  changes: Readonly<Record<string, string | null>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-attack-'));
  try {
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
    const credentials = ['-c', `http.extraheader=${header}`];
    const remote = `${sandbox.github.url}/${repository}`;
    git(folder, [...credentials, 'clone', '--quiet', '--depth=1', `--branch=${from}`, remote, '.']);
    for (const [path, content] of Object.entries(changes)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file, { force: true });
      else writeFileSync(file, content);
    }
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'an attack']);
    git(folder, [...credentials, 'push', '--quiet', 'origin', `HEAD:refs/heads/${to}`]);
    return git(folder, ['rev-parse', 'HEAD']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A commit that no branch has, as one of a fork: GitHub serves it through the parent repository. */
async function createForkCommit(repository: string, branch: string): Promise<string> {
  const parent = sandbox.head(repository, branch);
  const path = `/repos/${repository}/git/commits`;
  const { tree } = await sandbox.github.api<{ tree: { sha: string } }>('GET', `${path}/${parent}`, { token: ALICE });
  const body = { message: 'of a fork', tree: tree.sha, parents: [parent] };
  return (await sandbox.github.api<{ sha: string }>('POST', path, { token: ALICE, body })).sha;
}

/** A workflow that prints a secret such that it is not masked. */
const theft = (job: string, secret: string, event = 'push') => `on: ${event}
jobs:
  steal:
    runs-on: ubuntu-latest
    ${job}
    steps:
      - run: if [[ -n $KEY ]]; then echo "stolen key $(base64 -w0 <<< "$KEY")"; else echo "stolen nothing"; fi
        env: { KEY: "\${{ secrets.${secret} }}" }
`;

describe('a writer of the GitOps repository', { timeout: SLOW_MACHINE_MS }, () => {
  it('cannot merge or push to an environment branch', async () => {
    expect(() => push(platformGitOps, 'dev', 'dev', MALLORY, { [TRACKING]: promoted })).toThrow();
    const { number } = await sandbox.pull(platformGitOps, 'dev');
    const path = `/repos/${platformGitOps}/pulls/${number}/merge`;
    await expect(sandbox.github.api('PUT', path, { token: MALLORY, body: {} })).rejects.toThrow(/: 40[35]/);
    expect(await readTrust()).toEqual(before);
  });

  it('cannot have the proposed commit called deployed before it is merged', async () => {
    const { head } = await sandbox.pull(platformGitOps, 'dev');
    expect(sandbox.file(platformGitOps, head, TRACKING)).toBe(promoted);
    // The clusters are not in the way: they have whatever commit an attacker names.
    await sandbox.reportApplied('dev', head);
    const runs = await check({ commit_id: head, promoted_commit_id: promoted });
    expect(conclusions(runs)).toEqual(['check-promote.yml failure']);
    expect(logOf(runs)).toContain(`GitOps commit ${head} is not in the history of branch "dev"`);
    expect(await readTrust()).toEqual(before);
  });

  it.each([
    ['a branch of their own', () => push(platformGitOps, 'dev', 'topic', MALLORY, { [TRACKING]: promoted })],
    [
      'a branch that promotes an unmerged commit of the control plane',
      async () =>
        push(platformGitOps, 'dev', 'topic-2', MALLORY, { [TRACKING]: await createForkCommit(controlPlane, 'main') }),
    ],
    ['a fork', () => createForkCommit(platformGitOps, 'dev')],
    ['another environment', () => sandbox.head(platformGitOps, 'stage')],
    ['the control plane', () => promoted],
  ])('cannot have a commit of %s checked', async (_, choose) => {
    const commit = await choose();
    if (commit !== promoted) await sandbox.reportApplied('dev', commit);
    const runs = await check({ commit_id: commit });
    expect(runs.filter(({ workflow }) => workflow !== 'schedule.yml').map(({ workflow }) => workflow)).not.toContain(
      'cd.yml',
    );
    expect(runs.find(({ workflow }) => workflow === 'check-promote.yml')?.conclusion).toBe('failure');
    expect(logOf(runs)).toContain('is not in the history of branch');
    expect(await readTrust()).toEqual(before);
  });

  it.each([
    ['the one that is proposed', () => promoted],
    ['one of a fork of the control plane', () => createForkCommit(controlPlane, 'main')],
  ])('cannot claim another promoted commit for a merged GitOps commit: %s', async (_, choose) => {
    const commit = sandbox.head(platformGitOps, 'dev');
    await sandbox.reportApplied('dev', commit);
    const claimed = await choose();
    const runs = await check({ commit_id: commit, promoted_commit_id: claimed });
    expect(conclusions(runs)).toEqual(['check-promote.yml failure']);
    expect(logOf(runs)).toContain(`and not ${claimed}, as the input promoted-commit claims`);
    expect(await readTrust()).toEqual(before);
  });

  it('can have old commits checked, and promotes nothing by it', async () => {
    const commits = sandbox.log(platformGitOps, 'dev').slice(0, 3);
    await sandbox.reportApplied('dev', sandbox.head(platformGitOps, 'dev'));
    for (const { id } of commits) {
      const runs = await check({ commit_id: id });
      expect(runs.map(({ workflow }) => workflow)).toEqual(['check-promote.yml']);
      expect(await readTrust()).toEqual(before);
    }
  });

  it.each([
    ['an abbreviated commit', { commit_id: 'abcdef0' }],
    ['a branch in place of a commit', { commit_id: 'dev' }],
    ['a command', { commit_id: '$(exit 7)' }],
    ['a second line', { commit_id: `${'1'.repeat(40)}\nnext-environment=stage` }],
    ['an unknown environment', { environment: 'prod' }],
    ['a path as environment', { environment: '../dev' }],
    ['a branch as environment', { environment: 'main' }],
  ])('cannot smuggle in %s', async (_, inputs) => {
    const runs = await check({ commit_id: sandbox.head(platformGitOps, 'dev'), ...inputs });
    expect(conclusions(runs)).toEqual(['check-promote.yml failure']);
    expect(await readTrust()).toEqual(before);
  });

  it('cannot set statuses of the control plane with any identity', async () => {
    for (const token of [MALLORY, GITOPS_JOB, NOTIFIER])
      for (const environment of ['dev', 'stage'])
        await expect(setStatus(controlPlane, promoted, `${environment} environment`, token)).rejects.toThrow(
          /: 40[34]/,
        );
    expect(await readTrust()).toEqual(before);
  });

  it('changes nothing by statuses of GitOps commits: forged ones neither promote nor report for a cluster', async () => {
    const commit = push(platformGitOps, 'dev', 'topic-3', MALLORY, { 'x.txt': 'x' });
    const merged = sandbox.head(platformGitOps, 'dev');
    for (const token of [MALLORY, GITOPS_JOB])
      for (const id of [commit, merged])
        for (const context of ['dev environment', 'kalypso/large/platform', 'kalypso/drone/platform'])
          await setStatus(platformGitOps, id, context, token);
    // Only the cluster in Azure has the commit.
    await sandbox.reportCompliance({ environment: 'dev', commit, state: 'Compliant' });
    expect(conclusions(await check({ commit_id: commit }))).toEqual(['check-promote.yml failure']);
    expect(await readTrust()).toEqual(before);
  });

  it('cannot read the key with a workflow of a branch or of a pull request', async () => {
    const attempts = [
      ['environment: kalypso', 'failure'],
      ['environment: KALYPSO', 'failure'],
      ['environment: mine', 'success'],
      ['env: {}', 'success'],
    ] as const;
    for (const [index, [job, conclusion]] of attempts.entries()) {
      push(platformGitOps, 'dev', `theft-${index}`, MALLORY, { [NOTIFY]: theft(job, 'KALYPSO_PRIVATE_KEY') });
      const runs = await follow();
      expect(conclusions(runs)).toEqual([`notify-control-plane.yml ${conclusion}`]);
      expect(logOf(runs)).not.toContain('stolen key');
      if (conclusion === 'failure') expect(logOf(runs)).toContain('is not allowed to deploy to');
      else expect(logOf(runs)).toContain('stolen nothing');
    }
    push(platformGitOps, 'dev', 'theft', MALLORY, {
      [NOTIFY]: theft('environment: kalypso', 'KALYPSO_PRIVATE_KEY', 'pull_request'),
    });
    const pulls = `/repos/${platformGitOps}/pulls`;
    const body = { title: 'x', head: 'theft', base: 'dev' };
    const { number } = await sandbox.github.api<{ number: number }>('POST', pulls, { token: MALLORY, body });
    const runs = await follow();
    await sandbox.github.api('PATCH', `${pulls}/${number}`, { token: MALLORY, body: { state: 'closed' } });
    expect(conclusions(runs)).toEqual(['notify-control-plane.yml failure']);
    expect(logOf(runs)).not.toContain('stolen key');
    expect(await readTrust()).toEqual(before);
  });

  it('cannot write to the control plane, nor change its environments, with the key of the notifier', async () => {
    const write = (method: string, path: string, body: object) =>
      sandbox.github.api(method, `/repos/${controlPlane}/${path}`, { token: NOTIFIER, body });
    await expect(write('PUT', 'contents/x.txt', { message: 'x', content: '' })).rejects.toThrow(/: 403/);
    await expect(write('PATCH', 'git/refs/heads/dev', { sha: promoted })).rejects.toThrow(/: 403/);
    await expect(write('PUT', 'environments/stage', {})).rejects.toThrow(/: 403/);
    await expect(write('POST', 'dispatches', { event_type: 'workload-changed' })).rejects.toThrow(/: 403/);
    expect(await readTrust()).toEqual(before);
  });

  it('gains nothing from the other workflows', async () => {
    await dispatch(NOTIFIER, 'timer.yml', {});
    await dispatch(NOTIFIER, 'schedule.yml', { environment: 'all' });
    const runs = await follow();
    expect(runs.map(({ workflow }) => workflow).sort()).toEqual(['schedule.yml', 'timer.yml']);
    expect(await readTrust()).toEqual(before);
  });

  it('cannot roll back: dev has no reviewers, and those of stage see what they are asked for', async () => {
    const [, older] = sandbox.log(controlPlane, deployed);
    const rollback = { commit: older?.id ?? '', 'allow-rollback': 'true' };
    await setStatus(controlPlane, rollback.commit, 'dev environment', OWN_JOB);
    await dispatch(NOTIFIER, 'cd.yml', { ...rollback, environment: 'dev' });
    const refused = await follow();
    expect(conclusions(refused)).toEqual(['cd.yml failure']);
    expect(logOf(refused)).toContain('For a rollback, the GitHub environment dev needs required reviewers.');
    await dispatch(NOTIFIER, 'cd.yml', { ...rollback, environment: 'stage' });
    const [run] = await follow();
    expect(run?.title).toContain('(rollback allowed)');
    expect(sandbox.runner.waiting.map(({ environment }) => environment)).toEqual(['stage']);
    for (const job of sandbox.runner.waiting) sandbox.runner.reject(job);
    await follow();
    expect(await readTrust()).toEqual(before);
  });

  it('cannot promote by starting cd.yml, even if its reviewers approve', async () => {
    const unmerged = await createForkCommit(controlPlane, 'main');
    const attempts: readonly Readonly<Record<string, string>>[] = [
      { commit: unmerged, environment: 'dev' },
      { commit: unmerged, 'from-environment': 'dev' },
      { commit: deployed, environment: 'dev' },
      { commit: promoted, environment: 'stage' },
      { commit: promoted, 'from-environment': 'dev' },
    ];
    for (const inputs of attempts) {
      await dispatch(NOTIFIER, 'cd.yml', inputs);
      await follow();
      await approveAll();
      expect([promotedCommit('dev'), promotedCommit('stage')]).toEqual([promoted, deployed]);
    }
    const after = await readTrust();
    // The commit has to be deployed in dev first, and waits for that.
    const waiting = { 'stage environment': expect.stringMatching(/^pending: Waiting: not deployed in dev yet/) };
    expect(after).toEqual({ ...before, promoted: { ...before.promoted, ...waiting } });
    before = after;
  });
});

describe('a writer of an application repository', { timeout: SLOW_MACHINE_MS }, () => {
  it('can write neither to the control plane nor to the GitOps repositories', async () => {
    for (const token of [TRUDY, APPLICATION_JOB]) {
      for (const repository of [controlPlane, platformGitOps, applicationGitOps]) {
        const commit = sandbox.head(repository, 'dev');
        await expect(setStatus(repository, commit, 'dev environment', token)).rejects.toThrow(/: 40[34]/);
        const path = `/repos/${repository}/contents/x.txt`;
        const body = { message: 'x', content: '', branch: 'dev' };
        await expect(sandbox.github.api('PUT', path, { token, body })).rejects.toThrow(/: 40[34]/);
      }
      const inputs = { environment: 'dev', commit_id: sandbox.head(platformGitOps, 'dev') };
      await expect(dispatch(token, 'check-promote.yml', inputs)).rejects.toThrow(/: 40[34]/);
      await expect(dispatch(token, 'cd.yml', { environment: 'dev' })).rejects.toThrow(/: 40[34]/);
    }
    expect(await readTrust()).toEqual(before);
  });

  it('cannot read a key with a workflow of a branch', async () => {
    for (const secret of ['KALYPSO_PRIVATE_KEY', 'GITOPS_PRIVATE_KEY'])
      for (const [index, job] of ['environment: kalypso', 'env: {}'].entries()) {
        const branch = `theft-${index}-${secret.toLowerCase()}`;
        push(application, 'main', branch, TRUDY, { '.github/workflows/deploy.yml': theft(job, secret) });
        const runs = await follow();
        expect(conclusions(runs)).toEqual([`deploy.yml ${index === 0 ? 'failure' : 'success'}`]);
        expect(logOf(runs)).not.toContain('stolen key');
      }
    expect(await readTrust()).toEqual(before);
  });
});

describe('an App that sets statuses of the control plane', { timeout: SLOW_MACHINE_MS }, () => {
  it('cannot call a commit deployed', async () => {
    await setStatus(controlPlane, promoted, 'dev environment', OTHER_APP);
    await dispatch(ALICE, 'cd.yml', { commit: promoted, 'from-environment': 'dev' });
    const runs = await follow();
    await approveAll();
    expect(promotedCommit('stage')).toBe(deployed);
    expect(logOf(runs)).toContain('that were set by other[bot]: they are ignored');
    expect(await readTrust()).toEqual(before);
  });
});

describe('the control plane', { timeout: SLOW_MACHINE_MS }, () => {
  it('still promotes what is merged and deployed, after all that', async () => {
    await sandbox.github.setRepository(platformGitOps, { protection: {} });
    const commit = await mergeAndDeploy('dev');
    await approveAll();
    expect(sandbox.file(platformGitOps, commit, TRACKING)).toBe(promoted);
    expect(promotedCommit('stage')).toBe(promoted);
  });

  it('has no key that its starter workflows outside of it could read with a branch: a merged workflow can', async () => {
    const key = await readKeyOnEnvironmentBranch();
    expect(key).toContain('stolen key');
  });

  it('does not promote a commit that was rolled back by a change of its branch, whoever starts what', async () => {
    const third = await commitToMain('third');
    await mergeAndDeploy('dev');
    for (const job of sandbox.runner.waiting) sandbox.runner.reject(job);
    await follow();
    const rolledBack = sandbox.file(controlPlane, 'dev', 'base-repo.yaml').replace(third, promoted);
    await sandbox.commit(controlPlane, 'dev', 'roll back', { 'base-repo.yaml': rolledBack });
    await follow();
    const timer = { workflow: 'timer.yml', inputs: {} };
    const notified = { commit_id: sandbox.head(platformGitOps, 'dev'), environment: 'dev' };
    for (const { workflow, inputs } of [
      { workflow: 'cd.yml', inputs: { commit: third, environment: 'stage' } },
      { workflow: 'cd.yml', inputs: { commit: third, 'from-environment': 'dev' } },
      { workflow: 'check-promote.yml', inputs: notified },
      timer,
    ]) {
      await dispatch(NOTIFIER, workflow, inputs);
      const runs = await follow();
      await approveAll();
      expect([workflow, promotedCommit('stage')]).toEqual([workflow, promoted]);
      if (workflow === 'cd.yml')
        expect(logOf(runs)).toMatch(/cannot be promoted (to environment stage|from environment dev)/);
      else expect(runs.map((run) => run.workflow)).not.toContain('cd.yml');
    }
  });

  /** The same workflow as that of the attack, merged by a reviewer: the attack fails because of the branch, and not because the key is missing. */
  async function readKeyOnEnvironmentBranch(): Promise<string> {
    const workflow = theft('environment: kalypso', 'KALYPSO_PRIVATE_KEY');
    await sandbox.commit(platformGitOps, 'stage', 'a merged workflow', { [NOTIFY]: workflow });
    return logOf(await follow());
  }
});
