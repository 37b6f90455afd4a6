import { join } from 'node:path';
import { createRepository, git } from '@kalypso-actions/git-server';
import { createGitHub } from '@kalypso-actions/github';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPromotionMessage } from '../records/promotion-message.ts';
import { addCommit, baseRepoFile, type ControlPlane, PromotionWorld } from '../testing/promotion-world.ts';
import { findWork } from './find-work.ts';
import { formatResolutionOutputs } from './resolution-outputs.ts';
import { resolvePromotion } from './resolve-promotion.ts';
import type { ResolveDeps, ResolveSettings } from './resolve-settings.ts';

const GITOPS_TOKEN = 'ghs_gitops0123456789';
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const world = new PromotionWorld();
beforeAll(async () => {
  await world.start();
  const repositories = { '*': { contents: 'read' } } as const;
  await world.github.setToken(GITOPS_TOKEN, { login: 'kalypso[bot]', kind: 'app', repositories });
  await world.github.setToken('mallory', { login: 'mallory', repositories: { '*': { statuses: 'write' } } });
});
afterAll(() => world.stop());

/** A GitOps repository, with branches whose first commit records no promoted commit. */
class GitOps {
  readonly name: string;
  readonly folder: string;

  constructor(plane: ControlPlane) {
    this.name = `${plane.name}-gitops`;
    const branches = ['dev', 'stage', 'prod'].map((branch) => ({ branch, files: { 'README.md': `# ${branch}\n` } }));
    this.folder = createRepository(join(world.root, 'repositories'), this.name, branches).folder;
  }

  /** Merges a commit that records a promoted commit. */
  merge(promoted: string, branch = 'dev', path = TRACKING): string {
    return addCommit(this.folder, branch, { [path]: promoted });
  }

  /** Merges a commit that leaves the record as it is. */
  change(text: string, branch = 'dev'): string {
    return addCommit(this.folder, branch, { 'drone/config.yaml': text });
  }
}

/** dev has commit 3, which was promoted; stage has commit 1. */
async function scenario({ promoted = true } = {}): Promise<{ plane: ControlPlane; gitops: GitOps }> {
  const plane = world.controlPlane({ has: { dev: promoted ? 3 : 1, stage: 1, prod: 0 } });
  if (promoted) await plane.setStatus(3, 'dev', 'pending', 'Promoted');
  return { plane, gitops: new GitOps(plane) };
}

const settingsOf = (plane: ControlPlane, gitops: GitOps): ResolveSettings => {
  const [owner = '', repo = ''] = plane.name.split('/');
  return {
    environment: 'dev',
    gitopsRepository: { owner, repo: gitops.name.split('/')[1] ?? '' },
    gitopsBranch: 'dev',
    gitopsCommit: undefined,
    claimedCommit: undefined,
    workflows: { check: 'check-promote.yml', promote: 'cd.yml' },
    controlPlaneFolder: plane.workspace,
    repository: { owner, repo },
    statusContext: (environment) => `${environment} environment`,
    statusCreators: ['github-actions[bot]'],
    nextEnvironment: undefined,
    serverUrl: world.github.url,
  };
};

function depsOf(plane: ControlPlane, log: string[] = [], token = GITOPS_TOKEN): ResolveDeps {
  const clock = { now: () => Date.now(), sleep: async () => undefined };
  const apiUrl = world.github.apiUrl;
  return {
    ...plane.createDeps(log),
    gitops: createGitHub({ token, apiUrl, log: (line) => log.push(line), retries: 1, clock }),
  };
}

async function resolve(plane: ControlPlane, gitops: GitOps, changes: Partial<ResolveSettings> = {}) {
  const before = await plane.writes();
  const resolution = await resolvePromotion({ ...settingsOf(plane, gitops), ...changes }, depsOf(plane));
  expect(await plane.writes()).toEqual(before);
  const problems = resolution.diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  const { starts: _, ...outputs } = formatResolutionOutputs(resolution, []);
  return { ...resolution, problems, outputs };
}

const startRun = (plane: ControlPlane, workflow: string, title: string, conclusion: 'success' | 'failure' | null) =>
  world.github.setRun(plane.name, {
    ...{ id: Math.floor(Math.random() * 1e9), workflow, title, event: 'workflow_dispatch', branch: 'main' },
    ...{ sha: plane.head('main'), actor: 'github-actions[bot]', conclusion },
    status: conclusion === null ? 'waiting' : 'completed',
  });

