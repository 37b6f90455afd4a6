import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasGeneratedForm } from '@kalypso-actions/scheduler';
import { type CaseExpectation, type CaseResult, judgeCase } from './case-result.ts';
import type { Deviation } from './deviations.ts';
import { diffLines } from './diff.ts';
import {
  type ExistingTree,
  type ScheduleCaseOutput,
  scheduleCase,
  type TargetRow,
  toSortedJson,
  toTargetRow,
} from './schedule-engine.ts';
import { toStableJson } from './stable-json.ts';

/** `case.json` */
interface ScheduleCaseFile {
  readonly environment: string;
  readonly about: string;
  readonly tags?: readonly string[];
}

/** `expected.json`: the operator’s result. */
interface ExpectedSchedule {
  readonly deploymentTargets: readonly TargetRow[];
  readonly assignments: readonly ExpectedAssignment[];
  readonly files: Readonly<Record<string, string>>;
  readonly ready: boolean;
  readonly promoted: boolean;
  readonly deletes?: readonly string[];
  readonly errors: readonly { readonly kind: string; readonly name: string }[];
}

interface ExpectedAssignment {
  readonly name: string;
  readonly clusterType: string;
  readonly deploymentTarget: string;
  readonly namespace: string;
  readonly policies: readonly string[];
  readonly ok: boolean;
}

/** The parts of the expected result that a deviation replaces. A file that is `null` is not expected. */
export type ScheduleInstead = Partial<Omit<ExpectedSchedule, 'files'>> & {
  readonly files?: Readonly<Record<string, string | null>>;
};

/** Runs the case in a folder. Throws an error if one of its own files cannot be read. */
export async function runScheduleCase(
  folder: string,
  id: string,
  expectation: CaseExpectation<ScheduleInstead>,
): Promise<CaseResult> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { environment, about, tags = [] }: ScheduleCaseFile = read('case.json');
  const expected: ExpectedSchedule = read('expected.json');
  const existing: ExistingTree = existsSync(join(folder, 'existing-tree.json'))
    ? read('existing-tree.json')
    : { files: [] };
  const { output, otherEnvironments, diagnostics } = await scheduleCase(folder, environment, existing);
  const problems = diagnostics.map(({ code, message }) => `\n      ${code}: ${message}`).join('');
  const compareWith = (instead: ScheduleInstead) => {
    const wanted = toOutput(expected, instead);
    const targets = wanted.targets.filter(({ name }) => !otherEnvironments.has(name));
    const diff = diffLines(toStableJson({ ...wanted, targets }), toStableJson(output));
    return diff && `    ${about}\n${diff}${problems}`;
  };
  const deviation = expectation.deviation ?? findStaleFileDeviation(id, expected, existing);
  return judgeCase({ id, tags }, { ...expectation, deviation }, compareWith({}), compareWith);
}

/**
 * The deviation of every case with stale files: the operator leaves generated files that are no longer generated in the folder of an assignment that
 * remains; we delete them.
 */
function findStaleFileDeviation(
  id: string,
  { assignments, files, deletes = [] }: ExpectedSchedule,
  existing: ExistingTree,
): Deviation<ScheduleInstead> | undefined {
  const folders = assignments
    .filter(({ ok }) => ok)
    .map(({ clusterType, deploymentTarget }) => `${clusterType}/${deploymentTarget}/`);
  const stale = existing.files.filter(
    (path) => folders.some((folder) => path.startsWith(folder)) && hasGeneratedForm(path) && !(path in files),
  );
  if (stale.every((path) => deletes.includes(path))) return undefined;
  return {
    case: id,
    rule: 'A stale generated file in the folder of an assignment that remains is deleted.',
    instead: { deletes: [...new Set([...deletes, ...stale])] },
  };
}

/** The expected result in the form of the engine’s output. */
function toOutput(expected: ExpectedSchedule, instead: ScheduleInstead): ScheduleCaseOutput {
  const merged = { ...expected, ...instead };
  const files = Object.entries({ ...expected.files, ...instead.files }).flatMap(([path, content]) =>
    content === null ? [] : [[path, content] as const],
  );
  return {
    targets: merged.deploymentTargets.map(toTargetRow),
    assignments: toSortedJson(
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
    errors: toSortedJson(merged.errors.map(({ kind, name }) => ({ kind, name }))),
  };
}
