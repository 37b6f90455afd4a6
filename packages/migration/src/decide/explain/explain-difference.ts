import { formatAssignmentFolder } from '@kalypso-actions/scheduler';
import type { BranchDifference } from '../compare/compare-branch.ts';
import type { MigrationFinding } from '../verdict/migration-verdict.ts';
import { explainAddedFile, explainAddedInfrastructure } from './explain-addition.ts';
import { explainExtraAssignment, explainMissingAssignment } from './explain-assignment.ts';
import type { ExplainContext } from './explain-context.ts';
import { explainPromotedCommit } from './explain-promoted-commit.ts';
import { explainText } from './explain-text.ts';
import { explainValues } from './explain-values.ts';
import { type Explanation, explained } from './explanation.ts';

/** Explains why a file of the branch differs from what would be published: several explanations if its values differ for several reasons. */
export function explainDifference(difference: BranchDifference, context: ExplainContext): readonly MigrationFinding[] {
  return explain(difference, context).map((each) => ({ ...each, path: difference.path }));
}

function explain(difference: BranchDifference, context: ExplainContext): readonly Explanation[] {
  const { kind, file, present } = difference;
  if (kind === 'changed' && present === undefined) return [explained('not-a-text-file')];
  const byText = kind === 'changed' ? explainText(difference) : undefined;
  if (byText) return [byText];
  if (file.kind === 'promoted-commit') return [explainPromotedCommit(present, context.model)];
  if (file.kind === 'cluster-type-readme') {
    if (kind === 'extra') return [explained('removed-cluster-type', { text: file.clusterType })];
    const isNew = kind === 'missing' && !hasFolders(file.clusterType, context);
    return [isNew ? explained('new-cluster-type', { text: file.clusterType }) : explained('readme-text')];
  }
  if (file.kind === 'infrastructure') return [explainAddedInfrastructure(file, context)];
  const folder = formatAssignmentFolder(file);
  const isPresent = context.presentFolders.has(folder);
  if (kind === 'missing' && !isPresent) return [explainMissingAssignment(folder, context)];
  if (kind === 'extra' && !isPresent) return [explainExtraAssignment(file, context)];
  const change = context.foreignChanges.get(difference.path);
  if (change)
    return [explained('edited-by-hand', { text: `commit ${change.commit.slice(0, 12)} of ${change.author}` })];
  if (kind === 'missing') return [explainAddedFile(file, context) ?? explained('incomplete-folder', { text: folder })];
  if (kind === 'extra') return [explained('stale-file', { text: folder })];
  return explainValues(difference, file, context);
}

/** Whether the branch has an assignment of a cluster type. */
function hasFolders(clusterType: string, { presentFolders }: ExplainContext): boolean {
  return [...presentFolders].some((folder) => folder.startsWith(`${clusterType}/`));
}
