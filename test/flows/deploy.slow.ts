// The application team's half: from a push to the source repository to manifests in the GitOps repository, one environment after the other.
import { gunzipSync } from 'node:zlib';
import type { RunRecord } from '@kalypso-actions/workflow-runner';
import { loadAll } from 'js-yaml';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type DeployedApplication,
  DeploySandbox,
  describeJobs,
  errorsOf,
  GITOPS,
  jobOf,
  ROLLOUT_VARIABLES,
  readExampleApplication,
  SOURCE,
} from '../support/deploy/deploy-sandbox.ts';

let sandbox: DeploySandbox | undefined;
afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
});

type Branches = Record<string, Record<string, string>>;

/** The example application, changed. */
async function start(
  change: (branches: Branches, serverUrl: string) => void = () => undefined,
  options: Partial<DeployedApplication> = {},
): Promise<DeploySandbox> {
  sandbox = await DeploySandbox.start((serverUrl) => {
    const branches = readExampleApplication(serverUrl);
    change(branches, serverUrl);
    return { branches, gitops: { dev: {}, stage: {} }, ...options };
  });
  return sandbox;
}

interface DeployedObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas?: number;
    readonly template?: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
}

const objects = (text: string) => loadAll(text) as readonly DeployedObject[];
const imageOf = (text: string) =>
  objects(text).find(({ kind }) => kind === 'Deployment')?.spec.template?.spec.containers[0]?.image;
const buildImage = ({ jobs }: RunRecord) => jobs.find(({ id }) => id === 'build')?.outputs.image;
const workload = (targets: string) =>
  `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Workload\nmetadata: { name: app }\nspec:\n  deploymentTargets:\n${targets}`;
const target = (name: string, environment: string, manifests: string) =>
  `    - { name: ${name}, environment: ${environment}, manifests: ${manifests} }\n`;
const inGit = (serverUrl: string, branch: string, path: string) =>
  `{ repo: "${serverUrl}/${GITOPS}", branch: ${branch}, path: ${path} }`;

