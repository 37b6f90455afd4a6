import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  assembleModel,
  createDesiredTree,
  createPlan,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  formatAssignmentName,
  hasGeneratedForm,
  type LoadedFolder,
  loadFolder,
  type Plan,
  type WorkloadRegistration,
} from '@kalypso-actions/scheduler';

/** What the engine makes of a case, in the form in which it is compared with `expected.json`. */
export interface ScheduleCaseOutput {
  readonly targets: readonly TargetRow[];
  /** As JSON, sorted. */
  readonly assignments: readonly string[];
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly ready: boolean;
  readonly promoted: boolean;
  readonly deletes: readonly string[];
  /** As JSON, sorted. */
  readonly errors: readonly string[];
}

/** A deployment target as `expected.json` lists it. */
export interface TargetRow {
  readonly name: string;
  readonly workload: string;
  readonly workspace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The GitOps branch before the run. */
export interface ExistingTree {
  readonly files: readonly string[];
  readonly promotedCommitId?: string | undefined;
}

/** Errors that the operator does not report: it removes what a registration or an environment no longer has. */
const OWN_ERRORS: ReadonlySet<string> = new Set(['no-workload', 'no-environment']);

/** Runs the engine on the folder of a case. */
export async function scheduleCase(
  folder: string,
  environment: string,
  existing: ExistingTree,
): Promise<{
  readonly output: ScheduleCaseOutput;
  /** Names of targets of other environments. The operator lists them, too, but does not use them. */
  readonly otherEnvironments: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { model, diagnostics } = await loadCase(folder, environment);
  const planned = await createPlan(model, {
    namespacePattern: DEFAULT_NAMESPACE_PATTERN,
    configFileName: DEFAULT_CONFIG_FILE_NAME,
  });
  const all = [...diagnostics, ...planned.diagnostics];
  const errors = all.filter(({ severity, code }) => severity === 'error' && !OWN_ERRORS.has(code));
  // The operator publishes nothing after an error, so whether the promoted commit may move cannot be compared.
  const files = Object.fromEntries(createDesiredTree({ ...planned, isPromotionHeldBack: false }));
  const output = {
    targets: planned.targets.map(toTargetRow),
    assignments: toSortedJson(listAssignments(planned)),
    files,
    ready: errors.length === 0,
    promoted: planned.promotedCommit !== undefined && existing.promotedCommitId !== planned.promotedCommit,
    deletes: existing.files.filter((path) => hasGeneratedForm(path) && !(path in files)).sort(),
    errors: toSortedJson([
      ...errors.flatMap(findSubject),
      ...planned.failed.map((failed) => ({ kind: 'Assignment', name: formatAssignmentName(failed) })),
    ]),
  };
  const otherEnvironments = new Set(
    model.standaloneTargets.flatMap(({ target }) => (target.environment === environment ? [] : target.name)),
  );
  return { output, otherEnvironments, diagnostics: all };
}

function findSubject({ subject, code }: Diagnostic): { kind: string; name: string }[] {
  if (subject?.kind === 'Assignment') return [];
  return [subject ? { kind: subject.kind, name: subject.name } : { kind: 'diagnostic', name: code }];
}

function listAssignments(planned: Plan) {
  const toRow = (entry: Plan['failed'][number], namespace: string, ok: boolean) => ({
    name: formatAssignmentName(entry),
    clusterType: entry.clusterType.name,
    deploymentTarget: entry.target.name,
    namespace,
    policies: entry.policies,
    ok,
  });
  return [
    ...planned.planned.map((entry) => toRow({ ...entry, problems: [] }, entry.namespace, true)),
    ...planned.failed.map((entry) =>
      toRow(entry, `${planned.environment}-${entry.clusterType.name}-${entry.target.name}`, false),
    ),
  ];
}

async function loadCase(folder: string, environment: string) {
  const own = await loadFolder({ label: '.', root: join(folder, 'control-plane'), trusted: true });
  const diagnostics: Diagnostic[] = [...own.diagnostics];
  const registrations = own.value.resources.filter(
    (resource): resource is WorkloadRegistration => resource.kind === 'WorkloadRegistration',
  );
  const delivered: { registration: WorkloadRegistration | undefined; folder: LoadedFolder }[] = [];
  const root = join(folder, 'workloads');
  for (const entry of existsSync(root) ? readdirSync(root, { withFileTypes: true }) : []) {
    if (!entry.isDirectory()) continue;
    const loaded = await loadFolder({ label: entry.name, root: join(root, entry.name), trusted: false });
    diagnostics.push(...loaded.diagnostics);
    delivered.push({ registration: registrations.find(({ name }) => name === entry.name), folder: loaded.value });
  }
  delivered.push({ registration: undefined, folder: await loadUnregistered(root, diagnostics) });
  const { value: model, diagnostics: problems } = assembleModel({
    environment,
    environmentFolder: own.value,
    base: undefined,
    workloads: delivered,
  });
  return { model, diagnostics: [...diagnostics, ...problems] };
}

/** Loads the files directly under `workloads/`, which belong to no registration. */
async function loadUnregistered(root: string, diagnostics: Diagnostic[]): Promise<LoadedFolder> {
  const loaded = await loadFolder({ label: 'unregistered', root, trusted: false });
  const top = loaded.value.resources.filter((resource) => !resource.locate('metadata').file.includes('/'));
  diagnostics.push(...loaded.diagnostics.filter(({ at }) => at !== undefined && !at.file.includes('/')));
  return { ...loaded.value, resources: top };
}

/** Leaves out the labels that Flux adds: they belong to the operator’s set-up. */
export function toTargetRow({ name, workload, workspace, labels }: TargetRow): TargetRow {
  const own = Object.entries(labels).filter(([label]) => !label.startsWith('kustomize.toolkit.fluxcd.io/'));
  return { name, workload, workspace, labels: Object.fromEntries(own) };
}

export function toSortedJson(items: readonly unknown[]): string[] {
  return [...new Set(items.map((item) => JSON.stringify(item)))].sort();
}
