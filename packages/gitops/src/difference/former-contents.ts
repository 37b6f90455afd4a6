import type { TreeDifference } from '@kalypso-actions/git';
import {
  formatAssignmentFolder,
  type GeneratedFile,
  type GitOpsLayout,
  isConfigFile,
  parseRepositoryPath,
} from '@kalypso-actions/scheduler';
import { findRemovedAssignments } from './fleet-difference.ts';

/**
 * Selects the previous contents that a fleet difference shows: the promoted commit, and at most `maxConfigs` platform configurations.
 * @returns their IDs
 */
export function selectFormerContents(tree: TreeDifference, layout: GitOpsLayout, maxConfigs: number): string[] {
  const removedAssignments = findRemovedAssignments(tree, layout);
  const former = [...tree.written, ...tree.removed.map(({ path, id }) => ({ path, before: id }))];
  const select = (isShown: (file: GeneratedFile) => boolean) =>
    former.flatMap(({ path, before }) => {
      const file = parseRepositoryPath(path, layout);
      return before !== undefined && file !== undefined && isShown(file) ? [before] : [];
    });
  const promoted = select(({ kind }) => kind === 'promoted-commit');
  const configs = select(
    (file) =>
      file.kind === 'assignment' &&
      isConfigFile(file, layout.configFileName) &&
      !removedAssignments.has(formatAssignmentFolder(file)),
  );
  return [...new Set([...promoted, ...configs.slice(0, maxConfigs)])];
}
