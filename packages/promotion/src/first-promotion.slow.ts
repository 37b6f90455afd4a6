// Environments without a predecessor of the promoted commit: new ones, copied ones, and those that an operator's workflows have promoted to before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { baseRepoFile, type ControlPlane, PromotionWorld } from './testing/promotion-world.ts';

const world = new PromotionWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** A commit of the sample from which a control plane was copied. */
const UNKNOWN = '42f2c201b96055faead8da72a126ec3e8fe30296';

/** A control plane in which one environment names this commit. */
function planeWith(commit: string, environment = 'dev'): ControlPlane {
  const plane = world.controlPlane({ has: { dev: 1, stage: 1, prod: 0 } });
  setCommit(plane, environment, commit);
  return plane;
}

function setCommit(plane: ControlPlane, environment: string, commit: string): void {
  plane.commit(environment, { 'base-repo.yaml': baseRepoFile(plane.url, commit) }, { message: 'Copy the sample' });
}

const promoteToDev = (plane: ControlPlane) => plane.promote({ commit: plane.at(3), environment: 'dev' });

describe('an environment with a commit that the repository does not have', () => {
  it.each([
    ['of a sample', UNKNOWN],
    ['in upper case', UNKNOWN.toUpperCase()],
    ['of digits only', '1'.repeat(40)],
    ['of zeros', '0'.repeat(40)],
  ])('gets its first promotion, which says so: a commit %s', async (_, commit) => {
    const plane = planeWith(commit);
    const old = commit.toLowerCase();
    const first = await promoteToDev(plane);
    expect(first.outputs).toMatchObject({ promoted: 'true', reason: 'promoted', 'base-commit': plane.at(3) });
    expect(first.problems).toEqual(['warning unknown-commit-replaced base-repo.yaml:8:12']);
    expect(first.diagnostics).toMatchObject([
      {
        message: `commit ${old}, which BaseRepo main names, is not in any branch of ${plane.name}`,
        hint: `The promotion replaces it by commit ${plane.at(3).slice(0, 7)}.`,
      },
    ]);
    const message = `commit ${plane.at(3).slice(0, 7)} is the first in environment dev: it replaces ${old.slice(0, 7)}, which is not a commit of ${plane.name}`;
    expect(first.environments).toMatchObject([{ message, previousCommit: old }]);
    expect(first.log).toContain(`promoted: ${message}`);
    expect(plane.file('dev')).toBe(baseRepoFile(plane.url, plane.at(3)).trim());
    expect(plane.message('dev')).toContain(`Replaced-Commit: ${old}`);
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Promoted' });
    expect(await plane.started()).toEqual(['dev {}']);

    const again = await promoteToDev(plane);
    expect([again.outputs.reason, again.problems]).toEqual(['already-promoted', []]);
    expect([plane.length('dev'), (await plane.started()).length, await plane.statusCount(3)]).toEqual([3, 1, 1]);
    const next = await plane.promote({ commit: plane.at(4), environment: 'dev' });
    expect([next.outputs.reason, next.problems]).toEqual(['promoted', []]);
    const older = await plane.promote({ commit: plane.at(2), environment: 'dev' });
    expect(older.outputs.reason).toBe('superseded');
  });

  it('gets its first promotion from the previous environment, and follows its rules', async () => {
    const plane = planeWith(UNKNOWN, 'stage');
    await plane.promote({ commit: plane.at(3), environment: 'dev' });
    const early = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect([early.outputs.reason, early.problems.length]).toEqual(['not-deployed', 1]);
    await plane.deployed(3, 'dev');
    const stage = await plane.promote({ fromEnvironment: 'dev' });
    expect(stage.outputs).toMatchObject({ environment: 'stage', promoted: 'true' });
    expect(plane.has('stage')).toBe(3);
    expect(await plane.statuses(3)).toEqual({
      'dev environment': 'success Deployed',
      'stage environment': 'pending Promoted',
    });
  });

  it('waits, is resumed, and settles older commits that have waited for the first promotion', async () => {
    const plane = planeWith(UNKNOWN);
    plane.setEnvironment('dev', 'next: stage\nhold: incident\n');
    for (const index of [2, 3]) {
      const { outputs, problems } = await plane.promote({ commit: plane.at(index), environment: 'dev' });
      expect([outputs.reason, problems.length]).toEqual(['held', 1]);
    }
    plane.setEnvironment('dev', 'next: stage\n');
    const resumed = await plane.promote({ environment: 'dev' });
    expect(resumed.outputs).toMatchObject({ promoted: 'true', 'base-commit': plane.at(3) });
    const by = `error Superseded by ${plane.at(3).slice(0, 7)}`;
    expect([await plane.statuses(2), await plane.statuses(4)]).toEqual([{ 'dev environment': by }, {}]);
    expect((await plane.promote({ environment: 'dev' })).outputs.reason).toBe('nothing-waiting');
  });

  it.each([
    ['the head of the base branch', 4],
    ['a newer commit', 3],
  ])('is not resumed with a commit that it has passed: it has %s', async (_, index) => {
    const plane = world.controlPlane({ has: { dev: index, stage: 1, prod: 0 } });
    await plane.setStatus(2, 'dev', 'pending', 'Waiting: on hold: x');
    expect((await plane.promote({ environment: 'dev' })).outputs.reason).toBe('nothing-waiting');
  });

  it('changes nothing in a dry run', async () => {
    const plane = planeWith(UNKNOWN);
    const { outputs, problems } = await plane.promote({ commit: plane.at(3), environment: 'dev', dryRun: true });
    expect([outputs.reason, problems]).toEqual([
      'would-promote',
      ['warning unknown-commit-replaced base-repo.yaml:8:12'],
    ]);
    expect(await plane.writes()).toEqual([]);
  });

  it('is not rolled back, since nothing is known of its commit', async () => {
    const plane = planeWith(UNKNOWN);
    const { outputs } = await plane.promote({ commit: plane.at(0), environment: 'dev', allowRollback: true });
    expect(outputs.reason).toBe('promoted');
    expect(await plane.statuses(3)).toEqual({});
  });

  it('can be promoted to again after the promotion was interrupted', async () => {
    const plane = planeWith(UNKNOWN);
    await plane.setStatus(2, 'dev', 'pending', 'Waiting: on hold: x');
    // The start of the workflow, the status of the commit that waited, the status of the promoted commit.
    for (const write of [4, 1, 2]) {
      const ended = plane.promote({ commit: plane.at(3), environment: 'dev' }, { endBeforeWrite: write });
      await expect(ended).rejects.toThrow('the run was ended');
    }
    const { outputs, problems } = await promoteToDev(plane);
    expect([outputs.reason, problems]).toEqual(['already-promoted', []]);
    expect([plane.length('dev'), plane.has('dev'), new Set(await plane.started()).size]).toEqual([3, 3, 1]);
    expect(await plane.statuses(3)).toEqual({ 'dev environment': 'pending Promoted' });
    expect((await plane.statuses(2))['dev environment']).toMatch(/^error Superseded by/);
  });

  it('cannot be the source of a promotion', async () => {
    const plane = planeWith(UNKNOWN);
    const unnamed = await plane.promote({ fromEnvironment: 'dev' });
    expect(unnamed.problems).toEqual(['error commit-not-on-base base-repo.yaml:8:12']);
    expect(unnamed.diagnostics[0]?.hint).toBe('Promote a commit of branch "main" to dev first.');
    const named = await plane.promote({ commit: plane.at(3), fromEnvironment: 'dev' });
    expect(named.problems).toEqual(['error environment-skipped base-repo.yaml:8:12']);
    expect(await plane.writes()).toEqual([]);
  });
});

