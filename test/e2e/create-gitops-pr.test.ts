import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import type { GitHubFault } from '@kalypso-actions/github-emulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type ControlPlaneWorkspace,
  createControlPlaneWorkspace,
  type ScheduleOutput,
} from '../support/control-plane-workspace.ts';
import {
  FIXTURE_TOKEN,
  type GitOpsFixture,
  type GitOpsRepository,
  startGitOpsFixture,
} from '../support/gitops-fixture.ts';
import type { ActionResult } from '../support/run-built-action.ts';

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';
const REAL = resolve(import.meta.dirname, '../../../shared/data/kalypso');

let fleets: GitOpsFixture;
let workspace: ControlPlaneWorkspace;
/** The output for the unchanged example. */
let example: ScheduleOutput;

beforeAll(async () => {
  fleets = await startGitOpsFixture();
  workspace = createControlPlaneWorkspace();
  example = await workspace.schedule();
});
afterAll(async () => {
  workspace.dispose();
  await fleets.stop();
});

/** Merges the open pull request like a user. */
const merge = async (fleet: GitOpsRepository) => {
  const [pull] = await fleet.pulls();
  await fleet.api('GET', `/pulls/${pull?.number}`);
  await fleet.api('PUT', `/pulls/${pull?.number}/merge`, {});
};

/** The requests to the API that `act` causes, as `METHOD path` below the repository. */
async function calls(fleet: GitOpsRepository, act: () => Promise<unknown>): Promise<readonly string[]> {
  const last = (await fleets.github.requests()).at(-1)?.id ?? 0;
  await act();
  const made = await fleets.github.requests(last);
  const prefix = `/api/v3/repos/${fleet.name}`;
  return made
    .filter(({ kind }) => kind === 'api')
    .map(({ method, path }) => `${method} ${path.replace(prefix, '').replace(/\?.*/, '')}`);
}

