import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseShellBlocks, type ShellBlock } from '../support/set-up-guide/guide-markdown.ts';
import { GuideSandbox } from '../support/set-up-guide/guide-sandbox.ts';
import { createOperatorFleet, OPERATOR_BRANCH } from '../support/set-up-guide/operator-fleet.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 120_000;
const OWNER = 'fabrikam';
const CONTROL_PLANE = `${OWNER}/fleet`;
const GITOPS = `${OWNER}/fleet-gitops`;
const REPOSITORIES = [CONTROL_PLANE, GITOPS, `${OWNER}/hello-world`, `${OWNER}/platform-services`];
const OWN_VALUES: readonly (readonly [guide: string, own: string])[] = [
  ['OWNER=contoso ', `OWNER=${OWNER} `],
  ['CONTROL_PLANE=control-plane ', 'CONTROL_PLANE=fleet '],
  ['GITOPS=platform-gitops\n', 'GITOPS=fleet-gitops\n'],
];
const OWN_TOKENS: readonly (readonly [guide: string, own: string])[] = [
  ['CLIENT_ID=Iv23… ', 'CLIENT_ID=Iv23.own '],
  ['KEY=$HOME/Downloads/kalypso.private-key.pem\n', 'KEY=$HOME/key.pem\n'],
];

let sandbox: GuideSandbox;
let guide = '';
let setUp = '';
/** The blocks that have not run yet. */
let rest: readonly ShellBlock[] = [];

beforeAll(async () => {
  const tool = ['package.json', 'scripts/kalypso.ts', 'scripts/require-node.js'];
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

const files = (branch: string) => git(sandbox.folderOf(GITOPS), ['ls-tree', '-r', '--name-only', branch]).split('\n');

describe('the guide for moving from the operator, followed to the letter', { timeout: SLOW_MACHINE_MS }, () => {
  it('section 1: the check names the settings, and then proves that nothing changes', async () => {
    await follow(0);
    const lines = (await follow(1)).split('\n');
    expect(lines.filter((line) => /^(?:dev|stage): /.test(line))).toEqual([
      'dev: 8 of 11 files differ, 2 causes',
      'stage: 4 of 6 files differ, 2 causes',
      'dev: switching changes nothing: 2 assignments, 10 files are equal',
      'stage: switching changes nothing: 1 assignment, 6 files are equal',
    ]);
    expect(lines.filter((line) => line.includes('What to do')).slice(0, 2)).toEqual([
      '   What to do: Set `namespace-pattern: "{{environment}}-{{workspace}}-{{deploymentTarget}}"` for the schedule action.',
      '   What to do: Set `config-file-name: "config"` for the schedule action.',
    ]);
  });

  it('section 2: the tokens and environments are those of the set-up guide', async () => {
    await sandbox.follow(parseShellBlocks(setUp).filter(({ section }) => section >= 3 && section <= 5));
    await sandbox.installApp(setUp, REPOSITORIES);
    sandbox.startRunner(CONTROL_PLANE, GITOPS);
  });

  it('section 3: the first environment is switched, and nothing changes', async () => {
    const before = sandbox.head(GITOPS, 'dev');
    await follow(3, 2);
    expect(sandbox.settings('operator-stopped').map(({ environment }) => environment)).toEqual(['dev']);
    expect(await sandbox.listPulls(GITOPS, 'dev')).toEqual([]);
    expect(git(sandbox.folderOf(GITOPS), ['branch', '--list', OPERATOR_BRANCH])).toBe('');
    const workflow = join(sandbox.root, 'work/schedule.yml');
    writeFileSync(workflow, replaceStep(readFileSync(workflow, 'utf8')));
    expect(await follow(3)).toBe('dev: switching changes nothing: 2 assignments, 10 files are equal\n');
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success']);
    expect(await sandbox.listPulls(GITOPS, 'dev')).toEqual([]);
    expect(sandbox.head(GITOPS, 'dev')).toBe(before);
  });

  it('section 3: the timer schedules only what has moved', async () => {
    await sandbox.runner.triggerSchedule(CONTROL_PLANE, 'schedule.yml');
    expect(await sandbox.settle()).toEqual(['schedule.yml main success']);
    expect(sandbox.runner.runs.at(-1)?.jobs.map(({ name }) => name)).toEqual(['Schedule dev']);
    expect([...(await sandbox.listPulls(GITOPS, 'dev')), ...(await sandbox.listPulls(GITOPS, 'stage'))]).toEqual([]);
  });

  it('section 4: a first change is proposed and merged', async () => {
    await follow(4);
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success']);
    const { number } = await sandbox.openPull(GITOPS, 'dev');
    const changed = await sandbox.api<readonly { filename: string }[]>('GET', `/repos/${GITOPS}/pulls/${number}/files`);
    const configs = changed.map(({ filename }) => filename).filter((path) => !path.startsWith('.github/'));
    expect(configs.length).toBeGreaterThan(0);
    for (const path of configs) expect(path).toMatch(/\/config\.yaml$/);
    await sandbox.merge(GITOPS, 'dev');
    expect(sandbox.show(GITOPS, `dev:${configs[0]}`)).toContain('LOG_LEVEL: info');
    await sandbox.settle();
  });

  it('section 5: the last environment is switched', async () => {
    const before = sandbox.head(GITOPS, 'stage');
    expect(await follow(5)).toBe('stage: switching changes nothing: 1 assignment, 6 files are equal\n');
    expect(await sandbox.settle()).toEqual(['schedule.yml dev success', 'schedule.yml stage success']);
    expect(await sandbox.listPulls(GITOPS, 'stage')).toEqual([]);
    expect(sandbox.head(GITOPS, 'stage')).toBe(before);
    await sandbox.runner.triggerSchedule(CONTROL_PLANE, 'schedule.yml');
    await sandbox.settle();
    expect(sandbox.runner.runs.at(-1)?.jobs.map(({ name }) => name)).toEqual(['Schedule dev', 'Schedule stage']);
  });

  it('section 6: the promotion is switched', async () => {
    await follow(6);
    expect(rest).toEqual([]);
    await sandbox.clustersFollow(GITOPS);
    expect(await sandbox.settle()).toEqual([]);
    expect(files('dev')).not.toContain('.github/workflows/check-promote.yaml');
  });
});
