import { ASSIGNMENT_RECORD_PATH, PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import {
  CLUSTER_TYPE_README,
  type DesiredTree,
  formatGeneratedPath,
  type GitOpsLayout,
  hasUsualName,
  parseRepositoryPath,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';
import { listDataDifferences } from '../../data/data-differences.ts';
import { countUnsharedLines } from '../../data/line-difference.ts';
import { parseYamlData } from '../../data/yaml-data.ts';
import type { BranchFiles } from './branch-files.ts';

type ParsedPath = NonNullable<ReturnType<typeof parseRepositoryPath>>;

/** A generated file that the desired tree and the branch do not have in common. */
export interface BranchDifference {
  /** From the root of the repository. */
  readonly path: string;
  readonly file: ParsedPath;
  /** `missing` on the branch, `extra` on the branch, or `changed`. */
  readonly kind: 'missing' | 'extra' | 'changed';
  readonly desired: string | undefined;
  /** `undefined` if the branch does not have it, or has something that is not a text file. */
  readonly present: string | undefined;
  /** How much differs: lines, values of the YAML, and 1 because files that differ only in the order of lines differ, too. */
  readonly distance: number;
}

export interface BranchComparison {
  /** How many generated files the branch or the desired tree contains. */
  readonly files: number;
  /** Sorted by path. */
  readonly differences: readonly BranchDifference[];
  /** How far the branch is from the desired tree: the sum of the differences. */
  readonly distance: number;
}

/**
 * Compares the generated files of a GitOps branch with a desired tree. Everything else on the branch is ignored: other paths, folders that are not of a cluster
 * type, and the record of assignments.
 * @param keepsPublished whether everything stays that is on the branch and not in the tree
 */
export function compareBranch(
  tree: DesiredTree,
  present: BranchFiles,
  layout: GitOpsLayout,
  keepsPublished = false,
): BranchComparison {
  const desired = toRepositoryTree(tree, layout);
  const clusterTypes = findClusterTypes(desired, present, layout);
  const isGenerated = (path: string): boolean => {
    const file = parseRepositoryPath(path, layout);
    if (file === undefined || file.kind === 'promoted-commit') return file !== undefined;
    // The operator has no templates that choose the names of files.
    const isUsual =
      file.kind === 'assignment' ? hasUsualName(file, layout.configFileName) : file.kind !== 'infrastructure';
    return isUsual && clusterTypes.has(file.clusterType);
  };
  const paths = [...new Set([...desired.keys(), ...[...present.keys()].filter(isGenerated)])].sort();
  const differences = paths.flatMap((path): readonly BranchDifference[] => {
    const file = parseRepositoryPath(path, layout);
    const [wanted, found] = [desired.get(path), present.get(path)];
    if (file === undefined || (wanted === found && wanted !== undefined)) return [];
    // Without a promoted commit to publish, the one on the branch remains.
    if (wanted === undefined && (keepsPublished || file.kind === 'promoted-commit')) return [];
    const kind = !present.has(path) ? 'missing' : wanted === undefined ? 'extra' : 'changed';
    return [{ path, file, kind, desired: wanted, present: found, distance: measure(wanted, found) }];
  });
  return { files: paths.length, differences, distance: differences.reduce((sum, each) => sum + each.distance, 0) };
}

/** The desired tree by path from the root of the repository, without the record of assignments, which the operator does not write. */
export function toRepositoryTree(tree: DesiredTree, layout: Pick<GitOpsLayout, 'path'>): ReadonlyMap<string, string> {
  const desired = new Map([...tree].map(([path, text]) => [toRepositoryPath(path, layout), text]));
  desired.delete(ASSIGNMENT_RECORD_PATH);
  return desired;
}

function measure(desired: string | undefined, present: string | undefined): number {
  return countUnsharedLines(desired, present) + countUnequalValues(desired, present) + 1;
}

/** Values count in addition to lines: the same value in other quotes is not a difference of values. */
function countUnequalValues(desired: string | undefined, present: string | undefined): number {
  if (desired === undefined || present === undefined) return 0;
  const [wanted, found] = [parseYamlData(desired), parseYamlData(present)];
  return wanted && found ? listDataDifferences(wanted, found).length : 0;
}

/** A folder is of a cluster type if it is desired, has the operator's README.md, or contains an assignment: other folders may have files at such paths. */
function findClusterTypes(
  desired: ReadonlyMap<string, string>,
  present: BranchFiles,
  layout: GitOpsLayout,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of desired.keys()) {
    const file = parseRepositoryPath(path, layout);
    if (file && file.kind !== 'promoted-commit') found.add(file.clusterType);
  }
  for (const [path, text] of present) {
    const file = path === PROMOTED_COMMIT_PATH ? undefined : parseRepositoryPath(path, layout);
    if (file === undefined || file.kind === 'promoted-commit') continue;
    const marks =
      file.kind === 'cluster-type-readme'
        ? text === CLUSTER_TYPE_README
        : file.kind === 'assignment' &&
          file.file === 'namespace.yaml' &&
          present.has(toRepositoryPath(formatGeneratedPath({ ...file, file: 'reconciler.yaml' }), layout));
    if (marks) found.add(file.clusterType);
  }
  return found;
}
