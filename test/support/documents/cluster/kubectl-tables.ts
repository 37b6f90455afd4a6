import { listApplications } from './argocd-server.ts';
import type { EmulatedCluster } from './emulated-cluster.ts';

type Row = readonly string[];
type ListRows = (cluster: EmulatedCluster, namespace: string) => readonly Row[];

/** The columns that `kubectl get` prints of a kind, and its rows. Every object is a minute old. */
const TABLES: Readonly<Record<string, readonly [head: Row, list: ListRows]>> = {
  gitrepositories: [
    ['NAME', 'URL', 'AGE', 'READY', 'STATUS'],
    (cluster, namespace) =>
      listKind(cluster, namespace, 'GitRepository').map(({ name, spec }) => [
        name,
        (spec as SourceSpec).url,
        '1m',
        'True',
        `stored artifact for revision '${findRevision(cluster, namespace, name)}'`,
      ]),
  ],
  kustomizations: [
    ['NAME', 'AGE', 'READY', 'STATUS'],
    (cluster, namespace) =>
      listKind(cluster, namespace, 'Kustomization').map(({ name, spec }) => {
        const problem = cluster.applications.find(({ deploymentTarget }) => deploymentTarget === name)?.problem;
        const { sourceRef } = spec as { readonly sourceRef: { readonly name: string } };
        return problem === undefined
          ? [name, '1m', 'True', `Applied revision: ${findRevision(cluster, namespace, sourceRef.name)}`]
          : [name, '1m', 'False', problem];
      }),
  ],
  applications: [
    ['NAME', 'SYNC STATUS', 'HEALTH STATUS'],
    (cluster, namespace) =>
      (namespace === 'argocd' ? listApplications(cluster) : []).map(({ metadata, status }) => [
        metadata.name,
        status.sync.status,
        status.health.status,
      ]),
  ],
};

interface SourceSpec {
  readonly url: string;
  readonly ref: { readonly branch: string };
}

/** What `kubectl get` prints for kinds that are separated by commas. @throws for a kind that is not emulated */
export function formatTables(cluster: EmulatedCluster, namespace: string, kinds: string): string {
  return kinds
    .split(',')
    .flatMap((kind) => {
      const [head, list] = TABLES[kind] ?? [];
      if (head === undefined || list === undefined)
        throw new Error(`the server doesn't have a resource type "${kind}", or it is not emulated`);
      const rows = list(cluster, namespace);
      return rows.length === 0 ? [`No resources found in ${namespace} namespace.`] : formatRows([head, ...rows]);
    })
    .join('\n');
}

function formatRows(rows: readonly Row[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 3);
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('')
      .trimEnd(),
  );
}

function listKind(cluster: EmulatedCluster, namespace: string, kind: string) {
  return cluster
    .objects(namespace)
    .filter((object) => object.kind === kind)
    .map(({ metadata, spec }) => ({ name: metadata.name, spec }));
}

/** The revision that Flux has fetched for a GitRepository: the head of its branch. */
function findRevision(cluster: EmulatedCluster, namespace: string, name: string): string {
  const source = listKind(cluster, namespace, 'GitRepository').find((one) => one.name === name);
  if (source === undefined) throw new Error(`GitRepository ${namespace}/${name} does not exist`);
  const { url, ref } = source.spec as SourceSpec;
  return `${ref.branch}@sha1:${cluster.head(url, ref.branch)}`;
}
