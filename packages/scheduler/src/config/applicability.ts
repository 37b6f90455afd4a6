import { findNearest } from '@kalypso-actions/diagnostics';
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

/** The key of a cluster type without a target; those of targets are lists in JSON. */
const NO_TARGET = '';

/** What an environment has, whether it is assigned or not. */
export interface ConfigScope {
  readonly clusterTypes: readonly ClusterType[];
  readonly targets: readonly DeploymentTarget[];
}

/** An item that applies to no pair of a cluster type and a deployment target. */
export interface UnusedItem<T> {
  readonly item: T;
  /** The conditions to blame: the first one that nothing meets, or several that no pair meets together. */
  readonly conditions: readonly LabelCondition[];
  /** The value that the value of a single condition probably stands for. */
  readonly nearest: string | undefined;
}

/** Values among which a misspelled one is searched for: each takes time for each unused item. */
const MAX_CANDIDATES = 100;

/**
 * Finds which items apply to an assignment, by label conditions. It is called for every assignment of a fleet, so results are cached for each cluster
 * type and each set of targets that no condition distinguishes.
 */
export class Applicability<T> {
  readonly #items: readonly ConditionalItem<T>[];
  /** The labels that the conditions refer to. */
  readonly #labels: readonly string[];
  /** Items without conditions. */
  readonly #everywhere: readonly ConditionalItem<T>[];
  /** All others, by the label and value of their first condition. */
  readonly #byCondition = new Map<string, Map<string, ConditionalItem<T>[]>>();
  readonly #order: ReadonlyMap<ConditionalItem<T>, number>;
  readonly #targetKeys = new Map<DeploymentTarget, string>();
  readonly #results = new Map<ClusterType, Map<string, readonly T[]>>();
  readonly #used = new Set<T>();

  constructor(items: readonly ConditionalItem<T>[]) {
    this.#items = items;
    this.#labels = [...new Set(items.flatMap(({ conditions }) => conditions.map(([label]) => label)))];
    this.#everywhere = items.filter(({ conditions }) => conditions.length === 0);
    this.#order = new Map(items.map((item, index) => [item, index]));
    for (const item of items) {
      const [condition] = item.conditions;
      if (!condition) continue;
      const [label, value] = condition;
      const byValue = this.#byCondition.get(label) ?? new Map<string, ConditionalItem<T>[]>();
      this.#byCondition.set(label, byValue);
      const sameCondition = byValue.get(value);
      if (sameCondition) sameCondition.push(item);
      else byValue.set(value, [item]);
    }
  }

  /**
   * The items that apply, in their order. Assignments that no condition distinguishes get the same array.
   * @param target `undefined` for what applies to the cluster type itself: no condition is met by a target then
   */
  of(clusterType: ClusterType, target: DeploymentTarget | undefined): readonly T[] {
    const results = this.#results.get(clusterType) ?? new Map<string, readonly T[]>();
    this.#results.set(clusterType, results);
    const key = target === undefined ? NO_TARGET : this.#keyOf(target);
    const result = results.get(key) ?? this.#find(clusterType, target);
    results.set(key, result);
    return result;
  }