describe('a commit that GitHub finds', () => {
  it.each([
    ['with a common history', (plane: ControlPlane) => plane.addForeignCommit(plane.at(1))],
    ['without a common history', (plane: ControlPlane) => plane.addForeignCommit()],
  ])('is of a fork if no branch has it, and is replaced: %s', async (_, createCommit) => {
    const plane = world.controlPlane();
    const foreign = createCommit(plane);
    setCommit(plane, 'dev', foreign);
    const { outputs, problems } = await promoteToDev(plane);
    expect([outputs.reason, problems]).toEqual(['promoted', ['warning unknown-commit-replaced base-repo.yaml:8:12']]);
    expect(plane.message('dev')).toContain(`Replaced-Commit: ${foreign}`);
  });

  it.each([
    ['is in another branch', (plane: ControlPlane) => Promise.resolve(plane.unrelated)],
    [
      'is in the history of another branch',
      async (plane: ControlPlane) => {
        const commit = plane.addForeignCommit(plane.at(1));
        plane.addBranches(1, plane.addForeignCommit(commit));
        return commit;
      },
    ],
    [
      'was promoted, although no branch has it any more',
      async (plane: ControlPlane) => {
        const commit = plane.addForeignCommit(plane.at(1));
        await plane.setStatus(commit, 'dev', 'success', 'Deployed');
        return commit;
      },
    ],
    [
      'may be in one of too many branches',
      async (plane: ControlPlane) => {
        plane.addBranches(100, plane.at(0));
        return plane.addForeignCommit(plane.at(1));
      },
    ],
  ])('is not replaced if it %s', async (_, createCommit) => {
    const plane = world.controlPlane();
    setCommit(plane, 'dev', await createCommit(plane));
    for (const allowRollback of [false, true]) {
      const { problems } = await plane.promote({ commit: plane.at(3), environment: 'dev', allowRollback });
      expect(problems).toEqual(['error commit-apart .environments/dev.yaml:4:9']);
    }
    expect(await plane.writes()).toEqual([]);
  });

  it('is replaced after the history of the base branch was rewritten and the commit removed', async () => {
    const plane = world.controlPlane();
    await plane.promote({ commit: plane.at(2), environment: 'dev' });
    setCommit(plane, 'dev', UNKNOWN);
    const { problems, diagnostics } = await promoteToDev(plane);
    expect(problems).toEqual(['warning unknown-commit-replaced base-repo.yaml:8:12']);
    expect(diagnostics[0]?.message).toContain(UNKNOWN);
  });
});

