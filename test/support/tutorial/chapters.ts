import { REPOSITORIES, readOnboarding } from './seed-repositories.ts';
import type { TutorialSandbox } from './tutorial-sandbox.ts';

const { controlPlane, platformGitOps, application, applicationGitOps } = REPOSITORIES;

/** A chapter of the tutorial: one action of a team or of the clusters, and the workflows that it triggers. */
export interface TutorialChapter {
  readonly id: string;
  readonly title: string;
  readonly actor: 'Platform team' | 'Application team' | 'Clusters';
  /** The action and its result, in Markdown. */
  readonly description: string;
  /** Performs the action and runs the triggered workflows. */
  readonly perform: (sandbox: TutorialSandbox) => Promise<void>;
}

const API = 'apiVersion: scheduler.kalypso.io/v1alpha1';

const WEST_US = `apiVersion: v1
kind: ConfigMap
metadata:
  name: west-us-config
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
  namespaceService: default
  configType: configmap
`;

/** Merges the open pull request of an environment, which all its clusters then apply. */
async function mergeAndFollow(sandbox: TutorialSandbox, environment: string): Promise<void> {
  const commit = await sandbox.merge(platformGitOps, environment);
  await sandbox.reportApplied(environment, commit);
  await sandbox.runner.settle();
}

