import type { TreeDifference } from '@kalypso-actions/git';
import { createFairSelector } from '@kalypso-actions/markdown';
import {
  formatAssignmentFolder,
  type GitOpsLayout,
  isConfigFile,
  parseRepositoryPath,
} from '@kalypso-actions/scheduler';
import { findRemovedAssignments } from './fleet-difference.ts';

/**
 * Selects the previous contents that a fleet difference shows: the promoted commit, and at most `maxConfigs` platform configurations, for which teams take
 * turns.
 * @returns their IDs
 */
export function selectFormerContents(
  tree: TreeDifference,
  layout: GitOpsLayout,
  teamOf: (deploymentTarget: string) => string | undefined,
  maxConfigs: number,
): string[] {
  const removedAssignments = findRemovedAssignments(tree, layout);
  const former = [...tree.written, ...tree.removed.map(({ path, id }) => ({ path, before: id }))];
  const promoted: string[] = [];
  const configs: { readonly id: string; readonly team: string }[] = [];
  for (const { path, before: id } of former) {
    const file = parseRepositoryPath(path, layout);
    if (id === undefined || file === undefined) continue;
    if (file.kind === 'promoted-commit') promoted.push(id);
    else if (file.kind === 'assignment' && isConfigFile(file, layout.configFileName)) {
      if (removedAssignments.has(formatAssignmentFolder(file))) continue;
      configs.push({ id, team: teamOf(file.deploymentTarget) ?? '' });
    }
  }
  const select = createFairSelector(configs, {
    maxRowsOfGroup: maxConfigs,
    groupOf: ({ team }) => team,
    turnsOf: ({ team }) => [team],
  });
  return [...new Set([...promoted, ...select(maxConfigs).shown.map(({ id }) => id)])];
}
