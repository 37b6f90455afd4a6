/**
 * Makes `packages/testing/github-emulator/src/openapi/description.json`: GitHub's own description of its REST API, cut down to the operations that the
 * GitHub on loopback has and the schemas that these reach, without prose and examples.
 *
 * `node scripts/openapi.ts [FILE]`: FILE is `generated/api.github.com.json` of the package `@octokit/openapi`. That package has hundreds of
 * megabytes and so is no dependency: without an argument it is fetched into a folder that is gone afterwards.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { EMULATED_OPERATIONS } from '@kalypso-actions/github-emulator';

const PACKAGE = '@octokit/openapi@23.0.2';
const TARGET = fileURLToPath(new URL('./description.json', import.meta.url));

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** What says nothing about the shape of data. */
const PROSE = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'tags',
  'title',
  'deprecated',
  'default',
]);

const file = argv[2];
const text = trim(file === undefined ? fetchDescription() : readFileSync(file, 'utf8'));
writeFileSync(TARGET, text);
console.log(`${TARGET}: ${EMULATED_OPERATIONS.length} operations, ${Math.ceil(text.length / 1024)} KiB`);

function fetchDescription(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder }).toString().trim();
    const inside = 'package/generated/api.github.com.json';
    execFileSync('tar', ['-xzf', packed, inside], { cwd: folder });
    return readFileSync(join(folder, inside), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function trim(text: string): string {
  const document: unknown = JSON.parse(text);
  const all = object(document);
  const paths = EMULATED_OPERATIONS.map((name) => operation(all, name));
  const reached = reachable(all, paths);
  const components = Object.entries(object(all.components)).map(([kind, entries]) => {
    const kept = Object.entries(object(entries)).filter(([name]) => reached.has(`#/components/${kind}/${name}`));
    return [kind, Object.fromEntries(kept.map(([name, value]) => [name, withoutProse(value)]))] as const;
  });
  const operations = Object.fromEntries(EMULATED_OPERATIONS.map((name, index) => [name, paths[index] ?? null]));
  const kept = components.filter(([, entries]) => Object.keys(entries).length > 0);
  return lines({
    openapi: all.openapi ?? null,
    version: object(all.info).version ?? null,
    operations,
    ...Object.fromEntries(kept),
  });
}

/** One operation (`GET /repos/{owner}/{repo}`): its parameters, its body, its answers. */
function operation(document: JsonObject, name: string): Json {
  const [method = '', path = ''] = name.split(' ');
  const found = object(object(document.paths)[path] ?? null)[method.toLowerCase()];
  if (found === undefined) throw new Error(`GitHub has no ${name}`);
  const { operationId, parameters = [], requestBody, responses } = object(found);
  return withoutProse({ operationId, parameters, ...(requestBody ? { requestBody } : {}), responses } as JsonObject);
}

/** Names of schemas and of properties are not keywords, so they stay whatever they are called. */
function withoutProse(value: Json, names = false): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => withoutProse(item));
  const kept = Object.entries(value).filter(([key]) => names || !(PROSE.has(key) || key.startsWith('x-')));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, withoutProse(inner, !names && key === 'properties')] as const),
  );
}

function reachable(document: JsonObject, from: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    if (isList(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (typeof value.$ref === 'string' && !found.has(value.$ref)) {
      found.add(value.$ref);
      const target = value.$ref
        .slice(2)
        .split('/')
        .reduce<Json>((place, key) => object(place)[key] ?? null, document);
      visit(withoutProse(target));
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(from);
  return found;
}

/** One line an operation and a schema: small, and a change of GitHub's shows as the lines that it concerns. */
function lines(document: Readonly<Record<string, Json>>): string {
  const parts = Object.entries(document).map(([key, value]) => {
    if (value === null || typeof value !== 'object' || isList(value))
      return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const entries = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`);
    return `${JSON.stringify(key)}: {\n${entries.join(',\n')}\n}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function object(value: unknown): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error('not the description that was expected');
  return value as JsonObject;
}