describe('a failure of GitHub does not make a commit unknown', () => {
  const fail = (status: number, times = 1) => ({ times, how: { kind: 'status', status } as const });

  it.each([
    [403, 1],
    [503, 2],
  ])('%i for the commit', async (status, times) => {
    const plane = planeWith(UNKNOWN);
    await world.github.addFaults({ ...fail(status, times), path: `/repos/${plane.name}/git/commits/${UNKNOWN}` });
    await expect(promoteToDev(plane)).rejects.toThrow(new RegExp(`HTTP ${status}`));
    expect([plane.length('dev'), await plane.writes()]).toEqual([2, []]);
    expect((await promoteToDev(plane)).outputs.reason).toBe('promoted');
  });

  it.each([403, 500, 503])('%i for the comparison', async (status) => {
    const plane = planeWith(UNKNOWN);
    await world.github.addFaults({ ...fail(status, 2), path: `/repos/${plane.name}/compare/${UNKNOWN}` });
    await expect(promoteToDev(plane)).rejects.toThrow(new RegExp(`HTTP ${status}`));
    expect([plane.length('dev'), await plane.writes()]).toEqual([2, []]);
    await world.github.clearFaults();
  });

  it('404 for every commit, because the token lost its access', async () => {
    const plane = planeWith(UNKNOWN);
    await world.github.addFaults({ ...fail(404, 99), path: `/repos/${plane.name}/git/commits/` });
    await expect(promoteToDev(plane)).rejects.toThrow(/HTTP 404.*cannot see it/);
    expect([plane.length('dev'), await plane.writes()]).toEqual([2, []]);
    await world.github.clearFaults();
  });

  it('404 for the comparison of commits that exist', async () => {
    const plane = world.controlPlane({ has: { dev: 2, stage: 1, prod: 0 } });
    await world.github.addFaults({ ...fail(404), path: `/repos/${plane.name}/compare/${plane.at(2)}\\.\\.\\.` });
    const { problems } = await promoteToDev(plane);
    expect(problems).toEqual(['error commit-apart .environments/dev.yaml:4:9']);
    expect(await plane.writes()).toEqual([]);
  });
});

