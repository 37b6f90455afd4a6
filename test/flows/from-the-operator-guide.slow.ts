import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClusterBlocks, readSetUpClusters } from '../support/set-up-guide/cluster-guide.ts';
import { parseShellBlocks, type ShellBlock } from '../support/set-up-guide/guide-markdown.ts';
import { GuideSandbox } from '../support/set-up-guide/guide-sandbox.ts';
import { createOperatorFleet, OPERATOR_BRANCH } from '../support/set-up-guide/operator-fleet.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 120_000;
const OWNER = 'fabrikam';
const CONTROL_PLANE = `${OWNER}/fleet`;
const GITOPS = `${OWNER}/fleet-gitops`;
const OTHER_REPOSITORIES = [GITOPS, `${OWNER}/kalypso-app-src`, `${OWNER}/kalypso-svc-src`];
const OWN_VALUES: readonly (readonly [guide: string, own: string])[] = [
  ['OWNER=contoso ', `OWNER=${OWNER} `],
  ['CONTROL_PLANE=kalypso-control-plane ', 'CONTROL_PLANE=fleet '],
  ['GITOPS=kalypso-gitops\n', 'GITOPS=fleet-gitops\n'],
];
const OWN_TOKENS: readonly (readonly [guide: string, own: string])[] = [
  ['CLIENT_ID=Iv23… ', 'CLIENT_ID=Iv23.own '],
  ['KEY=$HOME/Downloads/kalypso.private-key.pem\n', 'KEY=$HOME/key.pem\n'],
  ['NOTIFIER_CLIENT_ID=Iv23…\n', 'NOTIFIER_CLIENT_ID=Iv23.notifier\n'],
  ['NOTIFIER_KEY=$HOME/Downloads/kalypso-notifier.private-key.pem\n', 'NOTIFIER_KEY=$HOME/key.pem\n'],
];

let sandbox: GuideSandbox;
let guide = '';
let setUp = '';
/** The blocks that have not run yet. */
let rest: readonly ShellBlock[] = [];