describe('a GitOps commit that records a promoted commit', () => {
  it('is a promotion, to be checked and promoted further', async () => {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    expect(await resolve(plane, gitops)).toMatchObject({
      outputs: {
        'gitops-commit': commit,
        'promoted-commit': plane.at(3),
        'next-environment': 'stage',
        reason: 'promotion',
      },
      problems: [],
    });
  });

  it.each([
    ['claimed', (plane: ControlPlane) => plane.at(3), 'promotion', []],
    ['claimed in another letter case', (plane: ControlPlane) => plane.at(3), 'promotion', []],
    ['claimed wrongly', (plane: ControlPlane) => plane.at(4), 'refused', ['error promoted-commit-differs']],
    [
      'claimed to be an unmerged one',
      (plane: ControlPlane) => plane.unmerged,
      'refused',
      ['error promoted-commit-differs'],
    ],
  ])('with the commit %s', async (_, claim, reason, problems) => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    const resolved = await resolve(plane, gitops, { claimedCommit: claim(plane) });
    expect(resolved).toMatchObject({ reason, problems });
    if (reason === 'promotion') return;
    expect(resolved.outputs).toMatchObject({ 'promoted-commit': '', 'next-environment': '' });
    expect(resolved.diagnostics[0]?.message).toContain(plane.at(3));
    expect(resolved.diagnostics[0]?.message).toContain(claim(plane));
  });

  it.each([
    ['Deploying', 'pending', 'Deploying: 3 of 7', 'promotion'],
    ['failed', 'failure', 'Failed to deploy', 'promotion'],
    ['held back', 'pending', 'Held back: 1 assignment fails', 'promotion'],
    ['of another workflow', 'success', 'All checks have passed', 'promotion'],
    ['superseded', 'error', 'Superseded by 1234567', 'superseded'],
    ['rolled back', 'error', 'Rolled back to 1234567', 'superseded'],
  ])('with a later status: %s', async (_, state, description, reason) => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    await plane.setStatus(3, 'dev', state, description);
    const resolved = await resolve(plane, gitops);
    expect(resolved).toMatchObject({
      reason,
      problems: [],
      promotedCommit: reason === 'promotion' ? plane.at(3) : undefined,
    });
  });

  it('that someone else calls deployed or superseded is still to be checked', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    await plane.setStatus(3, 'dev', 'success', 'Deployed', 'mallory');
    await plane.setStatus(3, 'dev', 'error', 'Superseded by 1234567', 'mallory');
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'promotion', problems: ['warning status-ignored'] });
  });

  it('that the environment has replaced meanwhile, and whose status is still open, is checked', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(4)) });
    plane.commit('dev', { 'base-repo.yaml': 'not: yaml: at all\n' });
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(4).toUpperCase()) });
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'promotion', promotedCommit: plane.at(3) });
  });

  it.each([
    ['an older one', (plane: ControlPlane) => plane.at(1)],
    ['none', () => undefined],
    ['an unrelated one', (plane: ControlPlane) => plane.unrelated],
  ])('is superseded if the branch of the environment was changed by hand to name %s', async (_, choose) => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    plane.commit('dev', { 'base-repo.yaml': `${baseRepoFile(plane.url, plane.at(3))}# the same commit\n` });
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, choose(plane)) });
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'superseded', promotedCommit: undefined });
  });

  it('that only someone else calls promoted is not promoted', async () => {
    const { plane, gitops } = await scenario({ promoted: false });
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(3)) });
    gitops.merge(plane.at(3));
    await plane.setStatus(3, 'dev', 'pending', 'Promoted', 'mallory');
    const resolved = await resolve(plane, gitops);
    expect(resolved).toMatchObject({ reason: 'not-proposed', problems: ['warning status-ignored'] });
    expect(resolved.outputs).toMatchObject({ 'promoted-commit': '', 'next-environment': '' });
  });

  it.each([
    ['of main', (plane: ControlPlane) => plane.at(4)],
    ['that is not merged', (plane: ControlPlane) => plane.unmerged],
    ['of a fork', (plane: ControlPlane) => plane.addForeignCommit(plane.at(4))],
  ])('%s that the environment never had is not promoted, and a warning names it', async (_, choose) => {
    const { plane, gitops } = await scenario();
    const commit = choose(plane);
    gitops.merge(commit);
    await plane.setStatus(commit, 'dev', 'pending', 'Promoted', 'mallory');
    const resolved = await resolve(plane, gitops);
    expect(resolved).toMatchObject({ reason: 'not-proposed', promotedCommit: undefined, nextEnvironments: [] });
    expect(resolved.problems).toContain('warning promotion-not-proposed');
    expect(resolved.diagnostics.at(-1)).toMatchObject({ at: { file: 'base-repo.yaml' } });
    expect(resolved.diagnostics.at(-1)?.message).toContain(commit);
  });

  it('that the control plane does not have is an error', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge('1'.repeat(40));
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'failed', problems: ['error github-failed'] });
  });

  it('whose promotion did not end is not promoted further until it has', async () => {
    const { plane, gitops } = await scenario({ promoted: false });
    const promotion = { commit: plane.at(3), environment: 'dev' };
    await expect(plane.promote(promotion, { endBeforeWrite: 5 })).rejects.toThrow('the run was ended');
    gitops.merge(plane.at(3));
    expect(await resolve(plane, gitops)).toMatchObject({
      reason: 'interrupted',
      problems: ['warning promotion-interrupted'],
      promotedCommit: undefined,
    });
    await plane.promote(promotion);
    expect((await resolve(plane, gitops)).reason).toBe('promotion');
  });
});

