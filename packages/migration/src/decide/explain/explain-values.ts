import { formatAssignmentFolder } from '@kalypso-actions/scheduler';
import { type DataDifference, listDataDifferences } from '../../data/data-differences.ts';
import { isDataScalar, listKinds, parseVariables, parseYamlData } from '../../data/yaml-data.ts';
import type { BranchDifference } from '../compare/compare-branch.ts';
import { describeValue } from './describe-value.ts';
import { explainConfigKey } from './explain-config-key.ts';
import type { ExplainContext, PlannedEntry } from './explain-context.ts';
import { explainKinds, explainTemplate } from './explain-template.ts';
import { type Explanation, explained } from './explanation.ts';

type AssignmentPath = Extract<BranchDifference['file'], { readonly kind: 'assignment' }>;

/** Explains each value in which a manifest differs by what decides it: a config map, a workload file, or a template. */
export function explainValues(
  { path, desired = '', present = '' }: BranchDifference,
  file: AssignmentPath,
  context: ExplainContext,
): readonly Explanation[] {
  const assignment = context.planned.get(formatAssignmentFolder(file));
  if (assignment === undefined) return [explained('unexplained')];
  const isScript = path.endsWith('.sh');
  const wanted = isScript ? [parseVariables(desired)] : parseYamlData(desired);
  const found = isScript ? [parseVariables(present)] : parseYamlData(present);
  const values = wanted && found ? listDataDifferences(wanted, found) : [];
  if (wanted === undefined || found === undefined || values.length === 0) return [explained('unexplained')];
  const [here, there] = [listKinds(wanted), listKinds(found)];
  if (here.join() !== there.join()) return [explainKinds(here, there, file, assignment, context)];
  const isConfig = assignment.files.some(({ name, field }) => name === file.file && field === 'configType');
  return values.map((value) => {
    const byKey = isConfig ? explainConfigKey(value, assignment, context) : undefined;
    return byKey ?? explainWorkloadValue(value, assignment) ?? explainTemplate(value, file, assignment, context);
  });
}

/** Explains a value that comes from a workload file: the longest value of it that the manifest contains there. */
function explainWorkloadValue(value: DataDifference, { target }: PlannedEntry): Explanation | undefined {
  if (value.desired === undefined || !isDataScalar(value.desired)) return undefined;
  const { text } = value.desired;
  const [best] = Object.entries(target.manifests)
    .filter(([, part]) => part !== '' && text.includes(part))
    .sort(([, a], [, b]) => b.length - a.length);
  if (best === undefined) return undefined;
  const [key] = best;
  return explained('workload-value', {
    text: `${describeValue(value)} (${key} of workload ${target.workload})`,
    at: target.locate('manifests', key),
  });
}
