import { quote } from '@kalypso-actions/diagnostics';
import { isNullNode, type ScalarNode } from '@kalypso-actions/yaml';
import { describeNodeKind, joinPath, type NodeShape } from './node-shape.ts';
import type { ShapeContext } from './shape-context.ts';
import type { TextRule } from './text-shape.ts';

/**
 * A list of elements of one shape; an empty value is an empty list.
 *
 * @param maxUntrusted the number of elements that an untrusted document may have
 */
export function listShape<T>(
  item: NodeShape<T>,
  description: string,
  maxUntrusted = Number.POSITIVE_INFINITY,
): NodeShape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, description },
    read(node, path, context) {
      if (isNullNode(node)) return [];
      if (node.kind !== 'sequence') {
        return context.error(node.offset, 'wrong-type', `${path} has to be a list, not ${describeNodeKind(node)}`);
      }
      if (!context.trusted && node.items.length > maxUntrusted) {
        const message = `${path} has ${node.items.length} elements; at most ${maxUntrusted} are allowed`;
        return context.error(node.offset, 'too-many-values', message, 'Combine or remove some.');
      }
      const values = node.items.map((element, index) => item.read(element, `${path}[${index}]`, context));
      const valid = values.filter((value) => value !== undefined);
      return valid.length === values.length ? valid : undefined;
    },
  };
}

/** A mapping from arbitrary keys to values of one shape; an empty value is an empty mapping. */
export function mapShape<T>(
  keyRule: TextRule | undefined,
  value: NodeShape<T>,
  description: string,
  maxKeys = Number.POSITIVE_INFINITY,
): NodeShape<Readonly<Record<string, T>>> {
  return {
    schema: {
      type: 'object',
      description,
      ...(keyRule?.schema ? { propertyNames: keyRule.schema } : {}),
      ...(Number.isFinite(maxKeys) ? { maxProperties: maxKeys } : {}),
      additionalProperties: value.schema,
    },
    read(node, path, context) {
      if (isNullNode(node)) return {};
      if (node.kind !== 'mapping') {
        return context.error(node.offset, 'wrong-type', `${path} has to be a mapping, not ${describeNodeKind(node)}`);
      }
      if (node.entries.length > maxKeys) {
        const message = `${path} has ${node.entries.length} keys; at most ${maxKeys} are allowed`;
        return context.error(node.offset, 'too-many-keys', message, 'Remove those that no template uses.');
      }
      const entries: [string, T][] = [];
      let isValid = true;
      for (const { key, value: valueNode } of node.entries) {
        const isValidKey = checkKey(key, keyRule, path, context);
        const read = value.read(valueNode, joinPath(path, key.text), context);
        if (isValidKey && read !== undefined) entries.push([key.text, read]);
        else isValid = false;
      }
      return isValid ? Object.fromEntries(entries) : undefined;
    },
  };
}

/** Rejects keys that YAML converts: the API server would get `true` for `on` and `16` for `0x10`. */
function checkKey(key: ScalarNode, rule: TextRule | undefined, path: string, context: ShapeContext): boolean {
  const isText =
    key.type === 'str' || key.type === 'timestamp' || (key.type === 'int' && /^(0|-?[1-9]\d{0,17})$/.test(key.text));
  if (!isText) {
    const message = `${path}: the key ${quote(key.text)} is not text unless it is quoted`;
    context.error(key.offset, 'wrong-type', message, `Put it in quotes: ${quote(key.text)}.`);
    return false;
  }
  if (!context.checkCharacters(key, `${path}: the key ${quote(key.text)}`)) return false;
  if (!rule || rule.holds(key.text)) return true;
  context.error(key.offset, rule.code, `${path}: ${quote(key.text)} ${rule.message}`, rule.hint);
  return false;
}
