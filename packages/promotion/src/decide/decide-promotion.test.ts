import { shortCommitId } from '@kalypso-actions/git-objects';
import type { CommitOrder, PastCommitStatus } from '@kalypso-actions/github';
import type { BaseRepo, Environment } from '@kalypso-actions/scheduler';
import { formatDocument, loadFiles } from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import { describeWrite } from '../apply/describe-write.ts';
import { buildChain } from '../chain/promotion-chain.ts';
import type {
  EnvironmentObservation,
  PromotionObservation,
  TargetObservation,
} from '../observe/promotion-observation.ts';
import { CommitStatuses } from '../records/commit-statuses.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { decidePromotion } from './decide-promotion.ts';
import type { PromotionDecision } from './promotion-decision.ts';

const NOW = Date.parse('2026-11-20T12:00Z');
const MINUTE = 60_000;
const id = (digit: string) => digit.repeat(40);
/** Commits of `main`, oldest first. */
const [FIRST, CURRENT, PASSED, COMMIT] = [id('a'), id('b'), id('c'), id('d')] as const;

const PROMOTIONS = { dev: 'next: stage\n', stage: 'next: prod\n', prod: 'next: []\n' };

const SETTINGS: PromotionSettings = {
  commit: COMMIT,
  environment: undefined,
  fromEnvironment: 'dev',
  nextEnvironment: undefined,
  controlPlaneFolder: '.',
  repository: { owner: 'contoso', repo: 'control-plane' },
  workflow: { file: 'schedule.yml', branch: undefined },
  statusContext: (environment) => `${environment} environment`,
  statusCreators: ['github-actions[bot]'],
  allowRollback: false,
  dryRun: false,
  serverUrl: 'https://github.com',
  runUrl: 'https://github.com/run',
};

/** How far commits have come: `[commit, environment, state, description]`, newest first. */
type Statuses = readonly (readonly [commit: string, environment: string, state: string, description: string])[];

interface Scenario {
  readonly promotions?: Readonly<Record<string, string>>;
  readonly statuses?: Statuses;
  readonly source?: { readonly current: string | undefined; readonly order: CommitOrder } | 'none';
  readonly targets?: readonly string[];
  /** What is different about the target. */
  readonly target?: Partial<Omit<TargetObservation, 'branch'>> & { readonly current?: string | undefined };
  readonly baseRepo?: string;
  readonly observation?: Partial<PromotionObservation>;
  readonly settings?: Partial<PromotionSettings>;
}

/** The decision about a promotion of `COMMIT` from dev, which has it, to stage, which has `CURRENT`. */
async function decide(scenario: Scenario = {}): Promise<PromotionDecision> {
  const { promotions = PROMOTIONS, source = { current: COMMIT, order: 'same' }, targets = ['stage'] } = scenario;
  const environmentFiles = Object.entries(promotions).map(([name, promotion]) => {
    const spec = `controlPlane: {repo: r, branch: ${name}-branch}\npromotion:\n${promotion.replace(/^(?=.)/gm, '  ')}`;
    return [`${name}.yaml`, formatDocument('Environment', name, spec)];
  });
  const chain = buildChain(await load<Environment>(Object.fromEntries(environmentFiles))).value;
  const findLink = (name: string) => {
    const link = chain.get(name);
    if (!link) throw new Error(`environment ${name} does not exist`);
    return link;
  };
  const readBranch = async (name: string, current: string | undefined) => {
    const commit = current === undefined ? '' : `commit: ${current}\n`;
    const content = scenario.baseRepo ?? formatDocument('BaseRepo', 'main', `repo: r\nbranch: main\n${commit}`);
    const [baseRepo] = await load<BaseRepo>({ 'base-repo.yaml': content });
    if (!baseRepo) throw new Error('the BaseRepo cannot be loaded');
    const repository = { owner: 'contoso', repo: 'control-plane' };
    const file = 'base-repo.yaml';
    return { link: findLink(name), repository, head: id('e'), baseRepo, current, file, content: Buffer.from(content) };
  };
  const byCommit = new Map<string, PastCommitStatus[]>([COMMIT, PASSED, CURRENT].map((commit) => [commit, []]));
  for (const [index, [commit, environment, state, description]] of (scenario.statuses ?? []).entries()) {
    const set = { targetUrl: '', creator: 'github-actions[bot]', at: NOW - (60 + index) * MINUTE };
    const status = { context: `${environment} environment`, state, description, ...set };
    byCommit.get(commit)?.push(status);
  }
  const { current, ...target } = { current: CURRENT, ...scenario.target };
  const replaced = current === undefined ? undefined : { order: 'newer', passed: [current, PASSED] };
  const targetObservations: TargetObservation[] = [];
  for (const name of targets) {
    const branch = await readBranch(name, current);
    const previous: EnvironmentObservation[] = [];
    for (const each of branch.link.previous) previous.push({ branch: await readBranch(each, COMMIT), order: 'same' });
    targetObservations.push({
      branch,
      previous,
      order: 'newer',
      isInterrupted: false,
      replaced: replaced as TargetObservation['replaced'],
      ...target,
    });
  }
  const sourceBranch = source === 'none' ? undefined : await readBranch('dev', source.current);
  const { baseRepo } = sourceBranch ?? (await readBranch('dev', CURRENT));
  const observation: PromotionObservation = {
    now: NOW,
    route: { chain, source: source === 'none' ? undefined : findLink('dev'), targets: targets.map(findLink) },
    diagnostics: [],
    commit: COMMIT,
    baseBranches: [{ baseRepo, order: 'older' }],
    source: source === 'none' || !sourceBranch ? undefined : { branch: sourceBranch, order: source.order },
    targets: targetObservations,
    statuses: new CommitStatuses(byCommit, SETTINGS),
    ...scenario.observation,
  };
  return decidePromotion(observation, { ...SETTINGS, ...scenario.settings });
}

