import { formatGeneratedPath, type Plan, toRepositoryPath } from '@kalypso-actions/scheduler';
import { isDataScalar, parseYamlData } from '../../data/yaml-data.ts';
import type { BranchFiles } from './branch-files.ts';

/** The pattern of the operator in early 2023. */
export const EARLY_NAMESPACE_PATTERN = '{{environment}}-{{workspace}}-{{deploymentTarget}}';
/** Each pattern is planned. */
const MAX_INFERRED_PATTERNS = 2;

/** Infers the patterns by which the namespaces on a branch are named, the most frequent first; none if they are named as in the plan. */
export function inferNamespacePatterns(
  { planned, environment }: Pick<Plan, 'planned' | 'environment'>,
  present: BranchFiles,
  paths: ReadonlySet<string>,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { clusterType, target, namespace } of planned) {
    const file = formatGeneratedPath({
      kind: 'assignment',
      clusterType: clusterType.name,
      deploymentTarget: target.name,
      file: 'namespace.yaml',
    });
    const text = [...paths].map((path) => present.get(toRepositoryPath(file, { path }))).find((each) => each);
    const name = text === undefined ? undefined : findNamespaceName(text);
    if (name === undefined || name === namespace) continue;
    const pattern = inferPattern(name, {
      deploymentTarget: target.name,
      clusterType: clusterType.name,
      workspace: target.workspace,
      environment,
      workload: target.workload,
    });
    if (pattern.includes('{{deploymentTarget}}')) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([pattern]) => pattern);
  return [...new Set([...byCount.slice(0, MAX_INFERRED_PATTERNS), EARLY_NAMESPACE_PATTERN])];
}

function findNamespaceName(text: string): string | undefined {
  for (const document of parseYamlData(text) ?? []) {
    if (!(document instanceof Map)) continue;
    const [kind, metadata] = [document.get('kind'), document.get('metadata')];
    const name = metadata instanceof Map ? metadata.get('name') : undefined;
    if (kind && isDataScalar(kind) && kind.text === 'Namespace' && name && isDataScalar(name)) return name.text;
  }
  return undefined;
}

/** Puts variables in place of their values where those are whole words of a name. */
function inferPattern(name: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((pattern, [variable, value]) => {
    if (value === '') return pattern;
    const word = new RegExp(`(?<![a-z0-9{])${value.replace(/[^a-z0-9-]/gi, '\\$&')}(?![a-z0-9}])`, 'i');
    return pattern.replace(word, `{{${variable}}}`);
  }, name);
}
