import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, Labels } from '../resources/resource.ts';

/** Labels that do not restrict where a config map applies: the mark of platform configuration, and what Flux adds when it applies a file. */
const IGNORED_LABELS = new Set([
  'platform-config',
  'kustomize.toolkit.fluxcd.io/name',
  'kustomize.toolkit.fluxcd.io/namespace',
]);

export type LabelCondition = readonly [label: string, value: string];

interface ConditionalItem<T> {
  readonly item: T;
  readonly conditions: readonly LabelCondition[];
}

/**
 * Finds which items apply to an assignment, by label conditions. It is called for every assignment of a fleet, so results are cached for each cluster
 * type and each set of targets that no condition distinguishes.
 */
export class Applicability<T> {
  readonly #items: readonly ConditionalItem<T>[];
  /** The labels that the conditions refer to. */
  readonly #labels: readonly string[];
  readonly #targetKeys = new Map<DeploymentTarget, string>();
  readonly #results = new Map<ClusterType, Map<string, readonly T[]>>();

  constructor(items: readonly ConditionalItem<T>[]) {
    this.#items = items;
    this.#labels = [...new Set(items.flatMap(({ conditions }) => conditions.map(([label]) => label)))];
  }

  /** The items that apply, in their order. Assignments that no condition distinguishes get the same array. */
  of(clusterType: ClusterType, target: DeploymentTarget): readonly T[] {
    const results = this.#results.get(clusterType) ?? new Map<string, readonly T[]>();
    this.#results.set(clusterType, results);
    const key = this.#keyOf(target);
    const result = results.get(key) ?? this.#find(clusterType, target);
    results.set(key, result);
    return result;
  }

  #find(clusterType: ClusterType, target: DeploymentTarget): readonly T[] {
    return this.#items
      .filter(({ conditions }) => conditions.every((condition) => holds(condition, clusterType, target)))
      .map(({ item }) => item);
  }

  /** Equal for targets that no condition distinguishes. */
  #keyOf(target: DeploymentTarget): string {
    const key =
      this.#targetKeys.get(target) ?? JSON.stringify(this.#labels.map((label) => getConditionValue(label, target)));
    this.#targetKeys.set(target, key);
    return key;
  }
}

function getConditionValue(label: string, target: DeploymentTarget): string {
  if (label === 'cluster-type') return '';
  if (label === 'deployment-target') return target.name;
  return label === 'workload' ? target.workload : getLabel(target.labels, label);
}

/** The conditions that the labels of a config map or config schema define: all of them have to hold. */
export function toLabelConditions(labels: Labels): LabelCondition[] {
  return Object.entries(labels).filter(([label]) => !IGNORED_LABELS.has(label));
}

/** `cluster-type`, `deployment-target` and `workload` are names; all others are labels of the cluster type or the target. */
function holds([label, value]: LabelCondition, clusterType: ClusterType, target: DeploymentTarget): boolean {
  if (label === 'cluster-type') return value === clusterType.name;
  if (label === 'deployment-target') return value === target.name;
  if (label === 'workload') return value === target.workload;
  return getLabel(clusterType.labels, label) === value || getLabel(target.labels, label) === value;
}

/** As in Go, a missing label is empty, so a condition with an empty value holds for it. */
function getLabel(labels: Labels, label: string): string {
  return Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
}
