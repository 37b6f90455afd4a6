import type { Position } from '@kalypso-actions/diagnostics';
import { describe, expect, it } from 'vitest';
import { createDeploymentPlan } from './deployment-plan.ts';
import { toDeploymentStages } from './environment-stages.ts';
import type { GitOpsRepository } from './manifests-location.ts';

const REPOSITORY = { name: 'contoso/app-gitops', serverUrl: 'https://github.com' };
const GIT = { repo: 'https://github.com/contoso/app-gitops', branch: 'dev', path: './a' };
const OCI = { storage: 'oci', repo: 'oci://ghcr.io/contoso/app-gitops/a', branch: 'dev', path: '.' };
const HELM = { storage: 'helm', repo: 'oci://ghcr.io/contoso/app-gitops/dev', chart: 'a', branch: 'dev' };

interface WrittenTarget {
  readonly name?: string;
  readonly environment?: string;
  readonly manifests?: Readonly<Record<string, string>>;
}

function plan(...targets: readonly WrittenTarget[]) {
  return planFor(REPOSITORY, targets);
}

function planFor(repository: GitOpsRepository, targets: readonly WrittenTarget[]) {
  const workload = {
    kind: 'Workload',
    name: 'app',
    labels: {},
    configSchemas: [],
    deploymentTargets: targets.map(({ name = 'a', environment = 'dev', manifests = GIT }) => {
      return { name, environment, manifests, labels: {}, configSchemas: [] };
    }),
    locate: (...path: readonly (string | number)[]) => ({ source: '.', file: path.join('.'), line: 1, column: 1 }),
  } as const;
  const { value, diagnostics } = createDeploymentPlan([workload], repository);
  const describeField = (at?: Position) => at?.file.replace('spec.deploymentTargets.', '');
  const problems = diagnostics.map(({ message, at }) => `${describeField(at)}: ${message}`);
  const related = diagnostics.map((each) => each.related?.map(({ at }) => describeField(at)));
  return { environments: value, problems, related };
}

