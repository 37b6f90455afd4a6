import type { EmulatedClusters } from './clusters-file.ts';
import { type KubernetesObject, parseObjects, readObjects, readSource } from './manifests.ts';

/** What the platform schedules on a cluster for a deployment target, and what the cluster makes of it. */
export interface AssignedApplication {
  readonly environment: string;
  readonly deploymentTarget: string;
  /** The namespace that the assignment creates. */
  readonly namespace: string;
  /** The objects in the folder of the assignment. */
  readonly assigned: readonly KubernetesObject[];
  /** What the reconciler applies: the objects of the application, in their namespaces. */
  readonly applied: readonly KubernetesObject[];
  /** Why the reconciler cannot apply it. */
  readonly problem?: string;
}

/** The applications of a cluster that follows the GitOps branches. */
export function readAssignedApplications(
  clusterType: string,
  clusters: EmulatedClusters,
): readonly AssignedApplication[] {
  const { repositories, gitops, branches } = clusters;
  return branches.flatMap((environment) => {
    const files = readSource(repositories, { repository: gitops, branch: environment, path: clusterType });
    const folders = Map.groupBy(files, ([path]) => path.split('/').slice(0, -1).join('/'));
    return [...folders].flatMap(([folder, contents]) => {
      const assigned = contents.filter(([path]) => /\.ya?ml$/.test(path)).flatMap(([, text]) => parseObjects(text));
      const namespace = assigned.find(({ kind }) => kind === 'Namespace')?.metadata.name;
      if (namespace === undefined) return [];
      const deploymentTarget = folder.split('/').at(-1) ?? '';
      return [{ environment, deploymentTarget, namespace, assigned, ...reconcile(assigned, namespace, clusters) }];
    });
  });
}

function reconcile(
  assigned: readonly KubernetesObject[],
  namespace: string,
  clusters: EmulatedClusters,
): Pick<AssignedApplication, 'applied' | 'problem'> {
  try {
    return { applied: applyManifests(assigned, namespace, clusters) };
  } catch (error) {
    return { applied: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Follows the reconciler of an assignment to the application's manifests, with the rights that it has. @throws if it has too few */
function applyManifests(
  assigned: readonly KubernetesObject[],
  namespace: string,
  { repositories, server }: EmulatedClusters,
): readonly KubernetesObject[] {
  const { address, branch, path, target } = readKustomization(assigned) ?? readArgoApplication(assigned);
  if (target !== namespace) throw new Error(`the reconciler applies to ${target}, but the namespace is ${namespace}`);
  if (!address.startsWith(`${server}/`)) throw new Error(`${address} is not on ${server}`);
  const repository = address.slice(server.length + 1).replace(/\.git$/, '');
  const objects = readObjects(repositories, { repository, branch, path });
  if (objects.length === 0) throw new Error(`${path} of ${address}@${branch} has no manifests`);
  return objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
}

interface Reconciliation {
  readonly address: string;
  readonly branch: string;
  readonly path: string;
  /** The namespace that objects are applied to. */
  readonly target: string;
}

interface FluxKustomization {
  readonly path: string;
  readonly targetNamespace: string;
  readonly serviceAccountName?: string;
  readonly sourceRef: { readonly kind: string; readonly name: string; readonly namespace?: string };
}

interface FluxGitRepository {
  readonly url: string;
  readonly ref: { readonly branch: string };
}

interface KubernetesRoleBinding {
  readonly subjects?: readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[];
}

function readKustomization(assigned: readonly KubernetesObject[]): Reconciliation | undefined {
  const kustomization = assigned.find(
    ({ kind, apiVersion }) => kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/'),
  );
  if (kustomization === undefined) return undefined;
  const { path, targetNamespace, serviceAccountName, sourceRef } = kustomization.spec as FluxKustomization;
  const { namespace = 'default' } = kustomization.metadata;
  const source = assigned.find(
    ({ kind, metadata }) =>
      kind === sourceRef.kind &&
      metadata.name === sourceRef.name &&
      metadata.namespace === (sourceRef.namespace ?? namespace),
  );
  if (source === undefined) throw new Error(`${sourceRef.kind} ${namespace}/${sourceRef.name} does not exist`);
  const { url, ref } = source.spec as FluxGitRepository;
  if (serviceAccountName !== undefined) requireAccount(assigned, targetNamespace, serviceAccountName, namespace);
  return { address: url, branch: ref.branch, path, target: targetNamespace };
}

/** With an account of its own, Flux may only do what a RoleBinding of the namespace allows. */
function requireAccount(
  assigned: readonly KubernetesObject[],
  targetNamespace: string,
  account: string,
  accountNamespace: string,
): void {
  const exists = assigned.some(
    ({ kind, metadata }) =>
      kind === 'ServiceAccount' && metadata.name === account && metadata.namespace === accountNamespace,
  );
  if (!exists) throw new Error(`ServiceAccount ${accountNamespace}/${account} does not exist`);
  const isBound = assigned.some(
    (object) =>
      object.kind === 'RoleBinding' &&
      object.metadata.namespace === targetNamespace &&
      (object as KubernetesRoleBinding).subjects?.some(
        ({ kind, name, namespace }) => kind === 'ServiceAccount' && name === account && namespace === accountNamespace,
      ),
  );
  if (!isBound) throw new Error(`${accountNamespace}/${account} may not write to the namespace ${targetNamespace}`);
}

interface ArgoApplicationSpec {
  readonly project: string;
  readonly source: { readonly repoURL: string; readonly targetRevision: string; readonly path: string };
  readonly destination: { readonly namespace: string };
}

interface ArgoProjectSpec {
  readonly sourceRepos?: readonly string[];
  readonly destinations?: readonly { readonly namespace: string }[];
}

function readArgoApplication(assigned: readonly KubernetesObject[]): Reconciliation {
  const application = assigned.find(({ kind, apiVersion }) => kind === 'Application' && /^argoproj/.test(apiVersion));
  if (application === undefined) throw new Error('the assignment has neither a Kustomization nor an Application');
  const { project, source, destination } = application.spec as ArgoApplicationSpec;
  if (project !== 'default') {
    const declared = assigned.find(({ kind, metadata }) => kind === 'AppProject' && metadata.name === project);
    const { sourceRepos = [], destinations = [] } = (declared?.spec ?? {}) as ArgoProjectSpec;
    if (
      !sourceRepos.includes(source.repoURL) ||
      !destinations.some(({ namespace }) => namespace === destination.namespace)
    )
      throw new Error(`AppProject ${project} does not allow ${source.repoURL} in ${destination.namespace}`);
  }
  return {
    address: source.repoURL,
    branch: source.targetRevision,
    path: source.path,
    target: destination.namespace,
  };
}
