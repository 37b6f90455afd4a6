import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applySchedule, decideSchedule, observeOutput } from '@kalypso-actions/control-plane';
import { toPullRequestOutputs } from '@kalypso-actions/gitops';
import type { Model } from '@kalypso-actions/scheduler';
import {
  base,
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  template,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GitOpsFixture, type GitOpsRepository, startGitOpsFixture } from '../support/gitops-fixture.ts';
import { publishInProcess } from '../support/publish-in-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';
const RECORD = '.github/tracking/assignments.json';
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)];
const SETTINGS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
  onError: 'isolate',
  failOnWarnings: false,
} as const;

/** What the templates of a fleet on two cluster types are. */
interface Templates {
  readonly policy?: string;
  readonly infrastructure?: string;
  readonly reconcilerFile?: string;
  readonly commit?: string;
}

function fleetWith({ policy: policyText, infrastructure, reconcilerFile, commit = OLD }: Templates): Model {
  const types = ['drone', 'large'].map((name) => ({
    ...clusterType(name),
    policy: policyText === undefined ? undefined : 'guard',
    infrastructure: infrastructure === undefined ? undefined : 'own',
  }));
  return emptyModel({
    clusterTypes: types,
    templates: [
      template('ns', 'namespace', 'kind: Namespace\n'),
      { ...template('rec', 'reconciler', 'kind: ZarfPackageConfig\n'), file: reconcilerFile },
      template('guard', 'policy', policyText ?? ''),
      template('own', 'infrastructure', infrastructure ?? ''),
    ],
    baseRepos: [
      { ...base('BaseRepo', 'main'), repo: 'https://github.com/contoso/c', branch: 'main', path: '.', commit },
    ],
    policies: [policy('all', '', selector(), selector())],
    workloads: [workload('app', 'team', [target('t')])],
  });
}

let folder: string;
let fleets: GitOpsFixture;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-additional-'));
  fleets = await startGitOpsFixture();
});
afterAll(async () => {
  await fleets.stop();
  rmSync(folder, { recursive: true });
});

let count = 0;

/** Schedules with these templates and proposes the result. */
async function propose(fleet: GitOpsRepository, templates: Templates) {
  count += 1;
  const output = observeOutput(join(folder, String(count), 'manifests'));
  const observed = { model: fleetWith(templates), sources: [], folders: new Map(), diagnostics: [] };
  const { manifestsFolder, reportFile } = applySchedule(await decideSchedule(observed, output, SETTINGS));
  const scheduled = { manifests: manifestsFolder, report: reportFile };
  const { result, thrown } = await publishInProcess(fleets, fleet, scheduled, {}, { retries: 0 });
  if (result === undefined) throw thrown;
  const [pull] = await fleet.pulls();
  return { ...result, outputs: toPullRequestOutputs(result), pull };
}

/** Proposes and merges. */
async function deploy(fleet: GitOpsRepository, templates: Templates) {
  const proposed = await propose(fleet, templates);
  expect(proposed.ok).toBe(true);
  if (proposed.pull !== undefined) await fleet.api('PUT', `/pulls/${proposed.pull.number}/merge`, {});
  return proposed;
}

const ALL = { policy: 'kind: NetworkPolicy\n', infrastructure: 'kind: ClusterRole\n', reconcilerFile: 'zarf.yaml' };
const manifestsOf = (fleet: GitOpsRepository, branch = 'dev') =>
  fleet.list(branch).filter((path) => path.startsWith('drone/'));

describe('policies, infrastructure and files with names that templates choose', () => {
  it('are published, change, and go when they are no longer declared', async () => {
    const fleet = await fleets.create();
    await deploy(fleet, {});
    expect(JSON.parse(fleet.read('dev', RECORD) ?? '')).not.toHaveProperty('infrastructure');
    const { pull } = await deploy(fleet, ALL);
    expect(pull?.body).toContain('The infrastructure of 2 cluster types changes.');
    expect(pull?.body).toContain('policy.yaml &#40;added&#41;');
    expect(pull?.body).toContain('reconciler.yaml &#40;removed&#41;');
    expect(manifestsOf(fleet)).toEqual([
      'drone/README.md',
      'drone/app-t/namespace.yaml',
      'drone/app-t/policy.yaml',
      'drone/app-t/zarf.yaml',
      'drone/infrastructure.yaml',
    ]);
    expect((await propose(fleet, ALL)).outputs).toMatchObject({ 'pull-request-operation': 'none' });
    // Both lose what belongs to them: someone has to consent.
    const refused = await propose(fleet, { policy: 'kind: NetworkPolicy\n' });
    expect(refused.ok).toBe(false);
    expect(refused.pull?.title).toBe(
      'Consent needed to remove 2 of 2 infrastructure files: Update dev: 0 added, 2 changed, 0 removed, infrastructure files: 2',
    );
    await fleet.api('POST', `/issues/${refused.pull?.number}/labels`, { labels: ['allow-removals'] });
    await deploy(fleet, { policy: 'kind: NetworkPolicy\n' });
    expect(manifestsOf(fleet)).toEqual([
      'drone/README.md',
      'drone/app-t/namespace.yaml',
      'drone/app-t/policy.yaml',
      'drone/app-t/reconciler.yaml',
    ]);
  });

  it('stay while they fail, and so does the promoted commit', async () => {
    const fleet = await fleets.create();
    await deploy(fleet, ALL);
    const infrastructure = 'kind: {{ if eq .ClusterType "drone" }}{{ fail "no" }}{{ end }}Role\n';
    const { pull } = await deploy(fleet, { ...ALL, policy: 'kind: ResourceQuota\n', infrastructure, commit: NEW });
    expect(pull?.body).toContain('### The infrastructure of 1 cluster type failed and stays as it is');
    expect(pull?.body).toContain('the infrastructure of 1 cluster type fails because of content of the platform team');
    expect(fleet.read('dev', 'drone/infrastructure.yaml')).toBe('kind: ClusterRole');
    expect(fleet.read('dev', 'large/infrastructure.yaml')).toBe('kind: Role');
    expect(fleet.read('dev', 'drone/app-t/policy.yaml')).toBe('kind: ResourceQuota');
    expect(fleet.read('dev', TRACKING)).toBe(OLD);
    await deploy(fleet, { ...ALL, commit: NEW });
    expect(fleet.read('dev', TRACKING)).toBe(NEW);
  });

  it('replace what others have put there with a warning, and remove no other file', async () => {
    const fleet = await fleets.create();
    await deploy(fleet, {});
    fleet.commit('dev', {
      'drone/infrastructure.yaml': 'by hand',
      'drone/app-t/policy.yaml': 'by hand',
      'large/app-t/x.yaml': 'x',
    });
    expect((await propose(fleet, {})).outputs).toMatchObject({ 'pull-request-operation': 'none' });
    const { pull } = await deploy(fleet, { infrastructure: ALL.infrastructure });
    expect(pull?.body).toContain('the record does not list "drone/infrastructure.yaml"');
    expect(fleet.read('dev', 'drone/infrastructure.yaml')).toBe('kind: ClusterRole');
    expect(fleet.read('dev', 'drone/app-t/policy.yaml')).toBe('by hand');
    expect(fleet.read('dev', 'large/app-t/x.yaml')).toBe('x');
    expect(fleet.list(HEAD)).toContain('drone/app-t/policy.yaml');
  });
});