  /** The items that no pair of a cluster type and a deployment target meets; none if the environment has no pair. */
  findUnused(scope: ConfigScope): readonly UnusedItem<T>[] {
    if (scope.clusterTypes.length === 0 || scope.targets.length === 0) return [];
    const index = new ScopeIndex(scope, new Set(this.#labels));
    return this.#items
      .filter(({ item, conditions }) => !this.#used.has(item) && !index.hasPair(conditions))
      .map(({ item, conditions }) => {
        const unmet = conditions.find((condition) => !index.hasPair([condition]));
        if (!unmet) return { item, conditions, nearest: undefined };
        const [label, value] = unmet;
        const candidates = index.valuesOf(label);
        const nearest = candidates.size <= MAX_CANDIDATES ? findNearest(value, candidates, 1) : undefined;
        return { item, conditions: [unmet], nearest };
      });
  }

  #find(clusterType: ClusterType, target: DeploymentTarget | undefined): readonly T[] {
    const found = [...this.#everywhere];
    for (const [label, byValue] of this.#byCondition) {
      const values = new Set([getClusterTypeValue(label, clusterType), target && getTargetValue(label, target)]);
      for (const value of values) {
        for (const item of value === undefined ? [] : (byValue.get(value) ?? [])) {
          if (item.conditions.every((condition) => holds(condition, clusterType, target))) found.push(item);
        }
      }
    }
    const orderOf = (item: ConditionalItem<T>) => this.#order.get(item) ?? 0;
    const items = found.sort((a, b) => orderOf(a) - orderOf(b)).map(({ item }) => item);
    for (const item of items) this.#used.add(item);
    return items;
  }

  /** Equal for targets that no condition distinguishes. */
  #keyOf(target: DeploymentTarget): string {
    const key =
      this.#targetKeys.get(target) ?? JSON.stringify(this.#labels.map((label) => getTargetValue(label, target) ?? ''));
    this.#targetKeys.set(target, key);
    return key;
  }
}

/** Finds what meets conditions. Targets are looked up by their labels, since there can be many of both. */
class ScopeIndex {
  readonly #scope: ConfigScope;
  readonly #targets = new Map<string, Map<string, DeploymentTarget[]>>();
  readonly #results = new Map<string, boolean>();

  /** `labels` are those that conditions refer to. */
  constructor(scope: ConfigScope, labels: ReadonlySet<string>) {
    this.#scope = scope;
    for (const target of scope.targets) {
      for (const label of ['deployment-target', 'workload', ...Object.keys(target.labels)]) {
        const value = labels.has(label) ? getTargetValue(label, target) : undefined;
        if (value !== undefined) this.#add(label, value, target);
      }
    }
  }

  /** Whether a cluster type and a target exist that meet all conditions together. */
  hasPair(conditions: readonly LabelCondition[]): boolean {
    return this.#scope.clusterTypes.some((clusterType) => {
      const rest = conditions.filter(([label, value]) => getClusterTypeValue(label, clusterType) !== value);
      const key = JSON.stringify(rest);
      const result = this.#results.get(key) ?? this.#hasTarget(rest);
      this.#results.set(key, result);
      return result;
    });
  }

  /** The values that a label has. */
  valuesOf(label: string): ReadonlySet<string> {
    const values = this.#scope.clusterTypes.map((clusterType) => getClusterTypeValue(label, clusterType) ?? '');
    return new Set([...values.filter((value) => value !== ''), ...(this.#targets.get(label)?.keys() ?? [])]);
  }

  /** Whether a target meets all conditions. Only the targets of the rarest one are searched. */
  #hasTarget(conditions: readonly LabelCondition[]): boolean {
    let targets = this.#scope.targets;
    for (const [label, value] of conditions) {
      // A missing label is empty, too.
      const found = value === '' ? targets : (this.#targets.get(label)?.get(value) ?? []);
      if (found.length < targets.length) targets = found;
    }
    return targets.some((target) => conditions.every(([label, value]) => getTargetValue(label, target) === value));
  }

  #add(label: string, value: string, target: DeploymentTarget): void {
    const byValue = this.#targets.get(label) ?? new Map<string, DeploymentTarget[]>();
    this.#targets.set(label, byValue);
    const targets = byValue.get(value);
    if (targets) targets.push(target);
    else byValue.set(value, [target]);
  }
}

/** The conditions that the labels of a config map or config schema define: all of them have to hold. */
export function toLabelConditions(labels: Labels): LabelCondition[] {
  return Object.entries(labels).filter(([label]) => !IGNORED_LABELS.has(label));
}

function holds(
  [label, value]: LabelCondition,
  clusterType: ClusterType,
  target: DeploymentTarget | undefined,
): boolean {
  if (getClusterTypeValue(label, clusterType) === value) return true;
  return target !== undefined && getTargetValue(label, target) === value;
}

/** `cluster-type`, `deployment-target` and `workload` are names; all others are labels of the cluster type or the target. */
function getClusterTypeValue(label: string, { name, labels }: ClusterType): string | undefined {
  if (label === 'cluster-type') return name;
  return label === 'deployment-target' || label === 'workload' ? undefined : getLabel(labels, label);
}

function getTargetValue(label: string, { name, workload, labels }: DeploymentTarget): string | undefined {
  if (label === 'deployment-target') return name;
  if (label === 'workload') return workload;
  return label === 'cluster-type' ? undefined : getLabel(labels, label);
}

/** As in Go, a missing label is empty, so a condition with an empty value holds for it. */
function getLabel(labels: Labels, label: string): string {
  return Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
}
