import type { EmulatedClusters } from '../documents/cluster/clusters-file.ts';
import { EmulatedCluster } from '../documents/cluster/emulated-cluster.ts';
import type { KubernetesObject } from '../documents/cluster/manifests.ts';
import { startPod } from '../documents/cluster/pod.ts';

const [SERVICE, DEPLOYMENT] = ['hello-world-service', 'hello-world-deployment'];

/** What the page of the application shows on a cluster. */
export interface GreetingPage {
  readonly environment: string;
  readonly cluster: string;
  readonly deploymentTarget: string;
  /** The port of the service. */
  readonly port: number;
  /** The platform configuration that it names: environment, region, cluster and database. */
  readonly values: readonly string[];
}

/** Restarts the application on every cluster of an environment, and opens its page through its service. */
export async function openGreetingPages(
  clusters: EmulatedClusters,
  environment: string,
): Promise<readonly GreetingPage[]> {
  const pages: GreetingPage[] = [];
  for (const name of Object.keys(clusters.contexts)) {
    const cluster = new EmulatedCluster(name, clusters);
    for (const { environment: own, namespace, deploymentTarget, applied } of cluster.applications) {
      const service = applied.find(({ kind, metadata }) => kind === 'Service' && metadata.name === SERVICE);
      if (own !== environment || service === undefined) continue;
      cluster.restart(namespace, DEPLOYMENT);
      const port = readServicePort(service);
      const values = await readPage(cluster, clusters, namespace, port);
      pages.push({ environment, cluster: name, deploymentTarget, port, values });
    }
  }
  return pages;
}

function readServicePort({ spec }: KubernetesObject): number {
  const { ports } = spec as { readonly ports: readonly { readonly port: number }[] };
  return ports[0]?.port ?? 0;
}

async function readPage(
  cluster: EmulatedCluster,
  { repositories, state }: EmulatedClusters,
  namespace: string,
  servicePort: number,
): Promise<readonly string[]> {
  const { pod, port } = cluster.findBackend(namespace, SERVICE, servicePort);
  const { child, urlOf } = await startPod(pod, repositories, state);
  try {
    const response = await fetch(urlOf(port) ?? '');
    const html = await response.text();
    return [...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, value = '']) => value);
  } finally {
    child.kill();
  }
}
