import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepository, git } from '@kalypso-actions/git-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EmulatedClusters } from './clusters-file.ts';
import { EmulatedCluster } from './emulated-cluster.ts';
import type { PortForward } from './port-forward.ts';

const NAMESPACE = 'dev-drone-app-test';
const ASSIGNMENT = {
  'drone/app-test/namespace.yaml': `kind: Namespace\napiVersion: v1\nmetadata: { name: ${NAMESPACE} }\n`,
  'drone/app-test/platform-config.yaml': `kind: ConfigMap\napiVersion: v1\nmetadata: { name: platform-config, namespace: ${NAMESPACE} }\ndata: { REGION: East }\n`,
  'drone/app-test/reconciler.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: app-test, namespace: flux-system }
spec: { url: https://github.com/acme/app-gitops, ref: { branch: dev } }
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: app-test, namespace: flux-system }
spec:
  serviceAccountName: kalypso-app-test
  targetNamespace: ${NAMESPACE}
  path: ./test
  sourceRef: { kind: GitRepository, name: app-test }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: kalypso-app-test, namespace: flux-system }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: kalypso-app-test, namespace: ${NAMESPACE} }
subjects: [{ kind: ServiceAccount, name: kalypso-app-test, namespace: flux-system }]
`,
};
const APPLICATION = `apiVersion: v1
kind: Service
metadata: { name: hello }
spec: { selector: { app: hello }, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: hello }
spec:
  selector: { matchLabels: { app: hello } }
  template:
    metadata: { labels: { app: hello } }
    spec:
      containers:
        - name: hello
          image: ghcr.io/acme/app@sha256:0
          ports: [{ name: http, containerPort: 8000 }]
          env:
            - { name: PORT, value: "8000" }
            - { name: REGION, valueFrom: { configMapKeyRef: { name: platform-config, key: REGION } } }
`;
const SERVER = `import { createServer } from 'node:http';
createServer((_, response) => response.end(process.env.REGION)).listen(Number(process.env.PORT));
`;

let root = '';
let clusters: EmulatedClusters;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kalypso-cluster-'));
  const repositories = join(root, 'repositories');
  clusters = {
    contexts: { drone: { clusterType: 'drone' } },
    currentContext: 'drone',
    repositories,
    server: 'https://github.com',
    gitops: 'acme/gitops',
    branches: ['dev'],
    state: join(root, 'state'),
  };
  createRepository(repositories, 'acme/gitops', [{ branch: 'dev', files: ASSIGNMENT }]);
  createRepository(repositories, 'acme/app-gitops', [{ branch: 'dev', files: { 'test/manifests.yaml': APPLICATION } }]);
  const dockerfile =
    'FROM node:24\nWORKDIR /app\nCOPY package.json ./\nCOPY src ./src\nCMD ["node", "src/server.js"]\n';
  createRepository(repositories, 'acme/app', [
    { files: { Dockerfile: dockerfile, 'package.json': '{ "type": "module" }', 'src/server.js': SERVER } },
  ]);
  mkdirSync(clusters.state);
  writeFileSync(join(root, 'clusters.json'), JSON.stringify(clusters));
});

afterEach(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));

/** Replaces a text in a file of a GitOps repository. */
function change(repository: string, path: string, from: string, to: string): void {
  const folder = join(clusters.repositories, `${repository}.git`);
  const text = git(folder, ['show', `dev:${path}`]);
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  const blob = git(folder, ['hash-object', '-w', '--stdin'], `${text.replace(from, to)}\n`);
  git(folder, ['read-tree', 'dev']);
  git(folder, ['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
  const commit = git(folder, ['commit-tree', '-p', 'dev', '-m', 'change', git(folder, ['write-tree'])]);
  git(folder, ['update-ref', 'refs/heads/dev', commit]);
}

const cluster = () => new EmulatedCluster('drone', clusters);
const backend = (port = 80, namespace = NAMESPACE, service = 'hello') =>
  cluster().findBackend(namespace, service, port);
const problem = () => cluster().applications[0]?.problem;

it('finds what the platform schedules and what the application has', () => {
  expect(backend()).toMatchObject({ port: 8000, pod: { environment: { PORT: '8000', REGION: 'East' } } });
});

it('fails as kubectl does', () => {
  expect(() => backend(80, 'dev-large-app-test')).toThrow('Error from server (NotFound): services "hello" not found');
  expect(() => backend(80, NAMESPACE, 'other')).toThrow('Error from server (NotFound): services "other" not found');
  expect(() => backend(81)).toThrow('Service hello does not have a service port 81');
  expect(() => cluster().restart(NAMESPACE, 'other')).toThrow('deployments.apps "other" not found');
  expect(() => new EmulatedCluster('large', clusters)).toThrow('context "large" does not exist');
});

it('finds no pod if the labels do not match, and none that starts without its configuration', () => {
  change('acme/app-gitops', 'test/manifests.yaml', 'selector: { app: hello }', 'selector: { app: other }');
  expect(() => backend()).toThrow('timed out waiting for the condition');
  change('acme/app-gitops', 'test/manifests.yaml', 'selector: { app: other }', 'selector: { app: hello }');
  change('acme/app-gitops', 'test/manifests.yaml', 'key: REGION', 'key: OTHER');
  expect(() => backend()).toThrow("couldn't find key OTHER in ConfigMap platform-config");
});

it('keeps the environment of a pod until it is restarted', () => {
  backend();
  change('acme/gitops', 'drone/app-test/platform-config.yaml', 'East', 'West');
  expect(backend().pod.environment.REGION).toBe('East');
  cluster().restart(NAMESPACE, 'hello');
  expect(backend().pod.environment.REGION).toBe('West');
});

it('reports what a reconciler cannot apply', () => {
  expect(problem()).toBeUndefined();
  const file = 'drone/app-test/reconciler.yaml';
  change('acme/gitops', file, 'path: ./test', 'path: ./other');
  expect(problem()).toBe('./other of https://github.com/acme/app-gitops@dev has no manifests');
  change('acme/gitops', file, 'path: ./other', 'path: ./test');
  change('acme/gitops', file, `metadata: { name: kalypso-app-test, namespace: ${NAMESPACE} }`, 'metadata: { name: x }');
  expect(problem()).toBe(`flux-system/kalypso-app-test may not write to the namespace ${NAMESPACE}`);
  change('acme/gitops', file, `targetNamespace: ${NAMESPACE}`, 'targetNamespace: other');
  expect(problem()).toMatch('may not write to the namespace other');
});

it('forwards a port to the program of the application', async () => {
  const env = { ...process.env, EMULATED_CLUSTERS: join(root, 'clusters.json') };
  const main = join(import.meta.dirname, 'main.ts');
  const args = [main, 'port-forward', 'svc/hello', '-n', NAMESPACE, '9090:80', '--context=drone'];
  const kubectl = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = await once(kubectl.stdout, 'data');
  expect(String(printed)).toContain('Forwarding from 127.0.0.1:9090 -> 8000');
  const folder = join(clusters.state, 'forwards');
  const forward = JSON.parse(readFileSync(join(folder, `${kubectl.pid}.json`), 'utf8')) as PortForward;
  expect(await (await fetch(forward.url)).text()).toBe('East');
  expect(() => execFileSync(process.execPath, args, { env, stdio: 'pipe' })).toThrow('address already in use');
  kubectl.kill('SIGINT');
  expect((await once(kubectl, 'exit'))[0]).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});
