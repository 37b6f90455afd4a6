import type { Position } from '@kalypso-actions/diagnostics';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { Renderer } from '../render/renderer.ts';
import type { ClusterType } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import type { Assignment } from '../schedule/schedule.ts';

/** Points of work for one registration: a point is about the time in which one character is rendered and checked, so these are some seconds. */
const MAX_POINTS = 15_000_000;
/** What the values of an assignment may cost without being charged: the platform team decides how many assignments there are. */
const FREE_POINTS = 1_000;
/** The characters that may be rendered for an assignment without being charged: most of them are text of templates. */
const FREE_CHARACTERS = 10_000;
/** A value that is not a plain word may have to be parsed in its manifest. */
const POINTS_OF_UNUSUAL_VALUE = 300;
const PLAIN_VALUE = /^[\w./][\w./:@+-]*$/;
/** For each value that a config map sets or overrides. */
const POINTS_OF_MERGED_VALUE = 65;
/** A template that a value of a workload file makes run up to its limits. */
const POINTS_OF_LIMIT = 1_000_000;
/** Rendering text takes less time than checking a value. */
const CHARACTERS_PER_POINT = 4;
type AssignmentRendering = ReturnType<Renderer['render']>;

/** The size of what a workload file decides of a target. */
interface TargetSize {
  readonly values: number;
  readonly characters: number;
  readonly points: number;
}

/**
 * Limits the work that the workload files of one registration cause: other teams wait for the same run. The platform's own workloads are not limited.
 *
 * Work is counted by sizes, not measured, so that the result depends only on the input.
 */
export class RenderingBudget {
  readonly #spent = new Map<string, number>();
  readonly #problems = new Map<string, AssignmentProblem>();
  readonly #sizes = new Map<DeploymentTarget, TargetSize>();
  readonly #configs = new Set<PlatformConfig>();
  readonly #clusterTypes = new Set<ClusterType>();

  /** The problem of an assignment whose registration has no work left. */
  findProblem({ registration, at }: DeploymentTarget): AssignmentProblem | undefined {
    if (registration === undefined || (this.#spent.get(registration) ?? 0) <= MAX_POINTS) return undefined;
    const problem = this.#problems.get(registration) ?? createBudgetProblem(registration, at);
    this.#problems.set(registration, problem);
    return problem;
  }

  /** Counts the work that an assignment has caused. */
  count({ clusterType, target }: Assignment, config: PlatformConfig, result: AssignmentRendering): void {
    const { registration } = target;
    if (registration === undefined) return;
    const size = this.#sizeOf(target);
    const points =
      Math.max(0, size.points - FREE_POINTS) +
      countRendering(result) +
      this.#countMerges(clusterType, config) +
      countSearches(size, result);
    this.#spent.set(registration, (this.#spent.get(registration) ?? 0) + points);
  }

  #sizeOf(target: DeploymentTarget): TargetSize {
    const size = this.#sizes.get(target) ?? measureTarget(target);
    this.#sizes.set(target, size);
    return size;
  }

  /** The work of merging a platform configuration that only the labels of a target cause: each cluster type has one for free. */
  #countMerges(clusterType: ClusterType, config: PlatformConfig): number {
    if (this.#configs.has(config)) return 0;
    this.#configs.add(config);
    if (!this.#clusterTypes.has(clusterType)) {
      this.#clusterTypes.add(clusterType);
      return 0;
    }
    const merged = config.provenance.reduce((sum, { setBy, overrode }) => sum + setBy.length + overrode.length, 0);
    return POINTS_OF_MERGED_VALUE * merged;
  }
}

function countRendering(result: AssignmentRendering): number {
  if (result.kind === 'failed') return 0;
  // The platform configuration is text of the platform team, however long it is.
  const counted = result.files.filter(({ field }) => field !== 'configType');
  const characters = counted.reduce((sum, { content }) => sum + content.length, 0);
  return Math.max(0, characters - FREE_CHARACTERS) / CHARACTERS_PER_POINT;
}

/** The work of finding out whose error a failure is: the manifest is rendered and parsed for each value, or up to the limits of templates several times. */
function countSearches({ values, characters }: TargetSize, result: AssignmentRendering): number {
  if (result.kind !== 'failed') return 0;
  const hasOwnProblem = (expected: string) =>
    result.problems.some((problem) => problem.code === expected && problem.registration !== undefined);
  return (
    (hasOwnProblem('unsafe-value') ? values * (100 * values + 2 * characters) : 0) +
    (hasOwnProblem('template-limit') ? POINTS_OF_LIMIT : 0)
  );
}

function measureTarget({ name, workload, labels, manifests }: DeploymentTarget): TargetSize {
  const entries = [...Object.entries(labels), ...Object.entries(manifests)];
  const unusual = entries.filter(([, value]) => !PLAIN_VALUE.test(value)).length;
  const characters = entries.reduce(
    (sum, [key, value]) => sum + key.length + value.length,
    name.length + workload.length,
  );
  return { values: entries.length + 2, characters, points: characters + unusual * POINTS_OF_UNUSUAL_VALUE };
}

function createBudgetProblem(registration: string, at: Position): AssignmentProblem {
  return {
    code: 'rendering-budget',
    message: `the workload files of registration ${registration} cause more work than one registration may: its assignments from here on are not rendered`,
    at,
    hint: 'Fix the errors that are reported with this one, shorten long values, or register parts of the repository separately.',
    registration,
  };
}
