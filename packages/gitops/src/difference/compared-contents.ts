import type { TreeDifference } from '@kalypso-actions/git';
import { createFairSelector } from '@kalypso-actions/markdown';
import {
  formatAssignmentFolder,
  type GitOpsLayout,
  isConfigFile,
  parseRepositoryPath,
} from '@kalypso-actions/scheduler';
import { findReconfiguredAssignments } from './fleet-difference.ts';

export interface ComparedContents {
  /** Blob IDs of former contents. */
  readonly before: readonly string[];
  /** Paths of proposed contents. */
  readonly after: readonly string[];
}

/**
 * Selects the contents that a fleet difference shows: the promoted commit, and the platform configurations of assignments that remain. Of these, at most
 * `maxConfigs` former ones are selected, for which teams take turns, and the proposed ones that they are compared with.
 */
export function selectComparedContents(
  tree: TreeDifference,
  layout: GitOpsLayout,
  teamOf: (deploymentTarget: string) => string | undefined,
  maxConfigs: number,
): ComparedContents {
  const reconfigured = findReconfiguredAssignments(tree, layout);
  const former = [...tree.written, ...tree.removed.map(({ path, id }) => ({ path, before: id }))];
  const promoted: string[] = [];
  const configs: { readonly id: string; readonly team: string }[] = [];
  for (const { path, before: id } of former) {
    const file = parseRepositoryPath(path, layout);
    if (id === undefined || file === undefined) continue;
    if (file.kind === 'promoted-commit') promoted.push(id);
    else if (file.kind === 'assignment' && isConfigFile(file, layout)) {
      if (!reconfigured.has(formatAssignmentFolder(file))) continue;
      configs.push({ id, team: teamOf(file.deploymentTarget) ?? '' });
    }
  }
  const select = createFairSelector(configs, {
    maxRowsOfGroup: maxConfigs,
    groupOf: ({ team }) => team,
    turnsOf: ({ team }) => [team],
  });
  const before = new Set([...promoted, ...select(maxConfigs).shown.map(({ id }) => id)]);
  return { before: [...before], after: selectProposed(tree, layout, reconfigured, before) };
}

/** A proposed configuration is not compared if its former content was not selected. */
function selectProposed(
  tree: TreeDifference,
  layout: GitOpsLayout,
  reconfigured: ReadonlySet<string>,
  selected: ReadonlySet<string>,
): string[] {
  const isCompared = ({ path, before }: TreeDifference['written'][number]) => {
    const file = parseRepositoryPath(path, layout);
    if (file?.kind !== 'assignment' || !isConfigFile(file, layout)) return false;
    return reconfigured.has(formatAssignmentFolder(file)) && (before === undefined || selected.has(before));
  };
  return tree.written.filter(isCompared).map(({ path }) => path);
}
