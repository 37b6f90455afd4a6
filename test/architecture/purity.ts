import { importsOf, isTestFile } from './imports.ts';
import { type Source, type Violation, violation, walk } from './source.ts';

/** Folders whose files decide: pure functions of their parameters. */
const DECIDING_FOLDERS =
  /^packages\/[^/]+\/src\/(?:.*\/)?(?:decide|rules|verdict|difference|body|judge|model|schedule|config|plan|tree|calendar)\//;
/** Packages in which nothing but the folders named here touches the world. */
const PURE_PACKAGES =
  /^packages\/(?:diagnostics|govalue|calendar|markdown|conventions|text-template|goyaml|yaml|gotemplate|jsonschema|scheduler)\/src\//;
const READING_FOLDERS = /^packages\/scheduler\/src\/(?:load|testing)\//;

/** What of Node is a function of its arguments. */
const PURE_BUILTINS = /^node:(?:path(?:\/posix)?|util|url|buffer|assert|crypto)$/;
/** Global names that read or change the world, or give another result each time. */
const EFFECTS: ReadonlySet<string> = new Set([
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
]);

/**
 * What makes a deciding file impure: imports of Node's access to the world, `process`, `console`, `fetch`, timers, the clock, randomness.
 *
 * Time is a parameter of a decision. `performance.now()` is allowed, because it only bounds how long a search takes.
 */
export function impureUses(source: Source): Violation[] {
  if (!isDeciding(source.file)) return [];
  const found: Violation[] = [];
  const report = (node: { readonly start: number }, what: string) =>
    found.push(violation(source, node, `${what} has no place in a decision: pass in what is needed`));
  for (const { node, specifier } of importsOf(source)) {
    if (specifier.startsWith('node:') && !PURE_BUILTINS.test(specifier)) report(node, specifier);
  }
  walk(source, {
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const { name } = node.object;
      const name2 = `${name}.${node.property.name}`;
      if (EFFECTS.has(name) || name2 === 'Date.now' || name2 === 'Math.random' || name2 === 'crypto.randomUUID')
        report(node, name2);
    },
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier') return;
      if (EFFECTS.has(node.callee.name) || node.callee.name === 'randomUUID') report(node, node.callee.name);
    },
    NewExpression: (node) => {
      const isNow = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
      if (isNow) report(node, 'new Date()');
    },
  });
  return found;
}

function isDeciding(file: string): boolean {
  if (isTestFile(file) || file.startsWith('packages/testing/')) return false;
  return DECIDING_FOLDERS.test(file) || (PURE_PACKAGES.test(file) && !READING_FOLDERS.test(file));
}