describe('the file of a first promotion', () => {
  const KIND = 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: ';
  const withCommit = (line: string) => (repo: string) => baseRepoFile(repo, 'x').replace(/ {2}commit: .*\n/, line);
  const other = (repo: string, commit: string) =>
    `${KIND}BaseRepo\nmetadata:\n  name: global\nspec: {repo: ${repo}-global, branch: main, commit: ${commit}}\n`;

  it.each([
    ['no commit', withCommit('')],
    ['an empty commit', withCommit('  commit:\n')],
    ['an empty commit with a comment', withCommit('  commit: # none yet\n')],
    ['a null commit', withCommit('  commit: null\n')],
    ['an empty text as the commit', withCommit('  commit: ""\n')],
    ['an empty text in single quotes', withCommit("  commit: '' # none yet\n")],
    ['a commit without quotes', withCommit(`  commit: ${UNKNOWN}\n`)],
    ['a commit in single quotes', withCommit(`  commit: '${UNKNOWN}' # of the sample\n`)],
    ['Windows line breaks', (repo: string) => baseRepoFile(repo, UNKNOWN).replaceAll('\n', '\r\n')],
    [
      'the text of the old workflow',
      (repo: string) =>
        `${KIND}BaseRepo\nmetadata:\n  name: main\nspec:\n  repo: ${repo}\n  branch: main\n  path: .\n  commit: ${UNKNOWN}`,
    ],
    ['an address that ends with .git', (repo: string) => baseRepoFile(`${repo}.git`, UNKNOWN)],
    [
      'an address in other letters',
      (repo: string) => baseRepoFile(repo.replace('contoso/control', 'Contoso/Control'), UNKNOWN),
    ],
    [
      'another BaseRepo before it',
      (repo: string) => `${other(repo, '1'.repeat(40))}---\n${baseRepoFile(repo, UNKNOWN)}`,
    ],
    [
      'another BaseRepo after it',
      (repo: string) => `${baseRepoFile(repo, UNKNOWN)}---\n${other(repo, 'a'.repeat(40))}`,
    ],
    ['an invalid BaseRepo beside it', (repo: string) => `${baseRepoFile(repo, UNKNOWN)}---\n${other(repo, 'abc')}`],
  ])('has %s', async (_, baseRepo) => {
    const plane = world.controlPlane({ baseRepo, file: 'sources/the base.yaml' });
    const { outputs, problems } = await promoteToDev(plane);
    expect(problems.filter((line) => line.startsWith('error'))).toEqual([]);
    expect([outputs.reason, plane.has('dev')]).toEqual(['promoted', 3]);
    expect((await plane.promote({ commit: plane.at(4), environment: 'dev' })).outputs.reason).toBe('promoted');
    expect(plane.has('dev')).toBe(4);
  });

  it.each([
    [
      'whose BaseRepo has another name',
      (repo: string) => baseRepoFile(repo, UNKNOWN).replace('name: main', 'name: global-main'),
      'missing-base-repo',
      'Rename global-main to main: its commit is the one that is promoted.',
    ],
    [
      'whose BaseRepo names the sample',
      () => baseRepoFile('https://github.com/contoso/sample', UNKNOWN),
      'foreign-base',
      'Set `repo` to `$url` in the BaseRepo, or fix the input `repository`.',
    ],
    [
      'with an abbreviated commit',
      (repo: string) => baseRepoFile(repo, UNKNOWN.slice(0, 7)),
      'invalid-commit',
      'Use all 40 hexadecimal digits; put them in quotes if there is no letter among them.',
    ],
  ])('%s is refused with the way out', async (_, baseRepo, code, hint) => {
    const plane = world.controlPlane({ baseRepo });
    const { diagnostics } = await promoteToDev(plane);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code, hint: hint.replace('$url', plane.url) },
    ]);
    expect(await plane.writes()).toEqual([]);
  });
});

