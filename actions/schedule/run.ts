import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import {
  assembleModel,
  type BaseRepo,
  createDesiredTree,
  type LoadedFolder,
  loadFolder,
  type Model,
  createReport,
  type Plan,
  createPlan,
  type Report,
  type ReportSource,
  type WorkloadRegistration,
  omitConsequences,
  writeTree,
} from '@kalypso-actions/scheduler';
import { count } from './count.ts';
import { commitOf, type Fetch, type Read, readSources, repositoryName, wantedBase, wantedWorkload } from './sources.ts';

export interface ScheduleInputs {
  readonly environment: string;
  readonly controlPlane: string;
  readonly base: string | undefined;
  readonly workloads: string | undefined;
  readonly output: string;
  readonly namespacePattern: string;
  readonly configFileName: string;
  readonly onError: 'stop' | 'isolate';
  readonly failOnWarnings: boolean;
}

/** What a run needs of the world. */
export interface ScheduleDoors {
  readonly fetch: Fetch;
  /** The commit that a local checkout is at; nothing for a folder that is none. */
  readonly headCommit: (folder: string) => Promise<string | undefined>;
  readonly log: (line: string) => void;
}

export interface ScheduleResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly model: Model;
  readonly plan: Plan;
  readonly report: Report;
  readonly reportFile: string;
  /** The folder of each source that was read from disk as it is, by its label in positions. */
  readonly folders: ReadonlyMap<string, string>;
  readonly output: string;
  /** Whether the manifests are in place; `unchanged`: they were already. */
  readonly manifests: 'written' | 'unchanged' | 'not-written';
}

/** Reads a control plane, decides what its environment should run, and writes that down. Nothing is written in `output` when anything stops the run. */
export async function run(inputs: ScheduleInputs, doors: ScheduleDoors): Promise<ScheduleResult> {
  const { model, sources, folders, diagnostics: found } = await readControlPlane(inputs, doors);
  const decided = await createPlan(model, inputs);
  const diagnostics = omitConsequences([...found, ...decided.diagnostics]);
  const stopped = stops(diagnostics, decided, inputs);
  let manifests: ScheduleResult['manifests'] = 'not-written';
  if (!stopped) {
    const written = writeTree(resolve(inputs.output), createDesiredTree(decided));
    if (written.kind === 'refused') diagnostics.push(notOurs(inputs.output, written.file));
    else manifests = written.kind;
  }
  const ok = manifests !== 'not-written';
  const report = createReport({
    model,
    plan: decided,
    outcome: !ok ? 'failed' : decided.failed.length > 0 ? 'partial' : 'complete',
    configFileName: inputs.configFileName,
    sources,
    diagnostics,
  });
  doors.log(told(manifests, inputs.output, decided));
  return {
    ok,
    diagnostics,
    model,
    plan: decided,
    report,
    reportFile: writeReport(inputs.output, report),
    folders,
    output: resolve(inputs.output),
    manifests,
  };
}

function told(manifests: ScheduleResult['manifests'], output: string, { planned, failed, clusterTypes }: Plan): string {
  const amount = `${count(planned.length, 'assignment')} on ${count(clusterTypes.length, 'cluster type')}`;
  if (manifests === 'unchanged') return `${amount}: unchanged in ${output}`;
  if (manifests === 'written')
    return `${amount}: written to ${output}${failed.length > 0 ? `, without ${failed.length} that failed` : ''}`;
  return 'no manifests were written';
}

/** The outputs of the action; `manifests` only when they are in place. */
export function outputsOf({ ok, output, reportFile, plan: decided, model }: ScheduleResult): Record<string, string> {
  const targets = model.gitOpsRepos.map(({ repo, branch, path }) => ({
    repository: repositoryName(repo) ?? repo,
    branch,
    path,
  }));
  return {
    report: reportFile,
    ...(ok ? { manifests: output } : {}),
    assignments: String(decided.planned.length),
    'cluster-types': String(decided.clusterTypes.length),
    'promoted-commit': decided.promotedCommit ?? '',
    'gitops-repository': targets[0]?.repository ?? '',
    'gitops-branch': targets[0]?.branch ?? '',
    'gitops-path': targets[0]?.path ?? '',
    'gitops-targets': JSON.stringify(targets),
  };
}

