import { findNearest, quote } from '@kalypso-actions/diagnostics';
import { isNullNode, type MappingNode } from '@kalypso-actions/yaml';
import { describeNodeKind, describePath, joinPath, type NodeShape } from './node-shape.ts';
import type { ShapeContext } from './shape-context.ts';

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

/**
 * How unknown fields, and optional fields without a value, are treated.
 *
 * - `lenient`: an unknown field is a warning, and an error if it is misspelled or in the wrong mapping; an empty field is absent, as for Kubernetes.
 * - `closed`: every unknown field is an error. For mappings where an ignored field changes what others apply to.
 * - `strict`: an empty field is an error, too. For mappings that Kubernetes does not know.
 */
export type Strictness = 'lenient' | 'closed' | 'strict';

/** A mapping of known fields. An unknown field is reported with the known field that it probably stands for. */
export function objectShape<const F extends ObjectFields>(
  fields: F,
  description: string,
  strictness: Strictness = 'lenient',
): NodeShape<ReadFields<F>> {
  const names = Object.keys(fields);
  const requiredNames = names.filter((name) => fields[name]?.required);
  return {
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(names.map((name) => [name, fields[name]?.shape.schema ?? {}])),
      ...(requiredNames.length > 0 ? { required: requiredNames } : {}),
      additionalProperties: false,
    },
    read(node, path, context) {
      if (node.kind !== 'mapping') {
        const actual = isNullNode(node) ? 'it is empty' : `it is ${describeNodeKind(node)}`;
        return context.error(node.offset, 'wrong-type', `${describePath(path)} has to be a mapping, but ${actual}`);
      }
      const values: Record<string, unknown> = {};
      let isValid = checkFieldNames(node, fields, path, context, strictness);
      for (const name of names) {
        const field = fields[name];
        const value = node.byKey.get(name)?.value;
        if (!field || !value || (isNullNode(value) && !field.required && strictness !== 'strict')) continue;
        const read = field.shape.read(value, joinPath(path, name), context);
        const isEmpty = strictness === 'strict' && isNullNode(value) && !acceptsNull(field.shape);
        // Other shapes read an empty value as an empty list or mapping.
        if (isEmpty && read !== undefined) {
          const hint = field.required ? 'Give it a value.' : 'Give it a value, or remove it.';
          context.error(value.offset, 'empty-value', `${joinPath(path, name)} is empty`, hint);
        }
        if (read === undefined || isEmpty) isValid = false;
        else values[name] = read;
      }
      return isValid ? (values as ReadFields<F>) : undefined;
    },
  };
}

function acceptsNull({ schema: { type } }: NodeShape<unknown>): boolean {
  return type === undefined || (Array.isArray(type) && type.includes('null'));
}

/** Reports unknown and missing fields. A field that is missing because its name is misspelled is reported once. */
function checkFieldNames(
  node: MappingNode,
  fields: ObjectFields,
  path: string,
  context: ShapeContext,
  strictness: Strictness,
): boolean {
  const names = Object.keys(fields);
  const missing = new Set(names.filter((name) => fields[name]?.required && !node.byKey.has(name)));
  let isValid = missing.size === 0;
  for (const { key, value } of node.entries) {
    if (names.includes(key.text)) continue;
    const nearest = findNearest(key.text, names);
    if (nearest !== undefined && missing.delete(nearest)) {
      const message = `${describePath(path)} lacks ${nearest}, and has ${quote(key.text)} instead`;
      context.error(key.offset, 'missing-field', message, `Did you mean ${nearest}?`);
      continue;
    }
    const parent = nearest === undefined ? findParent(key.text, fields) : undefined;
    const fix = parent ? `Put it under ${parent}.` : nearest && `Did you mean ${nearest}?`;
    const message = `${describePath(path)} has no field ${quote(key.text)}`;
    if (strictness === 'lenient' && fix === undefined) {
      const hint = `Known fields are ${names.join(', ')}.`;
      context.warning(key.offset, 'unknown-field', `${message}; it is ignored`, hint);
      continue;
    }
    const map = value.kind === 'scalar' ? findMap(fields) : undefined;
    const hint = map ? `Write it below ${map}.` : `Known fields are ${names.join(', ')}.`;
    context.error(key.offset, 'unknown-field', message, fix ?? hint);
    isValid = false;
  }
  for (const name of missing) {
    context.error(node.offset, 'missing-field', `${describePath(path)} lacks ${name}`, `Add \`${name}:\`.`);
  }
  return isValid;
}

/** The field whose mapping an unknown field belongs to, as it is or misspelled. Labels belong to the metadata of an object. */
function findParent(name: string, fields: ObjectFields): string | undefined {
  const parent = Object.keys(fields).find((field) => {
    const { properties } = fields[field]?.shape.schema ?? {};
    const isMapping = typeof properties === 'object' && properties !== null;
    return isMapping && findNearest(name, Object.keys(properties)) !== undefined;
  });
  return parent ?? (name === 'labels' ? 'metadata' : undefined);
}

/** The only field with keys of the user's choice: an unknown one probably belongs there. */
function findMap(fields: ObjectFields): string | undefined {
  const maps = Object.keys(fields).filter((field) => fields[field]?.shape.schema.additionalProperties);
  return maps.length === 1 ? maps[0] : undefined;
}
