import assert from 'node:assert/strict';
import { load } from 'js-yaml';
import { REPOSITORIES } from '../tutorial/seed-repositories.ts';
import { templateOf } from './document-settings.ts';
import { type DocumentStage, describeFailures } from './document-stage.ts';

const { controlPlane, platformGitOps, application, applicationGitOps } = REPOSITORIES;
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const RECORD = '.github/tracking/assignments.json';
const WORKLOAD = 'hello-world-app';

/** What a document asks its reader to do in a browser, or promises, and how it is done or checked. */
export interface StoryStep {
  readonly name: string;
  /** The sentence, in the words of every generation. */
  readonly text: RegExp;
  /** Whether documents have several such sentences. */
  readonly repeated?: true;
  /** Whether some generations leave it out. */
  readonly optional?: true;
  readonly perform: (stage: DocumentStage, match: RegExpExecArray, line: number) => Promise<void> | void;
}

/** The sentences of a document of its own kind, by the names of the steps. It has no others. */
export type StorySentences = Readonly<Record<string, RegExp>>;

/** The names in backticks. */
function codeSpans(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/**
 * The story, in its order. It has a state: create it for each document.
 * @param sentences those of the document; by default, those of the documents of Microsoft
 */
export function createStory(sentences?: StorySentences): readonly StoryStep[] {
  const steps = createSteps();
  if (sentences === undefined) return steps;
  return steps.flatMap((step) => {
    const text = sentences[step.name];
    return text === undefined ? [] : [{ ...step, text }];
  });
}

function createSteps(): readonly StoryStep[] {
  /** The commit of `main` with the registration. */
  let registered = '';
  /** The assignments of dev that the text names: deployment target and cluster type. */
  let assigned: readonly (readonly [target: string, clusterType: string])[] = [];
  let hasFailedOnce = false;
  /** The image that the application's workflow has built. */
  let image = '';

  const configFile = ({ settings }: DocumentStage) => `${settings.configFileName ?? 'platform-config'}.yaml`;
  const assignmentFiles = (stage: DocumentStage, folder: string) =>
    ['namespace.yaml', configFile(stage), 'reconciler.yaml'].map((file) => `${folder}/${file}`);
  const pullPaths = async (stage: DocumentStage, repository: string, base: string) => {
    const { head } = await stage.sandbox.pull(repository, base);
    return stage.changedPaths(repository, base, head);
  };
  const clusterTypes = ({ sandbox }: DocumentStage, branch: string) => {
    const paths = sandbox.files(controlPlane, branch).filter((path) => path.startsWith('cluster-types/'));
    const documents = paths.map((path) => load(sandbox.file(controlPlane, branch, path)) as ClusterTypeFile);
    return documents.filter(({ kind }) => kind === 'ClusterType');
  };
  const baseRepo = ({ sandbox }: DocumentStage, branch: string) => sandbox.file(controlPlane, branch, 'base-repo.yaml');
  const waitsForMerge = async ({ sandbox }: DocumentStage, environment: string) => {
    const { number } = await sandbox.pull(platformGitOps, environment);
    return `pending: Waits for the merge of pull request #${number}`;
  };
  const merge = async (stage: DocumentStage, environment: string) => {
    await stage.sandbox.merge(platformGitOps, environment);
    await stage.waitForCheck(environment);
  };

  return [
    {
      name: 'the repositories of the overview exist',
      text: /^- \[[\w ]+\]\(https:\/\/github\.com\/microsoft\/(kalypso-[\w-]+)\)/,
      repeated: true,
      perform: (_, [, name]) => {
        const names: readonly string[] = Object.values(REPOSITORIES);
        assert.ok(names.includes(`contoso/${name}`), `the repository ${name}`);
      },
    },
    {
      name: 'there is no management cluster',
      text: /^- `control-plane` - /,
      perform: ({ deviations }, _, line) => deviations.occur('management-cluster', line),
    },
    {
      name: 'the cluster types have the reconcilers of the overview',
      text: /^- `(drone|large)` - .*\b(?:uses|has) `(Flux|ArgoCD)`/,
      repeated: true,
      perform: (stage, [, name, reconciler]) => {
        const found = clusterTypes(stage, 'dev').find(({ metadata }) => metadata.name === name);
        assert.equal(found?.spec.reconciler, templateOf(reconciler as 'Flux' | 'ArgoCD'), `the reconciler of ${name}`);
      },
    },
    {
      name: 'the control plane has the branches of the overview',
      text: /contains three branches: ([^.]*)\./,
      perform: ({ sandbox }, [, names = '']) =>
        assert.deepEqual(sandbox.branches(controlPlane).toSorted(), codeSpans(names).toSorted()),
    },
    {
      name: 'the registration is checked, promoted to dev and not yet assigned',
      text: /^With that in place, the application is onboarded/,
      perform: async (stage) => {
        const { sandbox } = stage;
        registered = sandbox.head(controlPlane, 'main');
        assert.match(sandbox.file(controlPlane, 'main', 'workloads/hello-world-app.yaml'), /kalypso-app-src$/m);
        const runs = await stage.settle();
        assert.deepEqual(
          runs,
          ['ci.yml main success', 'cd.yml dev success', 'schedule.yml dev success'],
          describeFailures(stage),
        );
        assert.ok(baseRepo(stage, 'dev').includes(registered));
        assert.deepEqual(await stage.statuses(registered), { 'dev environment': await waitsForMerge(stage, 'dev') });
        const paths = await pullPaths(stage, platformGitOps, 'dev');
        assert.deepEqual(
          paths.filter((path) => path.includes(WORKLOAD)),
          [],
        );
      },
    },
    {
      name: 'the policies of dev are scheduled, and a pull request is opened',
      text: /^This push to the `dev` branch triggers the scheduling process and creates a PR to the `dev` branch in the `Platform GitOps`/,
      perform: async (stage) => {
        assert.deepEqual(await stage.settle(), ['schedule.yml dev success'], describeFailures(stage));
        assert.equal((await stage.sandbox.pull(platformGitOps, 'dev')).base, 'dev');
      },
    },
    {
      name: 'the pull request contains the tracked commit and the assignments that the text names',
      text: /^Besides `(Promoted_Commit_id)`.*The `([\w-]+)` deployment target is assigned to the `([\w-]+)` cluster type,? and the `([\w-]+)` deployment target is assigned to the `([\w-]+)` cluster type\./,
      perform: async (stage, [, file = '', first = '', firstType = '', second = '', secondType = ''], line) => {
        assigned = [
          [first, firstType],
          [second, secondType],
        ];
        const folders = assigned.map(([target, type]) => `${type}/${WORKLOAD}-${target}`);
        const { head } = await stage.sandbox.pull(platformGitOps, 'dev');
        const paths = stage.changedPaths(platformGitOps, 'dev', head);
        assert.deepEqual(
          paths,
          [TRACKING, RECORD, ...folders.flatMap((folder) => assignmentFiles(stage, folder))].sort(),
        );
        assert.equal(stage.sandbox.file(platformGitOps, head, TRACKING), registered);
        if (!stage.markdown.includes('assignments.json')) stage.deviations.occur('record', line);
        assert.ok(TRACKING.toLowerCase().endsWith(`/${file.toLowerCase()}`));
        if (!TRACKING.endsWith(`/${file}`)) stage.deviations.occur('tracking-file-name', line);
      },
    },
    {
      name: 'dev has other cluster types',
      text: /(?:there are|also includes) (`[\w-]+` and `[\w-]+`) cluster types/,
      perform: (stage, [, names = '']) => {
        const expected = [...assigned.map(([, type]) => type), ...codeSpans(names)].sort();
        const types = clusterTypes(stage, 'dev').map(({ metadata }) => metadata.name);
        assert.deepEqual(types.sort(), expected);
      },
    },
    {
      name: 'the policies select only the cluster types that the text names',
      text: /only (?:the )?(`[\w-]+` and `[\w-]+`) cluster types were selected by the scheduling policies/i,
      perform: async (stage, [, names = '']) => {
        const { head } = await stage.sandbox.pull(platformGitOps, 'dev');
        const folders = stage.sandbox.files(platformGitOps, head).filter((path) => path.includes(`/${WORKLOAD}-`));
        const types = new Set(folders.map((path) => path.split('/')[0] ?? ''));
        assert.deepEqual([...types].sort(), codeSpans(names).toSorted());
      },
    },
    {
      name: 'an assignment has the files that the text names',
      text: /closer look at the generated assignment manifests for the `([\w-]+)` deployment target\. There are (.*) manifest files/,
      perform: async (stage, [, target = '', files = '']) => {
        const { head } = await stage.sandbox.pull(platformGitOps, 'dev');
        const folder = stage.assignmentFolder(head, `${WORKLOAD}-${target}`);
        const paths = stage.sandbox.files(platformGitOps, head).filter((path) => path.startsWith(`${folder}/`));
        assert.deepEqual(
          paths,
          codeSpans(files)
            .map((file) => `${folder}/${file}`)
            .sort(),
        );
        stage.shown = { revision: head, folder };
      },
    },
    {
      name: 'the reconciler contains the resources that the text names',
      text: /Therefore `reconciler\.yaml` (?:for the `([\w-]+)` deployment target )?.*\bcontains? (`.*`) resources/,
      perform: async (stage, [, target = 'functional-test', names = '']) => {
        const { head } = await stage.sandbox.pull(platformGitOps, 'dev');
        const folder = stage.assignmentFolder(head, `${WORKLOAD}-${target}`);
        const objects = stage.objects(head, `${folder}/reconciler.yaml`);
        for (const name of codeSpans(names))
          assert.ok(
            objects.some(({ kind, apiVersion }) =>
              name === 'ArgoCD' ? apiVersion.startsWith('argoproj.io/') : kind === name,
            ),
            `a resource of ${name}`,
          );
      },
    },
    {
      name: 'the pull request to dev is merged',
      text: /^Once (?:we have approved and merged|you approve and merge) the PR to the `Platform GitOps` repository/,
      perform: (stage) => merge(stage, 'dev'),
    },
    {
      name: 'the check waits for the clusters that report',
      text: /starts a GitHub workflow `(\w+)` in the `control plane` repository.* only (?:one cluster like that - |such cluster is )`(\w+)`/,
      perform: async (stage, [, workflow, cluster], line) => {
        const run = await stage.waitForCheck('dev');
        assert.equal(stage.workflowName(run), workflow);
        if (stage.fluxClusters.length > 1) stage.deviations.occur('two-flux-clusters', line);
        else assert.deepEqual(stage.fluxClusters, [cluster]);
        assert.match(lastProgress(run), new RegExp(`\\b0 of ${stage.fluxClusters.length} comply`));
        assert.match((await stage.statuses(registered))['dev environment'] ?? '', /^pending: Deploying/);
        assert.ok(!baseRepo(stage, 'stage').includes(registered), 'nothing is promoted while the check waits');
        await stage.settleWithFailure('dev');
        const status = (await stage.statuses(registered))['dev environment'] ?? '';
        assert.match(status, /^failure: Failed to deploy/);
        assert.ok(!baseRepo(stage, 'stage').includes(registered), 'nothing is promoted after a failure');
        hasFailedOnce = true;
      },
    },
    {
      name: 'when the clusters comply, the commit is promoted to stage',
      text: /^Once the `(\w+)` is successful, it starts the `(\w+)` workflow that promotes the change.* to the `Stage` environment/,
      perform: async (stage, [, check, workflow]) => {
        await stage.clustersApply('dev');
        const rerun = stage.rerunCheck('dev');
        assert.equal(stage.workflowName(rerun), check);
        assert.deepEqual(
          await stage.settle(),
          ['check-promote.yml dev success', 'cd.yml dev success', 'schedule.yml stage success'],
          describeFailures(stage),
        );
        const promotion = stage.sandbox.runner.runs.findLast((run) => run.workflow === 'cd.yml');
        assert.equal(promotion && stage.workflowName(promotion), workflow);
        assert.deepEqual(await stage.statuses(registered), {
          'dev environment': 'success: Deployed',
          'stage environment': await waitsForMerge(stage, 'stage'),
        });
        assert.ok(baseRepo(stage, 'stage').includes(registered));
      },
    },
    {
      name: 'a cluster that failed has stopped the promotion',
      text: /^If the `drone` cluster fails to reconcile the assignment manifests/,
      perform: () => assert.ok(hasFailedOnce),
    },
    {
      name: 'the policy of stage is scheduled on every cluster type',
      text: /pushing this policy to the `stage` branch triggers the scheduling process, which creates a PR/i,
      perform: async (stage) => {
        assert.deepEqual(await stage.settle(), ['schedule.yml stage success'], describeFailures(stage));
        const types = clusterTypes(stage, 'stage').map(({ metadata }) => metadata.name);
        assert.deepEqual(
          await pullPaths(stage, platformGitOps, 'stage'),
          [TRACKING, RECORD, ...types.flatMap((type) => assignmentFiles(stage, `${type}/${WORKLOAD}-uat-test`))].sort(),
        );
      },
    },
    {
      name: 'the pull request to stage is merged, and the check waits',
      text: /^As in the case with the `Dev` environment, after reviewing and merging the PR to the `Platform GitOps` repository, the `(\w+)` workflow/,
      perform: async (stage, [, workflow]) => {
        await merge(stage, 'stage');
        assert.equal(stage.workflowName(await stage.waitForCheck('stage')), workflow);
        assert.match((await stage.statuses(registered))['stage environment'] ?? '', /^pending: Deploying/);
        await stage.clustersApply('stage');
      },
    },
    {
      name: 'the commit is deployed to stage',
      text: /^On successful execution,? (?:updates the commit status|the commit status is updated)/,
      perform: async (stage) => {
        assert.deepEqual(
          await stage.settle(),
          ['notify-control-plane.yml stage success', 'check-promote.yml stage success'],
          describeFailures(stage),
        );
        assert.deepEqual(await stage.statuses(registered), {
          'dev environment': 'success: Deployed',
          'stage environment': 'success: Deployed',
        });
      },
    },
    {
      name: 'a merge to main of the application starts its workflow',
      text: /[Oo]nce (?:a|the) PR is merged to `(\w+)`, it starts a CI\/CD workflow/,
      perform: ({ sandbox }, [, branch]) => {
        const { on } = load(sandbox.file(application, 'main', '.github/workflows/deploy.yml')) as WorkflowFile;
        assert.deepEqual(on.push?.branches, [branch]);
      },
    },
    {
      name: 'the workflow of the application runs',
      text: /`Application Source` repository in GitHub.*`Actions` tab/,
      perform: async (stage) => {
        await stage.sandbox.dispatch(application, 'deploy.yml');
        const runs = await stage.settle();
        assert.ok(runs.includes('deploy.yml main success'), describeFailures(stage) || runs.join(', '));
      },
    },
    {
      name: 'the image is built and pushed',
      text: /^- Builds (?:the )?application Docker image and push/,
      perform: ({ sandbox }) => {
        const run = sandbox.runner.runs.findLast(({ workflow }) => workflow === 'deploy.yml');
        image = run?.jobs.find(({ id }) => id === 'build')?.outputs.image ?? '';
        assert.match(image, new RegExp(`^ghcr\\.io/${application}@sha256:[0-9a-f]{64}$`));
      },
    },
    {
      name: 'the manifests of deployment targets are generated from the configuration branch',
      text: /^- Generates manifests for the (`.*`) deployment targets?\. It uses configuration values from the `(([\w]+)-configs)` branch\. ?(.*)$/,
      repeated: true,
      perform: async (stage, [, names = '', configs = '', environment = '', rest = '']) => {
        const { sandbox } = stage;
        const [pull] = (await sandbox.pulls(applicationGitOps, environment, 'all')).slice(-1);
        assert.ok(pull, `a pull request to ${environment}`);
        const isAutoMerged = /auto-merged|merged automatically/.test(rest);
        assert.equal(pull.merged, isAutoMerged);
        const revision = isAutoMerged ? environment : pull.head;
        const folders = new Set(
          sandbox.files(applicationGitOps, revision).flatMap((path) => /^([\w-]+)\//.exec(path)?.[1] ?? []),
        );
        assert.deepEqual([...folders].sort(), codeSpans(names).toSorted());
        for (const target of folders) {
          const values = load(sandbox.file(application, configs, `${target}/values.yaml`)) as TargetValues;
          const manifests = sandbox.file(applicationGitOps, revision, `${target}/manifests.yaml`);
          assert.ok(manifests.includes(image), `${target} uses ${image}`);
          assert.match(manifests, new RegExp(`port: ${values.port}\\b`));
          assert.match(manifests, new RegExp(`replicas: ${values.replicas}\\b`));
        }
      },
    },
    {
      name: 'the pull request of the application to stage is merged',
      text: /satisfied with the `Dev` environment,.*approve and merge the PR to the `Stage` environment/,
      perform: async (stage) => {
        await stage.sandbox.merge(applicationGitOps, 'stage');
        await stage.settle();
      },
    },
    {
      name: 'dev and stage use the same database',
      text: /grab the data from the very same database in both `Dev` and `Stage` environments/,
      perform: ({ pages }) => {
        for (const context of new Set(pages.map((page) => page.context))) {
          const databases = pages.filter((page) => page.context === context).map(findDatabase);
          assert.equal(databases.length, 2, `pages of ${context}`);
          assert.equal(databases[0], databases[1]);
        }
      },
    },
    {
      name: 'the configuration of west-us changes large alone',
      text: /^In a few seconds, a new PR to the `stage` branch in the `Platform GitOps` repository appears/,
      perform: async (stage) => {
        assert.deepEqual(await stage.settle(), ['schedule.yml stage success'], describeFailures(stage));
        const paths = await pullPaths(stage, platformGitOps, 'stage');
        assert.deepEqual(paths, [`large/${WORKLOAD}-uat-test/${configFile(stage)}`]);
      },
    },
    {
      name: 'the pull request with the configuration is merged',
      text: /^(?:Let's approve it and merge it|Approve the PR and merge it)\./,
      perform: async (stage) => {
        const before = await stage.statuses(registered);
        await merge(stage, 'stage');
        await stage.clustersApply('stage');
        assert.deepEqual(
          await stage.settle(),
          ['notify-control-plane.yml stage success', 'check-promote.yml stage success'],
          describeFailures(stage),
        );
        assert.deepEqual(await stage.statuses(registered), before, 'a change of an environment is not promoted');
      },
    },
    {
      name: 'Argo CD shows the environment with its last commit',
      text: /`stage` tile/,
      optional: true,
      perform: async (stage, _, line) => {
        const application = stage.argoApplications.find(({ metadata }) => metadata.name === 'stage');
        assert.equal(application?.status.sync.revision, stage.sandbox.head(platformGitOps, 'stage'));
        stage.deviations.occur('argocd-pages', line);
      },
    },
    {
      name: 'the page shows the new database',
      text: /see the updated database url/,
      perform: (stage) => {
        const [, expected] =
          /DATABASE_URL: (.*)/.exec(
            stage.sandbox.file(controlPlane, 'stage', 'cluster-types/west-us/west-us-config.yaml'),
          ) ?? [];
        const [before, after] = stage.pages
          .filter(({ context, namespace }) => context === 'large' && namespace.endsWith('uat-test'))
          .slice(-2)
          .map(findDatabase);
        assert.equal(after, expected);
        assert.notEqual(before, expected);
      },
    },
    {
      name: 'stage has the cluster types that the text names',
      text: /^Currently, only (`.*`) cluster types are included in the `Stage` environment\./,
      perform: (stage, [, names = '']) => {
        const types = clusterTypes(stage, 'stage').map(({ metadata }) => metadata.name);
        assert.deepEqual(types.sort(), codeSpans(names).toSorted());
      },
    },
    {
      name: 'the new cluster type gets the assignment',
      text: /^In a few seconds, the scheduler submits a PR.*assigns the `([\w-]+)` deployment target to the new cluster type/,
      perform: async (stage, [, target]) => {
        assert.deepEqual(await stage.settle(), ['schedule.yml stage success'], describeFailures(stage));
        const paths = await pullPaths(stage, platformGitOps, 'stage');
        const folder = `small/${WORKLOAD}-${target}`;
        assert.deepEqual(paths, [RECORD, 'small/README.md', ...assignmentFiles(stage, folder)].sort());
        const { head } = await stage.sandbox.pull(platformGitOps, 'stage');
        const kinds = stage.objects(head, `${folder}/reconciler.yaml`).map(({ kind }) => kind);
        const declared = clusterTypes(stage, 'stage').find(({ metadata }) => metadata.name === 'small');
        assert.ok(kinds.includes(declared?.spec.reconciler === 'argocd' ? 'Application' : 'Kustomization'));
      },
    },
  ];
}

interface ClusterTypeFile {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly reconciler: string };
}

interface WorkflowFile {
  readonly on: { readonly push?: { readonly branches: readonly string[] } };
}

interface TargetValues {
  readonly port: number;
  readonly replicas: number;
}

function findDatabase({ values }: { readonly values: readonly string[] }): string | undefined {
  return values.find((value) => value.includes('://'));
}

/** The last poll in the log of a check. */
function lastProgress({ jobs }: { readonly jobs: readonly { readonly log: string }[] }): string {
  const lines = jobs.flatMap(({ log }) => log.split('\n'));
  return lines.findLast((line) => / of \d+ comply/.test(line)) ?? '';
}
