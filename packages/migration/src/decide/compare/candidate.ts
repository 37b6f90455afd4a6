import {
  DEFAULT_CONFIG_FILE_NAME,
  type DesiredTree,
  type Plan,
  type PlanSettings,
  parseRepositoryPath,
} from '@kalypso-actions/scheduler';
import type { BranchFiles } from './branch-files.ts';
import { type BranchComparison, compareBranch } from './compare-branch.ts';
import { inferNamespacePatterns } from './infer-namespace-patterns.ts';

/** What would be published with some settings. */
export interface PlannedTree {
  readonly settings: PlanSettings;
  readonly plan: Plan;
  readonly tree: DesiredTree;
}

/** What would be published with some settings at some `path` of the `GitOpsRepo`, compared with the branch. */
export interface Candidate extends PlannedTree {
  readonly path: string;
  readonly comparison: BranchComparison;
}

/** The operator writes to the root of the repository, whatever the `path` of the `GitOpsRepo` is. */
export const OPERATOR_PATH = '.';
/** The first is that of early 2023. */
const OPERATOR_CONFIG_FILE_NAMES = ['config', DEFAULT_CONFIG_FILE_NAME];

/**
 * Lists the settings that may explain a difference: those that the branch has evidence of.
 * @param current what is published with the user's settings
 * @param path the `path` of the `GitOpsRepo`
 */
export function listAlternativeSettings(
  { settings, plan }: PlannedTree,
  present: BranchFiles,
  path: string,
): readonly PlanSettings[] {
  const paths = new Set([path, OPERATOR_PATH]);
  const patterns = new Set([settings.namespacePattern, ...inferNamespacePatterns(plan, present, paths)]);
  const names = new Set([settings.configFileName, ...findConfigFileNames(present, paths)]);
  const combinations = [...patterns].flatMap((namespacePattern) =>
    [...names].map((configFileName) => ({ namespacePattern, configFileName })),
  );
  return combinations.slice(1);
}

/** The names of generations of the operator that the branch has files of. */
function findConfigFileNames(present: BranchFiles, paths: ReadonlySet<string>): readonly string[] {
  return OPERATOR_CONFIG_FILE_NAMES.filter((configFileName) =>
    [...present.keys()].some((file) =>
      [...paths].some((path) => {
        const parsed = parseRepositoryPath(file, { path });
        return parsed?.kind === 'assignment' && parsed.file.replace(/\.(?:yaml|sh)$/, '') === configFileName;
      }),
    ),
  );
}

/** Compares each plan at each path with the branch. The first is that of the user's settings. */
export function listCandidates(
  plans: readonly PlannedTree[],
  present: BranchFiles,
  path: string,
): readonly [current: Candidate, ...others: Candidate[]] {
  const candidates = plans.flatMap((planned) =>
    [...new Set([path, OPERATOR_PATH])].map((each): Candidate => {
      const layout = { path: each, configFileName: planned.settings.configFileName };
      return {
        ...planned,
        path: each,
        comparison: compareBranch(planned.tree, present, layout, planned.plan.keepsPublished),
      };
    }),
  );
  const [current, ...others] = candidates;
  if (current === undefined) throw new Error('there is no plan');
  return [current, ...others];
}

/** The candidate that is closest to the branch; the user's settings if others are not closer. */
export function chooseCandidate(candidates: readonly [Candidate, ...Candidate[]]): Candidate {
  return candidates.reduce((best, each) => (each.comparison.distance < best.comparison.distance ? each : best));
}
