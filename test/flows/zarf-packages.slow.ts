import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRepositoryFile } from '../architecture/files.ts';
import { hasKubectl } from '../differential/kustomize.ts';
import { manifestsFor, renderReconciler } from '../reconcilers/render-reconciler.ts';
import type { Manifest } from '../reconcilers/validate-object.ts';

const WORKFLOW = readRepositoryFile('examples/reconcilers/zarf/build-packages.yml');
const { jobs } = load(WORKFLOW) as Manifest;
const BUILD = jobs.build.steps.find(({ name }: Manifest) => name === 'Build and publish').run as string;
/** Jobs on GitHub's runners have both. */
const hasPrograms = hasKubectl() && spawnSync('yq', ['--version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!hasPrograms)('the build of packages', () => {
  let root: string;
  const repository = () => join(root, 'remote/contoso/kalypso-app-gitops');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: repository() });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kalypso-zarf-'));
    write('bin/zarf', '#!/bin/sh\necho "zarf $*" >> "$ZARF_LOG"\n');
    chmodSync(join(root, 'bin/zarf'), 0o755);
    write('gitconfig', `[url "file://${root}/remote/"]\n  insteadOf = https://github.com/\n`);
    write('work/starship/README.md', '');
    mkdirSync(repository(), { recursive: true });
    git('init', '--quiet', '--initial-branch=dev');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** Builds the package of one target. @param manifests files of the application by path */
  const build = async (manifests: Readonly<Record<string, string>>, changes: Readonly<Record<string, string>> = {}) => {
    for (const [path, text] of Object.entries(manifests))
      write(`remote/contoso/kalypso-app-gitops/functional-test/${path}`, text);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message=a');
    const { files } = await renderReconciler('zarf', {
      'hello-world-app': [{ name: 'functional-test', manifests: { ...manifestsFor('zarf'), ...changes } }],
    });
    for (const [path, text] of files) write(`work/starship/${path}`, text);
    const { status, stdout } = spawnSync('bash', ['-c', BUILD], {
      cwd: join(root, 'work'),
      encoding: 'utf8',
      env: {
        PATH: `${join(root, 'bin')}:${process.env.PATH}`,
        HOME: root,
        GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
        GITHUB_REPOSITORY_OWNER: 'contoso',
        GITHUB_REF_NAME: 'dev',
        GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
        ZARF_LOG: join(root, 'zarf.log'),
        KINDS: jobs.build.env.KINDS,
        FOLDER: 'starship/hello-world-app-functional-test',
      },
    });
    return { status, stdout };
  };
  const readLog = () => {
    try {
      return readFileSync(join(root, 'zarf.log'), 'utf8');
    } catch {
      return '';
    }
  };
  const manifest = (kind: string, apiVersion = 'v1', metadata = '{ name: a }') =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`;

  it('puts everything into the namespace of the assignment, and publishes', async () => {
    const { status } = await build({
      'a.yaml': manifest('ConfigMap', 'v1', '{ name: a, namespace: kube-system }'),
      'below/b c.yml': manifest('Service'),
      // Not read: it could fetch more from elsewhere.
      'kustomization.yaml': 'resources: [https://example.com/a.yaml]\n',
    });
    expect(status).toBe(0);
    const folder = join(root, 'work/starship/hello-world-app-functional-test');
    const objects: Manifest[] = loadAll(readFileSync(join(folder, 'application.yaml'), 'utf8'));
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}`)).toEqual([
      'ConfigMap dev-drone-hello-world-app-functional-test',
      'Service dev-drone-hello-world-app-functional-test',
    ]);
    expect(readLog().trim().split('\n')).toEqual([
      'zarf dev find-images starship/hello-world-app-functional-test --create-set VERSION=0 --skip-cosign --update',
      'zarf package create starship/hello-world-app-functional-test --set VERSION=dev-0123456 --output oci://ghcr.io/contoso/packages --confirm',
    ]);
  });

  it.each([
    ['ClusterRoleBinding', 'rbac.authorization.k8s.io/v1'],
    ['Namespace', 'v1'],
    ['NetworkPolicy', 'networking.k8s.io/v1'],
    ['GitRepository', 'source.toolkit.fluxcd.io/v1'],
  ])('refuses an application with a %s', async (kind, apiVersion) => {
    const { status, stdout } = await build({
      'a.yaml': manifest('ConfigMap'),
      'list.yaml': `apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a } }\n`,
    });
    expect(status).toBe(1);
    expect(stdout).toContain(`the application contains what is not on the list: kind: ${kind}`);
    expect(readLog()).toBe('');
  });

  it.each([
    [{ repo: 'https://github.com/example/app' }, 'the repository is not one of the organization'],
    [{ repo: 'ext::sh -c "touch x"' }, 'the repository is not one of the organization'],
    [{ path: '../../../..' }, 'the path is outside the repository'],
    [{ path: 'link' }, 'the path is outside the repository'],
  ])('refuses %j', async (changes, message) => {
    symlinkSync('/etc', join(repository(), 'link'));
    const { status, stdout } = await build({ 'a.yaml': manifest('ConfigMap') }, changes);
    expect(status).toBe(1);
    expect(stdout).toContain(`::error::starship/hello-world-app-functional-test: ${message}`);
    expect(readLog()).toBe('');
  });

  it('refuses what Zarf would replace by a credential of the site', async () => {
    const { status, stdout } = await build({
      'a.yaml': `${manifest('ConfigMap')}data: { a: "###ZARF_GIT_AUTH_PUSH###" }\n`,
    });
    expect(status).toBe(1);
    expect(stdout).toContain('the application contains a variable of Zarf');
    expect(readLog()).toBe('');
  });

  it('lists the folders of a cluster type', async () => {
    await build({ 'a.yaml': manifest('ConfigMap') });
    const output = join(root, 'output');
    const { run, env } = jobs.list.steps.find(({ id }: Manifest) => id === 'list');
    execFileSync('bash', ['-c', run], {
      cwd: join(root, 'work'),
      env: { ...process.env, GITHUB_OUTPUT: output, ...env },
    });
    expect(readFileSync(output, 'utf8')).toBe('folders=["starship/hello-world-app-functional-test"]\n');
  });

  it('takes a branch for nothing else', async () => {
    const { status } = await build({ 'a.yaml': manifest('ConfigMap') }, { branch: '--upload-pack=touch x' });
    expect(status).not.toBe(0);
    expect(readLog()).toBe('');
  });
});
