import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  assemble,
  assignmentName,
  couldBeOurs,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  type Diagnostic,
  desiredTree,
  type LoadedFolder,
  loadFolder,
  type Plan,
  plan,
  type WorkloadRegistration,
} from '@kalypso-actions/scheduler';
import { crash, deviating, difference, type Outcome, stable } from './compare.ts';

interface Expected {
  readonly deploymentTargets: readonly {
    readonly name: string;
    readonly workload: string;
    readonly workspace: string;
    readonly labels: Readonly<Record<string, string>>;
  }[];
  readonly assignments: readonly {
    readonly name: string;
    readonly clusterType: string;
    readonly deploymentTarget: string;
    readonly namespace: string;
    readonly policies: readonly string[];
    readonly ok: boolean;
  }[];
  readonly files: Readonly<Record<string, string>>;
  readonly ready: boolean;
  readonly promoted: boolean;
  readonly deletes?: readonly string[];
  readonly errors: readonly { readonly kind: string; readonly name: string }[];
}

interface CaseFile {
  readonly environment: string;
  readonly about: string;
  readonly tags?: readonly string[];
}

/** The GitOps branch as it was. */
interface ExistingTree {
  readonly files: readonly string[];
  readonly promotedCommitId: string | undefined;
}

/** The parts of a case's answer that a deviation replaces. */
export type ScheduleInstead = Partial<Omit<Expected, 'files'>> & {
  readonly files?: Readonly<Record<string, string | null>>;
};

export async function runScheduleCases(
  folder: string,
  deviations: ReadonlyMap<string, ScheduleInstead>,
): Promise<Outcome[]> {
  if (!existsSync(folder)) return [];
  const outcomes: Outcome[] = [];
  for (const id of readdirSync(folder).sort()) {
    if (!statSync(join(folder, id)).isDirectory()) continue;
    try {
      outcomes.push(await runCase(join(folder, id), id, deviations.get(id)));
    } catch (error) {
      outcomes.push({ id, tags: [], failure: crash(error) });
    }
  }
  return outcomes;
}

async function runCase(folder: string, id: string, instead: ScheduleInstead | undefined): Promise<Outcome> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { environment, about, tags = [] } = read('case.json') as CaseFile;
  const expected = read('expected.json') as Expected;
  const existing = existsSync(join(folder, 'existing-tree.json'))
    ? (read('existing-tree.json') as ExistingTree)
    : { files: [], promotedCommitId: undefined };
  const { answer, elsewhere, problems } = await decide(folder, environment, existing);
  const against = (wanted: ReturnType<typeof answerOf>) => {
    const targets = wanted.targets.filter(({ name }) => !elsewhere.has(name));
    const found = difference(stable({ ...wanted, targets }), stable(answer));
    return found && `    ${about}\n${found}${problems}`;
  };
  const theirs = against(answerOf(expected));
  if (instead === undefined) return { id, tags, failure: theirs };
  return { id, tags, failure: deviating(against(answerOf(expected, instead)), theirs) };
}

/** The answer in the form in which both sides are compared. */
function answerOf(expected: Expected, instead: ScheduleInstead = {}) {
  const merged = { ...expected, ...instead };
  const files = Object.entries({ ...expected.files, ...instead.files }).filter(([, content]) => content !== null);
  return {
    targets: merged.deploymentTargets.map(plainTarget),
    assignments: sortedText(
      merged.assignments.map(({ name, clusterType, deploymentTarget, namespace, policies, ok }) => ({
        name,
        clusterType,
        deploymentTarget,
        namespace,
        policies,
        ok,
      })),
    ),
    files: Object.fromEntries(files),
    ready: merged.ready,
    promoted: merged.promoted,
    deletes: [...(merged.deletes ?? [])].sort(),
    errors: sortedText(merged.errors.map(({ kind, name }) => ({ kind, name }))),
  };
}

/** What Flux adds to labels is the operator's plumbing: it need not be there. */
function plainTarget({ name, workload, workspace, labels }: Expected['deploymentTargets'][number]) {
  const own = Object.entries(labels).filter(([label]) => !label.startsWith('kustomize.toolkit.fluxcd.io/'));
  return { name, workload, workspace, labels: Object.fromEntries(own) };
}

function sortedText(items: readonly unknown[]): string[] {
  return [...new Set(items.map((item) => JSON.stringify(item)))].sort();
}

async function decide(folder: string, environment: string, existing: ExistingTree) {
  const { model, diagnostics } = await load(folder, environment);
  const decided = await plan(model, {
    namespacePattern: DEFAULT_NAMESPACE_PATTERN,
    configFileName: DEFAULT_CONFIG_FILE_NAME,
  });
  const all = [...diagnostics, ...decided.diagnostics];
  const errors = all.filter(({ severity }) => severity === 'error');
  const files = Object.fromEntries(desiredTree(decided));
  const answer = {
    targets: decided.targets.map(plainTarget),
    assignments: sortedText(assignments(decided)),
    files,
    ready: errors.length === 0,
    promoted: decided.promotedCommit !== undefined && existing.promotedCommitId !== decided.promotedCommit,
    deletes: existing.files.filter((path) => couldBeOurs(path) && !(path in files)).sort(),
    errors: sortedText([
      ...errors.flatMap(subject),
      ...decided.failed.map((failed) => ({ kind: 'Assignment', name: assignmentName(failed) })),
    ]),
  };
  // The operator also lists targets of other environments, which it then leaves alone.
  const elsewhere = new Set(
    model.standaloneTargets.flatMap(({ target }) => (target.environment === environment ? [] : target.name)),
  );
  return { answer, elsewhere, problems: all.map(({ code, message }) => `\n      ${code}: ${message}`).join('') };
}

function subject({ subject: found, code }: Diagnostic): { kind: string; name: string }[] {
  if (found?.kind === 'Assignment') return [];
  return [found ? { kind: found.kind, name: found.name } : { kind: 'diagnostic', name: code }];
}

function assignments(decided: Plan) {
  const row = (entry: Plan['failed'][number], namespace: string, ok: boolean) => ({
    name: assignmentName(entry),
    clusterType: entry.clusterType.name,
    deploymentTarget: entry.target.name,
    namespace,
    policies: entry.policies,
    ok,
  });
  return [
    ...decided.planned.map((entry) => row({ ...entry, problems: [] }, entry.namespace, true)),
    ...decided.failed.map((entry) =>
      row(entry, `${decided.environment}-${entry.clusterType.name}-${entry.target.name}`, false),
    ),
  ];
}

async function load(folder: string, environment: string) {
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
  delivered.push({ registration: undefined, folder: await loose(root, diagnostics) });
  const { value: model, diagnostics: found } = assemble({
    environment,
    environmentFolder: own.value,
    base: undefined,
    workloads: delivered,
  });
  return { model, diagnostics: [...diagnostics, ...found] };
}

/** Files directly under `workloads/`: delivered by no registration. */
async function loose(root: string, diagnostics: Diagnostic[]): Promise<LoadedFolder> {
  const loaded = await loadFolder({ label: 'loose', root, trusted: false });
  const top = loaded.value.resources.filter((resource) => !resource.locate('metadata').file.includes('/'));
  diagnostics.push(...loaded.diagnostics.filter(({ at }) => at !== undefined && !at.file.includes('/')));
  return { ...loaded.value, resources: top };
}
