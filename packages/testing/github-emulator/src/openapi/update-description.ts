/**
 * Updates `description.json`: GitHub's description of its REST API, reduced to the emulated operations and the schemas that they use,
 * without prose and examples.
 *
 * `node packages/testing/github-emulator/src/openapi/update-description.ts [FILE]`: FILE is `generated/api.github.com.json` of the npm
 * package `@octokit/openapi`. Without it, the package is downloaded to a temporary folder: it is too large (hundreds of megabytes) for a
 * dependency.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { EMULATED_OPERATIONS } from './operations.ts';
import type { SchemaObject, SchemaValue } from './strict-schema.ts';

const PACKAGE = '@octokit/openapi@23.0.2';
const TARGET = fileURLToPath(new URL('./description.json', import.meta.url));

/** Keywords that do not describe the shape of data. */
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
const text = trim(file === undefined ? downloadDescription() : readFileSync(file, 'utf8'));
writeFileSync(TARGET, text);
console.log(`${TARGET}: ${EMULATED_OPERATIONS.length} operations, ${Math.ceil(text.length / 1024)} KiB`);

function downloadDescription(): string {
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
  const all = toObject(document);
  const paths = EMULATED_OPERATIONS.map((name) => extractOperation(all, name));
  const reached = findReachable(all, paths);
  const components = Object.entries(toObject(all.components)).map(([kind, entries]) => {
    const kept = Object.entries(toObject(entries)).filter(([name]) => reached.has(`#/components/${kind}/${name}`));
    return [kind, Object.fromEntries(kept.map(([name, value]) => [name, withoutProse(value)]))] as const;
  });
  const operations = Object.fromEntries(EMULATED_OPERATIONS.map((name, index) => [name, paths[index] ?? null]));
  const kept = components.filter(([, entries]) => Object.keys(entries).length > 0);
  return formatLines({
    openapi: all.openapi ?? null,
    version: toObject(all.info).version ?? null,
    operations,
    ...Object.fromEntries(kept),
  });
}

/** One operation (`GET /repos/{owner}/{repo}`): with parameters, body and responses. */
function extractOperation(document: SchemaObject, name: string): SchemaValue {
  const [method = '', path = ''] = name.split(' ');
  const found = toObject(toObject(document.paths)[path] ?? null)[method.toLowerCase()];
  if (found === undefined) throw new Error(`GitHub's description has no operation ${name}`);
  const { operationId, parameters = [], requestBody, responses } = toObject(found);
  return withoutProse({ operationId, parameters, ...(requestBody ? { requestBody } : {}), responses } as SchemaObject);
}

/** Keeps names of schemas and properties, which can equal a keyword. */
function withoutProse(value: SchemaValue, names = false): SchemaValue {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => withoutProse(item));
  const kept = Object.entries(value).filter(([key]) => names || !(PROSE.has(key) || key.startsWith('x-')));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, withoutProse(inner, !names && key === 'properties')] as const),
  );
}

function findReachable(document: SchemaObject, from: SchemaValue): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: SchemaValue): void => {
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
        .reduce<SchemaValue>((value, key) => toObject(value)[key] ?? null, document);
      visit(withoutProse(target));
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(from);
  return found;
}

/** Formats one operation or schema per line, so that a diff shows what GitHub has changed. */
function formatLines(document: Readonly<Record<string, SchemaValue>>): string {
  const parts = Object.entries(document).map(([key, value]) => {
    if (value === null || typeof value !== 'object' || isList(value))
      return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const entries = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`);
    return `${JSON.stringify(key)}: {\n${entries.join(',\n')}\n}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function isList(value: SchemaValue): value is readonly SchemaValue[] {
  return Array.isArray(value);
}

function toObject(value: unknown): SchemaObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error('the file is not an OpenAPI description of the expected form');
  return value as SchemaObject;
}
