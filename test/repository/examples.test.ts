import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findAdditions, loadFolder } from '@kalypso-actions/scheduler';
import { afterAll, describe, expect, it } from 'vitest';
import { type KubernetesObject, parseObjects } from '../support/documents/cluster/manifests.ts';
import { createPod } from '../support/documents/cluster/pod.ts';
import { EXAMPLES } from '../support/examples/example-workspace.ts';
import { objectsByKind, renderExampleApplication } from '../support/examples/render-application.ts';
import { scheduleExample } from '../support/examples/schedule-example.ts';

const ENVIRONMENTS = ['dev', 'stage'];
const BRANCHES = ['main', ...ENVIRONMENTS];
const GENERATED = 'after a change, run `npm run examples`';

const read = (...path: readonly string[]) => readFileSync(join(EXAMPLES, ...path), 'utf8');
const listFiles = (...path: readonly string[]) => {
  const folder = join(EXAMPLES, ...path);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
};

describe.each(ENVIRONMENTS)('the control plane of the example, scheduled for %s', (environment) => {
  it('has no diagnostics', async () => {
    const { diagnostics, report } = await scheduleExample(environment);
    expect(diagnostics).toEqual([]);
    expect(report).toMatchObject({ outcome: 'complete', unassigned: [] });
  });

  it('has none before the application is onboarded, but that stage has no deployment target yet', async () => {
    const { diagnostics, report } = await scheduleExample(environment, { isOnboarded: false });
    const found = diagnostics.map(({ severity, code }) => `${severity} ${code}`);
    expect(found).toEqual(environment === 'stage' ? ['warning no-target'] : []);
    expect(report).toMatchObject({ outcome: 'complete', unassigned: [] });
  });

  it(`is the example of a GitOps branch: ${GENERATED}`, async () => {
    const { tree = new Map() } = await scheduleExample(environment);
    const files = listFiles('gitops', environment);
    expect(Object.fromEntries(files.map((file) => [file, read('gitops', environment, file)]))).toEqual(
      Object.fromEntries(tree),
    );
  });
});

describe('the control plane of the example', () => {
  it('can be read by the operator, but for the chain of environments', async () => {
    const loaded = ['control-plane', 'onboarding'].flatMap((folder) =>
      [...BRANCHES, 'main/.environments'].map(async (branch) => {
        if (folder === 'onboarding' && branch === 'main/.environments') return [];
        const root = join(EXAMPLES, folder, branch);
        const { value, diagnostics } = await loadFolder({ label: branch, root, path: '.', trusted: true });
        expect(diagnostics).toEqual([]);
        return findAdditions(value.resources);
      }),
    );
    const additions = (await Promise.all(loaded)).flat();
    expect(additions.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      expect.stringContaining('spec.promotion'),
    ]);
  });

  it.each(BRANCHES)('has no file that the onboarding adds to %s', (branch) => {
    const present = new Set(listFiles('control-plane', branch));
    const added = listFiles('onboarding', branch);
    expect(added).not.toEqual([]);
    expect(added.filter((file) => present.has(file))).toEqual([]);
  });

  it('names only repositories of which the example has a folder', () => {
    const files = listFiles('.').filter((file) => /\.ya?ml$/.test(file) && !file.startsWith('clusters-outside-azure/'));
    const named = files.flatMap((file) =>
      [...read(file).matchAll(/github\.com\/contoso\/([\w-]+)/g)].map(([, name = '']) => name.replace('kalypso-', '')),
    );
    const folders = readdirSync(EXAMPLES);
    expect([...new Set(named)].filter((name) => !folders.includes(name))).toEqual([]);
  });
});

describe('the application of the example', () => {
  /** The deployment targets, with what the tutorial states about them. */
  const TARGETS = [
    ['functional-test', 'dev', 'drone', 1, 9090],
    ['performance-test', 'dev', 'large', 2, 8080],
    ['uat-test', 'stage', 'drone', 3, 8000],
    ['uat-test', 'stage', 'large', 3, 8000],
  ] as const;
  const stop: (() => void)[] = [];
  afterAll(() => {
    for (const end of stop) end();
  });

  it.each(ENVIRONMENTS)(`has the manifests that its chart makes for %s: ${GENERATED}`, async (environment) => {
    const rendered = await renderExampleApplication(environment);
    const targets = TARGETS.flatMap(([target, own]) => (own === environment ? [`${target}/manifests.yaml`] : []));
    expect([...rendered.keys()]).toEqual([...new Set(targets)]);
    expect(listFiles('app-gitops', environment)).toEqual([...rendered.keys()]);
    for (const [path, text] of rendered) {
      const manifests = read('app-gitops', environment, path);
      expect(objectsByKind(manifests)).toEqual(objectsByKind(text));
      // The first line names the source: the workflow replaces such files only.
      expect(manifests.split('\n')[0]).toBe(text.split('\n')[0]);
    }
  });

  it.each(TARGETS)('greets from %s in %s on %s', async (target, environment, clusterType, replicas, port) => {
    const manifests = read('app-gitops', environment, target, 'manifests.yaml');
    const objects = objectsByKind(manifests);
    expect(objects).toMatchObject({
      Deployment: { metadata: { name: 'hello-world-deployment' }, spec: { replicas } },
      Service: { metadata: { name: 'hello-world-service' }, spec: { ports: [{ port, targetPort: 'http' }] } },
    });
    const assignment = join('gitops', environment, clusterType, `hello-world-app-${target}`);
    const configMaps = parseObjects(read(assignment, 'platform-config.yaml'));
    const { environment: variables, problem } = createPod(objects.Deployment as KubernetesObject, configMaps);
    expect(problem).toBeUndefined();
    expect(variables).toMatchObject({ PORT: String(port) });
    const server = spawn(process.execPath, [join(EXAMPLES, 'app-src/main/src/server.js')], {
      // Any free port.
      env: { ...variables, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    stop.push(() => server.kill());
    const [line] = await once(createInterface(server.stdout), 'line');
    const address = `http://127.0.0.1:${/\d+$/.exec(String(line))?.[0]}`;
    const page = await fetch(address);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    const { ENVIRONMENT = '', REGION = '', CLUSTER_NAME = '', DATABASE_URL = '' } = variables;
    expect([...html.matchAll(/<td>(.*)<\/td>/g)].map(([, value]) => value)).toEqual([
      ENVIRONMENT,
      REGION,
      CLUSTER_NAME,
      DATABASE_URL,
    ]);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    for (const path of ['/other', '//', '/%zz', '/healthz/'])
      expect((await fetch(address + path)).status, path).toBe(404);
    server.kill();
    // It ends by itself, with the code of success: Kubernetes does not have to kill it.
    expect(await once(server, 'exit')).toEqual([0, null]);
  });
});

describe('examples/README.md', () => {
  it('explains every folder', () => {
    const linked = [...read('README.md').matchAll(/^\| \[`([\w-]+)\/`\]\(\1\/\)/gm)].map(([, name]) => name);
    const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(linked.sort()).toEqual(folders.map(({ name }) => name).sort());
  });
});
