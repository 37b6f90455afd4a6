import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { type AssignedApplication, readAssignedApplications } from './assigned-application.ts';
import type { ClusterContext, EmulatedClusters } from './clusters-file.ts';
import type { KubernetesObject } from './manifests.ts';
import { createPod, type DeploymentSpec, type PodRecord } from './pod.ts';

interface ServiceSpec {
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number; readonly targetPort?: number | string }[];
}

/** The pod and the port that a port of a service leads to. */
interface ServiceBackend {
  readonly pod: PodRecord;
  readonly port: number;
}

/** A cluster that has applied the heads of the GitOps branches. Its pods keep their environment until they are replaced. */
export class EmulatedCluster {
  readonly name: string;
  readonly context: ClusterContext;
  readonly #clusters: EmulatedClusters;
  readonly #pods: Record<string, PodRecord>;
  readonly applications: readonly AssignedApplication[];

  /** @throws with the message of `kubectl` if the context does not exist */
  constructor(name: string, clusters: EmulatedClusters) {
    const context = clusters.contexts[name];
    if (context === undefined) throw new Error(`context "${name}" does not exist`);
    this.name = name;
    this.context = context;
    this.#clusters = clusters;
    this.applications = readAssignedApplications(context.clusterType, clusters);
    this.#pods = this.#readPods();
    for (const { namespace, applied } of this.applications)
      for (const deployment of applied.filter(({ kind }) => kind === 'Deployment'))
        this.#start(namespace, deployment, false);
    this.#writePods();
  }

  /** The objects of a namespace: those of its assignment and of its application; none if the namespace does not exist. */
  objects(namespace: string): readonly KubernetesObject[] {
    const everything = this.applications.flatMap(({ assigned, applied }) => [...assigned, ...applied]);
    return [...everything, ...this.#platformObjects()].filter(({ metadata }) => metadata.namespace === namespace);
  }

  /** The commit that a branch of a repository has. @param url its address */
  head(url: string, branch: string): string {
    const repository = url.slice(this.#clusters.server.length + 1);
    return git(join(this.#clusters.repositories, `${repository}.git`), ['rev-parse', `refs/heads/${branch}`]);
  }

  /** Replaces the pod of a Deployment: the new one reads the config maps as they are now. @throws with the message of `kubectl` */
  restart(namespace: string, name: string): void {
    this.#start(namespace, this.#find(namespace, 'Deployment', 'deployments.apps', name), true);
    this.#writePods();
  }

  /** @throws with the message of `kubectl` if there is no such service, port or ready pod */
  findBackend(namespace: string, serviceName: string, servicePort: number): ServiceBackend {
    const service = this.#find(namespace, 'Service', 'services', serviceName);
    const { selector = {}, ports } = service.spec as ServiceSpec;
    const found = ports.find(({ port }) => port === servicePort);
    if (found === undefined) throw new Error(`Service ${serviceName} does not have a service port ${servicePort}`);
    const deployment = this.objects(namespace).find(
      (object) => object.kind === 'Deployment' && isSelected(object, selector),
    );
    const pod = deployment && this.#pods[this.#key(namespace, deployment.metadata.name)];
    if (pod === undefined) throw new Error('timed out waiting for the condition');
    if (pod.problem !== undefined)
      throw new Error(`unable to forward port because pod is not running. Current status=Pending (${pod.problem})`);
    const { targetPort = servicePort } = found;
    const port = typeof targetPort === 'number' ? targetPort : pod.ports[targetPort];
    if (port === undefined) throw new Error(`Pod does not have a named port '${targetPort}'`);
    return { pod, port };
  }

  /** What makes the cluster follow the platform's GitOps branches. */
  #platformObjects(): readonly KubernetesObject[] {
    const { gitops, branches, server } = this.#clusters;
    const url = `${server}/${gitops}`;
    const path = `./${this.context.clusterType}`;
    return branches.flatMap((branch): readonly KubernetesObject[] =>
      this.context.argoCDPassword === undefined
        ? [
            {
              apiVersion: 'source.toolkit.fluxcd.io/v1',
              kind: 'GitRepository',
              metadata: { name: branch, namespace: 'flux-platform' },
              spec: { url, ref: { branch } },
            },
            {
              apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
              kind: 'Kustomization',
              metadata: { name: `${branch}-platform`, namespace: 'flux-platform' },
              spec: { path, sourceRef: { kind: 'GitRepository', name: branch } },
            },
          ]
        : [
            {
              apiVersion: 'argoproj.io/v1alpha1',
              kind: 'Application',
              metadata: { name: branch, namespace: 'argocd' },
              spec: { source: { repoURL: url, targetRevision: branch, path } },
            },
          ],
    );
  }

  #find(namespace: string, kind: string, resource: string, name: string): KubernetesObject {
    const found = this.objects(namespace).find((object) => object.kind === kind && object.metadata.name === name);
    if (found === undefined) throw new Error(`Error from server (NotFound): ${resource} "${name}" not found`);
    return found;
  }

  #start(namespace: string, deployment: KubernetesObject, replaces: boolean): void {
    const configMaps = this.objects(namespace).filter(({ kind }) => kind === 'ConfigMap');
    const pod = createPod(deployment, configMaps);
    const key = this.#key(namespace, deployment.metadata.name);
    const before = this.#pods[key];
    // A pod that waits for a config map starts when it exists.
    const isCurrent = before?.template === pod.template && before.problem === undefined;
    if (replaces || !isCurrent) this.#pods[key] = pod;
  }

  #key(namespace: string, deployment: string): string {
    return `${this.name}/${namespace}/${deployment}`;
  }

  get #podsFile(): string {
    return join(this.#clusters.state, 'pods.json');
  }

  #readPods(): Record<string, PodRecord> {
    mkdirSync(this.#clusters.state, { recursive: true });
    try {
      return JSON.parse(readFileSync(this.#podsFile, 'utf8')) as Record<string, PodRecord>;
    } catch {
      return {};
    }
  }

  #writePods(): void {
    writeFileSync(this.#podsFile, JSON.stringify(this.#pods));
  }
}

function isSelected({ spec }: KubernetesObject, selector: Readonly<Record<string, string>>): boolean {
  const { labels } = (spec as DeploymentSpec).template.metadata;
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
