import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { Value } from '@kalypso-actions/govalue';
import { ConfigValueError, readConfigValue } from '@kalypso-actions/goyaml';
import type { ConfigMap, Labels } from '../resources/resource.ts';
import { type LabelCondition, toLabelConditions } from './applicability.ts';

const PLATFORM_CONFIG_LABEL = 'platform-config';
const APP_CONFIG_PREFIX = 'azure-app-config';

/** A config map, or one key of an `azure-app-config` one: values that apply together if all conditions hold. */
export interface ConfigPart {
  readonly configMap: ConfigMap;
  /** The key of an `azure-app-config` map; `undefined` for a whole config map. */
  readonly appConfigKey: string | undefined;
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
  const parts: ConfigPart[] = [];
  for (const configMap of configMaps) {
    const mark = configMap.labels[PLATFORM_CONFIG_LABEL];
    if (mark === 'true') {
      const dataKeys = new Map(Object.keys(configMap.data).map((key) => [key, key]));
      const values = readValues(configMap, dataKeys, diagnostics);
      const conditions = toLabelConditions(configMap.labels);
      parts.push({ configMap, appConfigKey: undefined, conditions, values, dataKeys });
    } else if (mark !== undefined && !isAppConfig(configMap)) diagnostics.push(createMarkWarning(configMap, mark));
  }
  return parts;
}

function isAppConfig({ name }: ConfigMap): boolean {
  return name.startsWith(APP_CONFIG_PREFIX);
}

function createMarkWarning(configMap: ConfigMap, mark: string): Diagnostic {
  return {
    code: 'config-map-unmarked',
    severity: 'warning',
    message: `config map ${configMap.name} applies nowhere: its label ${PLATFORM_CONFIG_LABEL} is ${quote(mark)}`,
    at: configMap.locate('metadata', 'labels', PLATFORM_CONFIG_LABEL),
    hint: `Only config maps with \`${PLATFORM_CONFIG_LABEL}: "true"\` are platform configuration.`,
  };
}

/** Keys have the form `label1.value1.label2.value2.KEY`, as Azure App Configuration's Kubernetes provider exports them. */
function createAppConfigParts(configMaps: readonly ConfigMap[], diagnostics: Diagnostic[]): ConfigPart[] {
  const parts: (ConfigPart & { readonly appConfigKey: string })[] = [];
  for (const configMap of configMaps.filter(isAppConfig)) {
    for (const dataKey of Object.keys(configMap.data)) {
      const { labels, key, ignored } = parseAppConfigKey(dataKey);
      if (ignored.length > 0) diagnostics.push(createKeyWarning(configMap, dataKey, ignored));
      const dataKeys = new Map([[key, dataKey]]);
      const values = readValues(configMap, dataKeys, diagnostics);
      parts.push({ configMap, appConfigKey: dataKey, conditions: toLabelConditions(labels), values, dataKeys });
    }
  }
  const compare = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  return parts.sort((a, b) => compare(a.appConfigKey, b.appConfigKey));
}

interface AppConfigKey {
  readonly labels: Labels;
  /** The key that is set. */
  readonly key: string;
  /** Parts that have no effect: one in front of the key that has no partner, and pairs of a label that occurs again. */
  readonly ignored: readonly string[];
}

/** As the operator does, ignores a part without a partner; of several values of a label, the last one counts. */
function parseAppConfigKey(dataKey: string): AppConfigKey {
  const segments = dataKey.split('.');
  const key = segments.pop() ?? '';
  const labels = new Map<string, string>();
  const ignored: string[] = [];
  for (let i = 0; i + 1 < segments.length; i += 2) {
    const [label = '', value = ''] = segments.slice(i, i + 2);
    const earlier = labels.get(label);
    if (earlier !== undefined) ignored.push(`${label}.${earlier}`);
    labels.set(label, value);
  }
  if (segments.length % 2 === 1) ignored.push(segments.at(-1) ?? '');
  return { labels: Object.fromEntries(labels), key, ignored };
}

function createKeyWarning(configMap: ConfigMap, dataKey: string, ignored: readonly string[]): Diagnostic {
  return {
    code: 'app-config-key',
    severity: 'warning',
    message: `key ${quote(dataKey)} of config map ${configMap.name} does not have the form label.value.….KEY: ${ignored.map((part) => quote(part)).join(' and ')} is ignored`,
    at: configMap.locate('data', dataKey),
    hint: 'Write pairs of different labels and their values, then the key, all separated by dots.',
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
