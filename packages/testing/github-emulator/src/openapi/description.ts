import { readFileSync } from 'node:fs';
import { applyCorrections } from './corrections.ts';
import { isSchemaObject, type SchemaObject, type SchemaValue } from './strict-schema.ts';

/** An operation of GitHub's description. */
export interface OpenApiOperation {
  /** `GET /repos/{owner}/{repo}` */
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** The names of the path parameters, in order. */
  readonly parameters: readonly string[];
  readonly description: SchemaObject;
}

export interface OpenApiDescription {
  readonly operations: readonly OpenApiOperation[];
  readonly schemas: SchemaObject;
  /** Follows a `$ref` such as `#/components/parameters/x`. */
  readonly resolve: (value: SchemaValue) => SchemaObject;
}

/** Path parameters whose slashes GitHub does not require to be escaped. */
const PARAMETERS_WITH_SLASHES = new Set(['path', 'ref', 'basehead', 'branch']);

export function readDescription(): OpenApiDescription {
  const document: unknown = JSON.parse(readFileSync(new URL('./description.json', import.meta.url), 'utf8'));
  if (!isSchemaObject(document) || !isSchemaObject(document.operations) || !isSchemaObject(document.schemas))
    throw new Error('description.json is not an API description');
  const schemas = applyCorrections(document.schemas);
  const operations = Object.entries(document.operations).map(([name, value]) => parseOperation(name, value));
  const resolve = (value: SchemaValue): SchemaObject => {
    if (!isSchemaObject(value)) throw new Error('the API description has no object where one is required');
    if (typeof value.$ref !== 'string') return value;
    return resolve(
      value.$ref
        .slice('#/components/'.length)
        .split('/')
        .reduce<SchemaValue>((found, key) => (isSchemaObject(found) ? (found[key] ?? null) : null), document),
    );
  };
  return { operations: operations.toSorted(bySpecificity), schemas, resolve };
}

function parseOperation(name: string, value: SchemaValue): OpenApiOperation {
  const [method = '', path = ''] = name.split(' ');
  if (!isSchemaObject(value)) throw new Error(`${name} is not described`);
  const parameters: string[] = [];
  const pattern = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, parameter: string) => {
    parameters.push(parameter);
    if (parameter === 'path') return '(.*)';
    return PARAMETERS_WITH_SLASHES.has(parameter) ? '(.+)' : '([^/]+)';
  });
  // The root folder can be requested with and without the final slash.
  const whole = pattern.endsWith('/(.*)') ? `${pattern.slice(0, -'/(.*)'.length)}(?:/(.*))?` : pattern;
  return { name, method, pattern: new RegExp(`^${whole}$`), parameters, description: value };
}

/** Operations with more literal path segments come first. */
function bySpecificity(a: OpenApiOperation, b: OpenApiOperation): number {
  return countLiteralParts(b) - countLiteralParts(a) || (a.name < b.name ? -1 : 1);
}

function countLiteralParts({ name }: OpenApiOperation): number {
  return name.split('/').filter((part) => !part.startsWith('{')).length;
}
