import { readFileSync } from 'node:fs';
import { applyCorrections } from './corrections.ts';
import { isSchemaObject, type SchemaObject, type SchemaValue } from './strict-schema.ts';

/** An operation of GitHub's as its description has it: `GET /repos/{owner}/{repo}`. */
export interface OpenApiOperation {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** What the parts in braces are called, in order. */
  readonly parameters: readonly string[];
  readonly description: SchemaObject;
}

export interface OpenApiDescription {
  readonly operations: readonly OpenApiOperation[];
  readonly schemas: SchemaObject;
  /** What stands at `#/parameters/x` and the like. */
  readonly resolve: (value: SchemaValue) => SchemaObject;
}

/** GitHub allows slashes in these without escaping them. */
const PARAMETERS_WITH_SLASHES = new Set(['path', 'ref', 'basehead', 'branch']);

export function readDescription(): OpenApiDescription {
  const document: unknown = JSON.parse(readFileSync(new URL('./description.json', import.meta.url), 'utf8'));
  if (!isSchemaObject(document) || !isSchemaObject(document.operations) || !isSchemaObject(document.schemas))
    throw new Error('not a description');
  const schemas = applyCorrections(document.schemas);
  const operations = Object.entries(document.operations).map(([name, value]) => parseOperation(name, value));
  const resolve = (value: SchemaValue): SchemaObject => {
    if (!isSchemaObject(value)) throw new Error('the description has no object where one must be');
    if (typeof value.$ref !== 'string') return value;
    return resolve(
      value.$ref
        .slice('#/components/'.length)
        .split('/')
        .reduce<SchemaValue>((place, key) => (isSchemaObject(place) ? (place[key] ?? null) : null), document),
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
  // The content of the repository's root is asked for with and without the last slash.
  const whole = pattern.endsWith('/(.*)') ? `${pattern.slice(0, -'/(.*)'.length)}(?:/(.*))?` : pattern;
  return { name, method, pattern: new RegExp(`^${whole}$`), parameters, description: value };
}

/** What has more parts that are written out is tried first. */
function bySpecificity(a: OpenApiOperation, b: OpenApiOperation): number {
  return countLiteralParts(b) - countLiteralParts(a) || (a.name < b.name ? -1 : 1);
}

function countLiteralParts({ name }: OpenApiOperation): number {
  return name.split('/').filter((part) => !part.startsWith('{')).length;
}
