import { REPOSITORIES } from './seed-repositories.ts';
import type { TutorialSandbox } from './tutorial-sandbox.ts';

const { controlPlane, platformGitOps, application, applicationGitOps } = REPOSITORIES;

/** A chapter of the tutorial: somebody does something, and the workflows do the rest. */
export interface TutorialChapter {
  readonly id: string;
  readonly title: string;
  readonly who: 'Platform team' | 'Application team' | 'Clusters';
  /** What is done, and what comes of it; for people. */
  readonly text: string;
  /** Does it, and lets everything come to rest. */
  readonly act: (world: TutorialSandbox) => Promise<void>;
}

const API = 'apiVersion: scheduler.kalypso.io/v1alpha1';

const registration = (url: string) => `${API}
kind: WorkloadRegistration
metadata:
  name: hello-world-app
  labels:
    type: application
spec:
  workload:
    repo: ${url}/${application}
    branch: main
    path: workload/
  workspace: kaizen-app-team
`;

const policy = (name: string, target: string, clusters: string) => `${API}
kind: SchedulingPolicy
metadata:
  name: ${name}
spec:
  deploymentTargetSelector:
    workspace: kaizen-app-team
    labelSelector:
      matchLabels:
        purpose: ${target}
  clusterTypeSelector:
    labelSelector: ${clusters}
`;

const WEST_US = `apiVersion: v1
kind: ConfigMap
metadata:
  name: region-west-us
  labels:
    platform-config: "true"
    region: west-us
data:
  REGION: West US
  DATABASE_URL: mysql://west-stage:8806/mysql2
`;

const SMALL = `${API}
kind: ClusterType
metadata:
  name: small
  labels:
    region: west-us
    size: small
spec:
  reconciler: argocd
  namespaceService: namespace
  configType: configmap
`;

/** Merges the open pull request of an environment, and lets its drone follow. */
async function mergeAndFollow(world: TutorialSandbox, environment: string): Promise<void> {
  const commit = await world.merge(platformGitOps, environment);
  await world.report({ cluster: 'drone', environment, commit, state: 'Compliant' });
  await world.runner.settle();
}

/** The tutorial that the documentation of workload management tells, from the registration of an application to a cluster that fails. */
export const TUTORIAL_CHAPTERS: readonly TutorialChapter[] = [
  {
    id: 'onboard',
    title: 'Onboard a new application',
    who: 'Platform team',
    text: 'A registration of hello-world goes to `main`. It is checked against every environment, promoted to dev, and scheduled there.',
    async act(world) {
      await world.commit(controlPlane, 'main', 'workload registration', {
        'workloads/hello-world-app.yaml': registration(world.github.url),
      });
      await world.runner.settle();
    },
  },
  {
    id: 'dev-policies',
    title: 'Define the scheduling policies of dev',
    who: 'Platform team',
    text: 'Functional tests go to restricted edge clusters, performance tests to large ones: the pull request to dev gets the assignments.',
    async act(world) {
      await world.commit(controlPlane, 'dev', 'application scheduling policies', {
        'scheduling/kaizen/functional-test-policy.yaml': policy(
          'functional-test-policy',
          'functional-test',
          '\n      matchLabels:\n        restricted: "true"\n        edge: "true"',
        ),
        'scheduling/kaizen/performance-test-policy.yaml': policy(
          'performance-test-policy',
          'performance-test',
          '\n      matchLabels:\n        size: large',
        ),
      });
      await world.runner.settle();
    },
  },
  {
    id: 'merge-dev',
    title: 'Merge the pull request to dev',
    who: 'Platform team',
    text: 'The control plane hears of it and waits for the clusters. The drone has not reported yet, so nothing goes on.',
    async act(world) {
      await world.merge(platformGitOps, 'dev');
      await world.runner.until(() => world.isWaitingForClusters('dev'));
    },
  },
  {
    id: 'drone-reports',
    title: 'The drone reports, late',
    who: 'Clusters',
    text: 'It has applied the commit: the registration is deployed to dev, promoted to stage, and scheduled there.',
    async act(world) {
      const commit = world.head(platformGitOps, 'dev');
      await world.report({ cluster: 'drone', environment: 'dev', commit, state: 'Compliant' });
      await world.runner.settle();
    },
  },
  {
    id: 'stage-policy',
    title: 'Define the scheduling policy of stage',
    who: 'Platform team',
    text: 'Acceptance tests go to every cluster type of stage: the pull request to stage gets the assignments.',
    async act(world) {
      await world.commit(controlPlane, 'stage', 'application scheduling policies', {
        'scheduling/kaizen/uat-test-policy.yaml': policy('uat-test-policy', 'uat-test', '{}'),
      });
      await world.runner.settle();
    },
  },
  {
    id: 'merge-stage',
    title: 'Merge the pull request to stage',
    who: 'Platform team',
    text: 'The drone of stage follows, and the chain ends: the commit has the status success.',
    act: (world) => mergeAndFollow(world, 'stage'),
  },
  {
    id: 'deploy',
    title: 'Build and deploy the application',
    who: 'Application team',
    text: 'The image is built, the chart rendered for each deployment target. What is for dev is merged by itself, what is for stage waits.',
    async act(world) {
      await world.dispatch(application, 'deploy.yml');
      await world.runner.settle();
    },
  },
  {
    id: 'approve-deploy',
    title: 'Approve the application on stage',
    who: 'Application team',
    text: 'Somebody has looked at dev, and merges.',
    async act(world) {
      await world.merge(applicationGitOps, 'stage');
      await world.runner.settle();
    },
  },
  {
    id: 'west-us',
    title: 'Give west-us a database of its own on stage',
    who: 'Platform team',
    text: 'A config map changes on the branch of stage: a pull request for the clusters of west-us, and for no others.',
    async act(world) {
      await world.commit(controlPlane, 'stage', 'database url configuration', { 'configs/west-us.yaml': WEST_US });
      await world.runner.settle();
    },
  },
  {
    id: 'merge-west-us',
    title: 'Merge it',
    who: 'Platform team',
    text: 'What comes from the branch of an environment is checked, and promoted nowhere.',
    act: (world) => mergeAndFollow(world, 'stage'),
  },
  {
    id: 'small',
    title: 'Add the cluster type small to stage',
    who: 'Platform team',
    text: 'The policy of stage selects every cluster type, so acceptance tests are assigned to the new one as well.',
    async act(world) {
      await world.commit(controlPlane, 'stage', 'add new cluster type', { 'cluster-types/small.yaml': SMALL });
      await world.runner.settle();
      await mergeAndFollow(world, 'stage');
    },
  },
  {
    id: 'failing-cluster',
    title: 'A cluster fails',
    who: 'Clusters',
    text: 'A change of the namespaces reaches dev, and the drone cannot apply it: the commit has failed, and stage never sees it.',
    async act(world) {
      const template = world.file(controlPlane, 'main', 'templates/namespace.yaml');
      await world.commit(controlPlane, 'main', 'say who owns a namespace', {
        'templates/namespace.yaml': template.replace('labels:\n', 'labels:\n          owner: platform-team\n'),
      });
      await world.runner.settle();
      const commit = await world.merge(platformGitOps, 'dev');
      const message = 'Namespace/dev-drone-hello-world-app-functional-test dry-run failed: forbidden';
      await world.report({ cluster: 'drone', environment: 'dev', commit, state: 'Non-Compliant', message });
      await world.runner.settle();
    },
  },
];