/** The tutorial of Kalypso's workload management, from the registration of an application to a failing cluster. */
export const TUTORIAL_CHAPTERS: readonly TutorialChapter[] = [
  {
    id: 'onboard',
    title: 'Onboard a new application',
    actor: 'Platform team',
    description:
      'The team registers hello-world-app on `main`. The registration is checked against every environment, promoted to dev and scheduled there.',
    async perform(sandbox) {
      await sandbox.commit(controlPlane, 'main', 'workload registration', readOnboarding('main', sandbox.github.url));
      await sandbox.runner.settle();
    },
  },
  {
    id: 'dev-policies',
    title: 'Add scheduling policies to dev',
    actor: 'Platform team',
    description:
      'Functional tests run on restricted edge clusters, the drones; performance tests on large ones. The pull request to dev now contains the assignments.',
    async perform(sandbox) {
      await sandbox.commit(
        controlPlane,
        'dev',
        'application scheduling policies',
        readOnboarding('dev', sandbox.github.url),
      );
      await sandbox.runner.settle();
    },
  },
  {
    id: 'merge-dev',
    title: 'Merge the pull request to dev',
    actor: 'Platform team',
    description:
      'The GitOps repository notifies the control plane, which waits for the clusters of the inventory: the drone, with Flux, and the large cluster, with Argo CD. Neither has reported yet, so the promotion does not continue.',
    async perform(sandbox) {
      await sandbox.merge(platformGitOps, 'dev');
      await sandbox.runner.until(() => sandbox.findWaitingCheck('dev', /0 of 2 comply/) !== undefined);
    },
  },
  {
    id: 'drone-reports',
    title: 'The drone reports late',
    actor: 'Clusters',
    description:
      'The drone has applied the commit and reports it to Azure, where the check reads and confirms it. The large cluster is still missing.',
    async perform(sandbox) {
      const commit = sandbox.head(platformGitOps, 'dev');
      await sandbox.reportCompliance({ environment: 'dev', commit, state: 'Compliant' });
      await sandbox.runner.until(() => sandbox.findWaitingCheck('dev', /1 of 2 comply/) !== undefined);
    },
  },
  {
    id: 'large-reports',
    title: 'Argo CD reports, too',
    actor: 'Clusters',
    description:
      'Argo CD has synced the commit in the large cluster, and its notifications set a commit status on it. The registration is deployed to dev, so it is promoted to stage and scheduled there.',
    async perform(sandbox) {
      const commit = sandbox.head(platformGitOps, 'dev');
      await sandbox.reportHealth({ environment: 'dev', commit, health: 'Healthy' });
      await sandbox.runner.settle();
    },
  },
  {
    id: 'stage-policy',
    title: 'Add a scheduling policy to stage',
    actor: 'Platform team',
    description:
      'Acceptance tests run on every cluster type of stage. The pull request to stage now contains the assignments.',
    async perform(sandbox) {
      await sandbox.commit(
        controlPlane,
        'stage',
        'application scheduling policies',
        readOnboarding('stage', sandbox.github.url),
      );
      await sandbox.runner.settle();
    },
  },
  {
    id: 'merge-stage',
    title: 'Merge the pull request to stage',
    actor: 'Platform team',
    description:
      'The clusters of stage apply the commit. The promotion chain is complete: the control-plane commit has the status success.',
    perform: (sandbox) => mergeAndFollow(sandbox, 'stage'),
  },
  {
    id: 'deploy',
    title: 'Build and deploy the application',
    actor: 'Application team',
    description:
      'The workflow builds the image and renders the chart for each deployment target. The pull request to dev is merged automatically, the one to stage waits for an approval. On dev, the page of the application shows the platform configuration of its cluster.',
    async perform(sandbox) {
      await sandbox.dispatch(application, 'deploy.yml');
      await sandbox.runner.settle();
      await sandbox.openPages('dev');
    },
  },
  {
    id: 'approve-deploy',
    title: 'Approve the deployment to stage',
    actor: 'Application team',
    description: 'After a test on dev, the team merges the pull request to stage, and opens the page there.',
    async perform(sandbox) {
      await sandbox.merge(applicationGitOps, 'stage');
      await sandbox.runner.settle();
      await sandbox.openPages('stage');
    },
  },
  {
    id: 'west-us',
    title: 'Configure another database for west-us on stage',
    actor: 'Platform team',
    description: 'A config map on the branch `stage` changes. The pull request updates only the clusters in west-us.',
    async perform(sandbox) {
      await sandbox.commit(controlPlane, 'stage', 'database url configuration', {
        'cluster-types/west-us/west-us-config.yaml': WEST_US,
      });
      await sandbox.runner.settle();
    },
  },
  {
    id: 'merge-west-us',
    title: 'Merge the configuration change',
    actor: 'Platform team',
    description:
      'A change on an environment branch is checked on the clusters, but not promoted. After a restart, the page shows the new address of the database.',
    async perform(sandbox) {
      await mergeAndFollow(sandbox, 'stage');
      await sandbox.openPages('stage');
    },
  },
  {
    id: 'small',
    title: 'Add the cluster type small to stage',
    actor: 'Platform team',
    description: 'The policy of stage selects every cluster type, so acceptance tests are assigned to the new one too.',
    async perform(sandbox) {
      await sandbox.commit(controlPlane, 'stage', 'add new cluster type', {
        'cluster-types/west-us/small/small-cluster-type.yaml': SMALL,
      });
      await sandbox.runner.settle();
      await mergeAndFollow(sandbox, 'stage');
    },
  },
  {
    id: 'failing-cluster',
    title: 'A cluster fails',
    actor: 'Clusters',
    description:
      'A change of the namespaces reaches dev, but the drone cannot apply it. The commit status becomes failure, and the change is not promoted to stage.',
    async perform(sandbox) {
      const template = sandbox.file(controlPlane, 'main', 'templates/namespace.yaml');
      await sandbox.commit(controlPlane, 'main', 'add an owner label to namespaces', {
        'templates/namespace.yaml': template.replace('labels:\n', 'labels:\n          owner: platform-team\n'),
      });
      await sandbox.runner.settle();
      const commit = await sandbox.merge(platformGitOps, 'dev');
      const message = 'Namespace/dev-drone-hello-world-app-functional-test dry-run failed: forbidden';
      await sandbox.reportHealth({ environment: 'dev', commit, health: 'Healthy' });
      await sandbox.reportCompliance({ environment: 'dev', commit, state: 'Non-Compliant', message });
      await sandbox.runner.settle();
    },
  },
  {
    id: 'failing-argo-cd',
    title: 'The drone recovers, and a cluster with Argo CD fails',
    actor: 'Clusters',
    description:
      'The drone has recovered, so the team re-runs the check. In the large cluster, however, Argo CD now finds the workloads degraded. The commit status is failure again.',
    async perform(sandbox) {
      const commit = sandbox.head(platformGitOps, 'dev');
      await sandbox.reportCompliance({ environment: 'dev', commit, state: 'Compliant' });
      await sandbox.reportHealth({ environment: 'dev', commit, health: 'Degraded' });
      const check = sandbox.runner.runs.findLast(({ workflow }) => workflow === 'check-promote.yml');
      if (check === undefined) throw new Error('there is no check to re-run');
      sandbox.runner.rerun(check, 'failed');
      await sandbox.runner.settle();
    },
  },
];