beforeAll(async () => {
  const commands = globSync('scripts/kalypso/*.ts', { cwd: ROOT });
  const tool = ['package.json', 'scripts/kalypso.ts', 'scripts/require-node.js', ...commands];
  sandbox = await GuideSandbox.start(
    Object.fromEntries(tool.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
  );
  const read = (name: string) => readFileSync(join(ROOT, 'docs/guides', name), 'utf8');
  guide = sandbox.adapt(read('from-the-operator.md'), OWN_VALUES);
  setUp = sandbox.adapt(read('set-up.md'), OWN_TOKENS);
  rest = parseShellBlocks(guide);
  // `npm ci` needs a registry: the packages are those of this repository.
  sandbox.installProgram(
    'npm',
    `[ "$3" != ci ] || exec ln -s '${ROOT}/node_modules' "$2/node_modules"\nPATH="\${PATH#*:}" exec npm "$@"`,
  );
  await createOperatorFleet(sandbox, { owner: OWNER, controlPlane: CONTROL_PLANE, gitops: GITOPS });
}, SLOW_MACHINE_MS);

afterAll(() => sandbox.stop());

/** Runs the next blocks of a section: all of them, or some. @returns what they print */
async function follow(
  section: number,
  count = rest.filter((block) => block.section === section).length,
): Promise<string> {
  const blocks = rest.slice(0, count);
  expect(blocks.map((block) => block.section)).toEqual(blocks.map(() => section));
  rest = rest.slice(count);
  return sandbox.follow(blocks);
}

/** A step that the guide shows, in place of the starter workflow's. */
function replaceStep(workflow: string): string {
  const [, step = ''] = /^```yaml\n(.*?)^```$/ms.exec(guide) ?? [];
  const [first = ''] = step.split('\n');
  const start = workflow.indexOf(first);
  const end = workflow.indexOf('      - uses: ', start + first.length);
  if (start < 0 || end < 0) throw new Error(`the starter workflow no longer has the step ${first}`);
  return workflow.slice(0, start) + step + workflow.slice(end);
}

/** The title of the open pull request, which the guide quotes. */
async function readQuotedTitle(base: string): Promise<string> {
  const { number } = await sandbox.openPull(GITOPS, base);
  const { title } = await sandbox.api<{ title: string }>('GET', `/repos/${GITOPS}/pulls/${number}`);
  expect(guide).toContain(`"${title}"`);
  return title;
}

async function listProposedFiles(base: string): Promise<readonly string[]> {
  const { number } = await sandbox.openPull(GITOPS, base);
  const files = await sandbox.api<readonly { filename: string }[]>('GET', `/repos/${GITOPS}/pulls/${number}/files`);
  return files.map(({ filename }) => filename);
}

describe('the guide for moving from the operator, followed to the letter', { timeout: SLOW_MACHINE_MS }, () => {
  it('section 1: the check names the settings, and then proves that nothing changes', async () => {
    await follow(0);
    const output = await follow(1);
    expect(output.split('\n').filter((line) => /^(?:dev|stage): /.test(line))).toEqual([
      'dev: 12 of 17 files differ, 2 causes',
      'stage: 8 of 11 files differ, 2 causes',
      'dev: switching changes nothing: 3 assignments, 14 files are equal',
      'stage: switching changes nothing: 2 assignments, 9 files are equal',
    ]);
    // The guide shows this output.
    const shown = [...guide.matchAll(/^```text\n(.*?)^```$/gms)].map(([, text = '']) => text);
    expect(shown).toHaveLength(2);
    for (const text of shown) expect(output).toContain(text);
  });

  it('section 2: the tokens and environments are those of the set-up guide', async () => {
    await sandbox.follow(parseShellBlocks(setUp).filter(({ section }) => [3, 4, 5].includes(section)));
    // Clusters watch the branches already.
    for (const cluster of readSetUpClusters(setUp))
      if (cluster.clusterType === 'drone') await sandbox.follow(readClusterBlocks(sandbox, cluster, cluster.sections));
    await sandbox.installApps(setUp, CONTROL_PLANE, OTHER_REPOSITORIES);
    await sandbox.requireReviewers(CONTROL_PLANE, 'stage');
    sandbox.startRunner(CONTROL_PLANE, GITOPS);
  });

  it('section 3: the first environment is switched, and no manifest changes', async () => {
    await follow(3, 2);
    expect(sandbox.settings('operator-stopped').map(({ environment }) => environment)).toEqual(['dev']);
    expect(await sandbox.listPulls(GITOPS, 'dev')).toEqual([]);
    expect(git(sandbox.folderOf(GITOPS), ['branch', '--list', OPERATOR_BRANCH])).toBe('');
    const workflow = join(sandbox.root, 'work/schedule.yml');
    writeFileSync(workflow, replaceStep(readFileSync(workflow, 'utf8')));
    expect(await follow(3, 1)).toBe('dev: switching changes nothing: 3 assignments, 14 files are equal\n');
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success']);
    expect(await readQuotedTitle('dev')).toBe('Record whose the folders of dev are');
    expect(await listProposedFiles('dev')).toEqual(['.github/tracking/assignments.json']);
    await sandbox.merge(GITOPS, 'dev');
    await follow(3);
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success']);
    expect(await sandbox.listPulls(GITOPS, 'dev')).toEqual([]);
  });

  it('section 3: the timer schedules only what has moved', async () => {
    await sandbox.runner.triggerSchedule(CONTROL_PLANE, 'schedule.yml');
    await sandbox.settle();
    expect(sandbox.runner.runs.at(-1)).toMatchObject({ conclusion: 'success', jobs: [{ name: 'Schedule dev' }] });
    expect([...(await sandbox.listPulls(GITOPS, 'dev')), ...(await sandbox.listPulls(GITOPS, 'stage'))]).toEqual([]);
  });

  it('section 4: a first change is proposed and merged', async () => {
    await follow(4);
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success']);
    const changed = await listProposedFiles('dev');
    expect(changed).toEqual([
      'drone/hello-world-app-functional-test/config.yaml',
      'large/hello-world-app-performance-test/config.yaml',
      'large/observability-prometheus/config.yaml',
    ]);
    await sandbox.merge(GITOPS, 'dev');
    expect(sandbox.show(GITOPS, `dev:${changed[0]}`)).toContain('SOME_COMMON_ENVIRONMENT_VARIABLE: "true"');
    await sandbox.settle();
  });

  it('section 5: the last environment is switched', async () => {
    expect(await follow(5)).toBe('stage: switching changes nothing: 2 assignments, 9 files are equal\n');
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success', 'schedule.yml stage success']);
    expect(await readQuotedTitle('stage')).toBe('Record whose the folders of stage are');
    expect(await listProposedFiles('stage')).toEqual(['.github/tracking/assignments.json']);
    await sandbox.merge(GITOPS, 'stage');
    await sandbox.runner.triggerSchedule(CONTROL_PLANE, 'schedule.yml');
    await sandbox.settle();
    const jobs = [{ name: 'Schedule dev' }, { name: 'Schedule stage' }];
    expect(sandbox.runner.runs.at(-1)).toMatchObject({ conclusion: 'success', jobs });
    expect(await sandbox.listPulls(GITOPS, 'stage')).toEqual([]);
  });

  it('section 6: the promotion is switched', async () => {
    await follow(6);
    expect(rest).toEqual([]);
    await sandbox.clustersFollow(GITOPS);
    expect(await sandbox.settle()).toEqual([
      'cd.yml dev success',
      'check-promote.yml dev success',
      'check-promote.yml stage success',
      'ci.yml main success',
      'notify-control-plane.yml dev success',
      'notify-control-plane.yml stage success',
      'schedule.yml dev success',
    ]);
    expect(sandbox.show(CONTROL_PLANE, 'main:.environments/dev.yaml')).toMatch(
      /path: \.\n {2}promotion:\n {4}next: stage$/,
    );
    for (const name of ['ci', 'cd', 'check-promote']) {
      expect(git(sandbox.folderOf(CONTROL_PLANE), ['ls-tree', 'main', `.github/workflows/${name}.yaml`])).toBe('');
    }
    for (const branch of ['dev', 'stage']) {
      expect(git(sandbox.folderOf(GITOPS), ['ls-tree', branch, '.github/workflows/check-promote.yaml'])).toBe('');
    }
  });

  it('section 6: a commit is promoted along the chain', async () => {
    expect((await sandbox.openPull(GITOPS, 'dev')).labels.map(({ name }) => name)).toEqual(['promoted']);
    await sandbox.merge(GITOPS, 'dev');
    await sandbox.clustersFollow(GITOPS);
    expect(await sandbox.settle()).toEqual([
      'cd.yml dev in_progress',
      'check-promote.yml dev success',
      'notify-control-plane.yml dev success',
    ]);
    expect(sandbox.runner.waiting.map(({ name }) => name)).toEqual(['Promote to stage']);
  });
});
