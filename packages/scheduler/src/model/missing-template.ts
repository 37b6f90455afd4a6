import { type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import type { ClusterType } from '../resources/resource.ts';

/** The values of `configType` that need no Template. A Template of that name takes precedence. */
const BUILT_IN_CONFIG_TYPES = ['configMap', 'envFile'] as const;
export type BuiltInConfigType = (typeof BUILT_IN_CONFIG_TYPES)[number];

/** Whether a cluster type uses a built-in template for its configuration if no Template has that name. */
export function isBuiltInConfigType(name: string): name is BuiltInConfigType {
  return BUILT_IN_CONFIG_TYPES.some((builtIn) => builtIn === name);
}

/** The fields of a cluster type that name templates. */
export type TemplateField = 'reconciler' | 'namespaceService' | 'configType' | 'policy' | 'infrastructure';

/** Explains that a cluster type names a template that does not exist; `undefined` if it exists or is built in. */
export function describeMissingTemplate(
  clusterType: ClusterType,
  field: TemplateField,
  templateNames: ReadonlySet<string>,
): Omit<Diagnostic, 'severity'> | undefined {
  const name = clusterType[field];
  if (name === undefined || templateNames.has(name)) return undefined;
  const builtIn: readonly string[] = field === 'configType' ? BUILT_IN_CONFIG_TYPES : [];
  if (builtIn.includes(name)) return undefined;
  const nearest = findNearest(name, [...templateNames, ...builtIn]);
  return {
    code: 'missing-template',
    message: `cluster type ${clusterType.name} uses template ${quote(name)} as its ${field}, but there is no such template`,
    at: clusterType.locate('spec', field),
    hint: nearest
      ? `Did you mean ${nearest}? If the template exists in the base, promote the commit that has it.`
      : 'Add a Template with this name, usually to the base; if it is there, promote the commit that has it.',
  };
}
