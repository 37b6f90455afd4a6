import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import { getChildText, isNullNode, parseYaml, SourceText } from '@kalypso-actions/yaml';

/**
 * Checks the manifests of a deployment target: Kubernetes objects, and at least one.
 * @param at where the workload file names the target
 */
export function checkManifests(text: string, target: { readonly name: string; readonly at: Position }): Diagnostic[] {
  const source = new SourceText(text, `manifests of ${target.name}`, 'manifests.yaml');
  const { documents, problem } = parseYaml(source);
  const report = (offset: number | undefined, message: string, hint: string): Diagnostic => ({
    code: 'invalid-manifests',
    severity: 'error',
    at: target.at,
    message: `the manifests of target ${quote(target.name)} ${message}${offset === undefined ? '' : ` (line ${source.positionAt(offset).line} of what was rendered)`}`,
    hint,
  });
  const hint = 'Fix the chart, the overlay or the manifest.';
  if (problem) return [report(problem.offset, `are not valid YAML: ${problem.message}`, problem.hint ?? hint)];
  const objects = documents.filter(({ root, problems }) => !isNullNode(root) || problems.length > 0);
  if (objects.length === 0)
    return [report(undefined, 'are empty', 'An empty folder would remove everything of the target from its clusters.')];
  return objects.flatMap(({ root, problems: [first] }) => {
    if (first) return [report(first.offset, `are not valid YAML: ${first.message}`, first.hint ?? hint)];
    const missing = ['apiVersion', 'kind'].find((field) => !getChildText(root, field));
    return missing === undefined ? [] : [report(root.offset, `contain a document without ${missing}`, hint)];
  });
}
