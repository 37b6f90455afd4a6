import { describe, expect, it } from 'vitest';
import { matchesPatterns } from './filter-patterns.ts';

describe('filter patterns', () => {
  it.each([
    [['main'], 'main', true],
    [['main'], 'main2', false],
    [['releases/*'], 'releases/a', true],
    [['releases/*'], 'releases/a/b', false],
    [['releases/**'], 'releases/a/b', true],
    [['workload/**'], 'workload/workload.yaml', true],
    [['**/x.yaml'], 'x.yaml', true],
    [['*.md'], 'docs/a.md', false],
    [['**', '!dev'], 'dev', false],
    [['v[12].+'], 'v1...', true],
    [['a.c'], 'abc', false],
  ] as const)('%j and %s', (patterns, text, expected) => expect(matchesPatterns(patterns, text)).toBe(expected));
});