async function load<R>(files: Readonly<Record<string, string>>): Promise<readonly R[]> {
  const { value, diagnostics } = await loadFiles(files);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value.resources as readonly unknown[] as readonly R[];
}

/** Every write in one line, the IDs of commits by their digit. */
function listWrites({ writes, environments }: PromotionDecision): readonly string[] {
  return [...writes, ...environments.flatMap((environment) => environment.writes)].map((write) =>
    describeWrite(write, 'infinitive').replace(/\b([0-9a-f])\1{39}\b/g, '$1'),
  );
}

const DEPLOYED: Statuses[number] = [COMMIT, 'dev', 'pending', 'Deployed'];

describe('a promotion', () => {
  it('writes the commit, starts the workflow, settles the statuses of what it passes, and sets its status last', async () => {
    const statuses: Statuses = [
      DEPLOYED,
      [PASSED, 'stage', 'pending', 'Waiting: on hold: x'],
      [CURRENT, 'stage', 'pending', 'Deployed'],
    ];
    const decision = await decide({ statuses });
    expect(decision).toMatchObject({ kind: 'environments', diagnostics: [], writes: [] });
    expect(decision.environments).toMatchObject([{ kind: 'promote', current: CURRENT }]);
    expect(listWrites(decision)).toEqual([
      'set the commit in base-repo.yaml on branch stage-branch of contoso/control-plane to d',
      'start the workflow schedule.yml on branch stage-branch',
      'set the status "stage environment" of commit b to success: Deployed',
      'set the status "stage environment" of commit c to error: Superseded by ddddddd',
      'set the status "dev environment" of commit d to success: Deployed',
      'set the status "stage environment" of commit d to pending: Promoted',
    ]);
  });

  it('says everything about each write', async () => {
    const { environments } = await decide({ statuses: [DEPLOYED] });
    const repository = { owner: 'contoso', repo: 'control-plane' };
    const status = { kind: 'status', repository, commit: COMMIT, targetUrl: 'https://github.com/run' };
    const before = formatDocument('BaseRepo', 'main', `repo: r\nbranch: main\ncommit: ${CURRENT}\n`);
    expect(environments[0]?.writes).toEqual([
      {
        kind: 'commit',
        repository,
        branch: 'stage-branch',
        parent: id('e'),
        path: 'base-repo.yaml',
        before: Buffer.from(before),
        after: Buffer.from(before.replace(CURRENT, COMMIT)),
        message: `Promote dddddddddddd to stage\n\nPromoted-Commit: ${COMMIT}\nReplaced-Commit: ${CURRENT}`,
        promotedCommit: COMMIT,
      },
      { kind: 'workflow', repository, workflow: 'schedule.yml', branch: 'stage-branch', inputs: {} },
      {
        ...status,
        context: 'dev environment',
        state: 'success',
        description: 'Deployed',
        replaces: { state: 'pending', description: 'Deployed' },
      },
      { ...status, context: 'stage environment', state: 'pending', description: 'Promoted', replaces: 'any' },
    ]);
  });

  it('replaces a commit that is not one of the repository, with a warning, and settles the statuses of commits before it', async () => {
    const replaced = { order: 'first', passed: [PASSED] } as const;
    const statuses: Statuses = [
      DEPLOYED,
      [PASSED, 'stage', 'pending', 'Waiting: frozen'],
      [CURRENT, 'stage', 'pending', 'x'],
    ];
    const decision = await decide({ statuses, target: { order: 'first', replaced } });
    expect(decision.environments).toMatchObject([
      {
        kind: 'promote',
        current: CURRENT,
        message: expect.stringMatching(
          /^commit d+ is the first in .* replaces b+, which is not a commit of contoso\/control-plane$/,
        ),
        diagnostics: [
          {
            code: 'unknown-commit-replaced',
            severity: 'warning',
            message: expect.stringContaining(CURRENT),
            at: { file: 'base-repo.yaml', line: 8 },
          },
        ],
        writes: [
          { message: expect.stringContaining(`Replaced-Commit: ${CURRENT}`) },
          { kind: 'workflow' },
          { commit: PASSED, state: 'error', description: 'Superseded by ddddddd' },
          { commit: COMMIT, description: 'Deployed' },
          { commit: COMMIT, description: 'Promoted' },
        ],
      },
    ]);
  });

  it('that has to wait does not warn of the commit that it will replace', async () => {
    const promotions = { ...PROMOTIONS, stage: 'next: prod\nhold: x\n' };
    const { environments } = await decide({ promotions, statuses: [DEPLOYED], target: { order: 'first' } });
    expect(environments).toMatchObject([{ kind: 'wait', diagnostics: [{ code: 'promotion-held' }] }]);
  });

  it('of the first commit replaces none', async () => {
    const { environments } = await decide({
      statuses: [DEPLOYED],
      target: { current: undefined, order: 'first', replaced: undefined },
    });
    expect(environments[0]?.message).toBe(`commit ${shortCommitId(COMMIT)} is the first in environment stage`);
    expect(environments[0]?.writes[0]).toMatchObject({
      message: `Promote dddddddddddd to stage\n\nPromoted-Commit: ${COMMIT}`,
    });
  });

  it.each([
    [
      'on another branch',
      { file: 'schedule.yml', branch: 'main' },
      ['start the workflow schedule.yml on branch main with environment=stage'],
    ],
    ['not at all', undefined, []],
  ])('starts the workflow %s', async (_, workflow, expected) => {
    const writes = listWrites(await decide({ statuses: [DEPLOYED], settings: { workflow } }));
    expect(writes.filter((line) => line.startsWith('start'))).toEqual(expected);
  });

  it('leaves final statuses of passed commits as they are', async () => {
    const statuses: Statuses = [
      DEPLOYED,
      [PASSED, 'stage', 'failure', 'Failed to deploy'],
      [CURRENT, 'stage', 'success', 'Deployed'],
    ];
    expect(listWrites(await decide({ statuses })).filter((line) => / of commit [bc] /.test(line))).toEqual([]);
  });

  it('to several environments is decided for each', async () => {
    const promotions = { dev: 'next: [eu, us]\n', eu: 'hold: x\n', us: 'next: []\n' };
    const { environments } = await decide({ promotions, targets: ['eu', 'us'], statuses: [DEPLOYED] });
    expect(environments.map(({ kind, link }) => [link.environment.name, kind])).toEqual([
      ['eu', 'wait'],
      ['us', 'promote'],
    ]);
  });
});

