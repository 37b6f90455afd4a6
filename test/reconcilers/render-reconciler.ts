import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type Model,
  type Resource,
} from '@kalypso-actions/scheduler';
import {
  emptyModel,
  formatDocument,
  loadFiles,
  policy,
  selector,
  target,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { load } from 'js-yaml';
import { readRepositoryFile } from '../architecture/files.ts';

/** Where the templates of reconcilers are: two are part of the example. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'arc-flux': 'examples/control-plane/main/templates/arc-flux.yaml',
  argocd: 'examples/control-plane/main/templates/argocd.yaml',
  'flux-helm': 'examples/reconcilers/flux-helm/template.yaml',
  'flux-oci': 'examples/reconcilers/flux-oci/template.yaml',
  fleet: 'examples/reconcilers/fleet/template.yaml',
  zarf: 'examples/reconcilers/zarf/template.yaml',
  ansible: 'examples/reconcilers/ansible/template.yaml',
};
/** Copied as they are. */
const SHARED = {
  'namespace.yaml': 'examples/control-plane/main/templates/namespace.yaml',
  'configmap.yaml': 'examples/control-plane/main/templates/configmap.yaml',
  'config.yaml': 'examples/control-plane/dev/configs/dev-config.yaml',
};
const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };

type Manifests = Readonly<Record<string, string>>;

/** The fields of a workload file that a reconciler reads, for the target `functional-test` of the example. */
export const MANIFESTS: Readonly<Record<string, Manifests>> = {
  'flux-helm': {
    storage: 'helm',
    repo: 'oci://ghcr.io/contoso/kalypso-app-gitops/dev',
    chart: 'functional-test',
    version: '>=0.0.0-0',
    branch: 'dev',
    path: '.',
  },
  'flux-oci': {
    storage: 'oci',
    repo: 'oci://ghcr.io/contoso/kalypso-app-gitops/functional-test',
    branch: 'dev',
    path: '.',
  },
};
const GIT_MANIFESTS: Manifests = {
  repo: 'https://github.com/contoso/kalypso-app-gitops',
  branch: 'dev',
  path: './functional-test',
};

export const RECONCILERS: readonly string[] = Object.keys(TEMPLATES);

export function manifestsFor(reconciler: string): Manifests {
  return MANIFESTS[reconciler] ?? GIT_MANIFESTS;
}

/** A deployment target of a workload file. */
export interface TargetFile {
  readonly name: string;
  readonly manifests: Manifests;
}

/** What is published for the clusters of one cluster type. */
export interface RenderedReconciler {
  /** Texts by `<target>/<file>`. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly isPromotionHeldBack: boolean;
}

/** Templates and configuration, by reconciler: they are the same for all workloads. */
const models = new Map<string, Promise<Model>>();

async function loadModel(reconciler: string): Promise<Model> {
  const files: Record<string, string> = {
    'template.yaml': readRepositoryFile(TEMPLATES[reconciler] ?? reconciler),
    'drone.yaml': formatDocument(
      'ClusterType',
      'drone',
      `reconciler: ${reconciler}\nnamespaceService: default\nconfigType: configmap\n`,
    ),
  };
  for (const [path, file] of Object.entries(SHARED)) files[path] = readRepositoryFile(file);
  const { value, diagnostics } = await loadFiles(files);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const ofKind = <K extends Resource['kind']>(kind: K) =>
    value.resources.filter((resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind);
  return emptyModel({
    templates: ofKind('Template'),
    clusterTypes: ofKind('ClusterType'),
    configMaps: ofKind('ConfigMap'),
    policies: [policy('all', '', selector(), selector())],
  });
}

/** Schedules workloads, which are all assigned to a cluster type with this reconciler. @param workloads targets by the name of their workload and registration */
export async function renderReconciler(
  reconciler: string,
  workloads: Readonly<Record<string, readonly TargetFile[]>>,
): Promise<RenderedReconciler> {
  const model = models.get(reconciler) ?? loadModel(reconciler);
  models.set(reconciler, model);
  const registered = Object.entries(workloads).map(([name, targets]) =>
    workload(
      name,
      'kaizen-app-team',
      targets.map(({ name: targetName, manifests }) => target(targetName, {}, { manifests })),
    ),
  );
  const plan = await createPlan({ ...(await model), workloads: registered }, SETTINGS);
  const published = plan.planned.flatMap(({ target: { name }, files }) =>
    files.map((file) => [`${name}/${file.name}`, file.content] as const),
  );
  return {
    files: new Map(published),
    diagnostics: plan.diagnostics,
    isPromotionHeldBack: plan.isPromotionHeldBack,
  };
}

/** The workload of the example, with what the reconciler reads in place of its Git repositories. */
export function exampleTargets(reconciler: string): readonly TargetFile[] {
  const { spec } = load(readRepositoryFile('examples/app-src/main/workload/workload.yaml')) as {
    readonly spec: { readonly deploymentTargets: readonly TargetFile[] };
  };
  return spec.deploymentTargets.map(({ name, manifests }) => ({
    name,
    manifests: MANIFESTS[reconciler] === undefined ? manifests : renameTarget(MANIFESTS[reconciler], name),
  }));
}

function renameTarget(manifests: Manifests, name: string): Manifests {
  const renamed = Object.entries(manifests).map(([key, text]) => [key, text.replace('functional-test', name)]);
  return Object.fromEntries(renamed);
}
