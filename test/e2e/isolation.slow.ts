import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GitOpsFixture, type GitOpsRepository, startGitOpsFixture } from '../support/gitops-fixture.ts';
import { type ActionResult, readDefaultInputs, runBuiltAction } from '../support/run-built-action.ts';

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const HEAD = 'deployment/dev';
const RECORD = '.github/tracking/assignments.json';
const TEAMS = ['alpha', 'beta', 'gamma'];

const document = (kind: string, name: string, spec: string) =>
  `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec:\n${spec.replace(/^(?=.)/gm, '  ')}`;
const workload = (name: string, ...paths: readonly string[]) =>
  document(
    'Workload',
    name,
    `deploymentTargets:\n${paths.map((path, index) => `  - { name: t${index}, environment: dev, manifests: { repo: r, path: ${path} } }\n`).join('')}`,
  );
const registration = (url: string, name: string) =>
  document(
    'WorkloadRegistration',
    name,
    `workload: { repo: "${url}/contoso/${name}", branch: main, path: . }\nworkspace: ${name}\n`,
  );

/** A control plane of three teams, and the GitOps repository that it is published to. */
class Fleet {
  readonly folder = mkdtempSync(join(tmpdir(), 'kalypso-isolation-'));
  readonly repository: GitOpsRepository;
  readonly #fixture: GitOpsFixture;
  #runs = 0;

