import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import { type Checked, type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import {
  assembleModel,
  type BaseRepo,
  findErrorOwners,
  type LoadedFolder,
  loadFolder,
  type Model,
  type RecordedOwners,
  type ReportSource,
  type WorkloadRegistration,
} from '@kalypso-actions/scheduler';
import { getRepositoryFullName } from '../repository-full-name.ts';
import type { ControlPlaneDeps } from './control-plane-deps.ts';
import { readKnownEnvironments } from './known-environments.ts';
import { type LoadedSource, readCommit, readSources } from './read-sources.ts';

/** Where the parts of a control plane are. */
export interface ControlPlaneFolders {
  readonly environment: string;
  /** Folder with a checkout of the environment's branch. */
  readonly controlPlane: string;
  /** Folder with a checkout of the base: of the `BaseRepo` named `main`, or of the only one. Fetched if `undefined`. */
  readonly base: string | undefined;
  /** Folders with checkouts of other bases, by the name of the `BaseRepo`; others are fetched. */
  readonly namedBases?: ReadonlyMap<string, string>;
  /** Folder with checkouts `<owner>/<repository>` of workload repositories; others are fetched. */
  readonly workloads: string | undefined;
  /** Folder with a checkout of the GitOps branch. Its record is fetched if `undefined`, and only if it decides something. */
  readonly gitops?: string | undefined;
}

/** Everything that was read of a control plane. */
export interface ObservedControlPlane {
  readonly model: Model;
  readonly sources: readonly ReportSource[];
  /** The folder of each source that was read from disk, by its label in positions. */
  readonly folders: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Observes whose names are on the GitOps branch as well; `undefined` if that was done. */
  readonly withRecord?: () => Promise<ObservedControlPlane>;
  /** The same, if these registrations turn out to have errors: they keep their names. `undefined` before the record was observed. */
  readonly withLateErrors?: (heldBack: ReadonlySet<string>) => ObservedControlPlane;
}

/**
 * Reads the environment's folder, its bases and all registered workloads, and assembles the model. Whose names are on the GitOps branch is read if a
 * registration has an error, because it may have lost or taken a name.
 */
export async function observeControlPlane(
  folders: ControlPlaneFolders,
  deps: ControlPlaneDeps,
): Promise<ObservedControlPlane> {
  const root = resolve(folders.controlPlane);
  const own = await loadFolder({ label: '.', root, trusted: true });
  const bases = await readBases(own.value, folders, deps);
  const base = combineFolders(bases.value);
  const workloads = await readSources(findRegistrations(own.value, base), {
    findCheckout: ({ repo }) => findWorkloadCheckout(folders.workloads, repo),
    trusted: false,
    deps,
  });
  const commit = (await readCommit(root, deps)) ?? null;
  const sources = [...bases.value, ...workloads.value];
  const localFolders = sources.filter(({ isLocal }) => isLocal).map(({ folder }) => folder.folder);
  const knownEnvironments = await readKnownEnvironments([
    own.value.folder,
    ...bases.value.map(({ folder }) => folder.folder),
  ]);
  const isBaseMissing = bases.diagnostics.some(isMissingBase);
  const assemble = (record: Checked<RecordedOwners | undefined>, withLateErrors: ReadonlySet<string>) => {
    // An environment that was never promoted to has nothing to lose.
    const isNew = (record.value?.targets.size ?? 0) === 0;
    const read = [
      ...own.diagnostics,
      ...bases.diagnostics.map((each) => (isNew && isMissingBase(each) ? toFirstPromotionWarning(each) : each)),
      ...workloads.diagnostics,
    ];
    const assembled = assembleModel({
      environment: folders.environment,
      environmentFolder: own.value,
      base,
      workloads: workloads.value.map(({ resource, folder }) => ({ registration: resource, folder })),
      unreadable: findErrorOwners(workloads.diagnostics),
      withLateErrors,
      isBaseMissing,
      knownEnvironments,
      recorded: record.value,
    });
    return {
      model: assembled.value,
      sources: [
        { kind: 'control-plane' as const, name: folders.environment, repo: null, branch: null, path: '.', commit },
        ...sources.map(({ origin }) => origin),
      ],
      folders: new Map([own.value.folder, ...localFolders].map((folder) => [folder.label, folder.root])),
      diagnostics: [...read, ...record.diagnostics, ...assembled.diagnostics],
    };
  };
  const first = assemble({ value: undefined, diagnostics: [] }, new Set());
  const withRecord = async (): Promise<ObservedControlPlane> => {
    // Loads the schema library, which a run without errors does not need.
    const { readRecordedOwners } = await import('./read-recorded-owners.ts');
    const { gitOpsRepos, registrations } = first.model;
    const sourcesOf = registrations.map(({ name, workload }) => ({ name, ...workload }));
    const record = await readRecordedOwners(gitOpsRepos, sourcesOf, folders.gitops, deps);
    const withLateErrors = (heldBack: ReadonlySet<string>): ObservedControlPlane => {
      return { ...assemble(record, heldBack), withLateErrors };
    };
    return withLateErrors(new Set());
  };
  // After an error of the platform team, nothing is published, so it does not matter whose names are on the branch.
  const isPublished = first.diagnostics.every((each) => !isErrorOfPlatform(each) || isMissingBase(each));
  const isRecordNeeded = isBaseMissing || (first.model.heldBack.size > 0 && isPublished);
  return isRecordNeeded ? withRecord() : { ...first, withRecord };
}

/** More than any environment has; a base may name another base, and that one the first. */
const MAX_BASES = 20;

/** Reads the bases of an environment, and those that bases name in turn. Of several with one name, the first that is found counts. */
async function readBases(
  own: LoadedFolder,
  folders: ControlPlaneFolders,
  deps: ControlPlaneDeps,
): Promise<Checked<readonly LoadedSource<BaseRepo>[]>> {
  const ownRepos = findBaseRepos(own);
  const known = new Map<string, BaseRepo>();
  const sources: LoadedSource<BaseRepo>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let found = ownRepos; found.length > 0; ) {
    const unread = found.filter(({ name }) => !known.has(name));
    const next = unread.slice(0, MAX_BASES - known.size);
    diagnostics.push(...unread.slice(next.length, next.length + 1).map(describeExcessBase));
    for (const baseRepo of next) known.set(baseRepo.name, baseRepo);
    const read = await readSources(next, {
      findCheckout: (_, baseRepo) => findBaseCheckout(folders, baseRepo, ownRepos),
      trusted: true,
      deps,
    });
    sources.push(...read.value);
    diagnostics.push(...read.diagnostics);
    found = read.value.flatMap(({ folder }) => findBaseRepos(folder));
  }
  return { value: sources, diagnostics: [...checkBaseFolders(folders, [...known.values()]), ...diagnostics] };
}

