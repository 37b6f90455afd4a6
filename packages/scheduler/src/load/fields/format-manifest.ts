import { resolvePlain } from '@kalypso-actions/goyaml';
import type { ScalarNode, YamlNode } from '@kalypso-actions/yaml';

/**
 * The YAML text of a manifest that an older control plane holds as an object, its string leaves still templates.
 *
 * Text is in single quotes, or in a literal block when it has several lines: neither needs an escape that would change a template in it, and what a
 * template gives stays text, as it does in the operator. All else is written as it was.
 */
export function formatManifest(node: YamlNode): string {
  return `${isInline(node) ? inline(node, '') : lines(node, '').join('\n')}\n`;
}

/** The lines of a mapping or list in block style, each indented. */
function lines(node: YamlNode, indent: string): string[] {
  if (node.kind === 'scalar') return [scalar(node, indent)];
  if (node.kind === 'sequence') {
    return node.items.flatMap((item) => {
      if (isInline(item)) return `${indent}- ${inline(item, indent)}`;
      const [first = '', ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
    });
  }
  return node.entries.flatMap(({ key, value }) => {
    const start = `${indent}${keyText(key.text)}:`;
    return isInline(value) ? `${start} ${inline(value, indent)}` : [start, ...lines(value, `${indent}  `)];
  });
}

function isInline(node: YamlNode): boolean {
  if (node.kind === 'scalar') return true;
  return node.kind === 'sequence' ? node.items.length === 0 : node.entries.length === 0;
}

function inline(node: YamlNode, indent: string): string {
  if (node.kind === 'scalar') return scalar(node, indent);
  return node.kind === 'sequence' ? '[]' : '{}';
}

function keyText(key: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(key) && resolvePlain(key, 'v2').tag === 'str' ? key : quoted(key);
}

function scalar({ text, type }: ScalarNode, indent: string): string {
  if (type !== 'str' && type !== 'timestamp') return text === '' ? 'null' : text;
  return text.includes('\n') && /\S/.test(text) ? block(text, `${indent}  `) : quoted(text);
}

function quoted(text: string): string {
  const needsEscapes = /(?!\t)\p{Cc}/u.test(text);
  return needsEscapes ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

function block(text: string, indent: string): string {
  const chomping = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const content = body.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`));
  return `|2${chomping}\n${content.join('\n')}`;
}
