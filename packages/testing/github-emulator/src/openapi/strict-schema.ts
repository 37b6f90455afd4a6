export type SchemaValue =
  | null
  | boolean
  | number
  | string
  | readonly SchemaValue[]
  | { readonly [key: string]: SchemaValue };
export type SchemaObject = { readonly [key: string]: SchemaValue };

/**
 * Converts an OpenAPI 3.0 schema to a strict JSON Schema. GitHub's schemas allow additional properties, but a field that they do not
 * declare does not exist, so only an explicit `additionalProperties` keeps an object open.
 *
 * - `nullable` becomes an alternative, because it also occurs beside `enum` and `oneOf`.
 * - `oneOf` becomes `anyOf`, because several of GitHub's alternatives accept the same data.
 * - Inline members of an `allOf` stay open, because each declares only its share of the fields.
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
