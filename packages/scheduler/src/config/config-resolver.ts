import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, ConfigMap } from '../resources/resource.ts';
import { Applicability, type ConfigScope } from './applicability.ts';
import { type ConfigPart, createConfigParts } from './config-parts.ts';
import { mergeConfig } from './merge-config.ts';
import type { ConfigOrigin, KeyProvenance, PlatformConfig } from './platform-config.ts';
import { createUnusedConfigWarnings } from './unused-config.ts';

export interface ConfigResolver {
  /** @param target `undefined` for what applies to the cluster type itself, whatever is scheduled on it */
  readonly resolve: (clusterType: ClusterType, target: DeploymentTarget | undefined) => PlatformConfig;
  /** Problems of config maps, keys of what was resolved so far whose value depends only on the order of names, and config maps that can apply to nothing. */
  readonly diagnostics: (scope: ConfigScope) => readonly Diagnostic[];
}

/** Prepares the platform configuration of an environment. Every value is read once, and each set of config maps that applies together is merged once. */
export function createConfigResolver(configMaps: readonly ConfigMap[]): ConfigResolver {
  const diagnostics: Diagnostic[] = [];
  const parts = createConfigParts(configMaps, diagnostics);
  const applicability = new Applicability(parts.map((item) => ({ item, conditions: item.conditions })));
  const byParts = new Map<readonly ConfigPart[], PlatformConfig>();
  const byKey = new Map<string, PlatformConfig>();
  const positions = new Map(parts.map((part, index) => [part, index]));
  const warned = new Set<string>();
  return {
    resolve(clusterType, target) {
      const applicable = applicability.of(clusterType, target);
      const known = byParts.get(applicable);
      if (known) return known;
      // The same config maps may apply to another cluster type.
      const key = applicable.map((part) => positions.get(part)).join(',');
      const config = byKey.get(key) ?? mergeParts(applicable, warned, diagnostics);
      byKey.set(key, config);
      byParts.set(applicable, config);
      return config;
    },
    diagnostics: (scope) => [...diagnostics, ...createUnusedConfigWarnings(applicability.findUnused(scope))],
  };
}

function mergeParts(parts: readonly ConfigPart[], warned: Set<string>, diagnostics: Diagnostic[]): PlatformConfig {
  const merged = mergeConfig(parts.map(({ values }, index) => ({ source: String(index), values })));
  const provenance: KeyProvenance[] = [];
  for (const [key, { setBy, overrode }] of merged.provenance) {
    const toParts = (sources: readonly string[]) => sources.flatMap((source) => parts[Number(source)] ?? []);
    const overridden = toParts(overrode);
    const contributing = toParts(setBy);
    provenance.push({
      key,
      setBy: contributing.map((part) => originOf(part, key)),
      overrode: overridden.map((part) => originOf(part, key)),
    });
    const winner = contributing.at(-1);
    for (const part of overridden) if (winner) warnAboutOrder(key, winner, part, warned, diagnostics);
  }
  return { data: merged.data, provenance };
}

function originOf({ configMap, dataKeys }: ConfigPart, key: string): ConfigOrigin {
  const dataKey = dataKeys.get(key) ?? key;
  return { configMap: configMap.name, at: configMap.locate('data', dataKey), text: configMap.data[dataKey] ?? '' };
}

/** Whether `part` has all conditions of `other` and more. */
function isMoreSpecific(part: ConfigPart, other: ConfigPart): boolean {
  if (part.conditions.length <= other.conditions.length) return false;
  return other.conditions.every(([label, value]) => part.conditions.some(([l, v]) => l === label && v === value));
}

/** Warns, once for each key and pair of config maps, if only the order of names decides which value a key has. */
function warnAboutOrder(
  key: string,
  winner: ConfigPart,
  overridden: ConfigPart,
  warned: Set<string>,
  diagnostics: Diagnostic[],
): void {
  if (isMoreSpecific(winner, overridden)) return;
  const [winning, losing] = [originOf(winner, key), originOf(overridden, key)];
  const id = `${key}\0${winning.configMap}\0${losing.configMap}`;
  if (warned.has(id)) return;
  warned.add(id);
  diagnostics.push({
    code: 'config-order',
    severity: 'warning',
    message:
      winning.configMap === losing.configMap
        ? `config map ${winning.configMap} sets ${quote(key)} twice for the same assignment; the longer key wins`
        : `config maps ${losing.configMap} and ${winning.configMap} both set ${quote(key)}; ${winning.configMap} wins only because its name sorts later`,
    at: winning.at,
    hint: 'Set the key in only one of them, or make one more specific: give it all labels of the other and at least one more.',
    related: [{ message: 'the overridden value', at: losing.at }],
  });
}
