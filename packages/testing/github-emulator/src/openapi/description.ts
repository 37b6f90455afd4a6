import { readFileSync } from 'node:fs';
import { corrected } from './corrections.ts';
import { isObject, type Json, type JsonObject } from './schema.ts';

/** An operation of GitHub's as its description has it: `GET /repos/{owner}/{repo}`. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** What the parts in braces are called, in order. */
  readonly parameters: readonly string[];
  readonly description: JsonObject;
}

export interface Description {
  readonly operations: readonly Operation[];
  readonly schemas: JsonObject;
  /** What stands at `#/parameters/x` and the like. */
  readonly resolve: (value: Json) => JsonObject;
}

/** GitHub allows slashes in these without escaping them. */
const DEEP = new Set(['path', 'ref', 'basehead', 'branch']);

export function readDescription(): Description {
  const document: unknown = JSON.parse(readFileSync(new URL('./description.json', import.meta.url), 'utf8'));
  if (!isObject(document) || !isObject(document.operations) || !isObject(document.schemas))
    throw new Error('not a description');
  const schemas = corrected(document.schemas);
  const operations = Object.entries(document.operations).map(([name, value]) => operation(name, value));
  const resolve = (value: Json): JsonObject => {
    if (!isObject(value)) throw new Error('the description has no object where one must be');
    if (typeof value.$ref !== 'string') return value;
    return resolve(
      value.$ref
        .slice('#/components/'.length)
        .split('/')
        .reduce<Json>((place, key) => (isObject(place) ? (place[key] ?? null) : null), document),
    );
  };
  return { operations: operations.toSorted(bySpecificity), schemas, resolve };
}

function operation(name: string, value: Json): Operation {
  const [method = '', path = ''] = name.split(' ');
  if (!isObject(value)) throw new Error(`${name} is not described`);
  const parameters: string[] = [];
  const pattern = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, parameter: string) => {
    parameters.push(parameter);
    if (parameter === 'path') return '(.*)';
    return DEEP.has(parameter) ? '(.+)' : '([^/]+)';
  });
  // The content of the repository's root is asked for with and without the last slash.
  const whole = pattern.endsWith('/(.*)') ? `${pattern.slice(0, -'/(.*)'.length)}(?:/(.*))?` : pattern;
  return { name, method, pattern: new RegExp(`^${whole}$`), parameters, description: value };
}

/** What has more parts that are written out is tried first. */
function bySpecificity(a: Operation, b: Operation): number {
  return literalParts(b) - literalParts(a) || (a.name < b.name ? -1 : 1);
}

function literalParts({ name }: Operation): number {
  return name.split('/').filter((part) => !part.startsWith('{')).length;
}
