import { findNearest, quote } from '@kalypso-actions/diagnostics';
import { isNullNode, type MappingNode } from '@kalypso-actions/yaml';
import { describeNodeKind } from './collection-shapes.ts';
import type { ShapeContext } from './shape-context.ts';
import { joinPath, describePath, type NodeShape } from './node-shape.ts';

interface ObjectField<T, R extends boolean> {
  readonly shape: NodeShape<T>;
  readonly required: R;
}

export const required = <T>(shape: NodeShape<T>): ObjectField<T, true> => ({ shape, required: true });
export const optional = <T>(shape: NodeShape<T>): ObjectField<T, false> => ({ shape, required: false });

export type ObjectFields = Readonly<Record<string, ObjectField<unknown, boolean>>>;
export type ReadFields<F extends ObjectFields> = {
  readonly [K in keyof F]: F[K] extends ObjectField<infer T, infer R> ? (R extends true ? T : T | undefined) : never;
};

/** How much a slip weighs: in a strict mapping a field that is not known, or has no value, is an error, as where a rule that is not read would not be kept. */
type Strictness = 'lenient' | 'strict';

/** A mapping of known fields. Any other is a warning with the field that was probably meant. */
export function objectShape<const F extends ObjectFields>(
  fields: F,
  description: string,
  strictness: Strictness = 'lenient',
): NodeShape<ReadFields<F>> {
  const names = Object.keys(fields);
  const needed = names.filter((name) => fields[name]?.required);
  return {
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(names.map((name) => [name, fields[name]?.shape.schema ?? {}])),
      ...(needed.length > 0 ? { required: needed } : {}),
      additionalProperties: false,
    },
    read(node, where, context) {
      if (node.kind !== 'mapping') {
        const what = isNullNode(node) ? 'it is empty' : `it is ${describeNodeKind(node)}`;
        return context.error(node.offset, 'wrong-type', `${describePath(where)} has to be a mapping, but ${what}`);
      }
      const values: Record<string, unknown> = {};
      let whole = checkNames(node, names, needed, where, context, strictness);
      for (const name of names) {
        const field = fields[name];
        const value = node.byKey.get(name)?.value;
        if (!field || !value || (isNullNode(value) && !field.required && strictness === 'lenient')) continue;
        const read = field.shape.read(value, joinPath(where, name), context);
        if (read === undefined) whole = false;
        else values[name] = read;
      }
      return whole ? (values as ReadFields<F>) : undefined;
    },
  };
}

/** Tells about unknown fields and missing ones; a field that is missing because its name is misspelt is one problem, not two. */
function checkNames(
  node: MappingNode,
  names: readonly string[],
  needed: readonly string[],
  where: string,
  context: ShapeContext,
  strictness: Strictness,
): boolean {
  const missing = new Set(needed.filter((name) => !node.byKey.has(name)));
  let isWhole = missing.size === 0;
  for (const { key } of node.entries) {
    if (names.includes(key.text)) continue;
    const close = findNearest(key.text, names);
    if (close !== undefined && missing.delete(close)) {
      const message = `${describePath(where)} lacks ${close}, and has ${quote(key.text)} instead`;
      context.error(key.offset, 'missing-field', message, `Did you mean ${close}?`);
      continue;
    }
    const hint = close ? `Did you mean ${close}?` : `Known fields are ${names.join(', ')}.`;
    const message = `${describePath(where)} has no field ${quote(key.text)}`;
    if (strictness === 'lenient') context.warning(key.offset, 'unknown-field', `${message}; it is ignored`, hint);
    else {
      context.error(key.offset, 'unknown-field', message, hint);
      isWhole = false;
    }
  }
  for (const name of missing)
    context.error(node.offset, 'missing-field', `${describePath(where)} lacks ${name}`, `Add \`${name}:\`.`);
  return isWhole;
}
