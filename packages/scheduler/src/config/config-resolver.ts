import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import type { Dict, Value } from '@kalypso-actions/govalue';
import { ConfigValueError, readConfigValue } from '@kalypso-actions/goyaml';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, ConfigMap, Labels } from '../resources/resource.ts';
import { mergeConfig } from './merge-config.ts';

const PLATFORM_CONFIG = 'platform-config';
const APP_CONFIG_PREFIX = 'azure-app-config';
/** Labels that say nothing about where a config map applies: the mark of platform configuration, and what Flux adds when it applies a file. */
const IGNORED_LABELS = new Set([
  PLATFORM_CONFIG,
  'kustomize.toolkit.fluxcd.io/name',
  'kustomize.toolkit.fluxcd.io/namespace',
]);

/** A config map, or one key of an `azure-app-config` one: values that apply together where every condition holds. */
interface ConfigPart {
  readonly configMap: ConfigMap;
  readonly conditions: readonly Condition[];
  readonly values: ReadonlyMap<string, Value>;
  /** The key as it was written, by the key that it sets. */
  readonly written: ReadonlyMap<string, string>;
}

/** Where a key's value comes from. */
export interface ConfigOrigin {
  readonly configMap: string;
  readonly at: Position;
}

export interface KeyProvenance {
  readonly key: string;
  /** What contributes to the value, the last word last. More than one: mappings or sequences that were merged. */
  readonly setBy: readonly ConfigOrigin[];
  readonly overrode: readonly ConfigOrigin[];
}

/** The platform configuration of an assignment. Assignments to which the same config maps apply share one object. */
export interface PlatformConfig {
  readonly data: Dict;
  readonly provenance: readonly KeyProvenance[];
}

export interface ConfigResolver {
  readonly resolve: (clusterType: ClusterType, target: DeploymentTarget) => PlatformConfig;
  /** What is wrong with config maps, and, for what was resolved so far, which keys only the order of names decides. */
  readonly diagnostics: () => readonly Diagnostic[];
}

type Condition = readonly [label: string, value: string];

/**
 * Which of a list of things apply to a pair, by their label conditions. A fleet asks for every pair, so an answer is found once for each cluster type and
 * each set of targets that no condition tells apart.
 */
export class Applicability<T> {
  readonly #items: readonly { readonly item: T; readonly conditions: readonly Condition[] }[];
  /** The labels that some condition asks about. */
  readonly #labels: readonly string[];
  readonly #kinds = new Map<DeploymentTarget, string>();
  readonly #answers = new Map<ClusterType, Map<string, readonly T[]>>();

  constructor(items: readonly { readonly item: T; readonly conditions: readonly Condition[] }[]) {
    this.#items = items;
    this.#labels = [...new Set(items.flatMap(({ conditions }) => conditions.map(([label]) => label)))];
  }

  /** What applies, in order. Pairs that no condition tells apart get the very same list. */
  of(clusterType: ClusterType, target: DeploymentTarget): readonly T[] {
    let answers = this.#answers.get(clusterType);
    if (!answers) {
      answers = new Map();
      this.#answers.set(clusterType, answers);
    }
    const kind = this.#kindOf(target);
    let answer = answers.get(kind);
    if (!answer) {
      answer = this.#items
        .filter(({ conditions }) => conditions.every((condition) => holds(condition, clusterType, target)))
        .map(({ item }) => item);
      answers.set(kind, answer);
    }
    return answer;
  }

  /** What the conditions can tell of a target. */
  #kindOf(target: DeploymentTarget): string {
    const known = this.#kinds.get(target);
    if (known !== undefined) return known;
    const kind = JSON.stringify(this.#labels.map((label) => valueFor(label, target)));
    this.#kinds.set(target, kind);
    return kind;
  }
}

function valueFor(label: string, target: DeploymentTarget): string {
  if (label === 'cluster-type') return '';
  if (label === 'deployment-target') return target.name;
  return label === 'workload' ? target.workload : labelOf(target.labels, label);
}

/** The conditions that the labels of a config map or config schema set. Section 6 of the specification. */
export function labelConditions(labels: Labels): Condition[] {
  return Object.entries(labels).filter(([label]) => !IGNORED_LABELS.has(label));
}

function holds([label, value]: Condition, clusterType: ClusterType, target: DeploymentTarget): boolean {
  if (label === 'cluster-type') return value === clusterType.name;
  if (label === 'deployment-target') return value === target.name;
  if (label === 'workload') return value === target.workload;
  return labelOf(clusterType.labels, label) === value || labelOf(target.labels, label) === value;
}

/** As in Go, a label that is not there reads as empty: a condition with an empty value holds for it. */
function labelOf(labels: Labels, label: string): string {
  return Object.hasOwn(labels, label) ? (labels[label] ?? '') : '';
}

/**
 * Prepares the platform configuration of an environment: every value is read once, and each set of config maps that applies together is merged once.
 *
 * Source: section 6 of the specification; the order of application is the order of names, then `azure-app-config` keys, shorter ones first.
 */
export function createConfigResolver(configMaps: readonly ConfigMap[]): ConfigResolver {
  const diagnostics: Diagnostic[] = [];
  const parts = [...platformParts(configMaps, diagnostics), ...appConfigParts(configMaps, diagnostics)];
  const applicability = new Applicability(parts.map((item) => ({ item, conditions: item.conditions })));
  const resolved = new Map<readonly ConfigPart[], PlatformConfig>();
  const merged = new Map<string, PlatformConfig>();
  const order = new Map(parts.map((part, index) => [part, index]));
  const warned = new Set<string>();
  return {
    resolve(clusterType, target) {
      const applying = applicability.of(clusterType, target);
      let config = resolved.get(applying);
      if (config) return config;
      // Another cluster type may have come to the same config maps.
      const key = applying.map((part) => order.get(part)).join(',');
      config = merged.get(key) ?? mergeParts(applying, warned, diagnostics);
      merged.set(key, config);
      resolved.set(applying, config);
      return config;
    },
    diagnostics: () => diagnostics,
  };
}

