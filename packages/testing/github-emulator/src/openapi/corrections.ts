import { isSchemaObject, type SchemaObject, type SchemaValue } from './strict-schema.ts';

/** Fields that can be `null` in GitHub's responses although its description does not say so. By schema: paths in it. */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  'pull-request-simple': ['properties/labels/items/properties/description'],
  'auto-merge': ['properties/commit_title', 'properties/commit_message'],
  'content-submodule': ['properties/submodule_git_url'],
};

/** Corrects the known errors of GitHub's schemas. @throws if a path no longer exists */
export function applyCorrections(schemas: SchemaObject): SchemaObject {
  const correctedSchemas = Object.entries(NULLABLE).flatMap(([name, paths]) => {
    const schema = schemas[name];
    if (schema === undefined) return [];
    return [[name, paths.reduce((value, path) => makeNullable(value, path.split('/')), schema)] as const];
  });
  return { ...schemas, ...Object.fromEntries(correctedSchemas) };
}

function makeNullable(schema: SchemaValue, [key, ...rest]: readonly string[]): SchemaValue {
  if (!isSchemaObject(schema)) throw new Error('the path of a correction does not exist');
  if (key === undefined) return { ...schema, nullable: true };
  const inner = schema[key];
  if (inner === undefined) throw new Error(`the path of a correction does not exist: no ${key}`);
  return { ...schema, [key]: makeNullable(inner, rest) };
}