describe('a rollback', () => {
  const replaced = { order: 'older', passed: [PASSED, CURRENT] } as const;

  it('revokes the statuses of the commits that it undoes, here and in later environments', async () => {
    const statuses: Statuses = [
      DEPLOYED,
      [PASSED, 'stage', 'success', 'Deployed'],
      [CURRENT, 'stage', 'failure', 'Failed to deploy'],
      [PASSED, 'prod', 'pending', 'Waiting: frozen'],
      [CURRENT, 'prod', 'pending', 'Deployed'],
    ];
    const decision = await decide({
      statuses,
      target: { order: 'older', replaced },
      settings: { allowRollback: true },
    });
    expect(decision.environments).toMatchObject([{ kind: 'promote' }]);
    expect(listWrites(decision).filter((line) => line.includes('Rolled back'))).toEqual([
      'set the status "stage environment" of commit c to error: Rolled back to ddddddd',
      'set the status "prod environment" of commit c to error: Rolled back to ddddddd',
    ]);
  });

  it('does not take place if it is not allowed', async () => {
    const statuses: Statuses = [DEPLOYED, [COMMIT, 'stage', 'pending', 'Waiting: frozen']];
    const decision = await decide({ statuses, target: { order: 'older', replaced: undefined } });
    expect(decision.environments).toMatchObject([
      {
        kind: 'superseded',
        message: `environment stage has commit ${shortCommitId(CURRENT)}, which is newer than ${shortCommitId(COMMIT)}; to roll back, set \`allow-rollback\``,
      },
    ]);
    expect(listWrites(decision)).toEqual([
      'set the status "stage environment" of commit d to error: Superseded by bbbbbbb',
      'set the status "dev environment" of commit d to success: Deployed',
    ]);
  });
});

