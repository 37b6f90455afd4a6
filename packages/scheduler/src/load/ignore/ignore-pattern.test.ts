import { describe, expect, it } from 'vitest';
import { matchesPattern, parseIgnorePatterns } from './ignore-pattern.ts';

const matches = (line: string, path: string) => {
  const [pattern] = parseIgnorePatterns(line);
  const names = path
    .replace(/\/$/, '')
    .split('/')
    .map((name) => [...name]);
  return pattern !== undefined && matchesPattern(pattern, names, path.endsWith('/'), () => undefined);
};

// Cases of the tests of fluxcd/pkg's sourceignore/gitignore, in words of our own, and what its code does with odd ones.
describe('a pattern of a .sourceignore', () => {
  it.each<[line: string, matched: string, other: string]>([
    ['a.yaml', 'a.yaml x/a.yaml a.yaml/b', 'b.yaml xa.yaml A.yaml'],
    ['a', 'a/b.yaml x/a/b.yaml', 'ab/c.yaml'],
    ['a/', 'a/b.yaml x/a/b.yaml a/ x/a/', 'a x/a ab/'],
    ['/a', 'a a/b', 'x/a'],
    ['/a/', 'a/b a/ a/b/', 'a x/a/b x/a/'],
    ['a/b', 'a/b a/b/c', 'x/a/b a/x/b'],
    ['a/*', 'a/b a/b/c', 'a b/a/x'],
    ['a/*/c', 'a/b/c a/b/c/d', 'a/c a/b/b/c'],
    ['**/a', 'a x/a x/y/a x/a/b', 'ab'],
    ['a/**/b', 'a/b a/x/b a/x/y/b', 'b x/a/b'],
    ['a/**', 'a/b a/b/c a', 'b/a'],
    ['/**', '', 'a a/b'],
    ['**', 'a a/b', ''],
    ['**/', 'a/b', 'a'],
    ['a**/b', '', 'a/b ax/b'],
    ['a**', 'a ab', 'b'],
    ['*.yaml  ', 'a.yaml x/.yaml', 'a.yml'],
    ['a\\ ', 'a ', 'a'],
    ['a?c', 'abc aéc a😀c', 'ac abbc'],
    ['[a-c]x', 'ax cx', 'dx x'],
    ['[^a-c]x', 'dx', 'ax x'],
    ['[!a]x', 'ax !x', 'bx'],
    ['[]a]', '', '] a'],
    ['[a-]', '', 'a -'],
    ['[a', '', 'a [a'],
    ['a\\', '', 'a a\\'],
    ['\\#a', '#a', 'a'],
    ['\\!a', '!a', 'a'],
    ['!a', 'a', '!a'],
    ['*a*b*c', 'abc xaxbxc aabbcc', 'acb abcd'],
    ['[[]a', '[a', 'a'],
    ['*', 'a .a a/b', ''],
    ['/', '', 'a a/b'],
  ])('%j matches %j, and not %j', (line, matched, other) => {
    const list = (paths: string) => (line === 'a\\ ' ? [paths] : paths.split(' ').filter((path) => path !== ''));
    expect(list(matched).filter((path) => !matches(line, path))).toEqual([]);
    expect(list(other).filter((path) => matches(line, path))).toEqual([]);
  });

  it('is not a comment or an empty line', () => {
    expect(parseIgnorePatterns('# a\n\n \t\r\n#b\na\r\n')).toHaveLength(1);
  });
});