describe('a push to main', () => {
  it('deploys to dev, and proposes the same image to stage', async () => {
    const deploy = await start();
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev success', 'Deploy to stage success']);
    expect((await deploy.pulls('dev')).map(({ merged }) => merged)).toEqual([true]);
    expect(deploy.files('dev')).toEqual(['functional-test/manifests.yaml', 'performance-test/manifests.yaml']);
    const image = buildImage(run);
    expect(image).toMatch(new RegExp(`^ghcr\\.io/${SOURCE}@sha256:[0-9a-f]{64}$`));
    const performance = deploy.file('dev', 'performance-test/manifests.yaml');
    expect(imageOf(performance)).toBe(image);
    expect(objects(performance)[0]?.spec.replicas).toBe(2);
    const stage = await deploy.openPull('stage');
    expect(deploy.files(stage.head)).toEqual(['uat-test/manifests.yaml']);
    expect(imageOf(deploy.file(stage.head, 'uat-test/manifests.yaml'))).toBe(image);
    expect(deploy.files('stage')).toEqual([]);
    expect(jobOf(run, 'stage').log).toContain('waits for a reviewer');

    // A re-run of a job keeps the image of the run and ends in the same state.
    const heads = () => [deploy.head(GITOPS, 'dev'), deploy.head(GITOPS, 'deployment/stage')];
    const before = heads();
    for (const environment of ['dev', 'stage']) {
      deploy.runner.rerun(run, jobOf(run, environment));
      await deploy.runner.settle();
      expect(describeJobs(deploy.lastRun('deploy.yml'))).toEqual([`Deploy to ${environment} success`]);
    }
    expect(heads()).toEqual(before);

    // A complete re-run builds another image, and updates the pull request.
    deploy.runner.rerun(run);
    await deploy.runner.settle();
    const again = deploy.lastRun('deploy.yml');
    expect(describeJobs(again)).toEqual(describeJobs(run));
    expect(buildImage(again)).not.toBe(image);
    expect(imageOf(deploy.file('dev', 'performance-test/manifests.yaml'))).toBe(buildImage(again));
    const updated = await deploy.openPull('stage');
    expect(updated.number).toBe(stage.number);
    expect(imageOf(deploy.file(updated.head, 'uat-test/manifests.yaml'))).toBe(buildImage(again));
  });

  it('deploys what the run has built, not an image that a workflow of another branch has pushed before', async () => {
    const deploy = await start((branches) => {
      branches.feature = { Dockerfile: 'FROM scratch\n' };
    });
    const commit = deploy.head(SOURCE, 'main');
    deploy.commit(SOURCE, 'feature', {
      '.github/workflows/push.yml': `on: push
jobs:
  push:
    runs-on: ubuntu-latest
    permissions: { contents: read, packages: write }
    steps:
      - uses: actions/checkout@v4
      - uses: docker/login-action@v4
        with: { registry: ghcr.io, username: "\${{ github.actor }}", password: "\${{ github.token }}" }
      - uses: docker/build-push-action@v7
        with: { context: ., push: true, tags: "ghcr.io/${SOURCE}:${commit}" }
`,
    });
    await deploy.runner.settle();
    const pushed = deploy.registry.tags(SOURCE)[commit];
    expect(pushed).toMatch(/^sha256:/);
    const run = await deploy.deploy();
    expect([run.sha, run.conclusion]).toEqual([commit, 'success']);
    expect(buildImage(run)).not.toContain(pushed);
    expect(imageOf(deploy.file('dev', 'functional-test/manifests.yaml'))).toBe(buildImage(run));
    expect(deploy.registry.tags(SOURCE)[commit]).not.toBe(pushed);
  });

  it('builds every commit in order, and drops the older of two runs that wait', async () => {
    const deploy = await start();
    const commits = ['one', 'two', 'three'].map((text) => deploy.commit(SOURCE, 'main', { 'notes.txt': text }));
    await deploy.runner.settle();
    const runs = deploy.runner.runs.map(({ sha, conclusion }) => [sha, conclusion]);
    expect(runs).toEqual([
      [commits[0], 'success'],
      [commits[1], 'cancelled'],
      [commits[2], 'success'],
    ]);
    const newest = buildImage(deploy.lastRun('deploy.yml'));
    expect(imageOf(deploy.file('dev', 'functional-test/manifests.yaml'))).toBe(newest);
    expect(imageOf(deploy.file((await deploy.openPull('stage')).head, 'uat-test/manifests.yaml'))).toBe(newest);

    // The first run must not bring back its image.
    const [first] = deploy.runner.runs;
    if (first === undefined) throw new Error('there is no run');
    deploy.runner.rerun(first, jobOf(first, 'dev'));
    await deploy.runner.settle();
    expect(describeJobs(deploy.lastRun('deploy.yml'))).toEqual(['Deploy to dev failure']);
    deploy.runner.rerun(first);
    await deploy.runner.settle();
    const again = deploy.lastRun('deploy.yml');
    expect(describeJobs(again)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    expect(errorsOf(jobOf(again, 'dev'))).toEqual([expect.stringContaining(`newer commit ${commits[2]}`)]);
    expect(imageOf(deploy.file('dev', 'functional-test/manifests.yaml'))).toBe(newest);
  });
});

it('a run whose machine fails is continued by a re-run', async () => {
  const deploy = await start();
  // Before it proposes, before it waits for the merge, and before its tests.
  for (const stepsDone of [7, 8, 10]) {
    deploy.runner.injectMachineFailure({ workflow: 'deploy.yml', job: 'deploy', stepsDone });
    const commit = deploy.commit(SOURCE, 'main', { 'notes.txt': `fail after ${stepsDone} steps` });
    await deploy.runner.settle();
    const failed = deploy.lastRun('deploy.yml');
    expect(describeJobs(failed)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    deploy.runner.rerun(failed, 'failed');
    await deploy.runner.settle();
    const run = deploy.lastRun('deploy.yml');
    expect([run.sha, run.attempt, run.conclusion]).toEqual([commit, 2, 'success']);
    expect(describeJobs(run)).toEqual(['Deploy to dev success', 'Deploy to stage success']);
    const image = buildImage(failed);
    expect(imageOf(deploy.file('dev', 'functional-test/manifests.yaml'))).toBe(image);
    expect(imageOf(deploy.file((await deploy.openPull('stage')).head, 'uat-test/manifests.yaml'))).toBe(image);
  }
});

describe('tests of the application', () => {
  it('stop the promotion when they fail, and run where they are when they exist', async () => {
    const deploy = await start(({ main = {} }) => {
      main['tests/dev.sh'] = 'env | sort\necho "testing $IMAGE on $ENVIRONMENT"\nexit 1\n';
      main['tests/stage.sh'] = 'echo "testing stage"\n';
    });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    expect(jobOf(run, 'dev').log).toContain(`testing ${buildImage(run)} on dev`);
    expect(jobOf(run, 'dev').log).not.toMatch(/^(GH_TOKEN|GITHUB_TOKEN|.*PRIVATE_KEY)=/m);
    expect(await deploy.pulls('stage')).toEqual([]);

    deploy.commit(SOURCE, 'main', { 'tests/dev.sh': 'echo "testing dev"\n' });
    await deploy.runner.settle();
    const fixed = deploy.lastRun('deploy.yml');
    expect(describeJobs(fixed)).toEqual(['build success', 'Deploy to dev success', 'Deploy to stage success']);
    // Those of stage wait for its merge.
    expect(jobOf(fixed, 'stage').log).not.toContain('testing stage');
    await deploy.merge('stage');
    deploy.runner.rerun(fixed, jobOf(fixed, 'stage'));
    await deploy.runner.settle();
    expect(jobOf(deploy.lastRun('deploy.yml'), 'stage').log).toContain('testing stage');
  });
});

describe('the rollout', () => {
  const vars = { ...ROLLOUT_VARIABLES, CHECK_TIMEOUT: '10m' };
  const [functional, performance] = ['hello-world-app-functional-test', 'hello-world-app-performance-test'] as const;

  it('is waited for before the next environment, if it is set up', async () => {
    const deploy = await start(undefined, { vars });
    const before = deploy.head(GITOPS, 'dev');
    await deploy.reportRollout({ [functional]: before, [performance]: before });
    deploy.commit(SOURCE, 'main', { 'notes.txt': 'change' });
    await deploy.runner.until(() => /0 of \d+ comply/.test(deploy.runner.runs[0]?.jobs.at(-1)?.log ?? ''));
    const merged = deploy.head(GITOPS, 'dev');
    expect(await deploy.pulls('stage')).toEqual([]);
    await deploy.reportRollout({ [functional]: merged, [performance]: merged });
    await deploy.runner.settle();
    expect(describeJobs(deploy.lastRun('deploy.yml'))).toEqual([
      'build success',
      'Deploy to dev success',
      'Deploy to stage success',
    ]);
    await deploy.openPull('stage');
  });

  it('that a cluster does not report stops the promotion', async () => {
    const deploy = await start(undefined, { vars: { ...vars, CHECK_TIMEOUT: '2s' } });
    await deploy.reportRollout({ [functional]: deploy.head(GITOPS, 'dev') });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    expect(jobOf(run, 'dev').summary).toContain(performance);
    expect(await deploy.pulls('stage')).toEqual([]);
  });
});

describe('a pull request that is not merged', () => {
  it('ends the stage after a while, and a re-run continues after the merge', async () => {
    const deploy = await start(undefined, { vars: { AUTO_MERGE: 'none', MERGE_TIMEOUT: '1s' } });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    const { number } = await deploy.openPull('dev');
    expect(errorsOf(jobOf(run, 'dev'))).toEqual([
      expect.stringMatching(
        new RegExp(`/${GITOPS}/pull/${number} was not merged within 1s\\. .*re-run the failed jobs`),
      ),
    ]);
    expect(await deploy.pulls('stage')).toEqual([]);
    await deploy.merge('dev');
    deploy.runner.rerun(run, 'failed');
    await deploy.runner.settle();
    expect(describeJobs(deploy.lastRun('deploy.yml'))).toEqual(['Deploy to dev success', 'Deploy to stage success']);
    await deploy.openPull('stage');
  });

  it('and closed, ends the stage at once', async () => {
    const deploy = await start(undefined, { vars: { AUTO_MERGE: 'none' } });
    deploy.commit(SOURCE, 'main', { 'notes.txt': 'change' });
    await deploy.runner.until(
      () => deploy.runner.runs[0]?.jobs.some(({ log }) => /Waiting up to 30m until/.test(log)) === true,
    );
    await deploy.close('dev');
    await deploy.runner.settle();
    expect(errorsOf(jobOf(deploy.lastRun('deploy.yml'), 'dev'))).toEqual([
      expect.stringContaining('was closed without a merge'),
    ]);
    expect(await deploy.pulls('stage')).toEqual([]);
  });
});

describe('a deployment target', () => {
  it('that is removed disappears by the pull request, and what others added stays', async () => {
    const deploy = await start(undefined, {
      gitops: { dev: { 'monitoring/manifests.yaml': 'kind: Other\n' }, stage: {} },
    });
    await deploy.deploy();
    const file = 'workload/workload.yaml';
    const without = readExampleApplication(deploy.github.url).main?.[file]?.replace(
      / {4}- name: performance-test\n(?: {6}.*\n)+/,
      '',
    );
    expect(without).not.toContain('performance-test');
    deploy.commit(SOURCE, 'main', { [file]: without ?? '' });
    await deploy.runner.settle();
    expect(deploy.files('dev')).toEqual(['functional-test/manifests.yaml', 'monitoring/manifests.yaml']);
    expect(jobOf(deploy.lastRun('deploy.yml'), 'dev').summary).toContain('performance-test');
  });

  it('is not removed with most others before someone consents', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const write = (url: string, kept: readonly string[]) =>
      workload(kept.map((name) => target(name, 'dev', inGit(url, 'dev', `./${name}`))).join(''));
    const deploy = await start((branches, url) => {
      const main = branches.main ?? {};
      main['workload/workload.yaml'] = write(url, names);
      branches['dev-configs'] = Object.fromEntries(names.map((name) => [`${name}/values.yaml`, 'replicas: 1\n']));
    });
    await deploy.deploy();
    deploy.commit(SOURCE, 'main', { 'workload/workload.yaml': write(deploy.github.url, ['a']) });
    await deploy.runner.settle();
    const refused = deploy.lastRun('deploy.yml');
    expect(describeJobs(refused)).toEqual(['build success', 'Deploy to dev failure']);
    expect(errorsOf(jobOf(refused, 'dev')).join()).toContain('allow-removals');
    expect(deploy.files('dev').length).toBe(5);
    await deploy.label('dev', 'allow-removals');
    deploy.runner.rerun(refused, 'failed');
    await deploy.runner.settle();
    expect(describeJobs(deploy.lastRun('deploy.yml'))).toEqual(['Deploy to dev success']);
    expect(deploy.files('dev')).toEqual(['a/manifests.yaml']);
  });

  it('without a configuration is an error that names it, and nothing is proposed', async () => {
    const deploy = await start((branches) => {
      delete branches['dev-configs']?.['performance-test/values.yaml'];
    });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    const [error] = jobOf(run, 'dev').annotations.filter(({ level }) => level === 'error');
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /"performance-test" has no configuration: .* dev-configs has no file performance-test\/values\.yaml/,
      ),
      file: 'workload/workload.yaml',
    });
    expect(await deploy.pulls('dev')).toEqual([]);
  });

  it.each([
    [
      'of another source',
      '# Generated from contoso/team-b by render-workload. Change it there.\nkind: X\n',
      /"contoso\/team-b"/,
    ],
    ['of someone else', 'kind: X\n', /contains "extra\.yaml"/],
  ])('leaves a folder %s alone', async (_, text, reason) => {
    const foreign = { 'performance-test/manifests.yaml': text, 'performance-test/extra.yaml': 'x: 1\n' };
    const deploy = await start(undefined, { gitops: { dev: foreign, stage: {} } });
    const before = deploy.head(GITOPS, 'dev');
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev failure', 'Deploy to stage cancelled']);
    expect(errorsOf(jobOf(run, 'dev'))).toEqual([expect.stringMatching(reason)]);
    expect([deploy.head(GITOPS, 'dev'), await deploy.pulls('dev')]).toEqual([before, []]);

    // To adopt it, its files are deleted, or it gets the mark.
    const mark = `# Generated from ${SOURCE} by render-workload. Change it there.\n`;
    deploy.commit(GITOPS, 'dev', { 'performance-test/manifests.yaml': `${mark}kind: X\n` });
    deploy.runner.rerun(run, 'failed');
    await deploy.runner.settle();
    expect(deploy.lastRun('deploy.yml').conclusion).toBe('success');
    expect(deploy.files('dev')).toEqual(['functional-test/manifests.yaml', 'performance-test/manifests.yaml']);
  });

  it.each([
    ['an environment that is a command', (url: string) => target('a', '"$(touch pwned)"', inGit(url, 'dev', './a'))],
    ['a name that is a command', (url: string) => target('"$(touch pwned)"', 'dev', inGit(url, 'dev', './a'))],
    ['a path that leads elsewhere', (url: string) => target('a', 'dev', inGit(url, 'dev', '../../a'))],
    ['a branch that is an option', (url: string) => target('a', 'dev', inGit(url, '"--upload-pack=x"', './a'))],
    [
      'the branch of another environment',
      (url: string) =>
        target('a', 'dev', inGit(url, 'stage', './a')) + target('b', 'stage', inGit(url, 'stage', './b')),
    ],
    [
      'the folder of another one',
      (url: string) => target('a', 'dev', inGit(url, 'dev', './a')) + target('b', 'dev', inGit(url, 'dev', './a')),
    ],
  ])('with %s is refused before anything is built', async (_, targets) => {
    const deploy = await start(({ main = {} }, url) => {
      main['workload/workload.yaml'] = workload(targets(url));
    });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build failure', 'deploy skipped']);
    const [build] = run.jobs;
    expect(build?.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'workload/workload.yaml', line: expect.any(Number) }),
    );
    expect(build?.log).not.toContain('Would build');
    expect((await deploy.pulls('dev')).length).toBe(0);
  });
});