describe('the plan', () => {
  it('has the environments in the order in which they are first named', () => {
    const { environments, problems } = plan(
      { name: 'a', environment: 'qa' },
      { name: 'b', environment: 'dev', manifests: { ...GIT, branch: 'main', path: 'x/y/b/' } },
      { name: 'c', environment: 'qa', manifests: { ...GIT, path: 'c' } },
    );
    expect(problems).toEqual([]);
    expect(
      environments.map(({ environment, parent, targets }) => [
        environment,
        parent,
        targets.map(({ fullName, location }) => [fullName, location.folder]),
      ]),
    ).toEqual([
      [
        'qa',
        '',
        [
          ['app-a', 'a'],
          ['app-c', 'c'],
        ],
      ],
      ['dev', 'x/y', [['app-b', 'b']]],
    ]);
  });

  it('has targets of every storage', () => {
    for (const manifests of [GIT, { ...GIT, storage: 'git' }, OCI, HELM]) {
      const { environments, problems } = plan({ manifests });
      expect(problems).toEqual([]);
      expect(environments[0]?.targets[0]?.location).toMatchObject({ branch: 'dev', parent: '', folder: 'a' });
    }
  });

  it.each<readonly [string, WrittenTarget, RegExp]>([
    ['an environment with capitals', { environment: 'Dev' }, /^0\.environment: "Dev" cannot/],
    ['an environment with a command', { environment: '$(id)' }, /^0\.environment:/],
    ['an environment with a line break', { environment: 'dev\nstage' }, /^0\.environment: "dev\\nstage"/],
    ['an environment that leads elsewhere', { environment: '../dev' }, /^0\.environment:/],
    ['no branch', { manifests: { ...GIT, branch: '' } }, /^0\.manifests\.branch:/],
    ['a branch that is an option', { manifests: { ...GIT, branch: '--upload-pack=id' } }, /^0\.manifests\.branch:/],
    ['a branch with a blank', { manifests: { ...GIT, branch: 'a b' } }, /^0\.manifests\.branch:/],
    ['a branch that leads elsewhere', { manifests: { ...GIT, branch: 'a/../b' } }, /^0\.manifests\.branch:/],
    [
      'another repository',
      { manifests: { ...GIT, repo: 'https://github.com/other/x' } },
      /^0\.manifests\.repo: .*proposed to "contoso\/app-gitops"/,
    ],
    [
      'another server',
      { manifests: { ...GIT, repo: 'https://evil.example/contoso/app-gitops' } },
      /^0\.manifests\.repo:/,
    ],
    ['no path', { manifests: { ...GIT, path: '' } }, /^0\.manifests\.path:/],
    ['the root as path', { manifests: { ...GIT, path: '.' } }, /^0\.manifests\.path:/],
    ['a path that leads elsewhere', { manifests: { ...GIT, path: '../a' } }, /^0\.manifests\.path:/],
    ['an absolute path', { manifests: { ...GIT, path: '/etc' } }, /^0\.manifests\.path:/],
    ['a hidden folder', { manifests: { ...GIT, path: './.github' } }, /^0\.manifests\.path:/],
    ['a path with a command', { manifests: { ...GIT, path: './$(id)' } }, /^0\.manifests\.path:/],
    ['an unknown storage', { manifests: { ...GIT, storage: 's3' } }, /^0\.manifests\.storage: .*"s3"/],
    [
      'an artifact of another repository',
      { manifests: { ...OCI, repo: 'oci://ghcr.io/other/app-gitops/a' } },
      /^0\.manifests\.repo:/,
    ],
    [
      'an artifact without a registry',
      { manifests: { ...OCI, repo: 'ghcr.io/contoso/app-gitops/a' } },
      /^0\.manifests\.repo:/,
    ],
    [
      'an artifact in capitals',
      { manifests: { ...OCI, repo: 'oci://ghcr.io/contoso/app-gitops/A' } },
      /^0\.manifests\.repo: .*registry/,
    ],
    [
      'a branch that cannot be a tag',
      { manifests: { ...OCI, branch: 'env/dev' } },
      /^0\.manifests\.branch: .*registry/,
    ],
    ['a chart of another branch', { manifests: { ...HELM, branch: 'stage' } }, /^0\.manifests\.repo:/],
    ['no chart', { manifests: { ...HELM, chart: '' } }, /^0\.manifests\.chart:/],
  ])('refuses %s', (_, target, problem) => {
    expect(plan(target).problems).toEqual([expect.stringMatching(problem)]);
  });

  it.each<readonly [string, WrittenTarget, RegExp]>([
    ['in the same folder', { name: 'b' }, /^1\.name: .*"b" has the folder "a" of target "a"/],
    ['on another branch', { name: 'b', manifests: { ...GIT, branch: 'x', path: 'b' } }, /different branches/],
    ['below another folder', { name: 'b', manifests: { ...GIT, path: 'x/b' } }, /different branches or parent/],
  ])('refuses a second target of the environment %s', (_, second, problem) => {
    expect(plan({}, second).problems).toEqual([expect.stringMatching(problem)]);
  });

  const STAGE = { ...GIT, branch: 'stage' };
  it.each<readonly [string, readonly WrittenTarget[], readonly [string, string]]>([
    [
      'that share a branch',
      [{}, { name: 'b', environment: 'stage', manifests: { ...GIT, path: 'b' } }],
      ['1.manifests.branch: target "b" of environment "stage" is on the branch "dev"', '0.manifests.branch'],
    ],
    [
      'that share a branch in different folders, with different storages',
      [{}, { environment: 'stage', manifests: OCI }, { name: 'c', environment: 'qa', manifests: STAGE }],
      ['1.manifests.branch: target "a" of environment "stage" is on the branch "dev"', '0.manifests.branch'],
    ],
    [
      'of which one names the branch of the other',
      [{ name: 'u', environment: 'stage', manifests: STAGE }, { manifests: { ...GIT, branch: 'stage' } }],
      ['1.manifests.branch: target "a" of environment "dev" is on the branch "stage"', '0.manifests.branch'],
    ],
  ])('refuses environments %s', (_, targets, [problem, other]) => {
    const { problems, related } = plan(...targets);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(related).toEqual([[other]]);
  });

  it('may have the same branch in different repositories', () => {
    const other = { ...GIT, repo: 'https://github.com/contoso/app-gitops-stage' };
    const written = [{}, { name: 'b', environment: 'stage', manifests: other }];
    expect(planFor({ ...REPOSITORY, name: undefined }, written).problems).toEqual([]);
  });
});

describe('the stages', () => {
  const environments = ['dev', 'qa', 'prod'].map((environment) => ({ environment, branch: environment }));
  const stages = (...autoMerge: readonly string[]) =>
    toDeploymentStages(environments, autoMerge).map((stage) => [stage['auto-merge'], stage.wait]);

  it('merge none automatically unless it is named, wherever it is, and wait for all but the last', () => {
    const reviewed = [
      ['none', true],
      ['none', true],
      ['none', false],
    ];
    expect(stages()).toEqual(reviewed);
    expect(stages('stage')).toEqual(reviewed);
    expect(stages('qa')).toEqual([
      ['none', true],
      ['squash', true],
      ['none', false],
    ]);
  });

  it('wait for the last one, too, if it merges automatically', () => {
    expect(stages('dev', 'prod')).toEqual([
      ['squash', true],
      ['none', true],
      ['squash', true],
    ]);
  });
});