function findBaseRepos({ resources }: LoadedFolder): BaseRepo[] {
  return resources.filter((resource) => resource.kind === 'BaseRepo');
}

function describeExcessBase({ name, locate }: BaseRepo): Diagnostic {
  return {
    code: 'too-many-bases',
    severity: 'error',
    message: `the environment has more than ${MAX_BASES} BaseRepos; ${name} and those after it are not read`,
    at: locate('metadata', 'name'),
    hint: 'Combine some of them.',
    subject: { kind: 'BaseRepo', name },
  };
}

function isErrorOfPlatform({ severity, registration }: Diagnostic): boolean {
  return severity === 'error' && registration === undefined;
}

function isMissingBase({ code, subject }: Diagnostic): boolean {
  return code === 'source-commit-not-found' && subject?.kind === 'BaseRepo';
}

/** Samples name a commit that a new repository does not have. The operator publishes the environment without the base, and so does this. */
function toFirstPromotionWarning(diagnostic: Diagnostic): Diagnostic {
  return {
    ...diagnostic,
    severity: 'warning',
    message: `${diagnostic.message}; nothing of the base is read, and whatever is published stays`,
    hint: 'The first promotion to this environment replaces the commit.',
  };
}

function findBaseCheckout(
  { base, namedBases }: ControlPlaneFolders,
  { name }: BaseRepo,
  all: readonly BaseRepo[],
): string | undefined {
  const isOnly = all.length === 1 && all[0]?.name === name;
  const folder = namedBases?.get(name) ?? (name === PROMOTED_BASE_REPO || isOnly ? base : undefined);
  return folder === undefined ? undefined : resolve(folder);
}

/** A folder that stands for no `BaseRepo` would be ignored. */
function checkBaseFolders(folders: ControlPlaneFolders, baseRepos: readonly BaseRepo[]): Diagnostic[] {
  const names = new Set(baseRepos.map(({ name }) => name));
  const named = [...(folders.namedBases?.keys() ?? [])].filter((name) => !names.has(name));
  const isUnused = folders.base !== undefined && baseRepos.length !== 1 && !names.has(PROMOTED_BASE_REPO);
  return [...(isUnused ? [PROMOTED_BASE_REPO] : []), ...named].map((name) => ({
    code: 'unused-base',
    severity: 'warning',
    message: `a folder is given for BaseRepo ${quote(name)}, but the environment has no BaseRepo of that name; the folder is not read`,
    hint: `Add a BaseRepo named \`${name}\` to the branch of the environment, or fix the input \`base\`.`,
  }));
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