it('the order of the workload file does not decide what merges without a review', async () => {
  const deploy = await start(
    (branches, url) => {
      const main = branches.main ?? {};
      main['workload/workload.yaml'] = workload(
        ['prod', 'dev'].map((name) => target(`${name}-users`, name, inGit(url, name, `./${name}-users`))).join(''),
      );
      for (const name of ['prod', 'dev'])
        branches[`${name}-configs`] = { [`${name}-users/values.yaml`]: 'replicas: 4\n' };
    },
    { gitops: { prod: {}, dev: {} }, vars: { MERGE_TIMEOUT: '1s' } },
  );
  const run = await deploy.deploy();
  expect(describeJobs(run)).toEqual(['build success', 'Deploy to prod failure', 'Deploy to dev cancelled']);
  await deploy.openPull('prod');
  await deploy.merge('prod');
  deploy.runner.rerun(run, 'failed');
  await deploy.runner.settle();
  expect(describeJobs(deploy.lastRun('deploy.yml'))).toEqual(['Deploy to prod success', 'Deploy to dev success']);
  expect((await deploy.pulls('dev')).map(({ merged }) => merged)).toEqual([true]);
});

it('other environments are a matter of the workload file', async () => {
  const path = 'apps/hello';
  const deploy = await start(
    (branches, url) => {
      const main = branches.main ?? {};
      main['workload/workload.yaml'] = workload(
        ['qa', 'preprod', 'prod']
          .map((name) => target(`${name}-users`, name, inGit(url, `env/${name}`, `${path}/${name}-users`)))
          .join(''),
      );
      main['tests/preprod.sh'] = 'echo "testing preprod"\n';
      for (const name of ['qa', 'preprod', 'prod'])
        branches[`${name}-configs`] = { [`${name}-users/values.yaml`]: 'replicas: 4\n' };
    },
    { gitops: { 'env/qa': {}, 'env/preprod': {}, 'env/prod': {} }, vars: { AUTO_MERGE: 'qa, preprod' } },
  );
  const run = await deploy.deploy();
  expect(describeJobs(run)).toEqual([
    'build success',
    'Deploy to qa success',
    'Deploy to preprod success',
    'Deploy to prod success',
  ]);
  expect(jobOf(run, 'preprod').log).toContain('testing preprod');
  expect(deploy.files('env/preprod')).toEqual([`${path}/preprod-users/manifests.yaml`]);
  expect(deploy.files('env/prod')).toEqual([]);
  await deploy.openPull('env/prod');
  expect(deploy.runner.runs.length).toBe(1);
});

