import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type CommitSpec, createRepository } from '@kalypso-actions/git-server';
import { replaceServer } from '../examples/replace-server.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The tutorial's repositories. */
export const REPOSITORIES = {
  controlPlane: 'contoso/kalypso-control-plane',
  platformGitOps: 'contoso/kalypso-gitops',
  application: 'contoso/kalypso-app-src',
  applicationGitOps: 'contoso/kalypso-app-gitops',
  services: 'contoso/kalypso-svc-src',
  servicesGitOps: 'contoso/kalypso-svc-gitops',
} as const;

export type FilesByPath = Readonly<Record<string, string>>;

/** Changes the files of a branch before its repository is created. */
export type AdaptFiles = (files: FilesByPath, repository: string, branch: string) => FilesByPath;

/** The files that the onboarding of the application adds to a branch of the control plane. */
export function readOnboarding(branch: string, url: string): Record<string, string> {
  return mapFiles(readFolder(`examples/onboarding/${branch}`), (text) => replaceServer(text, url));
}

/**
 * Creates the repositories as they are before the tutorial: the example control plane, which has only the platform services, the starter workflows,
 * and empty GitOps branches.
 * @param url the URL of the GitHub server, which replaces `https://github.com` in every file
 * @param adapt changes the files of the control plane and of the GitOps repositories of workloads
 */
export function seedRepositories(root: string, url: string, adapt: AdaptFiles = (files) => files): void {
  const { controlPlane, platformGitOps, application, applicationGitOps, services, servicesGitOps } = REPOSITORIES;
  const readExample = (folder: string) =>
    mapFiles(readFolder(`examples/${folder}`), (text) => replaceServer(text, url));
  const schedule = readWorkflowTemplates('control-plane', ['schedule']);

  const main = {
    ...readExample('control-plane/main'),
    ...readWorkflowTemplates('control-plane', ['ci', 'schedule', 'cd', 'check-promote', 'timer']),
  };
  main['.environments/dev.yaml'] = addNextEnvironment(main['.environments/dev.yaml'] ?? '', 'stage');
  const first = { branch: 'main', files: adapt(main, controlPlane, 'main') };
  const promoted = predictCommit(first);
  const environment = (branch: string) => ({
    branch,
    files: adapt(
      {
        ...mapFiles(useInventory(readExample(`control-plane/${branch}`)), (text) =>
          text.replace(/commit: \w{40}/, `commit: ${promoted}`),
        ),
        ...schedule,
      },
      controlPlane,
      branch,
    ),
  });
  createRepository(root, controlPlane, [first, environment('dev'), environment('stage')]);

  const notify = readWorkflowTemplates('gitops', ['notify-control-plane']);
  const readme = (text: string) => ({ 'README.md': `${text}\n` });
  createRepository(root, platformGitOps, [
    { branch: 'main', files: readme('# What the clusters run\n\nA branch for each environment.') },
    { branch: 'dev', files: { ...readme('# dev'), ...notify } },
    { branch: 'stage', files: { ...readme('# stage'), ...notify } },
  ]);
  createRepository(root, application, [
    {
      branch: 'main',
      files: {
        ...readExample('app-src/main'),
        ...readWorkflowTemplates('app', ['deploy', 'notify-control-plane']),
      },
    },
    { branch: 'dev-configs', files: readExample('app-src/dev-configs') },
    { branch: 'stage-configs', files: readExample('app-src/stage-configs') },
  ]);
  createRepository(root, applicationGitOps, [
    { branch: 'main', files: readme('# Manifests of hello-world-app\n\nA branch for each environment.') },
    { branch: 'dev', files: adapt(readme('# dev'), applicationGitOps, 'dev') },
    { branch: 'stage', files: adapt(readme('# stage'), applicationGitOps, 'stage') },
  ]);
  createRepository(root, services, [
    {
      branch: 'main',
      files: {
        ...readExample('svc-src/main'),
        ...readWorkflowTemplates('app', ['notify-control-plane']),
      },
    },
  ]);
  createRepository(root, servicesGitOps, [
    { branch: 'main', files: readme('# Manifests of the platform services\n\nA branch for each environment.') },
    { branch: 'dev', files: adapt(readme('# dev'), servicesGitOps, 'dev') },
  ]);
}

/** Gives the example of an inventory the name under which it is read. */
function useInventory({ '.kalypso/inventory.example.yaml': inventory = '', ...files }: FilesByPath): FilesByPath {
  return { ...files, '.kalypso/inventory.yaml': inventory };
}

/** The id that a root commit gets in any repository. */
function predictCommit(first: CommitSpec): string {
  const scratch = mkdtempSync(join(tmpdir(), 'kalypso-scratch-'));
  try {
    return createRepository(scratch, 'a/b', [first]).commits[0] ?? '';
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The starter workflows, at the paths to which users copy them. */
function readWorkflowTemplates(area: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [
      `.github/workflows/${name}.yml`,
      readFileSync(join(ROOT, 'workflows-templates', area, `${name}.yml`), 'utf8'),
    ]),
  );
}

/** The files below a folder of this repository, by path. */
export function readFolder(path: string): Record<string, string> {
  const top = join(ROOT, path);
  const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(top.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')];
    }),
  );
}

function mapFiles(files: FilesByPath, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));
}

function addNextEnvironment(environment: string, next: string): string {
  return environment.includes('promotion:')
    ? environment
    : `${environment.trimEnd()}\n  promotion:\n    next: ${next}\n`;
}
