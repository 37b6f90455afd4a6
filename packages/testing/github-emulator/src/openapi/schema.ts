export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * A schema of OpenAPI 3.0 as JSON Schema, and strict: GitHub's schemas leave objects open, but a field that they do not name is one that
 * somebody made up. Only `additionalProperties` that GitHub itself wrote leave an object open.
 *
 * - `nullable` makes another alternative, as it stands beside `enum` and `oneOf` too.
 * - `oneOf` becomes `anyOf`: several of GitHub's alternatives allow the same data, told apart by a discriminator that says no more.
 * - The members of an `allOf` that are no references stay open, since each names only its share of the fields.
 */
export function strict(schema: Json): Json {
  return convert(schema, true);
}

function convert(schema: Json, closed: boolean): Json {
  if (!isObject(schema)) return schema;
  if (typeof schema.$ref === 'string') return schema;
  const { nullable, discriminator: _, ...rest } = schema;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => keyword(key, value)));
  if (closed && 'properties' in rest && !('additionalProperties' in rest)) converted.additionalProperties = false;
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

function keyword(key: string, value: Json): readonly [string, Json] {
  if (key === 'oneOf' || key === 'anyOf') return ['anyOf', list(value).map((member) => convert(member, true))];
  if (key === 'allOf') return [key, list(value).map((member) => convert(member, false))];
  if (key === 'items' || key === 'additionalProperties') return [key, convert(value, true)];
  if (key !== 'properties' || !isObject(value)) return [key, value];
  return [key, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(inner, true)]))];
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
