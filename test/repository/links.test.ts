import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile, repositoryFiles } from '../architecture/files.ts';
import { brokenLinks } from './links.ts';

const files = repositoryFiles().filter((file) => file.endsWith('.md') && !file.startsWith('test/fixtures/'));
const read = (path: string) => (existsSync(join(ROOT, path)) ? readRepositoryFile(path) : undefined);
const world = { exists: (path: string) => existsSync(join(ROOT, path)), read };

it('there is something to read', () => expect(files).toContain('docs/guides/set-up.md'));

it.each(files)('%s links to what there is', (file) => {
  expect(brokenLinks(readRepositoryFile(file), dirname(file), world)).toEqual([]);
});

describe('a link', () => {
  const two = { exists: (path: string) => path === 'docs/b.md', read: () => '# One `thing`, and more\n' };
  const broken = (text: string) => brokenLinks(text, 'docs', two);

  it('may be to a file that exists, to a heading of it, and to other sites', () => {
    expect(broken('[b](b.md) [b](../docs/b.md#one-thing-and-more) [c](https://example.com/x.md)')).toEqual([]);
  });

  it('is broken when the file is not there', () => expect(broken('[a](c.md)')).toEqual(['c.md']));
  it('is broken when the heading is not there', () => expect(broken('[a](b.md#two)')).toEqual(['b.md#two']));
  it('is not one within code', () => expect(broken('```\n[a](c.md)\n```\n`[a](c.md)`')).toEqual([]));
});