describe('a GitOps commit that records none', () => {
  it.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['a line break', '\n'],
  ])('is checked and not promoted: %s', async (_, text) => {
    const { plane, gitops } = await scenario();
    if (text !== undefined) gitops.merge(text);
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'not-a-promotion', problems: [] });
    const claimed = await resolve(plane, gitops, { claimedCommit: plane.at(3) });
    expect(claimed).toMatchObject({ reason: 'refused', problems: ['error promoted-commit-differs'] });
  });

  it.each(['main', '1234567', 'g'.repeat(40), `${'1'.repeat(40)}\n${'2'.repeat(40)}`, '\ufeff'])(
    'but %j is an error',
    async (text) => {
      const { plane, gitops } = await scenario();
      gitops.merge(text);
      const resolved = await resolve(plane, gitops);
      if (text === '\ufeff') expect(resolved.reason).toBe('not-a-promotion');
      else expect(resolved).toMatchObject({ reason: 'refused', problems: ['error promoted-commit-unreadable'] });
    },
  );

  it('is an error if the record is a folder', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3), 'dev', `${TRACKING}/file`);
    expect(await resolve(plane, gitops)).toMatchObject({
      reason: 'refused',
      problems: ['error promoted-commit-unreadable'],
    });
  });
});

describe('a GitOps commit', () => {
  it('that is a later change of the environment itself is checked as a part of the promotion, until that is deployed', async () => {
    const { plane, gitops } = await scenario();
    const merged = gitops.merge(plane.at(3));
    await plane.setStatus(3, 'dev', 'failure', 'Failed to deploy');
    const fixed = gitops.change('a: 1\n');
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'promotion', gitopsCommit: fixed });
    expect(await resolve(plane, gitops, { gitopsCommit: merged })).toMatchObject({
      reason: 'promotion',
      gitopsCommit: merged,
    });
    await plane.deployed(3, 'dev');
    await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    gitops.change('a: 2\n');
    const later = await resolve(plane, gitops);
    expect(later).toMatchObject({ reason: 'deployed', promotedCommit: undefined, problems: [] });
    expect(later.outputs['next-environment']).toBe('');
  });

  it('of before another promotion, or before a rollback, is superseded: clusters may have skipped it', async () => {
    const { plane, gitops } = await scenario();
    const first = gitops.merge(plane.at(3));
    const second = gitops.merge(plane.at(4));
    expect((await resolve(plane, gitops, { gitopsCommit: first })).reason).toBe('superseded');
    const again = gitops.merge(plane.at(3));
    for (const commit of [first, second])
      expect((await resolve(plane, gitops, { gitopsCommit: commit })).promotedCommit).toBeUndefined();
    const later = gitops.change('b: 1\n');
    expect((await resolve(plane, gitops, { gitopsCommit: again })).reason).toBe('promotion');
    expect((await resolve(plane, gitops, { gitopsCommit: later })).reason).toBe('promotion');
  });

  it.each([
    ['of another branch', (gitops: GitOps, plane: ControlPlane) => gitops.merge(plane.at(3), 'stage')],
    [
      'of a branch that is not merged',
      (gitops: GitOps, plane: ControlPlane) => {
        git(gitops.folder, ['branch', 'topic', 'dev']);
        return gitops.merge(plane.at(4), 'topic');
      },
    ],
    [
      'of a fork',
      (gitops: GitOps) => git(gitops.folder, ['commit-tree', 'dev^{tree}', '-p', 'dev', '-m', 'of a fork']),
    ],
    ['that does not exist', () => '1'.repeat(40)],
    ['of the control plane', (_: GitOps, plane: ControlPlane) => plane.at(3)],
  ])('%s is an error', async (_, choose) => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    const gitopsCommit = choose(gitops, plane);
    const resolved = await resolve(plane, gitops, { gitopsCommit });
    expect(resolved).toMatchObject({ reason: 'refused', problems: ['error gitops-commit-not-on-branch'] });
    expect(resolved.diagnostics[0]?.message).toContain(
      `GitOps commit ${gitopsCommit} is not in the history of branch "dev"`,
    );
    expect(resolved.outputs).toEqual({
      'gitops-commit': '',
      'promoted-commit': '',
      'next-environment': '',
      reason: 'refused',
    });
  });

  it('of a branch that does not exist is an error', async () => {
    const { plane, gitops } = await scenario();
    expect(await resolve(plane, gitops, { gitopsBranch: 'deev' })).toMatchObject({
      reason: 'refused',
      problems: ['error gitops-branch-not-found'],
    });
  });

  it.each([
    ['the branch', 'git/ref/heads'],
    ['the record', 'contents/'],
    ['the statuses', 'statuses'],
  ])('is an error if GitHub cannot be read: %s', async (_, path) => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    await world.github.addFaults({
      path: `/repos/${plane.name}.*${path}`,
      times: 5,
      how: { kind: 'status', status: 502 },
    });
    const resolved = await resolve(plane, gitops);
    await world.github.clearFaults();
    expect(resolved).toMatchObject({ reason: 'failed', problems: ['error github-failed'], promotedCommit: undefined });
  });

  it('is an error if the branch of the environment cannot be read', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    plane.commit('dev', { 'base-repo.yaml': 'a: 1\n' });
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'refused', problems: ['error missing-base-repo'] });
  });
});

