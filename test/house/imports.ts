import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An import of one module by another, as written. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;

/** Every import of the TypeScript files below a folder; tests and their helpers are left out, since they may reach further. */
export function importsBelow(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        /\.ts$/.test(entry.name) &&
        !/(\.test|^test-support|^fixture)\.ts$/.test(entry.name) &&
        !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => ({ file, specifier: match[1] ?? match[2] ?? match[3] ?? '' }));
}

/** Which of our packages, and which scopes of others, a room may import. */
const MAY_IMPORT: Readonly<Record<string, readonly RegExp[]>> = {
  actions: [/^@kalypso-actions\/(action-kit|scheduler|git|github|compliance)$/],
  'packages/action-kit': [/^@kalypso-actions\/scheduler$/, /^@actions\/core$/],
  'packages/scheduler': [/^@kalypso-actions\/gotemplate$/],
  'packages/gotemplate': [],
  'packages/git': [/^@actions\/exec$/],
  'packages/github': [/^@actions\/github$/],
  'packages/compliance': [/^@azure\//],
};

/** Imports that the dependency rule forbids: of our own packages, of the toolkit and of Azure. Any other package is a matter of package.json. */
export function forbidden(room: string, imports: readonly Import[]): Import[] {
  const allowed = MAY_IMPORT[room] ?? [];
  return imports.filter(({ file, specifier }) => {
    if (specifier.startsWith('.')) return leaves(room, file, specifier);
    return /^@(kalypso-actions|actions|azure)\//.test(specifier) && !allowed.some((pattern) => pattern.test(specifier));
  });
}

/** Whether a relative import leaves its package: for an action, its own folder. */
function leaves(room: string, file: string, specifier: string): boolean {
  const path = file.replaceAll('\\', '/');
  const start = path.indexOf(`${room}/`);
  const inside = path.slice(start + room.length + 1).split('/').length - 1 - (room === 'actions' ? 1 : 0);
  const up = specifier.split('/').filter((part) => part === '..').length;
  return start < 0 || up > inside;
}

export const ROOMS = Object.keys(MAY_IMPORT);
