import { type DocumentNode, type DocumentScalar, parseDocuments, resolvePlain } from '@kalypso-actions/goyaml';

/** A scalar: its type for both versions of Go's YAML package, its value as text, and its anchor. */
export interface DataScalar {
  readonly type: string;
  readonly text: string;
}

/** What a YAML document means: without the order of keys, the style of scalars, and comments. */
export type YamlData = DataScalar | readonly YamlData[] | ReadonlyMap<string, YamlData>;

/** The documents of a YAML text; `undefined` if it is not valid YAML. */
export function parseYamlData(text: string): readonly YamlData[] | undefined {
  const parsed = parseDocuments(text);
  return parsed.kind === 'parsed' ? parsed.stream.documents.map(toData) : undefined;
}

const VARIABLE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(.*)$/gm;

/** What a script with lines `export KEY="value"` means: its variables, without their order and quotes, and its other lines. */
export function parseScript(text: string): readonly YamlData[] {
  return [parseVariables(text), { type: 'str', text: text.replace(VARIABLE, '').replace(/\n+/g, '\n') }];
}

/** The variables of a script with a line `export KEY="value"` for each key, or of a file with a line `KEY=value`. */
export function parseVariables(text: string): YamlData {
  const entries = [...text.matchAll(VARIABLE)];
  return new Map(
    entries.map(([, key = '', value = '']) => [key, { type: 'str', text: value.replace(/^(["'])(.*)\1$/, '$2') }]),
  );
}

function toData(node: DocumentNode): YamlData {
  if (node.kind === 'alias') return { type: 'alias', text: node.name };
  if (node.kind === 'scalar') return toDataScalar(node);
  if (node.kind === 'sequence') return node.items.map(toData);
  return new Map(node.entries.map(([key, value]) => [formatKey(key), toData(value)]));
}

function toDataScalar(node: DocumentScalar): DataScalar {
  const anchor = node.anchor === '' ? '' : ` &${node.anchor}`;
  if (!node.implicit) {
    const type = node.tag === '' || node.tag === '!' ? 'str' : node.tag.replace('tag:yaml.org,2002:', '');
    return { type: `${type}${anchor}`, text: node.value };
  }
  const [v2, v3] = [resolvePlain(node.value, 'v2'), resolvePlain(node.value, 'v3')];
  const type = v2.tag === v3.tag ? v3.tag : `${v2.tag} or ${v3.tag}`;
  const isObject = typeof v3.value === 'object' && v3.value !== null;
  return { type: `${type}${anchor}`, text: isObject ? node.value : String(v3.value) };
}

function formatKey(key: DocumentNode): string {
  return key.kind === 'scalar' ? key.value : JSON.stringify(toData(key));
}

/** Whether a value is a scalar. */
export function isDataScalar(data: YamlData): data is DataScalar {
  return !(data instanceof Map) && !Array.isArray(data);
}

/** Whether two values mean the same. */
export function isEqualData(left: YamlData | undefined, right: YamlData | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left instanceof Map) {
    if (!(right instanceof Map) || left.size !== right.size) return false;
    return [...left].every(([key, value]) => isEqualData(value, right.get(key)));
  }
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((item, n) => isEqualData(item, right[n]));
  }
  return isDataScalar(left) && isDataScalar(right) && left.type === right.type && left.text === right.text;
}

/** The kinds of the objects in a stream of documents, sorted. */
export function listKinds(documents: readonly YamlData[]): readonly string[] {
  return documents
    .flatMap((document) => {
      const kind = document instanceof Map ? document.get('kind') : undefined;
      return kind && isDataScalar(kind) ? [kind.text] : [];
    })
    .sort();
}