/** With `isolate`, what stops only assignments does not stop the run. */
function stops(diagnostics: readonly Diagnostic[], decided: Plan, inputs: ScheduleInputs): boolean {
  const isolated = (diagnostic: Diagnostic) =>
    inputs.onError === 'isolate' && diagnostic.subject?.kind === 'Assignment';
  if (inputs.failOnWarnings && diagnostics.some(({ severity }) => severity === 'warning')) return true;
  if (inputs.onError === 'stop' && decided.failed.length > 0) return true;
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error' && !isolated(diagnostic));
}

function notOurs(output: string, file: string | undefined): Diagnostic {
  return {
    code: 'output-not-ours',
    severity: 'error',
    message:
      file === undefined
        ? `the output ${quote(output)} is not a folder`
        : `the output folder ${quote(output)} holds ${quote(file)}, which no run has written`,
    hint: 'Choose a folder of its own for the manifests: what is in it gets replaced.',
  };
}

function writeReport(output: string, report: Report): string {
  const file = join(dirname(resolve(output)), `${basename(resolve(output))}.report.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
  return file;
}

interface ControlPlane {
  readonly model: Model;
  readonly sources: readonly ReportSource[];
  readonly folders: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

async function readControlPlane(inputs: ScheduleInputs, doors: ScheduleDoors): Promise<ControlPlane> {
  const diagnostics: Diagnostic[] = [];
  const root = resolve(inputs.controlPlane);
  const own = await loadFolder({ label: '.', root, trusted: true });
  diagnostics.push(...own.diagnostics);
  const bases = await readBases(own.value, inputs, doors);
  diagnostics.push(...bases.diagnostics);
  const base = joined(bases.read);
  const registrations = registrationsOf(own.value, base);
  const workloads = await readSources(registrations.map(wantedWorkload), {
    ...doors,
    local: ({ repo }) => localWorkload(inputs.workloads, repo),
    trusted: false,
  });
  diagnostics.push(...workloads.diagnostics);
  const assembled = assembleModel({
    environment: inputs.environment,
    environmentFolder: own.value,
    base,
    workloads: workloads.read.map(({ resource, folder }) => ({ registration: resource, folder })),
  });
  diagnostics.push(...assembled.diagnostics);
  const commit = (await commitOf(root, doors)) ?? null;
  const self: ReportSource = {
    kind: 'control-plane',
    name: inputs.environment,
    repo: null,
    branch: null,
    path: '.',
    commit,
  };
  const local = [...bases.read, ...workloads.read]
    .filter(({ isLocal }) => isLocal)
    .map(({ folder: { folder } }) => folder);
  return {
    model: assembled.value,
    folders: new Map([own.value.folder, ...local].map(({ label, root: top }) => [label, top])),
    sources: [self, ...bases.read.map(({ origin }) => origin), ...workloads.read.map(({ origin }) => origin)],
    diagnostics,
  };
}

async function readBases(own: LoadedFolder, inputs: ScheduleInputs, doors: ScheduleDoors) {
  const resources = own.resources.filter((resource): resource is BaseRepo => resource.kind === 'BaseRepo');
  return readSources(resources.map(wantedBase), {
    ...doors,
    local: () => (inputs.base === undefined ? undefined : resolve(inputs.base)),
    trusted: true,
  });
}

function joined(read: readonly Read<BaseRepo>[]): LoadedFolder | undefined {
  const [first] = read;
  return first && { folder: first.folder.folder, resources: read.flatMap(({ folder }) => folder.resources) };
}

/** The registrations to read: the environment's own win over those of the base that have the same name. */
function registrationsOf(own: LoadedFolder, base: LoadedFolder | undefined): WorkloadRegistration[] {
  const byName = new Map<string, WorkloadRegistration>();
  for (const resource of [...(base?.resources ?? []), ...own.resources]) {
    if (resource.kind === 'WorkloadRegistration') byName.set(resource.name, resource);
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function localWorkload(folder: string | undefined, repo: string): string | undefined {
  const name = repositoryName(repo);
  if (folder === undefined || name === undefined || name.split('/').some((part) => part === '..' || part === '.'))
    return undefined;
  const root = join(resolve(folder), name);
  return existsSync(root) ? root : undefined;
}
