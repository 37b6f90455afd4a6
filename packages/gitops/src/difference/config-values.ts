import { getChild, getChildText, parseYaml, SourceText, type YamlNode } from '@kalypso-actions/yaml';

/** The values of a platform configuration as text, by key. Keys within a nested mapping are joined by dots. */
export type ConfigValues = ReadonlyMap<string, string>;

const MAX_FILE_LENGTH = 200_000;
const MAX_VALUES = 2_000;
const MAX_DEPTH = 8;

/**
 * Parses a published platform configuration: the data of its ConfigMaps, or the variables that a script sets.
 * @returns `undefined` if the file is neither, or too large to be compared for reviewers
 */
export function parseConfigValues(file: string, text: string): ConfigValues | undefined {
  if (text.length > MAX_FILE_LENGTH) return undefined;
  return file.endsWith('.sh') ? parseScript(text) : parseConfigMaps(file, text);
}

function parseConfigMaps(file: string, text: string): ConfigValues | undefined {
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

/** @returns `false` if there are too many values */
function flatten(node: YamlNode, path: readonly string[], values: Map<string, string>): boolean {
  if (node.kind === 'mapping' && node.entries.length > 0 && path.length < MAX_DEPTH) {
    return node.entries.every(({ key, value }) => flatten(parseNested(value), [...path, key.text], values));
  }
  if (values.size >= MAX_VALUES || node.size > MAX_VALUES) return false;
  values.set(path.join('.'), formatNode(node));
  return true;
}

/** A ConfigMap holds structures as text. Those that are mappings are compared key by key. */
function parseNested(node: YamlNode): YamlNode {
  if (node.kind !== 'scalar' || !node.text.includes('\n')) return node;
  const { documents, problem } = parseYaml(new SourceText(node.text, '', ''));
  const [document] = documents;
  const isMapping = !problem && documents.length === 1 && document?.root.kind === 'mapping';
  return isMapping && document.problems.length === 0 ? document.root : node;
}

function formatNode(node: YamlNode): string {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'sequence') return `[${node.items.map(formatNode).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key.text}: ${formatNode(value)}`).join(', ')}}`;
}

/** Lines `KEY=value`, with or without `export` and quotes. Other lines are ignored. */
function parseScript(text: string): ConfigValues | undefined {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)=(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    if (values.size >= MAX_VALUES) return undefined;
    values.set(key, /^(["'])(.*)\1$/.exec(value)?.[2] ?? value);
  }
  return values.size > 0 ? values : undefined;
}
