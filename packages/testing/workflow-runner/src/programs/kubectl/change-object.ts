/** A Kubernetes object, as far as it is changed here. */
export interface KubernetesObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

type KubernetesFields = Readonly<Record<string, unknown>>;

/** Merges a patch: mappings key by key, `null` removes, lists of named items by name, other lists are replaced. */
export function mergePatch(base: unknown, patch: unknown): unknown {
  if (isNamedList(base) && isNamedList(patch)) {
    const others = patch.filter(({ name }) => !base.some((item) => item.name === name));
    const merged = base.map((item) => mergePatch(item, patch.find(({ name }) => name === item.name) ?? {}));
    return [...merged, ...others];
  }
  if (!isFields(base) || !isFields(patch)) return patch;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = key in merged ? mergePatch(merged[key], value) : value;
  }
  return merged;
}

/** Sets labels; with selectors, also those of pods and of what selects them. */
export function setLabels(
  object: KubernetesObject,
  labels: Readonly<Record<string, string>>,
  includeSelectors: boolean,
): KubernetesObject {
  const metadata = { ...object.metadata, labels: { ...object.metadata.labels, ...labels } };
  const { spec } = object;
  if (!includeSelectors || spec === undefined) return { ...object, metadata };
  const change: Record<string, unknown> =
    object.kind === 'Service'
      ? { selector: labels }
      : { selector: { matchLabels: labels }, template: { metadata: { labels } } };
  return { ...object, metadata, spec: mergePatch(spec, change) as KubernetesFields };
}

/** Kinds without a namespace that examples use. */
const CLUSTER_SCOPED = ['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition'];

export function setNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  if (CLUSTER_SCOPED.includes(object.kind)) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function isFields(value: unknown): value is KubernetesFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamedList(value: unknown): value is readonly { readonly name: unknown }[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isFields(item) && 'name' in item);
}
