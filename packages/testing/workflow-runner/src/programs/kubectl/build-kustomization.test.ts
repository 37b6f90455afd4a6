import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildKustomization } from './build-kustomization.ts';
import type { KubernetesObject } from './change-object.ts';

const BASE = {
  'base/kustomization.yaml': 'resources: [deployment.yaml, service.yaml]\n',
  'base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1", args: [a, b] }
        - { name: proxy, image: "proxy:2" }
`,
  'base/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n',
};

function write(overlay: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-kustomize-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ ...BASE, 'overlays/a/kustomization.yaml': overlay, ...more })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, 'overlays/a');
}

const OVERLAYS: readonly (readonly [string, string])[] = [
  ['nothing more', 'resources: [../../base]\n'],
  ['a namespace and a prefix', 'resources: [../../base]\nnamespace: dev\nnamePrefix: my-\n'],
  ['replicas', 'resources: [../../base]\nreplicas: [{ name: web, count: 3 }]\n'],
  ['a tag', 'resources: [../../base]\nimages: [{ name: web, newName: ghcr.io/contoso/web, newTag: "2" }]\n'],
  ['a digest', `resources: [../../base]\nimages: [{ name: web, digest: "sha256:${'a'.repeat(64)}" }]\n`],
  ['labels', 'resources: [../../base]\nlabels: [{ pairs: { team: kaizen } }]\n'],
  ['labels of selectors', 'resources: [../../base]\nlabels: [{ pairs: { team: kaizen }, includeSelectors: true }]\n'],
  [
    'a patch of a container',
    'resources: [../../base]\npatches:\n  - patch: |\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: web }\n      spec: { template: { spec: { containers: [{ name: web, args: [c] }] } } }\n',
  ],
];

const byKind = (objects: readonly unknown[]) =>
  (objects as KubernetesObject[]).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
const hasKubectl = spawnSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' }).status === 0;

describe('a kustomization', () => {
  it('changes what it includes', () => {
    const [deployment] = byKind(buildKustomization(write(OVERLAYS[1]?.[1] ?? '')));
    expect(deployment?.metadata).toEqual({ name: 'my-web', namespace: 'dev' });
  });

  it.each([
    ['a field that is not emulated', 'resources: [../../base]\ngenerators: [a.yaml]\n', /generators .*not emulated/],
    ['a resource that is not there', 'resources: [none.yaml]\n', /none\.yaml/],
    ['no resources', '{}\n', /empty/],
  ])('is refused with %s', (_, overlay, message) => {
    expect(() => buildKustomization(write(overlay))).toThrow(message);
  });

  it.skipIf(!hasKubectl).each(OVERLAYS)('with %s is built as by kubectl', (_, overlay) => {
    const folder = write(overlay);
    const real = loadAll(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }));
    expect(byKind(buildKustomization(folder))).toEqual(byKind(real));
  });
});
