import { join } from 'node:path';
import { baseRepoFile, type ControlPlane, PromotionWorld, TOKEN } from '@kalypso-actions/promotion/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionResult, readDefaultInputs, runBuiltAction } from '../support/run-built-action.ts';

const world = new PromotionWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

function promote(
  plane: ControlPlane,
  inputs: Record<string, string>,
  { token = TOKEN, interruptAt }: { readonly token?: string; readonly interruptAt?: string } = {},
): Promise<ActionResult> {
  return runBuiltAction({
    action: 'promote',
    workspace: plane.workspace,
    temp: join(world.root, 'temp'),
    ...(interruptAt === undefined ? {} : { interruptAt }),
    inputs: { ...readDefaultInputs('promote'), repository: plane.name, token, ...inputs },
    env: {
      GITHUB_SERVER_URL: world.github.url,
      GITHUB_API_URL: world.github.apiUrl,
      GITHUB_REPOSITORY: plane.name,
      GITHUB_RUN_ID: '42',
    },
  });
}

/** A log without the lines that mask secrets. */
const withoutMasks = (log: string) => log.replace(/^::add-mask::.*$/gm, '');

describe('the promote action', () => {
  it('promotes a commit through the chain, and shows its progress', async () => {
    const plane = world.controlPlane();
    const dev = await promote(plane, { commit: plane.at(3), environment: 'dev' });
    expect(dev.log).not.toContain('::error');
    expect(dev.exitCode).toBe(0);
    expect(dev.outputs).toMatchObject({
      environment: 'dev',
      promoted: 'true',
      'next-environment': 'stage',
      'base-commit': plane.at(3),
      reason: 'promoted',
      until: '',
    });
    await plane.deployed(3, 'dev');
    plane.setEnvironment('prod', 'next: []\nhold: "Incident 4711"\n');
    const stage = await promote(plane, { 'from-environment': 'dev' });
    expect(stage.outputs).toMatchObject({ environment: 'stage', promoted: 'true', 'base-commit': plane.at(3) });
    await plane.deployed(3, 'stage');
    const prod = await promote(plane, { commit: plane.at(3).toUpperCase(), 'from-environment': 'stage' });
    expect(prod.exitCode).toBe(0);
    expect(prod.outputs).toMatchObject({ environment: 'prod', promoted: 'false', reason: 'held' });
    expect(prod.log).toMatch(/::warning .*file=\.environments\/prod\.yaml,line=9,col=12::.*Incident 4711/);
    expect(prod.summary).toContain('```mermaid\nflowchart LR\n');
    expect(prod.summary).toContain('e0["dev<br/>✓ deployed"]');
    expect(prod.summary).toContain('e1["prod<br/>⏸ waiting"]');
    expect(prod.summary).toContain('e2 --> e1');
    expect([plane.has('dev'), plane.has('stage'), plane.has('prod')]).toEqual([3, 3, 0]);
    expect(await plane.started()).toEqual(['dev {}', 'stage {}']);
    const page = `${world.github.url}/${plane.name}/actions/runs/42`;
    expect(await plane.statusPages(3)).toEqual([page]);
    for (const { log, summary } of [dev, stage, prod]) expect(`${withoutMasks(log)}${summary}`).not.toContain(TOKEN);
  });

  it('refuses invalid inputs, all at once, before the first request', async () => {
    const plane = world.controlPlane();
    const { exitCode, log, outputs } = await promote(plane, {
      commit: `--upload-pack=touch /tmp/x\n::set-output name=promoted::true`,
      environment: '../prod',
      'from-environment': 'dev',
      'next-environment': 'a/b',
      repository: 'evil/../../x',
      workflow: '../../x.yml@-x',
      'status-context': '{{commit}}',
      'allow-rollback': 'yes',
    });
    expect(exitCode).toBe(1);
    for (const name of [
      'commit',
      'environment',
      'next-environment',
      'repository',
      'workflow',
      'status-context',
      'allow-rollback',
    ])
      expect(log).toContain(`input ${name}`);
    expect(log).toContain('but not both');
    expect(log).not.toMatch(/^::set-output/m);
    expect(outputs).toEqual({});
    expect(await plane.requests()).toEqual([]);
  });

  it.each([
    ['a branch', 'main'],
    ['an abbreviated id', '3f78685'],
    ['quotes', '"; touch x; "'],
    ['an option', '--force'],
    ['a path', 'refs/heads/main'],
    ['an expression', '$' + '{{ secrets.TOKEN }}'],
  ])('refuses %s for a commit', async (_, commit) => {
    const { exitCode, log } = await promote(shared(), { commit, environment: 'dev' });
    expect(exitCode).toBe(1);
    expect(log).toContain('input commit has the invalid value');
  });
  let plane: ControlPlane | undefined;
  const shared = () => {
    plane ??= world.controlPlane();
    return plane;
  };

  it('promotes to an environment that was copied from a sample, and names the commit that it replaces', async () => {
    const sample = '42f2c201b96055faead8da72a126ec3e8fe30296';
    const copy = world.controlPlane({ has: { dev: 3, stage: undefined, prod: undefined } });
    copy.commit('stage', { 'base-repo.yaml': baseRepoFile(copy.url, sample) });
    await copy.deployed(3, 'dev');
    const { exitCode, log, outputs, summary } = await promote(copy, { 'from-environment': 'dev' });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ environment: 'stage', promoted: 'true', reason: 'promoted' });
    expect(log).toMatch(new RegExp(`^::warning title=unknown-commit-replaced::.*commit ${sample}`, 'm'));
    const short = copy.at(3).slice(0, 7);
    expect(log).toContain(
      `commit ${short} is the first in environment stage: it replaces 42f2c20, which is not a commit of`,
    );
    const text = summary.replaceAll('&#8203;', '');
    expect(text).toContain('it replaces 42f2c20, which is not a commit of');
    expect(text).toContain(`The promotion replaces it by commit ${short}.`);
    expect(copy.message('stage')).toContain(`Replaced-Commit: ${sample}`);
    const again = await promote(copy, { 'from-environment': 'dev' });
    expect([again.exitCode, again.outputs.reason]).toEqual([0, 'already-promoted']);
    expect(again.log).not.toContain('::warning');
  });

  it('leaves a commit that is held back alone, and does not promote it further', async () => {
    const plane = world.controlPlane();
    await promote(plane, { commit: plane.at(3), environment: 'dev' });
    const heldBack = 'Held back: 1 assignment fails: x';
    await plane.setStatus(3, 'dev', 'pending', heldBack);
    for (const inputs of [{ commit: plane.at(3), environment: 'dev' }, { environment: 'dev' }]) {
      const { exitCode, log } = await promote(plane, inputs);
      expect([exitCode, log.includes('::warning')]).toEqual([0, false]);
    }
    const next = await promote(plane, { 'from-environment': 'dev' });
    expect([next.exitCode, next.outputs.reason]).toEqual([0, 'not-deployed']);
    expect(next.summary).toContain('e0["dev<br/>⏳ promoted"]');
    expect(await plane.statuses(3)).toMatchObject({ 'dev environment': `pending ${heldBack}` });
    expect(await plane.started()).toEqual(['dev {}']);
  });

  it('reports an error in the control plane at its line, and fails', async () => {
    const broken = world.controlPlane({ environments: { dev: 'next: stage\n', stage: 'next: dev\n' } });
    const { exitCode, log, outputs, summary } = await promote(broken, { commit: broken.at(3), environment: 'dev' });
    expect(exitCode).toBe(1);
    expect(log).toMatch(/::error .*file=\.environments\/dev\.yaml,line=8,col=11::.*dev → stage → dev/);
    expect(outputs).toMatchObject({ promoted: 'false', reason: 'refused' });
    expect(summary).toContain('Nothing was promoted');
  });

  it('can be ended at any time and run again: it makes one commit, and completes every step', async () => {
    const plane = world.controlPlane();
    const inputs = { commit: plane.at(3), environment: 'dev' };
    const hang = { times: 99, how: { kind: 'hang' } } as const;
    // After the commit on the branch; then after the start of the workflow.
    await world.github.addFaults({ ...hang, method: 'POST', path: `/repos/${plane.name}/.*dispatches` });
    const first = await promote(plane, inputs, { interruptAt: 'set the commit in base-repo.yaml on branch dev' });
    expect([first.exitCode, first.outputs]).toEqual([null, {}]);
    expect([plane.has('dev'), await plane.started(), await plane.statuses(3)]).toEqual([3, [], {}]);
    await world.github.clearFaults();
    await world.github.addFaults({ ...hang, method: 'POST', path: `/repos/${plane.name}/statuses/` });
    const second = await promote(plane, inputs, { interruptAt: 'started the workflow schedule.yml' });
    expect([second.exitCode, second.outputs]).toEqual([null, {}]);
    expect([await plane.started(), await plane.statuses(3)]).toEqual([['dev {}'], {}]);
    await world.github.clearFaults();
    const third = await promote(plane, inputs);
    expect(third.outputs).toMatchObject({ promoted: 'true', reason: 'already-promoted' });
    expect([plane.length('dev'), await plane.statuses(3)]).toEqual([2, { 'dev environment': 'pending Promoted' }]);
  });

  it('reports the permission that a token lacks, and never the token', async () => {
    const token = 'ghs_weak0123456789';
    const weak = { contents: 'write', statuses: 'read', actions: 'write' } as const;
    await world.github.setToken(token, { login: 'x[bot]', kind: 'app', repositories: { '*': weak } });
    const some = world.controlPlane();
    const { exitCode, log } = await promote(some, { commit: some.at(3), environment: 'dev' }, { token });
    // What the clusters need is there: a status that is missing stops nothing.
    expect(exitCode).toBe(0);
    expect(log).toMatch(/::warning title=status-not-written::.*Resource not accessible by integration/);
    expect(log).toContain('[status-not-written]');
    expect(log).not.toContain('Unexpected failure');
    expect(some.has('dev')).toBe(3);
    expect(withoutMasks(log)).not.toContain(token.slice(4));
    // A run with a better token completes the promotion.
    const again = await promote(some, { commit: some.at(3), environment: 'dev' });
    expect(again.outputs).toMatchObject({ promoted: 'true', reason: 'already-promoted' });
    expect([some.length('dev'), await some.statuses(3)]).toEqual([2, { 'dev environment': 'pending Promoted' }]);
  });
});
