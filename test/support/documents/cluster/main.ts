// Emulates the commands of `kubectl` in documents, on clusters that follow the GitOps branches. Other commands and options are refused.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startArgoCDServer } from './argocd-server.ts';
import { type EmulatedClusters, readEmulatedClusters } from './clusters-file.ts';
import { EmulatedCluster } from './emulated-cluster.ts';
import { formatTables } from './kubectl-tables.ts';
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
  else if (command === 'get' && rest.length === 1)
    console.log(formatTables(call.cluster, call.namespace, rest[0] ?? ''));
  else throw new Error(`the command is not emulated: ${positionals.join(' ')}`);
}

async function forwardPort(call: KubectlCall, target: string, ports: string): Promise<void> {
  const { cluster, clusters, namespace } = call;
  const [, service = ''] = /^svc\/([\w-]+)$/.exec(target) ?? [];
  const [, local, remote] = /^(\d+):(\d+)$/.exec(ports) ?? [];
  if (service === '' || local === undefined) throw new Error(`not emulated: ${target} ${ports}`);
  const { url, insidePort, end } = await connect(call, service, Number(remote));
  const forward = { pid: process.pid, context: cluster.name, namespace, service, localPort: Number(local), url };
  process.on('exit', end);
  process.on('SIGINT', () => process.exit(0));
  publishForward(join(clusters.state, 'forwards'), forward);
  for (const address of ['127.0.0.1', '[::1]']) console.log(`Forwarding from ${address}:${local} -> ${insidePort}`);
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
  if (isArgoCD && port === 80) return { url: await startArgoCDServer(cluster), insidePort: 8080, end: () => {} };
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
