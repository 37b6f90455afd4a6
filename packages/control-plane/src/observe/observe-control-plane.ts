import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  assembleModel,
  type BaseRepo,
  type LoadedFolder,
  loadFolder,
  type Model,
  type ReportSource,
  type WorkloadRegistration,
} from '@kalypso-actions/scheduler';
import { getRepositoryFullName } from '../repository-full-name.ts';
import type { ControlPlaneDeps } from './control-plane-deps.ts';
import { type LoadedSource, readCommit, readSources } from './read-sources.ts';

/** Where the parts of a control plane are. */
export interface ControlPlaneFolders {
  readonly environment: string;
  /** Folder with a checkout of the environment's branch. */
  readonly controlPlane: string;
  /** Folder with a checkout of the base; fetched if `undefined`. */
  readonly base: string | undefined;
  /** Folder with checkouts `<owner>/<repository>` of workload repositories; others are fetched. */
  readonly workloads: string | undefined;
}

/** Everything that was read of a control plane. */
export interface ObservedControlPlane {
  readonly model: Model;
  readonly sources: readonly ReportSource[];
  /** The folder of each source that was read from disk, by its label in positions. */
  readonly folders: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the environment's folder, its bases and all registered workloads, and assembles the model. */
export async function observeControlPlane(
  folders: ControlPlaneFolders,
  deps: ControlPlaneDeps,
): Promise<ObservedControlPlane> {
  const root = resolve(folders.controlPlane);
  const own = await loadFolder({ label: '.', root, trusted: true });
  const bases = await readSources(findBaseRepos(own.value), {
    findCheckout: () => (folders.base === undefined ? undefined : resolve(folders.base)),
    trusted: true,
    deps,
  });
  const base = combineFolders(bases.value);
  const workloads = await readSources(findRegistrations(own.value, base), {
    findCheckout: ({ repo }) => findWorkloadCheckout(folders.workloads, repo),
    trusted: false,
    deps,
  });
  const assembled = assembleModel({
    environment: folders.environment,
    environmentFolder: own.value,
    base,
    workloads: workloads.value.map(({ resource, folder }) => ({ registration: resource, folder })),
  });
  const commit = (await readCommit(root, deps)) ?? null;
  const sources = [...bases.value, ...workloads.value];
  const localFolders = sources.filter(({ isLocal }) => isLocal).map(({ folder }) => folder.folder);
  return {
    model: assembled.value,
    sources: [
      { kind: 'control-plane', name: folders.environment, repo: null, branch: null, path: '.', commit },
      ...sources.map(({ origin }) => origin),
    ],
    folders: new Map([own.value.folder, ...localFolders].map((folder) => [folder.label, folder.root])),
    diagnostics: [...own.diagnostics, ...bases.diagnostics, ...workloads.diagnostics, ...assembled.diagnostics],
  };
}

function findBaseRepos(folder: LoadedFolder): BaseRepo[] {
  return folder.resources.filter((resource) => resource.kind === 'BaseRepo');
}

function combineFolders(bases: readonly LoadedSource<BaseRepo>[]): LoadedFolder | undefined {
  const [first] = bases;
  return first && { folder: first.folder.folder, resources: bases.flatMap(({ folder }) => folder.resources) };
}

/** Finds the registrations to read: the environment's own override those of the base that have the same name. */
function findRegistrations(own: LoadedFolder, base: LoadedFolder | undefined): WorkloadRegistration[] {
  const byName = new Map<string, WorkloadRegistration>();
  for (const resource of [...(base?.resources ?? []), ...own.resources]) {
    if (resource.kind === 'WorkloadRegistration') byName.set(resource.name, resource);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function findWorkloadCheckout(folder: string | undefined, repo: string): string | undefined {
  const name = getRepositoryFullName(repo);
  if (folder === undefined || name === undefined || name.split('/').some((part) => part === '..' || part === '.')) {
    return undefined;
  }
  const root = join(resolve(folder), name);
  return existsSync(root) ? root : undefined;
}
