import { quote } from '@kalypso-actions/diagnostics';
import { isNullNode, type ScalarNode } from '@kalypso-actions/yaml';
import type { ShapeContext } from './shape-context.ts';
import { joinPath, type NodeShape } from './node-shape.ts';
import type { TextRule } from './text-shape.ts';

/** A list of like elements; nothing where it should be is an empty one. */
export function listShape<T>(item: NodeShape<T>, description: string): NodeShape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, description },
    read(node, where, context) {
      if (isNullNode(node)) return [];
      if (node.kind !== 'sequence')
        return context.error(node.offset, 'wrong-type', `${where} has to be a list, not ${describeNodeKind(node)}`);
      const values = node.items.map((element, index) => item.read(element, `${where}[${index}]`, context));
      const whole = values.filter((value) => value !== undefined);
      return whole.length === values.length ? whole : undefined;
    },
  };
}

/** A mapping of free keys to text; nothing where it should be is an empty one. */
export function mapShape(
  keyRule: TextRule | undefined,
  value: NodeShape<string>,
  description: string,
  most = Number.POSITIVE_INFINITY,
): NodeShape<Readonly<Record<string, string>>> {
  return {
    schema: {
      type: 'object',
      description,
      ...(keyRule?.schema ? { propertyNames: keyRule.schema } : {}),
      ...(Number.isFinite(most) ? { maxProperties: most } : {}),
      additionalProperties: value.schema,
    },
    read(node, where, context) {
      if (isNullNode(node)) return {};
      if (node.kind !== 'mapping')
        return context.error(node.offset, 'wrong-type', `${where} has to be a mapping, not ${describeNodeKind(node)}`);
      if (node.entries.length > most) {
        const message = `${where} has ${node.entries.length} keys, and may have at most ${most}`;
        return context.error(node.offset, 'too-many-keys', message, 'Remove those that no template uses.');
      }
      const entries: [string, string][] = [];
      let whole = true;
      for (const { key, value: valueNode } of node.entries) {
        const isKey = checkKey(key, keyRule, where, context);
        const read = value.read(valueNode, joinPath(where, key.text), context);
        if (isKey && read !== undefined) entries.push([key.text, read]);
        else whole = false;
      }
      return whole ? Object.fromEntries(entries) : undefined;
    },
  };
}

export function describeNodeKind(node: { readonly kind: 'scalar' | 'mapping' | 'sequence' }): string {
  return node.kind === 'scalar' ? 'text' : node.kind === 'sequence' ? 'a list' : 'a mapping';
}

/** A key that YAML takes for something else would reach the API server as another one: `on` as `true`, `0x10` as `16`. */
function checkKey(key: ScalarNode, rule: TextRule | undefined, where: string, context: ShapeContext): boolean {
  const isText =
    key.type === 'str' || key.type === 'timestamp' || (key.type === 'int' && /^(0|-?[1-9]\d{0,17})$/.test(key.text));
  if (!isText) {
    const message = `${where}: the key ${quote(key.text)} is not text without quotes`;
    context.error(key.offset, 'wrong-type', message, `Put it in quotes: ${quote(key.text)}.`);
    return false;
  }
  if (!rule || rule.holds(key.text)) return true;
  context.error(key.offset, rule.code, `${where}: ${quote(key.text)} ${rule.message}`, rule.hint);
  return false;
}
