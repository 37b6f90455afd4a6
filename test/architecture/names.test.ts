import { describe, expect, it } from 'vitest';
import { sources } from './files.ts';
import { repeatedNames } from './names.ts';
import { parseSource } from './source.ts';

it('each exported name and each type is declared once', () => {
  expect(repeatedNames(sources('actions', 'packages'))).toEqual([]);
});

describe('a name', () => {
  const repeated = (...texts: string[]) =>
    repeatedNames(texts.map((text, index) => parseSource(`packages/p${index}/src/a.ts`, text)));

  it.each([
    ['two types, exported or not', 'export interface Clock { a: 1 }', 'type Clock = 1;'],
    ['a class and a type', 'class Clock {}', 'export type Clock = 1;'],
    ['a class that is the default export', 'export default class Clock {}', 'export interface Clock {}'],
    [
      'a function that is exported by another name',
      'function f() {} export { f as Clock };',
      'export const Clock = 1;',
    ],
    ['two exported functions', 'export function Clock() {}', 'export const Clock = () => 1;'],
  ])('may not be that of %s', (_, one, other) => {
    expect(repeated(one, other)).toEqual(['Clock: packages/p0/src/a.ts, packages/p1/src/a.ts']);
  });

  it('may be shared by functions that stay in their files, and by a type and its constant in one file', () => {
    expect(repeated('function byName() {}', 'const byName = 1; function f() { type Clock = 1; }')).toEqual([]);
    expect(repeated('export const Clock = 1; export type Clock = typeof Clock;')).toEqual([]);
    expect(repeated("export { Clock } from './b.ts';", 'export interface Clock {}')).toEqual([]);
  });
});