describe('a deployed commit', () => {
  async function deployed() {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    await plane.deployed(3, 'dev');
    return { plane, gitops, commit };
  }

  it('whose further promotion was never started is resumed, without a check', async () => {
    const { plane, gitops } = await deployed();
    expect((await resolve(plane, gitops)).outputs).toMatchObject({
      'promoted-commit': plane.at(3),
      'next-environment': 'stage',
      reason: 'resume',
    });
  });

  it.each([
    [
      'the next environment has it',
      (plane: ControlPlane) => plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' }),
    ],
    [
      'the next environment has a newer one',
      async (plane: ControlPlane) => plane.commit('stage', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(4)) }),
    ],
    ['it waits there', (plane: ControlPlane) => plane.setStatus(3, 'stage', 'pending', 'Waiting: on hold: x')],
    [
      'it was rolled back there',
      (plane: ControlPlane) => plane.setStatus(3, 'stage', 'error', 'Rolled back to 1234567'),
    ],
    [
      'its environment has a newer one',
      async (plane: ControlPlane) => plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(4)) }),
    ],
    [
      'a run waits for an approval',
      (plane: ControlPlane) => startRun(plane, 'cd.yml', `Promote ${plane.at(3)} from dev`, null),
    ],
  ])('is not promoted again if %s', async (_, change) => {
    const { plane, gitops } = await deployed();
    await change(plane);
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'deployed', promotedCommit: undefined, problems: [] });
  });

  it.each(['from dev', 'to stage'])(
    'is stopped, with a warning that links the run, if a run %s has failed',
    async (end) => {
      const { plane, gitops } = await deployed();
      await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} ${end}`, 'failure');
      const stopped = await resolve(plane, gitops);
      expect(stopped).toMatchObject({ reason: 'stopped', promotedCommit: undefined, nextEnvironments: [] });
      expect(stopped.problems).toEqual(['warning promotion-stopped']);
      expect(stopped.diagnostics[0]?.message).toMatch(
        new RegExp(`to stage has failed.*: ${plane.url}/actions/runs/\\d+$`),
      );
      // Re-run, it waits for a reviewer.
      await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} ${end}`, null);
      expect(await resolve(plane, gitops)).toMatchObject({ reason: 'deployed', problems: [] });
    },
  );

  it('is resumed although runs of other commits and environments have failed', async () => {
    const { plane, gitops } = await deployed();
    await startRun(plane, 'cd.yml', `Promote ${plane.at(2)} from dev`, 'failure');
    await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} to dev`, 'success');
    await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} from stage`, 'success');
    expect((await resolve(plane, gitops)).reason).toBe('resume');
  });

  it('is an error if it is not known what the next environment has', async () => {
    const { plane, gitops } = await deployed();
    plane.commit('stage', { 'base-repo.yaml': 'a: 1\n' });
    expect(await resolve(plane, gitops)).toMatchObject({ reason: 'refused', problems: ['error missing-base-repo'] });
  });
});

