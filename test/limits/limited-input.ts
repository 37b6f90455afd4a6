/** Files of a workspace by path: `dev/` is the environment's folder, `main/` the base's, `workloads/contoso/app/` the workload repository. */
export type InputFiles = Readonly<Record<string, string>>;

/** An input of less than {@link MAX_INPUT_BYTES} that has to end in a diagnostic or a result within {@link MAX_SECONDS} and {@link MAX_MEMORY_BYTES}. */
export interface LimitedInput {
  readonly name: string;
  readonly create: () => InputFiles;
}

export const MAX_INPUT_BYTES = 1_000_000;
export const MAX_SECONDS = 10;
export const MAX_MEMORY_BYTES = 1024 ** 3;

const HEADER = 'apiVersion: scheduler.kalypso.io/v1alpha1\n';

/** A document of the control plane; `spec` is YAML, indented by two spaces. */
export function formatDocument(kind: string, name: string, spec: string, labels = '{}'): string {
  return `${HEADER}kind: ${kind}\nmetadata:\n  name: ${name}\n  labels: ${labels}\nspec:\n${spec}`;
}

export interface Parts {
  /** Templates of the reconciler. */
  readonly manifests?: readonly string[];
  readonly configManifest?: string;
  readonly configContentType?: string;
  readonly namespaceManifest?: string;
  readonly clusterTypes?: number;
  /** Deployment targets in YAML, each an item of `spec.deploymentTargets`. */
  readonly targets?: readonly string[];
  readonly workloadSpec?: string;
  readonly files?: InputFiles;
}

const NAMESPACE = 'kind: Namespace\nmetadata:\n  name: {{ .Namespace }}\n';
const RECONCILER = 'kind: GitRepository\nspec:\n  path: {{ .Manifests.path | quote }}\n';
const CONFIG = 'kind: ConfigMap\ndata:\n{{ toYaml .ConfigData | indent 2 }}\n';

/** A control plane whose policy assigns every target to every cluster type. */
export function createInput(parts: Parts = {}): InputFiles {
  const { manifests = [RECONCILER], targets = [formatTarget(0)], clusterTypes = 1, files = {} } = parts;
  const { configManifest = CONFIG, configContentType = 'yaml', namespaceManifest = NAMESPACE } = parts;
  return {
    'dev/gitops-repo.yaml': formatDocument(
      'GitOpsRepo',
      'dev',
      '  repo: https://github.com/contoso/gitops\n  branch: dev\n  path: .\n',
    ),
    'dev/base-repo.yaml': formatDocument(
      'BaseRepo',
      'main',
      '  repo: https://github.com/contoso/control-plane\n  branch: main\n  path: .\n',
    ),
    'dev/policy.yaml': formatDocument('SchedulingPolicy', 'all', '  deploymentTargetSelector: {}\n'),
    'dev/cluster-types.yaml': times(clusterTypes, formatClusterType).join('---\n'),
    'main/rec.yaml': formatTemplate('rec', 'reconciler', manifests),
    'main/ns.yaml': formatTemplate('ns', 'namespace', [namespaceManifest]),
    'main/cfg.yaml': formatTemplate('cfg', 'config', [configManifest], configContentType),
    'main/app.yaml': formatDocument(
      'WorkloadRegistration',
      'app',
      '  workspace: team\n  workload: {repo: https://github.com/contoso/app, branch: main, path: .}\n',
    ),
    'workloads/contoso/app/workload.yaml': formatWorkload('app', targets, parts.workloadSpec),
    ...files,
  };
}

export function formatWorkload(name: string, targets: readonly string[], spec = ''): string {
  return formatDocument('Workload', name, `${spec}  deploymentTargets:\n${targets.join('')}`);
}

/** A deployment target; `more` is YAML in flow style: `, labels: {a: b}`. */
export function formatTarget(index: number, more = ', manifests: {path: ./app}'): string {
  return `  - {name: t${index}, environment: dev${more}}\n`;
}

export function formatTemplate(name: string, type: string, manifests: readonly string[], contentType = 'yaml'): string {
  const items = manifests.map((text) => `    - |\n${text.replace(/^(?=.)/gm, '      ')}`);
  return formatDocument(
    'Template',
    name,
    `  type: ${type}\n  contentType: ${contentType}\n  manifests:\n${items.join('')}`,
  );
}

export function formatClusterType(index: number): string {
  return formatDocument('ClusterType', `c${index}`, '  reconciler: rec\n  namespaceService: ns\n  configType: cfg\n');
}

export function formatConfigMap(name: string, data: string, labels = '{platform-config: "true"}'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  labels: ${labels}\ndata:\n${data}`;
}

export function times<T>(count: number, create: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => create(index));
}
