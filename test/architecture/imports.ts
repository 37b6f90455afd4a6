import { dirname, join } from 'node:path/posix';
import type { ESTree } from 'rolldown/utils';
import { literal, type Source, walk } from './source.ts';

export const SCOPE = '@kalypso-actions/';

export interface ImportStatement {
  readonly node: ESTree.Node;
  readonly specifier: string;
}

const BARE_BUILTINS = new Set(['child_process', 'cluster', 'dgram', 'dns', 'http', 'http2', 'https', 'net', 'tls']);
/** Stands for an import whose specifier is computed: it leaves every package. */
const COMPUTED = './../../../computed';

/** Every import of a file, in whatever form: static, dynamic, re-exported, for a type, by `require`. */
export function importsOf(source: Source): ImportStatement[] {
  const found: ImportStatement[] = [];
  const add = (node: ESTree.Node, specifier: ESTree.Node | null) => {
    if (specifier) found.push({ node, specifier: normalize(literal(specifier) ?? COMPUTED) });
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

function normalize(specifier: string): string {
  return BARE_BUILTINS.has(specifier) ? `node:${specifier}` : specifier;
}

/** The file that a relative specifier leads to; `undefined` for a package. */
export function importedFile(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : undefined;
}

/** Whether a file is a test, or a fixture that only tests import. */
export function isTestFile(file: string): boolean {
  return /\.(test|slow)\.ts$|\/test-support\.ts$|^packages\/[^/]+\/src\/testing\//.test(file);
}

/** The folder of the package or action that a file is part of: `packages/git`, `packages/testing/git-server`, `actions/promote`. */
export function packageFolder(file: string): string | undefined {
  return /^(packages\/testing\/[^/]+|packages\/[^/]+|actions\/[^/]+)\/./.exec(file)?.[1];
}
