import { parseYaml, type ScalarNode, SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { SuspiciousValue } from './suspicious-values.ts';

/** A value and its stand-in. */
type Replacement = Pick<SuspiciousValue, 'text' | 'standIn'>;

/**
 * Whether a template inserts a value as text that changes nothing else: rendered with the value and with its stand-in, it results in the same documents,
 * keys, lists, types, tags and anchors, and the value is where the stand-in is.
 *
 * Text that is not YAML, such as a script, has no structure to compare: there, any difference counts.
 */
export function isInsertedAsText(
  replacement: Replacement,
  rendered: { readonly text: string; readonly other: string | undefined },
  isYaml: boolean,
): boolean {
  if (rendered.text === rendered.other) return true;
  if (!isYaml || rendered.other === undefined) return false;
  const [documents, others] = [parseDocuments(rendered.text), parseDocuments(rendered.other)];
  if (!documents || documents.length !== others?.length) return false;
  return documents.every((node, index) => hasSameStructure(node, others[index], replacement));
}

function parseDocuments(text: string): readonly YamlNode[] | undefined {
  const { documents, problem } = parseYaml(new SourceText(text, '', ''));
  if (problem || documents.some(({ problems }) => problems.length > 0)) return undefined;
  return documents.map(({ root }) => root);
}

function hasSameStructure(node: YamlNode, other: YamlNode | undefined, replacement: Replacement): boolean {
  if (node.mark !== other?.mark) return false;
  if (node.kind === 'scalar' && other.kind === 'scalar') {
    if (comparableType(node) !== comparableType(other)) return false;
    return (
      node.text === other.text || !other.text.includes(replacement.standIn) || node.text.includes(replacement.text)
    );
  }
  if (node.kind === 'sequence' && other.kind === 'sequence') {
    return (
      node.items.length === other.items.length &&
      node.items.every((item, index) => hasSameStructure(item, other.items[index], replacement))
    );
  }
  if (node.kind !== 'mapping' || other.kind !== 'mapping' || node.entries.length !== other.entries.length) return false;
  return node.entries.every(({ key, value }, index) => {
    const entry = other.entries[index];
    return (
      key.text === entry?.key.text &&
      comparableType(key) === comparableType(entry.key) &&
      hasSameStructure(value, entry.value, replacement)
    );
  });
}

/** The API server reads dates as text. */
function comparableType({ type }: ScalarNode): string {
  return type === 'timestamp' ? 'str' : type;
}
