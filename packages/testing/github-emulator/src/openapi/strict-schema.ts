export type SchemaValue =
  | null
  | boolean
  | number
  | string
  | readonly SchemaValue[]
  | { readonly [key: string]: SchemaValue };
export type SchemaObject = { readonly [key: string]: SchemaValue };

/**
 * A schema of OpenAPI 3.0 as JSON Schema, and strict: GitHub's schemas leave objects open, but a field that they do not name is one that
 * somebody made up. Only `additionalProperties` that GitHub itself wrote leave an object open.
 *
 * - `nullable` makes another alternative, as it stands beside `enum` and `oneOf` too.
 * - `oneOf` becomes `anyOf`: several of GitHub's alternatives allow the same data, told apart by a discriminator that says no more.
 * - The members of an `allOf` that are no references stay open, since each names only its share of the fields.
 */
export function toStrictSchema(schema: SchemaValue): SchemaValue {
  return convertSchema(schema, true);
}

function convertSchema(schema: SchemaValue, closed: boolean): SchemaValue {
  if (!isSchemaObject(schema)) return schema;
  if (typeof schema.$ref === 'string') return schema;
  const { nullable, discriminator: _, ...rest } = schema;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => convertKeyword(key, value)));
  if (closed && 'properties' in rest && !('additionalProperties' in rest)) converted.additionalProperties = false;
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

function convertKeyword(key: string, value: SchemaValue): readonly [string, SchemaValue] {
  if (key === 'oneOf' || key === 'anyOf') return ['anyOf', toList(value).map((member) => convertSchema(member, true))];
  if (key === 'allOf') return [key, toList(value).map((member) => convertSchema(member, false))];
  if (key === 'items' || key === 'additionalProperties') return [key, convertSchema(value, true)];
  if (key !== 'properties' || !isSchemaObject(value)) return [key, value];
  return [key, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convertSchema(inner, true)]))];
}

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toList(value: SchemaValue): readonly SchemaValue[] {
  return Array.isArray(value) ? value : [];
}
