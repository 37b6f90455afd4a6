import { isSchemaObject, type SchemaObject, type SchemaValue } from './strict-schema.ts';

/** Where GitHub answers `null` although its description says that it never does. By schema: the places of the fields in it. */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  'pull-request-simple': ['properties/labels/items/properties/description'],
  'auto-merge': ['properties/commit_title', 'properties/commit_message'],
  'content-submodule': ['properties/submodule_git_url'],
};

/** GitHub's schemas with its known mistakes mended. @throws when one of the places is no longer there */
export function applyCorrections(schemas: SchemaObject): SchemaObject {
  const mended = Object.entries(NULLABLE).flatMap(([name, places]) => {
    const schema = schemas[name];
    if (schema === undefined) return [];
    return [[name, places.reduce((value, place) => makeNullable(value, place.split('/')), schema)] as const];
  });
  return { ...schemas, ...Object.fromEntries(mended) };
}

function makeNullable(schema: SchemaValue, [key, ...rest]: readonly string[]): SchemaValue {
  if (!isSchemaObject(schema)) throw new Error('a correction of the description leads nowhere');
  if (key === undefined) return { ...schema, nullable: true };
  const inner = schema[key];
  if (inner === undefined) throw new Error(`a correction of the description leads nowhere at ${key}`);
  return { ...schema, [key]: makeNullable(inner, rest) };
}
