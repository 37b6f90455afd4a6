import type { ESTree } from 'rolldown/utils';
import { isTestFile } from './imports.ts';
import type { Source } from './source.ts';

/**
 * Names that are declared more than once in the repository: types, interfaces, classes and enums wherever they are, functions and constants
 * where they are exported. One name means one thing, so a reader can search for it.
 *
 * @returns a line for each name: `Clock: packages/a/src/clock.ts, packages/b/src/clock.ts`
 */
export function repeatedNames(sources: readonly Source[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const source of sources) {
    if (isTestFile(source.file)) continue;
    for (const name of declaredNames(source)) files.set(name, (files.get(name) ?? new Set()).add(source.file));
  }
  return [...files]
    .filter(([, where]) => where.size > 1)
    .map(([name, where]) => `${name}: ${[...where].sort().join(', ')}`)
    .sort();
}

function declaredNames({ program }: Source): string[] {
  return program.body.flatMap((statement) => {
    if (statement.type === 'ExportDefaultDeclaration') return typeNames(statement.declaration);
    if (statement.type !== 'ExportNamedDeclaration') return typeNames(statement);
    if (statement.declaration) return [...typeNames(statement.declaration), ...valueNames(statement.declaration)];
    // Exported under another name: `export { x as y }`.
    const renamed = statement.source === null ? statement.specifiers : [];
    return renamed.flatMap(({ exported }) => (exported.type === 'Identifier' ? [exported.name] : []));
  });
}

function typeNames(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
      return [node.id.name];
    case 'ClassDeclaration':
      return node.id ? [node.id.name] : [];
    default:
      return [];
  }
}

function valueNames(node: ESTree.Node): string[] {
  if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}
