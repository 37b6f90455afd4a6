import type { AssignmentKey, Model } from '@kalypso-actions/scheduler';
import type { DataDifference } from '../../data/data-differences.ts';
import { describeValue } from './describe-value.ts';
import type { ExplainContext, PlannedEntry } from './explain-context.ts';
import { type Explanation, explained } from './explanation.ts';

type RenderedPath = AssignmentKey & { readonly file: string };
type ModelTemplate = Model['templates'][number];

/** Explains a part of a manifest that neither a config map nor a workload file decides. */
export function explainTemplate(
  value: DataDifference,
  file: RenderedPath,
  entry: PlannedEntry,
  context: ExplainContext,
): Explanation {
  const template = findTemplate(entry.clusterType[findField(file, entry)], context.model);
  return explained('template', {
    text: `${describeValue(value)} (${template ? `template ${template.name}` : 'the built-in template'})`,
    ...(template ? { at: template.locate('spec', 'manifests') } : {}),
  });
}

/** Explains a file that contains objects of other kinds than the one on the branch: it was made from another template. */
export function explainKinds(
  here: readonly string[],
  there: readonly string[],
  file: RenderedPath,
  entry: PlannedEntry,
  context: ExplainContext,
): Explanation {
  const { clusterType } = entry;
  const field = findField(file, entry);
  const template = findTemplate(clusterType[field], context.model);
  const other = context.model.templates.find((each) => each !== template && hasKinds(each, there));
  return explained('template', {
    text: `${clusterType.name}: ${there.join(', ')} on the branch, ${here.join(', ')} here (${template ? `template ${template.name}` : 'the built-in template'})`,
    at: clusterType.locate('spec', field),
    ...(other ? { hint: `Template ${other.name} makes what the branch has: \`${field}: ${other.name}\`` } : {}),
  });
}

/** The field of the cluster type that names the template of a file. */
function findField({ file }: RenderedPath, { files }: PlannedEntry): PlannedEntry['files'][number]['field'] {
  return files.find(({ name }) => name === file)?.field ?? 'reconciler';
}

function findTemplate(name: string | undefined, { templates }: Model): ModelTemplate | undefined {
  return templates.find((template) => template.name === name);
}

function hasKinds({ manifests }: ModelTemplate, kinds: readonly string[]): boolean {
  const found = manifests.flatMap(({ text }) => [...text.matchAll(/^kind: *["']?(\w+)/gm)].map(([, kind]) => kind));
  return found.sort().join() === kinds.join();
}