describe('the timer', () => {
  const find = async (plane: ControlPlane, gitops: GitOps) => {
    const {
      environment: _,
      gitopsBranch: _b,
      gitopsCommit: _c,
      claimedCommit: _d,
      ...settings
    } = settingsOf(plane, gitops);
    const before = await plane.writes();
    const { starts, diagnostics } = await findWork(settings, depsOf(plane));
    expect(await plane.writes()).toEqual(before);
    const problems = diagnostics.map(({ code, severity }) => `${severity} ${code}`);
    return { starts: starts.map(({ workflow, inputs }) => [workflow, inputs]), problems };
  };

  it('starts nothing where nothing waits', async () => {
    const { plane, gitops } = await scenario();
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: [] });
  });

  it('starts the check of a merged promotion once', async () => {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    const start = ['check-promote.yml', { environment: 'dev', commit_id: commit }];
    expect(await find(plane, gitops)).toEqual({ starts: [start], problems: [] });
    await startRun(plane, 'check-promote.yml', `Check ${commit} on stage`, 'failure');
    expect((await find(plane, gitops)).starts).toEqual([start]);
    await startRun(plane, 'check-promote.yml', `Check ${commit} on dev`, null);
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: [] });
    // A fix in the environment itself is another GitOps commit.
    const fixed = gitops.change('a: 1\n');
    expect((await find(plane, gitops)).starts).toEqual([
      ['check-promote.yml', { environment: 'dev', commit_id: fixed }],
    ]);
  });

  it('repeats a check that ended without a result, until three in a row have', async () => {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    const start = ['check-promote.yml', { environment: 'dev', commit_id: commit }];
    await plane.setStatus(3, 'dev', 'pending', 'Deploying: 3 of 7');
    for (let count = 0; count < 3; count++) {
      expect(await find(plane, gitops)).toEqual({ starts: [start], problems: [] });
      await startRun(plane, 'check-promote.yml', `Check ${commit} on dev`, 'failure');
    }
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: ['warning check-stopped'] });
    await startRun(plane, 'check-promote.yml', `Check ${commit} on dev`, 'success');
    expect(await find(plane, gitops)).toEqual({ starts: [start], problems: [] });
  });

  it('does not repeat a check that has found a failure, and reports it', async () => {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    await startRun(plane, 'check-promote.yml', `Check ${commit} on dev`, 'failure');
    await plane.setStatus(3, 'dev', 'failure', 'Failed to deploy');
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: ['warning check-stopped'] });
    // A fix in the environment itself is another GitOps commit.
    const fixed = gitops.change('a: 1\n');
    const start = ['check-promote.yml', { environment: 'dev', commit_id: fixed }];
    expect(await find(plane, gitops)).toEqual({ starts: [start], problems: [] });
  });

  it('does not start a promotion again that a reviewer has rejected, and reports it as long as it waits', async () => {
    const { plane, gitops } = await scenario();
    await plane.setStatus(4, 'dev', 'pending', 'Waiting: on hold: x');
    await startRun(plane, 'cd.yml', `Promote ${plane.at(4)} to dev`, 'failure');
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: ['warning promotion-stopped'] });
    await startRun(plane, 'cd.yml', `Promote ${plane.at(4)} to dev`, 'success');
    expect((await find(plane, gitops)).starts).toHaveLength(1);
  });

  it('does not promote a commit that waits, after its previous environment was rolled back by hand', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    await plane.deployed(3, 'dev');
    await plane.setStatus(3, 'stage', 'pending', 'Waiting: on hold: x');
    const start = ['cd.yml', { commit: plane.at(3), environment: 'stage' }];
    expect(await find(plane, gitops)).toEqual({ starts: [start], problems: [] });
    plane.commit('dev', { 'base-repo.yaml': baseRepoFile(plane.url, plane.at(1)) });
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: [] });
  });

  it('repeats a promotion that was interrupted, until three in a row have failed', async () => {
    const { plane, gitops } = await scenario({ promoted: false });
    const promotion = { commit: plane.at(3), environment: 'dev' };
    await expect(plane.promote(promotion, { endBeforeWrite: 5 })).rejects.toThrow('the run was ended');
    gitops.merge(plane.at(3));
    for (let count = 0; count < 3; count++) {
      expect((await find(plane, gitops)).starts).toEqual([['cd.yml', promotion]]);
      await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} to dev`, 'failure');
    }
    const problems = ['warning promotion-interrupted', 'warning promotion-stopped'];
    expect(await find(plane, gitops)).toEqual({ starts: [], problems });
  });

  it('repeats a check that has succeeded and could not record it', async () => {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    await startRun(plane, 'check-promote.yml', `Check ${commit} on dev`, 'success');
    expect((await find(plane, gitops)).starts).toHaveLength(1);
  });

  it('resumes a chain that was ended between the status and the start of the promotion, once', async () => {
    const { plane, gitops } = await scenario();
    gitops.merge(plane.at(3));
    await plane.deployed(3, 'dev');
    expect((await find(plane, gitops)).starts).toEqual([
      ['cd.yml', { commit: plane.at(3), 'from-environment': 'dev' }],
    ]);
    await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} from dev`, null);
    expect((await find(plane, gitops)).starts).toEqual([]);
  });

  it('resumes a promotion that was interrupted, unless it is under way', async () => {
    const { plane, gitops } = await scenario({ promoted: false });
    const promotion = { commit: plane.at(3), environment: 'dev' };
    await expect(plane.promote(promotion, { endBeforeWrite: 5 })).rejects.toThrow('the run was ended');
    gitops.merge(plane.at(3));
    expect(await find(plane, gitops)).toEqual({
      starts: [['cd.yml', promotion]],
      problems: ['warning promotion-interrupted'],
    });
    await startRun(plane, 'cd.yml', `Promote ${plane.at(3)} to dev`, null);
    expect((await find(plane, gitops)).starts).toEqual([]);
  });

  it('resumes a promotion that no longer has to wait, unless it is under way', async () => {
    const { plane, gitops } = await scenario();
    await plane.setStatus(4, 'dev', 'pending', 'Waiting: on hold: x');
    expect((await find(plane, gitops)).starts).toEqual([['cd.yml', { commit: plane.at(4), environment: 'dev' }]]);
    plane.setEnvironment('dev', 'next: stage\nhold: x\n');
    expect(await find(plane, gitops)).toEqual({ starts: [], problems: [] });
    plane.setEnvironment('dev', 'next: stage\n');
    await startRun(plane, 'cd.yml', `Promote ${plane.at(4)} to dev`, null);
    expect((await find(plane, gitops)).starts).toEqual([]);
  });

  it('reports an environment that cannot be read, and continues with the others', async () => {
    const { plane, gitops } = await scenario();
    const commit = gitops.merge(plane.at(3));
    gitops.merge('main', 'stage');
    plane.commit('prod', { 'base-repo.yaml': 'a: 1\n' });
    const { starts, problems } = await find(plane, gitops);
    expect(starts).toEqual([['check-promote.yml', { environment: 'dev', commit_id: commit }]]);
    expect(problems.sort()).toEqual(['error missing-base-repo', 'error promoted-commit-unreadable']);
  });

  it('reports a chain that cannot be read', async () => {
    const { plane, gitops } = await scenario();
    plane.setEnvironment('dev', 'next: stag\n');
    const { starts, problems } = await find(plane, gitops);
    expect([starts, problems]).toEqual([[], expect.arrayContaining(['error unknown-environment'])]);
  });
});

it('promotions by the message of a commit alone do not count: the file has to name the commit', async () => {
  const { plane, gitops } = await scenario({ promoted: false });
  const message = formatPromotionMessage('dev', { commit: plane.at(3), replaced: undefined });
  plane.commit('dev', { 'notes.txt': 'x' }, { message });
  gitops.merge(plane.at(3));
  expect((await resolve(plane, gitops)).reason).toBe('not-proposed');
});