describe('manifests', () => {
  const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n';
  const pod = `  template: { spec: { containers: [{ name: web, image: "\${IMAGE}" }] } }\n`;
  const removeChart = (branches: Branches) => {
    const { main = {} } = branches;
    for (const path of Object.keys(main)) if (path.startsWith('helm/')) delete main[path];
    for (const branch of ['dev-configs', 'stage-configs']) branches[branch] = { 'README.md': branch };
    return main;
  };

  it('are built from kustomize, with overlays in the source or on the configuration branch', async () => {
    const deploy = await start((branches) => {
      const main = removeChart(branches);
      main['kustomize/base/kustomization.yaml'] = 'resources: [deployment.yaml]\n';
      main['kustomize/base/deployment.yaml'] = `${deployment}  replicas: 1\n${pod}`;
      const overlay = (count: number) => `resources: [../../base]\nreplicas: [{ name: web, count: ${count} }]\n`;
      main['kustomize/overlays/functional-test/kustomization.yaml'] = overlay(2);
      branches['dev-configs'] = { 'performance-test/kustomization.yaml': overlay(5) };
      branches['stage-configs'] = { 'uat-test/kustomization.yaml': overlay(3) };
    });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev success', 'Deploy to stage success']);
    const replicas = ['functional-test', 'performance-test'].map((folder) => {
      const text = deploy.file('dev', `${folder}/manifests.yaml`);
      expect(imageOf(text)).toBe(buildImage(run));
      return objects(text)[0]?.spec.replicas;
    });
    expect(replicas).toEqual([2, 5]);
  });

  it('may be plain, with values of the configuration branch', async () => {
    const deploy = await start((branches) => {
      const main = removeChart(branches);
      main['manifests/deployment.yaml'] = `${deployment}  replicas: \${REPLICAS}\n${pod}`;
      main['manifests/settings.yaml'] =
        `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: s }\ndata: { a: "$\${CLUSTER}" }\n`;
      branches['dev-configs'] = {
        'functional-test/values.env': '# small\nREPLICAS=1\n',
        'performance-test/values.env': 'REPLICAS=7\n',
      };
      branches['stage-configs'] = { 'uat-test/values.env': 'REPLICA=1\n' };
    });
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev success', 'Deploy to stage failure']);
    const text = deploy.file('dev', 'performance-test/manifests.yaml');
    expect(imageOf(text)).toBe(buildImage(run));
    expect(objects(text)[0]?.spec.replicas).toBe(7);
    expect(text).toContain(`a: "\${CLUSTER}"`);
    expect(jobOf(run, 'stage').annotations).toContainEqual(
      expect.objectContaining({
        message: expect.stringMatching(/"REPLICAS" has no value\. Did you mean `\$\{REPLICA\}`\?/),
        file: 'manifests/deployment.yaml',
        line: 5,
      }),
    );
  });

  it('are one kind of manifests only', async () => {
    const deploy = await start(({ main = {} }) => {
      main['manifests/a.yaml'] = 'kind: A\n';
    });
    const run = await deploy.deploy();
    expect(errorsOf(jobOf(run, 'dev'))).toEqual([expect.stringContaining('helm/Chart.yaml, manifests')]);
  });
});

