import { resolvePlain } from '@kalypso-actions/goyaml';
import type { ScalarNode, YamlNode } from '@kalypso-actions/yaml';

/**
 * Formats the YAML text of a manifest that an older control plane contains as an object, whose string leaves are still templates.
 *
 * Text is in single quotes, or in a literal block if it has several lines: neither needs escapes, which would change a template, and the result of a
 * template stays text, as in the operator. Everything else is as in the source.
 */
export function formatManifest(node: YamlNode): string {
  return `${isInline(node) ? formatInline(node, '') : formatBlock(node, '').join('\n')}\n`;
}

/** The lines of a mapping or list in block style, each with the indentation. */
function formatBlock(node: YamlNode, indent: string): string[] {
  if (node.kind === 'scalar') return [formatScalar(node, indent)];
  if (node.kind === 'sequence') {
    return node.items.flatMap((item) => {
      if (isInline(item)) return `${indent}- ${formatInline(item, indent)}`;
      const [first = '', ...rest] = formatBlock(item, `${indent}  `);
      return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
    });
  }
  return node.entries.flatMap(({ key, value }) => {
    const prefix = `${indent}${formatKey(key.text)}:`;
    return isInline(value)
      ? `${prefix} ${formatInline(value, indent)}`
      : [prefix, ...formatBlock(value, `${indent}  `)];
  });
}

function isInline(node: YamlNode): boolean {
  if (node.kind === 'scalar') return true;
  return node.kind === 'sequence' ? node.items.length === 0 : node.entries.length === 0;
}

function formatInline(node: YamlNode, indent: string): string {
  if (node.kind === 'scalar') return formatScalar(node, indent);
  return node.kind === 'sequence' ? '[]' : '{}';
}

function formatKey(key: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(key) && resolvePlain(key, 'v2').tag === 'str' ? key : quoteScalar(key);
}

function formatScalar({ text, type }: ScalarNode, indent: string): string {
  if (type !== 'str' && type !== 'timestamp') return text === '' ? 'null' : text;
  return text.includes('\n') && /\S/.test(text) ? formatLiteral(text, `${indent}  `) : quoteScalar(text);
}

function quoteScalar(text: string): string {
  const needsEscapes = /(?!\t)\p{Cc}/u.test(text);
  return needsEscapes ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

function formatLiteral(text: string, indent: string): string {
  const chomping = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const content = body.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`));
  return `|2${chomping}\n${content.join('\n')}`;
}
