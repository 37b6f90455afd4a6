import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, by its path with slashes. */
export function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'latin1')]),
  );
}

/** What has to happen to some files for them to be those that were built. */
export function stale(built: ReadonlyMap<string, string>, committed: ReadonlyMap<string, string>): string[] {
  return [...new Set([...built.keys(), ...committed.keys()])].sort().flatMap((path) => {
    if (!committed.has(path)) return [`${path} is missing`];
    if (!built.has(path)) return [`${path} is left over`];
    return built.get(path) === committed.get(path) ? [] : [`${path} differs`];
  });
}
