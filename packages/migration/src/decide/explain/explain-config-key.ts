import { Dict, List, type Value } from '@kalypso-actions/govalue';
import type { DataDifference } from '../../data/data-differences.ts';
import { isDataScalar, isEqualData, parseYamlData, type YamlData } from '../../data/yaml-data.ts';
import { describeValue } from './describe-value.ts';
import type { ExplainContext, PlannedEntry } from './explain-context.ts';
import { type Explanation, explained } from './explanation.ts';

/** Text of several lines that starts with white space: what the operator writes is not the same text again. */
const QUOTED_TEXT = /^[ \t\n].*\n/s;

/** Explains a value of a platform configuration by the config map that decides it; `undefined` for what is not such a value. */
export function explainConfigKey(
  value: DataDifference,
  { config, configData }: PlannedEntry,
  { model }: ExplainContext,
): Explanation | undefined {
  const provenance = config.find(({ key }) => value.path.includes(key));
  const present = value.present && isDataScalar(value.present) ? value.present.text : undefined;
  const desired = value.desired && isDataScalar(value.desired) ? value.desired.text : undefined;
  if (provenance === undefined) {
    if (value.desired !== undefined || value.path.at(-2) !== 'data') return undefined;
    return explained('config-value', { text: `${describeValue(value)} (no config map sets it)` });
  }
  const { key, setBy, overrode } = provenance;
  const last = setBy.at(-1);
  const describe = (name: string) => `${describeValue(value)} (config map ${name})`;
  const detail = last ? { text: describe(last.configMap), at: last.at } : { text: describeValue(value) };
  if (desired !== undefined && QUOTED_TEXT.test(desired) && present?.trim() === desired.trim()) {
    return explained('quoted-text', detail);
  }
  if (isTextOfStructure(value)) return explained('structured-value', detail);
  const other = overrode.find(({ configMap }) => {
    const data = model.configMaps.find(({ name }) => name === configMap)?.data;
    return data !== undefined && present !== undefined && data[key] === present;
  });
  if (other)
    return explained('config-precedence', detail, {
      text: `config map ${other.configMap} has the value of the branch`,
      at: other.at,
    });
  const isMerged = setBy.length > 1 && hasNamelessElements(configData.entries.get(key) ?? null);
  return explained(isMerged ? 'nameless-elements' : 'config-value', detail);
}

/** Whether a list contains a mapping without a name: the operator merges such mappings into each other. */
function hasNamelessElements(value: Value): boolean {
  if (value instanceof Dict) return [...value.entries.values()].some(hasNamelessElements);
  if (!(value instanceof List)) return false;
  return value.items.some((item) => (item instanceof Dict && !item.entries.has('name')) || hasNamelessElements(item));
}

/** Whether the branch has a structure as the text that it is in the config map. */
function isTextOfStructure({ desired, present }: DataDifference): boolean {
  if (desired === undefined || present === undefined || !isDataScalar(present)) return false;
  const [found, ...others] = parseYamlData(present.text) ?? [];
  return found !== undefined && others.length === 0 && !isDataScalar(found) && isEqualData(toStructure(desired), found);
}

/** A structure, also if it is written as text, as the data of a ConfigMap has to be. */
function toStructure(data: YamlData): YamlData | undefined {
  return isDataScalar(data) ? parseYamlData(data.text)?.[0] : data;
}
