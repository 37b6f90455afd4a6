import { describe, expect, it } from 'vitest';
import { sources } from './files.ts';
import { impureUses } from './purity.ts';
import { parseSource } from './source.ts';

it('decisions touch nothing of the world', () => {
  expect(sources('packages').flatMap(impureUses)).toEqual([]);
});

describe('a decision', () => {
  const impure = (text: string, file = 'packages/gitops/src/decide/a.ts') =>
    impureUses(parseSource(file, text)).map(({ message }) => message.split(' has')[0]);

  it.each([
    ["import { readFileSync } from 'node:fs';", 'node:fs'],
    ["const { spawn } = await import('node:child_process');", 'node:child_process'],
    ['const token = process.env.TOKEN;', 'process.env'],
    ['const now = Date.now();', 'Date.now'],
    ['const now = new Date();', 'new Date()'],
    ['const id = randomUUID();', 'randomUUID'],
    ['const x = Math.random();', 'Math.random'],
    ["console.log('x');", 'console.log'],
    ["const page = await fetch('https://example.com');", 'fetch'],
    ['setTimeout(() => {}, 1);', 'setTimeout'],
  ])('may not do this: %s', (text, found) => expect(impure(text)).toContain(found));

  it.each([
    ["import { join } from 'node:path/posix';", 'packages/gitops/src/decide/a.ts'],
    ['const at = new Date(instant);', 'packages/promotion/src/rules/a.ts'],
    ["import { readFileSync } from 'node:fs';", 'packages/gitops/src/observe/a.ts'],
    ["import { readFileSync } from 'node:fs';", 'packages/scheduler/src/load/a.ts'],
    ["import { readFileSync } from 'node:fs';", 'packages/gitops/src/decide/a.test.ts'],
  ])('may do this: %s in %s', (text, file) => expect(impure(text, file)).toEqual([]));
});
