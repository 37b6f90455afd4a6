import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { Value } from '@kalypso-actions/govalue';
import { ConfigValueError, readConfigValue } from '@kalypso-actions/goyaml';
import type { ConfigMap } from '../resources/resource.ts';
import { type LabelCondition, toLabelConditions } from './applicability.ts';

const PLATFORM_CONFIG_LABEL = 'platform-config';
const APP_CONFIG_PREFIX = 'azure-app-config';

/** A config map, or one key of an `azure-app-config` one: values that apply together if all conditions hold. */
export interface ConfigPart {
  readonly configMap: ConfigMap;
  readonly conditions: readonly LabelCondition[];
  readonly values: ReadonlyMap<string, Value>;
  /** The key in the config map's data, by the key that it sets. */
  readonly dataKeys: ReadonlyMap<string, string>;
}

/** Creates the parts of all config maps in the order in which they apply: platform configuration by name, then `azure-app-config` keys, shorter ones first. */
export function createConfigParts(configMaps: readonly ConfigMap[], diagnostics: Diagnostic[]): ConfigPart[] {
  return [...createPlatformParts(configMaps, diagnostics), ...createAppConfigParts(configMaps, diagnostics)];
}

function createPlatformParts(configMaps: readonly ConfigMap[], diagnostics: Diagnostic[]): ConfigPart[] {
  return configMaps
    .filter(({ labels }) => labels[PLATFORM_CONFIG_LABEL] === 'true')
    .map((configMap) => {
      const dataKeys = new Map(Object.keys(configMap.data).map((key) => [key, key]));
      return {
        configMap,
        conditions: toLabelConditions(configMap.labels),
        values: readValues(configMap, dataKeys, diagnostics),
        dataKeys,
      };
    });
}

/** Keys have the form `label1.value1.label2.value2.KEY`, as Azure App Configuration's Kubernetes provider exports them. */
function createAppConfigParts(configMaps: readonly ConfigMap[], diagnostics: Diagnostic[]): ConfigPart[] {
  const found: { readonly part: ConfigPart; readonly dataKey: string }[] = [];
  for (const configMap of configMaps) {
    if (!configMap.name.startsWith(APP_CONFIG_PREFIX)) continue;
    for (const dataKey of Object.keys(configMap.data)) {
      const segments = dataKey.split('.');
      const key = segments.pop() ?? '';
      if (segments.length % 2 === 1) {
        diagnostics.push(createKeyWarning(configMap, dataKey));
        continue;
      }
      const conditions: LabelCondition[] = [];
      for (let i = 0; i < segments.length; i += 2) conditions.push([segments[i] ?? '', segments[i + 1] ?? '']);
      const dataKeys = new Map([[key, dataKey]]);
      found.push({
        dataKey,
        part: { configMap, conditions, values: readValues(configMap, dataKeys, diagnostics), dataKeys },
      });
    }
  }
  const compare = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) => compare(a.dataKey, b.dataKey)).map(({ part }) => part);
}

function createKeyWarning(configMap: ConfigMap, dataKey: string): Diagnostic {
  return {
    code: 'app-config-key',
    severity: 'warning',
    message: `key ${quote(dataKey)} of config map ${configMap.name} is ignored: it does not have the form label.value.….KEY`,
    at: configMap.locate('data', dataKey),
    hint: 'Write pairs of a label and its value, then the key, all separated by dots.',
  };
}

function readValues(
  configMap: ConfigMap,
  dataKeys: ReadonlyMap<string, string>,
  diagnostics: Diagnostic[],
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [key, dataKey] of dataKeys) {
    const text = configMap.data[dataKey] ?? '';
    try {
      values.set(key, readConfigValue(text));
    } catch (error) {
      if (!(error instanceof ConfigValueError)) throw error;
      diagnostics.push({
        code: 'config-value',
        severity: 'error',
        message: `the value of ${quote(dataKey)} in config map ${configMap.name} cannot be read: ${error.message}`,
        at: configMap.locate('data', dataKey),
        hint: 'Put the text in single quotes to keep it unchanged.',
      });
      values.set(key, text);
    }
  }
  return values;
}
