// Emulates the commands of `kubectl` in documents, on clusters that follow the GitOps branches. Other commands and options are refused.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listApplications, startArgoCDServer } from './argocd-server.ts';
import { type EmulatedClusters, readEmulatedClusters } from './clusters-file.ts';
import { EmulatedCluster } from './emulated-cluster.ts';
import { startPod } from './pod.ts';
import { publishForward } from './port-forward.ts';

interface KubectlCall {
  readonly cluster: EmulatedCluster;
  readonly clusters: EmulatedClusters;
  readonly namespace: string;
  readonly output: string | undefined;
}

const ARGO_CD_SECRET = 'argocd-initial-admin-secret';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    namespace: { type: 'string', short: 'n', default: 'default' },
    context: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
});

try {
  const clusters = readEmulatedClusters();
  const cluster = new EmulatedCluster(values.context ?? clusters.currentContext, clusters);
  await run({ cluster, clusters, namespace: values.namespace, output: values.output }, positionals);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message.startsWith('Error from server') ? message : `error: ${message}`);
  process.exit(1);
}

async function run(call: KubectlCall, [command, ...rest]: readonly string[]): Promise<void> {
  if (command === 'port-forward' && rest.length === 2) return forwardPort(call, rest[0] ?? '', rest[1] ?? '');
  if (command === 'rollout' && rest[0] === 'restart' && rest[1] === 'deployment' && rest.length === 3) {
    call.cluster.restart(call.namespace, rest[2] ?? '');
    console.log(`deployment.apps/${rest[2]} restarted`);
  } else if (command === 'get' && rest[0] === 'secret' && rest.length === 2) printSecret(call, rest[1] ?? '');
  else if (command === 'get' && rest.length === 1) printTables(call, rest[0] ?? '');
  else throw new Error(`the command is not emulated: ${positionals.join(' ')}`);
}

async function forwardPort(call: KubectlCall, target: string, ports: string): Promise<void> {
  const { cluster, clusters, namespace } = call;
  const [, service = ''] = /^svc\/([\w-]+)$/.exec(target) ?? [];
  const [, local, remote] = /^(\d+):(\d+)$/.exec(ports) ?? [];
  if (service === '' || local === undefined) throw new Error(`not emulated: ${target} ${ports}`);
  const { url, insidePort, end } = await connect(call, service, Number(remote));
  const forward = { pid: process.pid, context: cluster.name, namespace, service, localPort: Number(local), url };
  for (const address of ['127.0.0.1', '[::1]']) console.log(`Forwarding from ${address}:${local} -> ${insidePort}`);
  process.on('SIGINT', () => {
    end();
    process.exit(0);
  });
  publishForward(join(clusters.state, 'forwards'), forward);
  await new Promise(() => setInterval(() => {}, 60_000));
}

interface PodConnection {
  readonly url: string;
  readonly insidePort: number;
  readonly end: () => void;
}

async function connect(
  { cluster, clusters, namespace }: KubectlCall,
  service: string,
  port: number,
): Promise<PodConnection> {
  const isArgoCD =
    namespace === 'argocd' && service === 'argocd-server' && cluster.context.argoCDPassword !== undefined;
  if (isArgoCD && port === 80)
    return { url: await startArgoCDServer(cluster, clusters.server), insidePort: 8080, end: () => {} };
  const backend = cluster.findBackend(namespace, service, port);
  const { child, urlOf } = await startPod(backend.pod, clusters.repositories, clusters.state);
  const url = urlOf(backend.port);
  if (url === undefined) {
    child.kill();
    throw new Error(`an error occurred forwarding ${port}: connection refused: nothing listens on ${backend.port}`);
  }
  return { url, insidePort: backend.port, end: () => child.kill() };
}

function printSecret({ cluster, namespace, output }: KubectlCall, name: string): void {
  const password = cluster.context.argoCDPassword;
  if (namespace !== 'argocd' || name !== ARGO_CD_SECRET || password === undefined)
    throw new Error(`Error from server (NotFound): secrets "${name}" not found`);
  if (output !== 'jsonpath={.data.password}') throw new Error(`the output is not emulated: ${output}`);
  process.stdout.write(Buffer.from(password).toString('base64'));
}

/** The columns that `kubectl get` prints of a kind; the age is left out. */
const TABLES: Readonly<Record<string, (call: KubectlCall) => readonly (readonly string[])[]>> = {
  kustomizations: (call) => [
    ['NAME', 'READY', 'STATUS'],
    ...listKind(call, 'Kustomization').map(({ name, spec }) => [
      name,
      'True',
      `Applied revision: ${findRevision(call, (spec as { sourceRef: { name: string } }).sourceRef.name)}`,
    ]),
  ],
  gitrepositories: (call) => [
    ['NAME', 'URL', 'READY', 'STATUS'],
    ...listKind(call, 'GitRepository').map(({ name, spec }) => [
      name,
      (spec as { url: string }).url,
      'True',
      `stored artifact for revision '${findRevision(call, name)}'`,
    ]),
  ],
  applications: ({ cluster, clusters, namespace }) => [
    ['NAME', 'SYNC STATUS', 'HEALTH STATUS'],
    ...(namespace === 'argocd' ? listApplications(cluster, clusters.server) : []).map(({ metadata, status }) => [
      metadata.name,
      status.sync.status,
      status.health.status,
    ]),
  ],
  deployments: (call) => [['NAME'], ...listKind(call, 'Deployment').map(({ name }) => [name])],
  services: (call) => [['NAME'], ...listKind(call, 'Service').map(({ name }) => [name])],
};

function printTables(call: KubectlCall, kinds: string): void {
  for (const kind of kinds.split(',')) {
    const table = TABLES[kind];
    if (table === undefined)
      throw new Error(`the server doesn't have a resource type "${kind}", or it is not emulated`);
    const [head = [], ...rows] = table(call);
    if (rows.length === 0) console.error(`No resources found in ${call.namespace} namespace.`);
    else for (const row of [head, ...rows]) console.log(formatRow(row, [head, ...rows]));
  }
}

function formatRow(row: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = row.map((_, column) => Math.max(...rows.map((other) => other[column]?.length ?? 0)) + 3);
  return row
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('')
    .trimEnd();
}

function listKind({ cluster, namespace }: KubectlCall, kind: string) {
  return cluster
    .objects(namespace)
    .filter((object) => object.kind === kind)
    .map(({ metadata, spec }) => ({ name: metadata.name, spec }));
}

/** The revision that Flux has fetched for a GitRepository: the head of its branch. */
function findRevision({ cluster, clusters, namespace }: KubectlCall, name: string): string {
  const source = cluster
    .objects(namespace)
    .find(({ kind, metadata }) => kind === 'GitRepository' && metadata.name === name);
  if (source === undefined) throw new Error(`GitRepository ${namespace}/${name} does not exist`);
  const { url, ref } = source.spec as { readonly url: string; readonly ref: { readonly branch: string } };
  return `${ref.branch}@sha1:${cluster.head(url.slice(clusters.server.length + 1), ref.branch)}`;
}