describe('a registry', () => {
  const registry = `oci://ghcr.io/${GITOPS}`;

  it('gets the merged manifests as signed artifacts, with the environment as tag', async () => {
    const deploy = await start(
      ({ main = {} }) => {
        main['workload/workload.yaml'] = workload(
          ['functional-test', 'performance-test']
            .map((name) => target(name, 'dev', `{ storage: oci, repo: "${registry}/${name}", branch: dev, path: . }`))
            .join('') +
            target('uat-test', 'stage', `{ storage: oci, repo: "${registry}/uat-test", branch: stage, path: . }`),
        );
      },
      { publishing: 'publish-oci' },
    );
    await deploy.deploy();
    const run = deploy.lastRun('publish-oci.yml');
    expect([run.branch, run.conclusion]).toEqual(['dev', 'success']);
    expect(deploy.registry.repositories()).toEqual([`${GITOPS}/functional-test`, `${GITOPS}/performance-test`, SOURCE]);
    const name = `${GITOPS}/functional-test`;
    const commit = deploy.head(GITOPS, 'dev');
    const { dev = '', ...others } = deploy.registry.tags(name);
    expect(others).toEqual({ [`dev-${commit}`]: dev, [`${dev.replace(':', '-')}.sig`]: expect.any(String) });
    const { layers, annotations } = deploy.registry.manifest(name, 'dev');
    expect(annotations).toMatchObject({ 'org.opencontainers.image.revision': `dev@sha1:${commit}` });
    const [layer] = layers;
    const archive = gunzipSync(deploy.registry.blob(name, layer?.digest ?? '')).toString('utf8');
    expect(archive).toContain(deploy.file('dev', 'functional-test/manifests.yaml'));
    const signature = deploy.registry.manifest(name, `${dev.replace(':', '-')}.sig`).layers[0]?.digest ?? '';
    expect(deploy.registry.blob(name, signature).toString('utf8')).toContain(
      `${GITOPS}/.github/workflows/publish-oci.yml@refs/heads/dev`,
    );

    // What waits for a reviewer is not published.
    await deploy.merge('stage');
    await deploy.runner.settle();
    expect(Object.keys(deploy.registry.tags(`${GITOPS}/uat-test`))).toContain('stage');

    // A revert in the GitOps repository returns to the artifact that was there before.
    const before = `${deploy.file('dev', 'functional-test/manifests.yaml')}\n`;
    deploy.commit(GITOPS, 'dev', { 'functional-test/manifests.yaml': `${before}---\nkind: Other\n` });
    await deploy.runner.settle();
    expect(deploy.registry.tags(name).dev).not.toBe(dev);
    deploy.commit(GITOPS, 'dev', { 'functional-test/manifests.yaml': before });
    await deploy.runner.settle();
    const reverted = deploy.registry.manifest(name, 'dev').layers[0]?.digest;
    expect(reverted).toBe(layer?.digest);
  });

  it('gets the charts of a Helm repository, with the values of the target', async () => {
    const deploy = await start(
      ({ main = {} }) => {
        const manifests = (branch: string, chart: string) =>
          `{ storage: helm, repo: "${registry}/${branch}", chart: ${chart}, branch: ${branch} }`;
        main['workload/workload.yaml'] = workload(
          target('functional-test', 'dev', manifests('dev', 'functional-test')) +
            target('performance-test', 'dev', manifests('dev', 'performance-test')) +
            target('uat-test', 'stage', manifests('stage', 'uat-test')),
        );
      },
      { publishing: 'publish-chart' },
    );
    const run = await deploy.deploy();
    expect(describeJobs(run)).toEqual(['build success', 'Deploy to dev success', 'Deploy to stage success']);
    const values = deploy.file('dev', 'performance-test/values.yaml');
    expect(loadAll(values)).toEqual([
      { app: { name: 'hello-world' }, image: buildImage(run), port: 8080, replicas: 2 },
    ]);
    expect(deploy.files('dev')).toContain('performance-test/templates/deployment.yaml');
    const published = deploy.lastRun('publish-chart.yml');
    expect(published.conclusion).toBe('success');
    expect(deploy.registry.repositories()).toEqual([
      `${GITOPS}/dev/functional-test`,
      `${GITOPS}/dev/performance-test`,
      SOURCE,
    ]);
    const name = `${GITOPS}/dev/performance-test`;
    const [version = '', ...signatures] = Object.keys(deploy.registry.tags(name)).sort();
    expect(version).toMatch(/^0\.0\.\d+$/);
    const digest = deploy.registry.tags(name)[version] ?? '';
    expect(signatures).toEqual([`${digest.replace(':', '-')}.sig`]);
    const signature = deploy.registry.manifest(name, signatures[0] ?? '').layers[0]?.digest ?? '';
    expect(deploy.registry.blob(name, signature).toString('utf8')).toContain(
      `${GITOPS}/.github/workflows/publish-chart.yml@refs/heads/dev`,
    );
    const { config, layers } = deploy.registry.manifest(name, version);
    expect([config.mediaType, layers[0]?.mediaType]).toEqual([
      'application/vnd.cncf.helm.config.v1+json',
      'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    ]);
    const chart = JSON.parse(deploy.registry.blob(name, config.digest).toString('utf8'));
    expect(chart).toMatchObject({ name: 'performance-test', version });
  });
});
