import { dirname, join } from 'node:path/posix';
import type { ESTree } from 'rolldown/utils';
import { literal, type Source, type Violation, violation, walk } from './source.ts';

const SCOPE = '@kalypso-actions/';

/** A room of the house, the ones that it may look into, and what of the outside only it may touch. */
interface Room {
  readonly packages: readonly string[];
  readonly outside: readonly RegExp[];
}

const ACTIONS: Room = { packages: ['action-kit', 'scheduler', 'git', 'github', 'compliance'], outside: [] };

const PACKAGES: Readonly<Record<string, Room>> = {
  'action-kit': { packages: ['scheduler'], outside: [/^@actions\/core$/] },
  compliance: { packages: [], outside: [/^@azure\//] },
  git: { packages: [], outside: [/^@actions\/exec$/, /^node:(child_process|net|tls|https?)$/] },
  // Not the toolkit's main entry alone: that reads the event's file as soon as it is imported.
  github: { packages: [], outside: [/^@actions\/github(\/lib\/utils)?$/] },
  gotemplate: { packages: [], outside: [] },
  scheduler: { packages: ['gotemplate'], outside: [] },
};

/** What not everybody may import: the runner, the clouds, processes and the network. */
const RESERVED = [
  /^@actions\//,
  /^@octokit\//,
  /^@azure\//,
  /^node:(child_process|cluster|dgram|dns|http2?|https|net|tls)$/,
];

/** Tests, and what only they import. */
const FOR_TESTS = /(\.test|\/test-support)\.ts$/;

/** Packages that the rule knows. */
export const KNOWN_PACKAGES = Object.keys(PACKAGES);

/**
 * The dependency rule: which room may import which. Tests of a package keep to it as well, but may use what `test/support` has, and all of
 * Node: that is how they stand in for services.
 */
export function brokenLayers(source: Source): Violation[] {
  const room = roomOf(source.file);
  if (!room) return [];
  return importsOf(source).flatMap(({ node, specifier }) => {
    const message = specifier.startsWith('.')
      ? relative(source.file, room, specifier)
      : absolute(source.file, room, specifier);
    return message === undefined ? [] : [violation(source, node, message)];
  });
}

interface Place extends Room {
  /** Its folder: `packages/git`. */
  readonly folder: string;
}

function roomOf(file: string): Place | undefined {
  const [kind, name, ...rest] = file.split('/');
  if (name === undefined || rest.length === 0) return undefined;
  if (kind === 'actions') return { ...ACTIONS, folder: `actions/${name}` };
  if (kind !== 'packages') return undefined;
  return { ...(PACKAGES[name] ?? { packages: [], outside: [] }), folder: `packages/${name}` };
}

function relative(file: string, { folder }: Place, specifier: string): string | undefined {
  const target = join(dirname(file), specifier);
  if (target.startsWith(`${folder}/`)) return undefined;
  if (FOR_TESTS.test(file) && target.startsWith('test/support/')) return undefined;
  return `${specifier} leaves ${folder}`;
}

function absolute(file: string, { folder, packages, outside }: Place, specifier: string): string | undefined {
  if (specifier.startsWith(SCOPE)) {
    const name = specifier.slice(SCOPE.length);
    if (folder === `packages/${name}` || packages.includes(name)) return undefined;
    return `${folder} may not import ${specifier}`;
  }
  const isReserved = RESERVED.some((pattern) => pattern.test(specifier));
  if (specifier.startsWith('node:') && FOR_TESTS.test(file)) return undefined;
  if (!isReserved || outside.some((pattern) => pattern.test(specifier))) return undefined;
  return `${folder} may not import ${specifier}`;
}

interface Import {
  readonly node: ESTree.Node;
  readonly specifier: string;
}

/** Everything that a file imports, for types included, in whatever form. A computed import is one of nothing known, and so leaves its room. */
function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (node: ESTree.Node, specifier: ESTree.Node | null) => {
    if (specifier) found.push({ node, specifier: normal(literal(specifier) ?? './../../computed') });
  };
  walk(source, {
    ImportDeclaration: (node) => add(node, node.source),
    ExportNamedDeclaration: (node) => add(node, node.source),
    ExportAllDeclaration: (node) => add(node, node.source),
    ImportExpression: (node) => add(node, node.source),
    TSImportType: (node) => add(node, node.source),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') add(node, node.arguments[0] ?? null);
    },
  });
  return found;
}

const BARE_BUILTINS = new Set(['child_process', 'cluster', 'dgram', 'dns', 'http', 'http2', 'https', 'net', 'tls']);

function normal(specifier: string): string {
  return BARE_BUILTINS.has(specifier) ? `node:${specifier}` : specifier;
}