describe('a promotion that took place', () => {
  it('only completes the previous environments', async () => {
    const statuses: Statuses = [DEPLOYED, [COMMIT, 'stage', 'pending', 'Promoted']];
    const decision = await decide({ statuses, target: { current: COMMIT, order: 'same', replaced: undefined } });
    expect(decision.environments).toMatchObject([{ kind: 'already-promoted' }]);
    expect(listWrites(decision)).toEqual(['set the status "dev environment" of commit d to success: Deployed']);
  });

  it('is completed if it was interrupted, without a second commit', async () => {
    const statuses: Statuses = [DEPLOYED, [PASSED, 'stage', 'pending', 'Deploying']];
    const replaced = { order: 'newer', passed: [CURRENT, PASSED] } as const;
    const target = { current: COMMIT, order: 'same', isInterrupted: true, replaced } as const;
    const decision = await decide({ statuses, target });
    expect(decision.environments).toMatchObject([{ kind: 'already-promoted' }]);
    expect(listWrites(decision)).toEqual([
      'start the workflow schedule.yml on branch stage-branch',
      'set the status "stage environment" of commit c to error: Superseded by ddddddd',
      'set the status "dev environment" of commit d to success: Deployed',
      'set the status "stage environment" of commit d to pending: Promoted',
    ]);
  });
});

describe('a promotion that waits', () => {
  const held = { ...PROMOTIONS, stage: 'next: prod\nhold: "Incident 4711"\nsoak: 2h\n' };
  const description = 'Waiting: on hold: Incident 4711; soaking in dev until 2026-11-20 13:00 UTC';

  it('marks the commit as waiting, and reports every reason at its line', async () => {
    const decision = await decide({ promotions: held, statuses: [DEPLOYED] });
    expect(decision.environments).toMatchObject([
      {
        kind: 'wait',
        reason: 'held',
        until: undefined,
        message: 'promotion to environment stage is on hold: "Incident 4711"',
        diagnostics: [
          { code: 'promotion-held', severity: 'warning', at: { file: 'stage.yaml', line: 9 } },
          { code: 'promotion-soaking', severity: 'warning', at: { file: 'stage.yaml', line: 10 } },
        ],
        writes: [{ description, state: 'pending', replaces: 'none' }],
      },
    ]);
  });

  it('says when it can continue', async () => {
    const promotions = { ...PROMOTIONS, stage: 'next: prod\nsoak: 2h\n' };
    const { environments } = await decide({ promotions, statuses: [DEPLOYED] });
    const hint = 'Re-run the promotion at 2026-11-20 13:00 UTC or later.';
    expect(environments).toMatchObject([{ kind: 'wait', until: NOW + 60 * MINUTE, diagnostics: [{ hint }] }]);
  });

  it('replaces an earlier status, and does not repeat it', async () => {
    const promoted: Statuses = [DEPLOYED, [COMMIT, 'stage', 'pending', 'Waiting: frozen until tomorrow']];
    const [first] = (await decide({ promotions: held, statuses: promoted })).environments;
    const replaces = { state: 'pending', description: 'Waiting: frozen until tomorrow' };
    expect(first?.writes).toMatchObject([{ description, replaces }]);
    const waiting: Statuses = [DEPLOYED, [COMMIT, 'stage', 'pending', description]];
    expect(listWrites(await decide({ promotions: held, statuses: waiting }))).toEqual([]);
  });

  it('for a commit that failed does not mark it as waiting', async () => {
    const statuses: Statuses = [[COMMIT, 'dev', 'failure', 'Failed to deploy']];
    const decision = await decide({ promotions: held, statuses });
    expect(decision.environments).toMatchObject([{ kind: 'wait', reason: 'held', writes: [] }]);
  });

  it('for a commit that the source environment has, although no status shows it, is not refused', async () => {
    const { environments } = await decide();
    expect(environments).toMatchObject([{ kind: 'wait', reason: 'not-deployed' }]);
    const skipped = await decide({ source: 'none' });
    expect(skipped.environments).toMatchObject([{ kind: 'refused', diagnostics: [{ code: 'environment-skipped' }] }]);
  });
});

