import { getChild, getChildText, parseYaml, SourceText, type YamlNode } from '@kalypso-actions/yaml';

/** The values of a platform configuration, as text by key; keys of mappings within a value are joined to its own by dots. */
export type ConfigValues = ReadonlyMap<string, string>;

const LARGEST_FILE = 200_000;
const MOST_VALUES = 2_000;
const DEEPEST = 8;

/**
 * Reads a platform configuration as it was published: the data of its ConfigMaps, or the variables that a script sets.
 * @returns nothing when the file is something else, or too large for people to compare
 */
export function readConfigValues(file: string, text: string): ConfigValues | undefined {
  if (text.length > LARGEST_FILE) return undefined;
  return file.endsWith('.sh') ? readScript(text) : readConfigMaps(file, text);
}

function readConfigMaps(file: string, text: string): ConfigValues | undefined {
  const { documents, problem } = parseYaml(new SourceText(text, '', file));
  if (problem) return undefined;
  const maps = documents.filter(({ root }) => getChildText(root, 'kind') === 'ConfigMap');
  const values = new Map<string, string>();
  for (const { root } of maps) {
    const data = getChild(root, 'data');
    if (data?.kind === 'mapping' && !flatten(data, [], values)) return undefined;
  }
  return maps.length > 0 ? values : undefined;
}

/** @returns false when there are too many values */
function flatten(node: YamlNode, path: readonly string[], values: Map<string, string>): boolean {
  if (node.kind === 'mapping' && node.entries.length > 0 && path.length < DEEPEST) {
    return node.entries.every(({ key, value }) => flatten(unfolded(value), [...path, key.text], values));
  }
  if (values.size >= MOST_VALUES || node.size > MOST_VALUES) return false;
  values.set(path.join('.'), shown(node));
  return true;
}

/** Structures come as text into a ConfigMap; those that are mappings are compared key by key. */
function unfolded(node: YamlNode): YamlNode {
  if (node.kind !== 'scalar' || !node.text.includes('\n')) return node;
  const { documents, problem } = parseYaml(new SourceText(node.text, '', ''));
  const [document] = documents;
  const isMapping = !problem && documents.length === 1 && document?.root.kind === 'mapping';
  return isMapping && document.problems.length === 0 ? document.root : node;
}

function shown(node: YamlNode): string {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'sequence') return `[${node.items.map(shown).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key.text}: ${shown(value)}`).join(', ')}}`;
}

/** Lines `KEY=value`, with or without `export` and quotes. Other lines are of no matter here. */
function readScript(text: string): ConfigValues | undefined {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)=(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    if (values.size >= MOST_VALUES) return undefined;
    values.set(key, /^(["'])(.*)\1$/.exec(value)?.[2] ?? value);
  }
  return values.size > 0 ? values : undefined;
}
