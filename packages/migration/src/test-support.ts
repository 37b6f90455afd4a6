// An environment on disk, and the branch that the operator would have made of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scheduleEnvironment } from '@kalypso-actions/control-plane';
import {
  createDesiredTree,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type PlanSettings,
} from '@kalypso-actions/scheduler';
import { formatDocument, withFiles } from '@kalypso-actions/scheduler/testing';
import type { MigrationCheck } from './decide/verdict/migration-check.ts';
import type { MigrationDeps } from './observe/migration-deps.ts';
import { checkMigration } from './run/check-migration.ts';

export const PROMOTED = '0123456789'.repeat(4);
export const DEFAULT_SETTINGS: PlanSettings = {
  namespacePattern: DEFAULT_NAMESPACE_PATTERN,
  configFileName: DEFAULT_CONFIG_FILE_NAME,
};

const repository = (name: string) => `repo: https://github.com/contoso/${name}\nbranch: main\npath: .\n`;
const configMap = (name: string, labels: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  labels:\n    platform-config: "true"\n${labels}data:\n${data}`;
const target = (name: string) =>
  `  - name: ${name}\n    environment: dev\n    labels:\n      purpose: ${name}\n    manifests:\n      repo: https://github.com/contoso/app-gitops\n      branch: dev\n      path: ./${name}\n`;

/** Two cluster types, two deployment targets of one workload, and one policy: four assignments. */
export const CONTROL_PLANE: Readonly<Record<string, string>> = {
  'dev/base-repo.yaml': formatDocument('BaseRepo', 'main', `${repository('control-plane')}commit: "${PROMOTED}"\n`),
  'dev/gitops-repo.yaml': formatDocument('GitOpsRepo', 'dev', repository('gitops')),
  'dev/drone.yaml': formatDocument('ClusterType', 'drone', 'reconciler: flux\nnamespaceService: ns\nconfigType: ""\n'),
  'dev/large.yaml': formatDocument('ClusterType', 'large', 'reconciler: flux\nnamespaceService: ns\nconfigType: ""\n'),
  'dev/policy.yaml': formatDocument(
    'SchedulingPolicy',
    'all',
    'deploymentTargetSelector:\n  labelSelector: {}\nclusterTypeSelector:\n  labelSelector: {}\n',
  ),
  'dev/config.yaml': configMap('a-settings', '', '  LEVEL: debug\n  REGION: west\n'),
  'dev/drone-config.yaml': configMap('b-drone', '    cluster-type: drone\n', '  REGION: east\n'),
  'main/flux.yaml': formatDocument(
    'Template',
    'flux',
    'type: reconciler\nmanifests:\n  - |\n    kind: GitRepository\n    metadata:\n      name: {{ .DeploymentTargetName }}\n    spec:\n      url: {{ .Manifests.repo }}\n      interval: 30s\n',
  ),
  'main/argo.yaml': formatDocument(
    'Template',
    'argo',
    'type: reconciler\nmanifests:\n  - |\n    kind: Application\n    metadata:\n      name: {{ .DeploymentTargetName }}\n',
  ),
  'main/ns.yaml': formatDocument(
    'Template',
    'ns',
    'type: namespace\nmanifests:\n  - |\n    kind: Namespace\n    metadata:\n      name: {{ .Namespace }}\n',
  ),
  'main/app.yaml': formatDocument(
    'WorkloadRegistration',
    'app',
    `workload:\n${repository('app').replace(/^(?=.)/gm, '  ')}workspace: team\n`,
  ),
  'workloads/contoso/app/workload.yaml': formatDocument(
    'Workload',
    'app',
    `deploymentTargets:\n${target('perf')}${target('test')}`,
  ),
};

export type BranchTexts = Map<string, string>;

export interface CheckedBranch {
  /** The control plane from which the operator made the branch. */
  readonly before?: Readonly<Record<string, string>>;
  /** Files of the control plane that are other ones now; `undefined` for one that is gone. */
  readonly now?: Readonly<Record<string, string | undefined>>;
  /** What the operator's generation used. */
  readonly operator?: Partial<PlanSettings>;
  /** Changes the branch that the operator made. */
  readonly edit?: (branch: BranchTexts) => void;
  /** The settings of the user. */
  readonly settings?: Partial<PlanSettings>;
  readonly deps?: Partial<MigrationDeps>;
}

/** Makes a branch as the operator does, changes the control plane and the branch, and checks the migration. */
export function checkBranch({
  before,
  now,
  operator,
  edit,
  settings,
  deps,
}: CheckedBranch = {}): Promise<MigrationCheck> {
  const old = { ...CONTROL_PLANE, ...before };
  const files = Object.fromEntries(
    Object.entries({ ...old, ...now }).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
  return withFiles(old, (oldRoot) =>
    withFiles(files, async (root) => {
      const branch = await makeBranch(oldRoot, { ...DEFAULT_SETTINGS, ...operator });
      edit?.(branch);
      for (const [path, text] of branch) {
        mkdirSync(dirname(join(root, 'gitops', path)), { recursive: true });
        writeFileSync(join(root, 'gitops', path), text);
      }
      return checkMigration(
        {
          folders: createFolders(root),
          gitops: join(root, 'gitops'),
          settings: { ...DEFAULT_SETTINGS, ...settings },
          output: join(root, 'out'),
        },
        { ...OFFLINE, ...deps },
      );
    }),
  );
}

/** The branch that the operator would have made of the control plane in a folder. */
export async function makeBranch(root: string, settings = DEFAULT_SETTINGS): Promise<BranchTexts> {
  const schedule = { ...settings, onError: 'isolate', failOnWarnings: false } as const;
  const { decision } = await scheduleEnvironment(createFolders(root), join(root, 'out'), schedule, OFFLINE);
  return new Map(createDesiredTree(decision.plan));
}

function createFolders(root: string) {
  return {
    environment: 'dev',
    controlPlane: join(root, 'dev'),
    base: join(root, 'main'),
    workloads: join(root, 'workloads'),
  };
}

const fetchNothing: MigrationDeps['fetchSources'] = async (sources) =>
  new Map(sources.map((source) => [source, { kind: 'failed', failure: { kind: 'unreachable', message: 'offline' } }]));

/** Dependencies without a network. */
export const OFFLINE: MigrationDeps = {
  fetchSources: fetchNothing,
  fetchRecords: fetchNothing,
  fetchBranches: fetchNothing,
  readHeadCommit: async () => undefined,
  readLastChanges: async () => undefined,
};
