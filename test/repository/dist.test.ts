import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, repositoryFiles } from '../architecture/files.ts';
import { contents, stale } from './stale.ts';

let built: ReadonlyMap<string, string>;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-dist-'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.ts'), join(folder, 'first')], { stdio: 'pipe' });
  built = contents(join(folder, 'first'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('dist/', () => {
  it('is what the source builds (else: `npm run build`, and commit it)', () => {
    expect(stale(built, contents(join(ROOT, 'dist')))).toEqual([]);
  });

  it('is the same when it is built again, from another working folder, over something older', () => {
    const again = join(folder, 'second');
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.ts'), again], { stdio: 'pipe', cwd: folder });
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.ts'), 'second'], { stdio: 'pipe', cwd: folder });
    expect(stale(built, contents(again))).toEqual([]);
  });

  it('has a bundle for every action', () => {
    const actions = repositoryFiles().flatMap((file) => /^actions\/([^/]+)\/index\.ts$/.exec(file)?.[1] ?? []);
    expect(actions.filter((name) => !built.has(`${name}/index.js`))).toEqual([]);
  });

  it('never loads an action to load something else: that would run it', () => {
    const actions = [...built.keys()].filter((path) => path.endsWith('/index.js'));
    const loading = [...built].flatMap(([path, text]) =>
      actions.filter((action) => text.includes(`/${action}"`)).map((action) => `${path} loads ${action}`),
    );
    expect(actions.length).toBeGreaterThan(3);
    expect(loading).toEqual([]);
  });

  it('does not reveal where it was built', () => {
    expect([...built].filter(([, text]) => text.includes(ROOT) || text.includes(folder))).toEqual([]);
  });

  it('brings the licence of every package that is in it', () => {
    const code = [...built].filter(([path]) => path.endsWith('.js')).map(([, text]) => text);
    const bundled = new Set(
      code.flatMap((text) =>
        [...text.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/\n]+)/gm)].map(([, name]) => name),
      ),
    );
    expect([...bundled]).toContain('js-yaml');
    const sections = (built.get('licences.txt') ?? '').split('\n==== ').slice(1);
    const licensed = sections.filter((section) => /copyright|public domain/i.test(section));
    expect([...bundled].filter((name) => !licensed.some((section) => section.startsWith(`${name} `)))).toEqual([]);
  });
});

describe('what is stale', () => {
  const fresh = new Map([
    ['a/index.js', 'one'],
    ['shared/b.js', 'two'],
  ]);

  it('is empty when all files are equal', () => expect(stale(fresh, new Map(fresh))).toEqual([]));

  it.each([
    ['a file that differs', { 'a/index.js': 'one!', 'shared/b.js': 'two' }, ['a/index.js differs']],
    ['a file that is missing', { 'a/index.js': 'one' }, ['shared/b.js is missing']],
    ['a file too many', { 'a/index.js': 'one', 'shared/b.js': 'two', old: '' }, ['old is left over']],
  ])('is %s', (_, committed, expected) => {
    expect(stale(fresh, new Map(Object.entries(committed)))).toEqual(expected);
  });
});