function platformParts(configMaps: readonly ConfigMap[], diagnostics: Diagnostic[]): ConfigPart[] {
  return configMaps
    .filter(({ labels }) => labels[PLATFORM_CONFIG] === 'true')
    .map((configMap) => {
      const keys = Object.keys(configMap.data);
      return {
        configMap,
        conditions: labelConditions(configMap.labels),
        values: readValues(
          configMap,
          keys.map((key) => [key, key]),
          diagnostics,
        ),
        written: new Map(keys.map((key) => [key, key])),
      };
    });
}

/** Keys of the form `label1.value1.label2.value2.KEY`, as Azure App Configuration's Kubernetes provider exports them. */
function appConfigParts(configMaps: readonly ConfigMap[], diagnostics: Diagnostic[]): ConfigPart[] {
  const found: { part: ConfigPart; written: string }[] = [];
  for (const configMap of configMaps) {
    if (!configMap.name.startsWith(APP_CONFIG_PREFIX)) continue;
    for (const written of Object.keys(configMap.data)) {
      const segments = written.split('.');
      const key = segments.pop() ?? '';
      if (segments.length % 2 === 1) {
        diagnostics.push({
          code: 'app-config-key',
          severity: 'warning',
          message: `key ${quote(written)} of config map ${configMap.name} is left out: it is not of the form label.value.….KEY`,
          at: configMap.locate('data', written),
          hint: 'Write pairs of a label and its value, then the key, all separated by dots.',
        });
        continue;
      }
      const conditions: [string, string][] = [];
      for (let i = 0; i < segments.length; i += 2) conditions.push([segments[i] ?? '', segments[i + 1] ?? '']);
      const values = readValues(configMap, [[written, key]], diagnostics);
      found.push({ written, part: { configMap, conditions, values, written: new Map([[key, written]]) } });
    }
  }
  const order = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) => order(a.written, b.written)).map(({ part }) => part);
}

function readValues(
  configMap: ConfigMap,
  keys: readonly (readonly [written: string, key: string])[],
  diagnostics: Diagnostic[],
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [written, key] of keys) {
    const text = configMap.data[written] ?? '';
    try {
      values.set(key, readConfigValue(text));
    } catch (error) {
      if (!(error instanceof ConfigValueError)) throw error;
      diagnostics.push({
        code: 'config-value',
        severity: 'error',
        message: `the value of ${quote(written)} in config map ${configMap.name} cannot be read: ${error.message}`,
        at: configMap.locate('data', written),
        hint: 'Put the text in single quotes to keep it as it is.',
      });
      values.set(key, text);
    }
  }
  return values;
}

function mergeParts(parts: readonly ConfigPart[], warned: Set<string>, diagnostics: Diagnostic[]): PlatformConfig {
  const merged = mergeConfig(parts.map(({ values }, index) => ({ source: String(index), values })));
  const provenance: KeyProvenance[] = [];
  for (const [key, { setBy, overrode }] of merged.provenance) {
    const originals = (sources: readonly string[]) => sources.flatMap((source) => parts[Number(source)] ?? []);
    const winners = originals(setBy);
    const losers = originals(overrode);
    provenance.push({
      key,
      setBy: winners.map((part) => originOf(part, key)),
      overrode: losers.map((part) => originOf(part, key)),
    });
    const winner = winners[winners.length - 1];
    for (const loser of losers) if (winner) warnAboutOrder(key, winner, loser, warned, diagnostics);
  }
  return { data: merged.data, provenance };
}

function originOf(part: ConfigPart, key: string): ConfigOrigin {
  return { configMap: part.configMap.name, at: part.configMap.locate('data', part.written.get(key) ?? key) };
}

/** Whether every condition of `loser` is also one of `winner`, which has more: then the winner is simply the more specific one. */
function isMoreSpecific(winner: ConfigPart, loser: ConfigPart): boolean {
  if (winner.conditions.length <= loser.conditions.length) return false;
  return loser.conditions.every(([label, value]) => winner.conditions.some(([l, v]) => l === label && v === value));
}

function warnAboutOrder(
  key: string,
  winner: ConfigPart,
  loser: ConfigPart,
  warned: Set<string>,
  diagnostics: Diagnostic[],
): void {
  if (isMoreSpecific(winner, loser)) return;
  const [wins, loses] = [originOf(winner, key), originOf(loser, key)];
  const id = `${key}\0${wins.configMap}\0${loses.configMap}`;
  if (warned.has(id)) return;
  warned.add(id);
  diagnostics.push({
    code: 'config-order',
    severity: 'warning',
    message:
      wins.configMap === loses.configMap
        ? `config map ${wins.configMap} sets ${quote(key)} twice for the same assignment; the longer key wins`
        : `config maps ${loses.configMap} and ${wins.configMap} both set ${quote(key)}; ${wins.configMap} wins only because its name comes later`,
    at: wins.at,
    hint: 'Set the key in one of them, or give one the labels of the other and more, so that it is the more specific one.',
    related: [{ message: 'the value that it overrides', at: loses.at }],
  });
}
