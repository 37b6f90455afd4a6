import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

let fresh: string;
beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'kalypso-dist-'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.ts'), fresh], { stdio: 'pipe' });
});
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** Files that are missing, left over, or of another content. */
function stale(built: ReadonlyMap<string, string>, committed: ReadonlyMap<string, string>): string[] {
  return [...new Set([...built.keys(), ...committed.keys()])]
    .filter((path) => built.get(path) !== committed.get(path))
    .sort();
}

describe('dist/', () => {
  it('is what the source builds: run `npm run build` and commit it', () => {
    expect(stale(contents(fresh), contents(join(ROOT, 'dist')))).toEqual([]);
  });

  it('would be found stale for a changed, a missing and a left-over file', () => {
    const committed = new Map(contents(join(ROOT, 'dist')));
    const [first, second] = [...committed.keys()];
    committed.set(first ?? '', 'changed');
    committed.delete(second ?? '');
    committed.set('old/index.js', '');
    expect(stale(contents(fresh), committed)).toEqual([first, second, 'old/index.js'].sort());
  });

  it('holds no address of the machine that built it', () => {
    for (const [path, text] of contents(join(ROOT, 'dist'))) expect(text.includes(ROOT), path).toBe(false);
  });

  it('carries the licence of every package in it', () => {
    const licences = contents(join(ROOT, 'dist')).get('licences.txt') ?? '';
    expect(licences).toContain('==== js-yaml');
    expect(
      licences
        .split('\n==== ')
        .slice(1)
        .every((section) => section.length > 200),
    ).toBe(true);
  });
});

describe('package-lock.json', () => {
  it('holds no address of a registry', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; link?: boolean }>;
    };
    const resolved = Object.entries(lock.packages).filter(
      ([, { resolved: address, link }]) => address !== undefined && !link,
    );
    expect(resolved).toEqual([]);
  });
});
