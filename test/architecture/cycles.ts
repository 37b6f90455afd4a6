import { dirname } from 'node:path/posix';
import { importedFile, importsOf, isTestFile } from './imports.ts';
import type { Source } from './source.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Groups of files that import each other, directly or through others; imports of types count. */
export function fileCycles(sources: readonly Source[]): string[][] {
  return cyclesIn(importGraph(sources, (file) => file));
}

/**
 * Groups of folders whose files import each other. A folder is its own files: sub-folders are folders of their own. The `index.ts` of a package, which
 * only re-exports, is part of none.
 */
export function folderCycles(sources: readonly Source[]): string[][] {
  const files = sources.filter(({ file }) => !/^packages\/.*\/src\/index\.ts$/.test(file));
  return cyclesIn(importGraph(files, dirname));
}

/** Who imports whom within packages; tests and their fixtures may import in any direction. */
function importGraph(sources: readonly Source[], nodeOf: (file: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const source of sources) {
    if (isTestFile(source.file)) continue;
    const from = nodeOf(source.file);
    const targets = graph.get(from) ?? new Set<string>();
    graph.set(from, targets);
    for (const { specifier } of importsOf(source)) {
      const target = importedFile(source.file, specifier);
      if (target !== undefined && nodeOf(target) !== from) targets.add(nodeOf(target));
    }
  }
  return graph;
}

/** The strongly connected components with more than one node (Tarjan's algorithm). */
export function cyclesIn(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (onStack.has(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    for (const member of component) onStack.delete(member);
    if (component.length > 1) found.push(component.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found.sort();
}
