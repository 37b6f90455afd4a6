import { formatAssignmentFolder, hasUsualName } from '@kalypso-actions/scheduler';
import type { BranchDifference } from '../compare/compare-branch.ts';
import type { ExplainContext } from './explain-context.ts';
import { type Explanation, explained } from './explanation.ts';

type PathOfKind<Kind extends BranchDifference['file']['kind']> = Extract<
  BranchDifference['file'],
  { readonly kind: Kind }
>;

/** Explains what belongs to a cluster type and to no workload: the operator has no such files. */
export function explainAddedInfrastructure(
  { clusterType: name, file }: PathOfKind<'infrastructure'>,
  { plan }: ExplainContext,
): Explanation {
  const clusterType = plan.clusterTypes.find((each) => each.name === name);
  const at = clusterType?.locate('spec', 'infrastructure');
  return explained('addition', { text: `${name}/${file}`, ...(at ? { at } : {}) });
}

/** Explains a missing file of an assignment that the operator does not write: a policy, or one with a name that a template chooses. */
export function explainAddedFile(file: PathOfKind<'assignment'>, context: ExplainContext): Explanation | undefined {
  const folder = formatAssignmentFolder(file);
  const entry = context.planned.get(folder);
  const field = entry?.files.find(({ name }) => name === file.file)?.field;
  if (entry === undefined || field === undefined) return undefined;
  if (field !== 'policy' && hasUsualName(file, context.configFileName)) return undefined;
  return explained('addition', { text: `${folder}/${file.file}`, at: entry.clusterType.locate('spec', field) });
}
