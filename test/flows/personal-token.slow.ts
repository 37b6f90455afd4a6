// The tutorial without a GitHub App: the same starter workflows use personal tokens, which are secrets.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTableRows } from '../support/set-up-guide/guide-markdown.ts';
import { TUTORIAL_CHAPTERS } from '../support/tutorial/chapters.ts';
import { REPOSITORIES } from '../support/tutorial/seed-repositories.ts';
import { TutorialSandbox } from '../support/tutorial/tutorial-sandbox.ts';
import { WORKFLOW_PERMISSIONS } from '../support/tutorial/workflow-credentials.ts';

const { controlPlane, platformGitOps, applicationGitOps } = REPOSITORIES;
/** Each test runs whole flows of many programs: seconds, and a multiple of that on a busy machine. */
const SLOW_MACHINE_MS = 240_000;

let sandbox: TutorialSandbox;

beforeAll(async () => {
  sandbox = await TutorialSandbox.start({ access: 'personal-tokens' });
}, SLOW_MACHINE_MS);
afterAll(() => sandbox.stop());

/** Performs chapters of the tutorial. @returns the runs: file, environment or branch, conclusion; of those that failed, the log */
async function perform(...ids: readonly string[]): Promise<readonly string[]> {
  const before = sandbox.runner.runs.length;
  for (const id of ids) {
    const chapter = TUTORIAL_CHAPTERS.find((one) => one.id === id);
    if (chapter === undefined) throw new Error(`there is no chapter ${id}`);
    await chapter.perform(sandbox);
  }
  return sandbox.runner.runs.slice(before).map(({ workflow, branch, inputs, status, conclusion, jobs }) => {
    const failed = jobs.filter((job) => job.conclusion === 'failure').map(({ log }) => `\n${log}`);
    const environment = inputs.environment || inputs['from-environment'] || branch;
    return `${workflow} ${environment} ${conclusion ?? status}${failed.join('')}`;
  });
}

const logs = () => sandbox.runner.runs.flatMap(({ jobs }) => jobs.map(({ log }) => log)).join('\n');

/** The accounts that have opened pull requests to a branch. */
async function authors(repository: string, base: string): Promise<readonly string[]> {
  const path = `/repos/${repository}/pulls?state=all&base=${base}`;
  const pulls = await sandbox.github.api<readonly { readonly user: { readonly login: string } }[]>('GET', path, {
    token: 'token-of-alice',
  });
  return [...new Set(pulls.map(({ user }) => user.login))];
}

describe('the tutorial with personal tokens and no App', { timeout: SLOW_MACHINE_MS }, () => {
  it('uses tokens with the permissions that the set-up guide lists', () => {
    const guide = readFileSync(resolve(join(import.meta.dirname, '../../docs/guides/set-up.md')), 'utf8');
    const names: Readonly<Record<string, string>> = { 'Commit statuses': 'statuses', 'Pull requests': 'pull-requests' };
    const read = (firstColumn: string) =>
      Object.fromEntries(
        parseTableRows(guide, firstColumn).map(([name = '', access]) => [
          names[name] ?? name.toLowerCase(),
          access === 'read and write' ? 'write' : 'read',
        ]),
      );
    expect(read('permission')).toEqual(WORKFLOW_PERMISSIONS.platform);
    expect(read('permission of the notifier')).toEqual(WORKFLOW_PERMISSIONS.notifier);
  });

  it('registers the application, and schedules it by the policies of dev', async () => {
    expect(await perform('onboard', 'dev-policies')).toEqual([
      'ci.yml main success',
      'cd.yml dev success',
      'schedule.yml dev success',
      'schedule.yml dev success',
    ]);
    expect(await authors(platformGitOps, 'dev')).toEqual(['bob']);
  });

  it('notifies the control plane of the merge, and waits for the clusters', async () => {
    expect(await perform('merge-dev', 'drone-reports')).toEqual([
      'notify-control-plane.yml dev success',
      'check-promote.yml dev in_progress',
    ]);
  });

  it('promotes to stage when all clusters comply, and opens the pull request there', async () => {
    expect(await perform('large-reports', 'stage-policy')).toEqual([
      'cd.yml dev success',
      'schedule.yml stage success',
      'schedule.yml stage success',
    ]);
    const registered = sandbox.head(controlPlane, 'main');
    const { number } = await sandbox.pull(platformGitOps, 'stage');
    const statuses = await sandbox.statuses(controlPlane, registered);
    expect(statuses['dev environment']?.state).toBe('success');
    expect(statuses['stage environment']?.description).toBe(`Waits for the merge of pull request #${number}`);
    // The promotion believes statuses of the workflows only, which they set with their own tokens.
    expect(await sandbox.statusCreators(controlPlane, registered)).toEqual(['github-actions[bot]']);
  });

  it('finds by the timer what waits', async () => {
    await sandbox.dispatch(controlPlane, 'timer.yml');
    await sandbox.runner.settle();
    expect(sandbox.runner.runs.at(-1)).toMatchObject({ workflow: 'timer.yml', conclusion: 'success' });
  });

  it('deploys the application', async () => {
    expect(await perform('merge-stage', 'deploy', 'approve-deploy')).toEqual([
      'notify-control-plane.yml stage success',
      'check-promote.yml stage success',
      'deploy.yml main success',
    ]);
    for (const branch of ['dev', 'stage']) expect(await authors(applicationGitOps, branch)).toEqual(['bob']);
  });

  it('has created no token of an App', () => expect(logs()).not.toContain('Created a token of'));
});