  constructor(fixture: GitOpsFixture, repository: GitOpsRepository) {
    this.#fixture = fixture;
    this.repository = repository;
    const url = `${fixture.github.url}/${repository.name}`;
    this.write('dev/gitops.yaml', document('GitOpsRepo', 'dev', `repo: ${url}\nbranch: dev\npath: .\n`));
    this.write('dev/drone.yaml', document('ClusterType', 'drone', 'reconciler: flux\nnamespaceService: ns\n'));
    this.write('dev/policy.yaml', document('SchedulingPolicy', 'all', 'deploymentTargetSelector: {}\n'));
    this.write(
      'dev/flux.yaml',
      document('Template', 'flux', 'type: reconciler\nmanifests: ["path: {{ .Manifests.path }}\\n"]\n'),
    );
    this.write(
      'dev/ns.yaml',
      document('Template', 'ns', 'type: namespace\nmanifests: ["name: {{ .Namespace }}\\n"]\n'),
    );
    for (const team of TEAMS) {
      this.write(`dev/${team}.yaml`, registration(fixture.github.url, team));
      this.write(`workloads/contoso/${team}/workload.yaml`, workload(team, 'one', 'two'));
    }
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Schedules the fleet and publishes it, with what the two steps report. */
  async publish(inputs: Readonly<Record<string, string>> = {}) {
    this.#runs += 1;
    const env = { GITHUB_SERVER_URL: this.#fixture.github.url };
    const schedule = await runBuiltAction({
      action: 'schedule',
      workspace: this.folder,
      temp: join(this.folder, '.temp'),
      env,
      inputs: {
        ...readDefaultInputs('schedule'),
        environment: 'dev',
        'control-plane': 'dev',
        workloads: 'workloads',
        output: `.out/${this.#runs}`,
        token: 'ghs_fleet0123456789abcdefghijklmnop',
      },
    });
    const { manifests = '', report = '' } = schedule.outputs;
    const pullRequest = await this.repository.publish({ manifests, report }, { inputs });
    return { schedule, pullRequest };
  }

  /** Publishes the fleet and merges the pull request, if there is one. */
  async deploy(inputs: Readonly<Record<string, string>> = {}) {
    const steps = await this.publish(inputs);
    const [pull] = await this.repository.pulls();
    // GitHub determines whether a pull request can be merged when it is read.
    if (pull) await this.repository.api('GET', `/pulls/${pull.number}`);
    if (pull) await this.repository.api('PUT', `/pulls/${pull.number}/merge`, {});
    return { ...steps, body: pull?.body ?? '' };
  }

  /** The path that each published assignment has, by its folder. */
  published(branch = 'dev'): Readonly<Record<string, string>> {
    const files = this.repository.list(branch).filter((path) => path.endsWith('/reconciler.yaml'));
    return Object.fromEntries(
      files.map((file) => [dirname(file), this.repository.read(branch, file)?.replace('path: ', '').trim() ?? '']),
    );
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const COMPLETE = {
  'drone/alpha-t0': 'one',
  'drone/alpha-t1': 'two',
  'drone/beta-t0': 'one',
  'drone/beta-t1': 'two',
  'drone/gamma-t0': 'one',
  'drone/gamma-t1': 'two',
};

function expectSuccess(...steps: readonly ActionResult[]): void {
  for (const { exitCode, log } of steps) expect(exitCode, log).toBe(0);
}

let fixture: GitOpsFixture;
beforeAll(async () => {
  fixture = await startGitOpsFixture();
});
afterAll(() => fixture.stop());

describe('an error of one team', () => {
  it('holds back that team alone, until it is repaired or deregistered', async () => {
    const fleet = new Fleet(fixture, await fixture.create());
    try {
      const first = await fleet.deploy();
      expectSuccess(first.schedule, first.pullRequest);
      expect(fleet.published()).toEqual(COMPLETE);

      // One repository is not YAML any more, one changes a path and removes a target, and one stays as it is.
      fleet.write('workloads/contoso/beta/workload.yaml', 'a: [');
      fleet.write('workloads/contoso/alpha/workload.yaml', workload('alpha', 'other'));
      const broken = await fleet.deploy({ 'max-removals': '100%', 'report-issues': 'true' });
      expectSuccess(broken.schedule, broken.pullRequest);
      expect(broken.schedule.summary).toContain('Held back');
      expect(broken.schedule.log).toContain('workload.yaml:1');
      expect(broken.body).toContain('beta');
      expect(broken.body).toContain('workload.yaml:1');
      expect(broken.pullRequest.outputs['held-back']).toBe('2');
      const { 'drone/alpha-t1': _, ...remaining } = { ...COMPLETE, 'drone/alpha-t0': 'other' };
      expect(fleet.published()).toEqual(remaining);
      const issues = await fleet.repository.api<readonly { title: string }[]>('GET', '/issues?state=open');
      expect(issues.map(({ title }) => title)).toMatchObject([expect.stringContaining('beta')]);

      // Another one takes over the name meanwhile: it does not get it.
      fleet.write('workloads/contoso/gamma/more.yaml', workload('beta', 'stolen'));
      const taken = await fleet.deploy();
      expectSuccess(taken.schedule, taken.pullRequest);
      expect(taken.schedule.log).toContain('name-taken');
      expect(fleet.published()).toEqual(remaining);

      // Repaired: everything is published again, and a second run changes nothing.
      fleet.remove('workloads/contoso/gamma/more.yaml');
      fleet.write('workloads/contoso/beta/workload.yaml', workload('beta', 'one', 'fixed'));
      const repaired = await fleet.deploy({ 'report-issues': 'true' });
      expectSuccess(repaired.schedule, repaired.pullRequest);
      expect(fleet.published()).toEqual({ ...remaining, 'drone/beta-t1': 'fixed' });
      expect(await fleet.repository.api('GET', '/issues?state=open')).toEqual([]);
      const again = await fleet.publish();
      expect(again.pullRequest.outputs['pull-request-operation']).toBe('none');

      // Deregistered while another one is broken.
      fleet.remove('dev/gamma.yaml');
      fleet.write('workloads/contoso/alpha/workload.yaml', '');
      const gone = await fleet.deploy({ 'max-removals': '100%' });
      expectSuccess(gone.schedule, gone.pullRequest);
      expect(fleet.published()).toEqual({
        'drone/alpha-t0': 'other',
        'drone/beta-t0': 'one',
        'drone/beta-t1': 'fixed',
      });
    } finally {
      fleet.dispose();
    }
  });

  it('removes nothing from a branch of the operator, which has no record', async () => {
    const fleet = new Fleet(fixture, await fixture.create());
    try {
      await fleet.deploy();
      const operator = fleet.repository.list('dev').includes(RECORD) ? { [RECORD]: null } : {};
      fleet.repository.commit('dev', operator);
      fleet.remove('workloads/contoso/beta');
      fleet.remove('dev/gamma.yaml');
      fleet.write(
        'dev/policy.yaml',
        document('SchedulingPolicy', 'all', 'deploymentTargetSelector: { workspace: other }\n'),
      );
      const { schedule, pullRequest } = await fleet.deploy();
      expectSuccess(schedule, pullRequest);
      expect(fleet.published()).toEqual(COMPLETE);
    } finally {
      fleet.dispose();
    }
  });

  it('of the platform team holds its assignments and the promoted commit back', async () => {
    const fleet = new Fleet(fixture, await fixture.create());
    const base = mkdtempSync(join(tmpdir(), 'kalypso-base-'));
    try {
      await fleet.deploy();
      // A base is a checkout of the commit that is promoted.
      cpSync(join(fleet.folder, 'dev/flux.yaml'), join(base, 'flux.yaml'));
      git(base, ['init', '--quiet']);
      git(base, ['add', '.']);
      git(base, ['-c', 'user.name=x', '-c', 'user.email=x', 'commit', '--quiet', '-m', 'x']);
      const commit = git(base, ['rev-parse', 'HEAD']);
      fleet.write(
        'dev/base.yaml',
        document('BaseRepo', 'main', `repo: ${base}\nbranch: main\npath: .\ncommit: "${commit}"\n`),
      );
      fleet.write(
        'dev/flux.yaml',
        readFileSync(join(fleet.folder, 'dev/flux.yaml'), 'utf8').replace(
          '{{',
          '{{ if eq .Workspace `beta` }}{{ fail `no` }}{{ end }}{{',
        ),
      );
      fleet.write('workloads/contoso/alpha/workload.yaml', workload('alpha', 'other', 'two'));
      const { schedule, pullRequest, body } = await fleet.deploy();
      expectSuccess(schedule, pullRequest);
      expect(schedule.outputs['promotion-held-back']).toBe('true');
      expect(fleet.published()).toEqual({ ...COMPLETE, 'drone/alpha-t0': 'other' });
      expect(fleet.repository.list('dev')).not.toContain('.github/tracking/Promoted_Commit_Id');
      expect(body).toContain('promoted commit');
      expect(fleet.repository.commitOf(HEAD)).toBeDefined();
    } finally {
      fleet.dispose();
      rmSync(base, { recursive: true });
    }
  });
});