describe('the life of a pull request', () => {
  it('is created, left unchanged, updated, merged, and closed when nothing is left to change', async () => {
    const fleet = await fleets.create({ 'OWNERS.md': 'x\n', 'large/NOTES.md': 'by users\n', 'docs/README.md': 'x\n' });
    const control = createControlPlaneWorkspace();
    try {
      // Created.
      let step: ActionResult | undefined;
      const made = await calls(fleet, async () => {
        step = await fleet.publish(example);
      });
      expect(made).toEqual([
        'GET ',
        'GET /pulls',
        'POST /pulls',
        'GET /labels/promoted',
        'POST /labels',
        'POST /issues/1/labels',
      ]);
      expect(step?.log).not.toContain('::error');
      expect(step?.exitCode).toBe(0);
      const [pull, ...others] = await fleet.pulls();
      expect(others).toEqual([]);
      expect(step?.outputs).toEqual({
        'pull-request-operation': 'created',
        'pull-request-number': '1',
        'pull-request-url': pull?.html_url,
        'pull-request-head-sha': pull?.head.sha,
        promoted: 'true',
        added: '3',
        changed: '0',
        removed: '0',
        'held-back': '0',
        'files-changed': '15',
      });
      expect(pull).toMatchObject({
        title: 'Promote 3f78685 to dev: 3 added, 0 changed, 0 removed',
        labels: [{ name: 'promoted' }],
        head: { ref: HEAD },
      });
      expect(pull?.body).toContain('observability-prometheus');
      expect(fleet.read(HEAD, '.github/tracking/Promoted_Commit_Id')).toBe('3f786850e387550fdab836ed7e6dc881de23001b');
      expect(fleet.list(HEAD)).toEqual([
        '.github/tracking/Promoted_Commit_Id',
        '.github/tracking/assignments.json',
        'OWNERS.md',
        'command-center/README.md',
        'docs/README.md',
        'drone/README.md',
        'drone/hello-world-app-functional-test/namespace.yaml',
        'drone/hello-world-app-functional-test/platform-config.yaml',
        'drone/hello-world-app-functional-test/reconciler.yaml',
        'large/NOTES.md',
        'large/README.md',
        'large/hello-world-app-performance-test/namespace.yaml',
        'large/hello-world-app-performance-test/platform-config.yaml',
        'large/hello-world-app-performance-test/reconciler.yaml',
        'large/observability-prometheus/namespace.yaml',
        'large/observability-prometheus/platform-config.yaml',
        'large/observability-prometheus/reconciler.yaml',
        'small/README.md',
      ]);

      // Nothing happens the second time.
      const before = fleet.commitOf(HEAD);
      expect(
        await calls(fleet, async () => {
          step = await fleet.publish(example);
        }),
      ).toEqual(['GET ', 'GET /pulls']);
      expect(step?.outputs).toMatchObject({ 'pull-request-operation': 'unchanged', 'pull-request-head-sha': before });
      expect(fleet.commitOf(HEAD)).toBe(before);

      // A change of the configuration updates it, on top of the base's head.
      control.edit('control-plane/dev/configs/dev-config.yaml', (text) => text.replace('false', 'true'));
      const moved = fleet.commit('dev', { 'OWNERS.md': 'y\n' });
      const next = await control.schedule();
      const update = await calls(fleet, async () => {
        step = await fleet.publish(next);
      });
      // The same assignments are new to the branch, so the text of the pull request does not change.
      expect(update).toEqual(['GET ', 'GET /pulls']);
      expect(step?.outputs).toMatchObject({
        'pull-request-operation': 'updated',
        'pull-request-number': '1',
        added: '3',
      });
      expect(git(fleet.folder, ['rev-parse', `${HEAD}^`])).toBe(moved);
      expect(fleet.read(HEAD, 'drone/hello-world-app-functional-test/platform-config.yaml')).toContain('true');
      await merge(fleet);

      // The removal of a policy removes exactly its folders.
      control.remove('control-plane/dev/scheduling/platform-services');
      step = await fleet.publish(await control.schedule());
      expect(step.outputs).toMatchObject({
        'pull-request-operation': 'created',
        'pull-request-number': '2',
        promoted: 'false',
      });
      expect(step.outputs).toMatchObject({ added: '0', changed: '0', removed: '1', 'files-changed': '4' });
      expect((await fleet.pulls())[0]?.labels).toEqual([]);
      const present = fleet.list('dev');
      expect(present.filter((path) => !fleet.list(HEAD).includes(path))).toEqual([
        'large/observability-prometheus/namespace.yaml',
        'large/observability-prometheus/platform-config.yaml',
        'large/observability-prometheus/reconciler.yaml',
      ]);

      // The previous state again: nothing is left to propose.
      control.edit('control-plane/dev/configs/dev-config.yaml', (text) => text);
      const same = createControlPlaneWorkspace();
      same.edit('control-plane/dev/configs/dev-config.yaml', (text) => text.replace('false', 'true'));
      const scheduled = await same.schedule();
      step = await fleet.publish(scheduled);
      expect(step.outputs).toMatchObject({
        'pull-request-operation': 'closed',
        'pull-request-number': '2',
        'files-changed': '0',
      });
      expect(await fleet.pulls()).toEqual([]);
      expect(fleet.commitOf(HEAD)).toBeUndefined();
      const comments = await fleet.api<readonly { body: string }[]>('GET', '/issues/2/comments');
      expect(comments.map(({ body }) => body)).toEqual([expect.stringContaining('nothing is left to change')]);
      expect((await fleet.publish(scheduled)).outputs).toMatchObject({
        'pull-request-operation': 'none',
        'pull-request-number': '',
      });
      same.dispose();
    } finally {
      control.dispose();
    }
  });

  // Real files of others are not part of this repository. The test runs if they are beside it.
  it('publishes a real control plane', async ({ skip }) => {
    skip(!existsSync(REAL), 'there is no ../shared/data/kalypso beside the repository');
    const folder = mkdtempSync(join(tmpdir(), 'kalypso-real-'));
    cpSync(join(REAL, 'control-plane'), join(folder, 'control-plane'), { recursive: true });
    for (const name of ['app-src', 'svc-src'])
      cpSync(join(REAL, name), join(folder, 'workloads/microsoft', `kalypso-${name}`), { recursive: true });
    const real = createControlPlaneWorkspace(folder, {
      environment: 'dev',
      'control-plane': 'control-plane/dev',
      base: 'control-plane/main',
      workloads: 'workloads',
    });
    const fleet = await fleets.create();
    const scheduled = await real.schedule();
    expect(scheduled.step.exitCode, scheduled.step.log).toBe(0);
    const step = await fleet.publish(scheduled);
    expect(step.outputs).toMatchObject({ 'pull-request-operation': 'created', added: '1', promoted: 'true' });
    expect(fleet.list(HEAD)).toContain('large/observability-prometheus/reconciler.yaml');
    expect((await fleet.publish(scheduled)).outputs['pull-request-operation']).toBe('unchanged');
    real.remove('control-plane/dev/scheduling');
    expect((await fleet.publish(await real.schedule())).outputs).toMatchObject({
      'pull-request-operation': 'updated',
      added: '0',
    });
    real.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('concurrent runs', () => {
  it('result in one pull request, with the same proposal or different ones', async () => {
    const fleet = await fleets.create();
    const other = createControlPlaneWorkspace();
    other.edit('control-plane/dev/configs/dev-config.yaml', (text) => text.replace('false', 'true'));
    const changed = await other.schedule();
    const temp = (name: string) => ({ temp: join(workspace.folder, '.temp', name) });
    const same = await Promise.all(['a', 'b'].map((name) => fleet.publish(example, temp(name))));
    expect(same.map(({ exitCode, log }) => (exitCode === 0 ? '' : log))).toEqual(['', '']);
    expect(await fleet.pulls('all')).toHaveLength(1);
    const steps = await Promise.all([fleet.publish(example, temp('a')), fleet.publish(changed, temp('b'))]);
    expect(steps.map(({ exitCode, log }) => (exitCode === 0 ? '' : log))).toEqual(['', '']);
    expect(await fleet.pulls('all')).toHaveLength(1);
    expect((await fleet.publish(changed)).exitCode).toBe(0);
    expect((await fleet.publish(changed)).outputs['pull-request-operation']).toBe('unchanged');
    other.dispose();
  });
});

describe('the token', () => {
  const forms = [
    FIXTURE_TOKEN,
    ...[FIXTURE_TOKEN, `x-access-token:${FIXTURE_TOKEN}`].map((text) => Buffer.from(text).toString('base64')),
  ].map((form) => form.replace(/=+$/, ''));
  const shown = (text: string) => forms.filter((form) => text.includes(form));

  it.each<[string, GitHubFault | undefined, number]>([
    ['nothing', undefined, 0],
    ['a denied push', { path: 'receive-pack', how: { kind: 'status', status: 403 } }, 1],
    ['a rejected token', { path: '/pulls', how: { kind: 'status', status: 401, message: `no ${FIXTURE_TOKEN}` } }, 1],
    ['a broken connection', { path: 'upload-pack', how: { kind: 'cut', when: 'after', share: 0.5 } }, 0],
  ])('is in no log, argument, file or repository, with %s', async (_, fault, exitCode) => {
    const fleet = await fleets.create();
    const folder = mkdtempSync(join(tmpdir(), 'kalypso-spy-'));
    const [args, found] = [join(folder, 'args'), join(folder, 'found')];
    // Runs in place of git: records its arguments, and searches its files before and after.
    const search = `grep -rlaF ${forms.map((form) => `-e ${form}`).join(' ')} "$HOME" >> ${found} 2>/dev/null`;
    const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
    const spy = `#!/bin/sh\necho "$@" >> ${args}\n${search}\n${real} "$@"\ncode=$?\n${search}\nexit $code\n`;
    writeFileSync(join(folder, 'git'), spy, { mode: 0o755 });
    writeFileSync(found, '');
    if (fault) await fleets.github.addFaults(fault);
    const temp = join(folder, 'temp');
    const step = await fleet.publish(example, { temp, env: { PATH: `${folder}:${process.env.PATH}` } });
    await fleets.github.clearFaults();
    expect(step.exitCode, step.log).toBe(exitCode);
    const log = step.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(shown(log.join('\n'))).toEqual([]);
    expect(shown(step.summary + JSON.stringify(step.outputs))).toEqual([]);
    expect(readFileSync(args, 'utf8')).toContain('fetch');
    expect(shown(readFileSync(args, 'utf8'))).toEqual([]);
    expect(readFileSync(found, 'utf8')).toBe('');
    expect(readdirSync(temp, { recursive: true })).toEqual(['kalypso']);
    const objects = git(fleet.folder, ['cat-file', '--batch-all-objects', '--batch']);
    expect(shown(objects + readFileSync(join(fleet.folder, 'config'), 'utf8'))).toEqual([]);
    expect(shown(JSON.stringify(await fleet.pulls('all')))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