describe('no promotion', () => {
  it('takes place if no commit waits', async () => {
    expect(await decide({ observation: { commit: undefined } })).toMatchObject({
      kind: 'nothing-waiting',
      environments: [],
      writes: [],
    });
  });

  it('takes place after an error', async () => {
    const error = { code: 'environment-cycle', severity: 'error', message: 'x' } as const;
    const decision = await decide({ observation: { diagnostics: [error] } });
    expect(decision).toMatchObject({ kind: 'refused', diagnostics: [error], environments: [], writes: [] });
  });

  it('comes after the last environment; there, the commit is complete', async () => {
    const decision = await decide({ targets: [], statuses: [DEPLOYED] });
    expect(decision).toMatchObject({ kind: 'end-of-chain', message: 'environment dev is the last one of the chain' });
    expect(listWrites(decision)).toEqual(['set the status "dev environment" of commit d to success: Deployed']);
  });

  it.each([
    ['commit-not-on-base', 'newer'],
    ['commit-not-on-base', 'diverged'],
    ['missing-base-branch', undefined],
  ] as const)('takes place for a commit that is not on the base branch: %s, %s', async (code, order) => {
    const [baseRepo] = await load<BaseRepo>({
      'b.yaml': formatDocument('BaseRepo', 'main', 'repo: r\nbranch: main\n'),
    });
    if (!baseRepo) throw new Error('the BaseRepo cannot be loaded');
    const decision = await decide({ observation: { baseBranches: [{ baseRepo, order }] } });
    expect(decision).toMatchObject({ kind: 'refused', diagnostics: [{ code, at: { line: 7 } }], environments: [] });
  });

  it('takes place from an environment that has a newer commit', async () => {
    const statuses: Statuses = [DEPLOYED, [COMMIT, 'stage', 'pending', 'Waiting: frozen']];
    const decision = await decide({ statuses, source: { current: FIRST, order: 'older' } });
    expect(decision).toMatchObject({ kind: 'superseded', environments: [{ kind: 'superseded', current: CURRENT }] });
    expect(listWrites(decision)).toEqual([
      'set the status "dev environment" of commit d to success: Deployed',
      'set the status "stage environment" of commit d to error: Superseded by aaaaaaa',
    ]);
  });

  it.each([
    ['an older commit', FIRST, 'newer'],
    ['a diverged commit', FIRST, 'diverged'],
    ['no commit', undefined, 'newer'],
  ] as const)('takes place from an environment that has %s', async (_, current, order) => {
    const decision = await decide({ source: { current, order } });
    expect(decision).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'environment-skipped' }],
      environments: [],
    });
  });

  it('takes place if the commit cannot be set in the file', async () => {
    const baseRepo = `status: {old: &c ${CURRENT}}\n${formatDocument('BaseRepo', 'main', 'repo: r\nbranch: main\ncommit: *c\n')}`;
    const { environments } = await decide({ baseRepo, statuses: [DEPLOYED] });
    expect(environments).toMatchObject([
      { kind: 'refused', writes: [], diagnostics: [{ code: 'uneditable-base-repo', at: { file: 'base-repo.yaml' } }] },
    ]);
  });

  it('is decided by statuses that were not read', async () => {
    const statuses = new CommitStatuses(new Map(), SETTINGS);
    await expect(decide({ observation: { statuses } })).rejects.toThrow(
      `the statuses of commit ${COMMIT} were not read`,
    );
  });
});