/** The old workflows read the chain from secrets. */
const UNDECLARED = ['warning chain-not-declared .environments/dev.yaml:5:1'];

describe('a control plane that the old workflows have promoted in', () => {
  const oldFile = (plane: ControlPlane, index: number) =>
    `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: BaseRepo\nmetadata:\n  name: main\nspec:\n  repo: ${plane.url}\n  branch: main\n  path: .\n  commit: ${plane.at(index)}\n`;
  const promoteAsBefore = async (plane: ControlPlane, index: number, environment: string) => {
    const message = 'Promoting Commit_Id to the environment';
    plane.commit(environment, { 'base-repo.yaml': oldFile(plane, index) }, { message });
    await plane.setStatus(index, environment, 'pending', 'Promoted');
  };
  /** Their order was a secret, so no environment declares it. */
  const create = () => world.controlPlane({ environments: { dev: '', stage: '' } });
  const toStage = { fromEnvironment: 'dev', nextEnvironment: 'stage' } as const;

  it('continues where they have ended', async () => {
    const plane = create();
    await promoteAsBefore(plane, 2, 'dev');
    expect((await plane.promote({ commit: plane.at(2), environment: 'dev' })).outputs.reason).toBe('already-promoted');
    expect(await plane.writes()).toEqual([]);
    expect((await plane.promote(toStage)).outputs.reason).toBe('not-deployed');
    await plane.setStatus(2, 'dev', 'pending', 'Deploying');
    expect((await plane.promote(toStage)).outputs.reason).toBe('not-deployed');
    await plane.setStatus(2, 'dev', 'pending', 'Deployed');
    expect((await plane.promote(toStage)).outputs).toMatchObject({ environment: 'stage', promoted: 'true' });
    expect(await plane.statuses(2)).toEqual({
      'dev environment': 'success Deployed',
      'stage environment': 'pending Promoted',
    });
    await plane.setStatus(2, 'stage', 'success', 'Deployed');
    const next = await plane.promote({ commit: plane.at(3), environment: 'dev' });
    expect([next.outputs.reason, next.problems]).toEqual(['promoted', UNDECLARED]);
    expect(plane.file('dev')).toBe(oldFile(plane, 3).trim());
  });

  it('does not promote what has failed there', async () => {
    const plane = create();
    await promoteAsBefore(plane, 2, 'dev');
    await plane.setStatus(2, 'dev', 'failure', 'Failed to deploy');
    const { outputs, diagnostics } = await plane.promote(toStage);
    expect([outputs.reason, diagnostics[0]?.message]).toEqual([
      'not-deployed',
      expect.stringContaining('"Failed to deploy"'),
    ]);
  });

  it('needs no statuses of them: the promotion is repeated, then checked', async () => {
    const plane = world.controlPlane({ environments: { dev: '', stage: '' }, has: { dev: 3, stage: 1 } });
    expect((await plane.promote(toStage)).outputs.reason).toBe('not-deployed');
    const again = await promoteToDev(plane);
    expect([again.outputs.reason, again.problems]).toEqual(['already-promoted', UNDECLARED]);
    expect([plane.length('dev'), await plane.started()]).toEqual([1, ['dev {}']]);
    expect(await plane.statuses(3)).toMatchObject({ 'dev environment': 'pending Promoted' });
    await plane.deployed(3, 'dev');
    expect((await plane.promote(toStage)).outputs).toMatchObject({ environment: 'stage', promoted: 'true' });
  });
});
