import { describe, expect, it } from 'vitest';
import { listDataDifferences } from './data-differences.ts';
import { isEqualData, parseVariables, parseYamlData, type YamlData } from './yaml-data.ts';

const parse = (text: string): readonly YamlData[] => {
  const documents = parseYamlData(text);
  if (documents === undefined) throw new Error(`invalid YAML: ${text}`);
  return documents;
};
const isEqual = (left: string, right: string) => isEqualData(parse(left), parse(right));

describe('YAML as data', () => {
  it.each([
    ['a: 1\nb: 2\n', 'b: 2\na: 1 # comment\n'],
    ['a: x\n', '{"a": "x"}'],
    ['a: |-\n  x\n', "a: 'x'"],
    ['a: ~\n', 'a: null\n'],
    ['a: 0x10\n', 'a: 16\n'],
    ['- a\n', '["a"]'],
    ['a: !!str 1\n', 'a: "1"\n'],
  ])('is equal: %j %j', (left, right) => {
    expect(isEqual(left, right)).toBe(true);
  });

  it.each([
    ['a: 1\n', 'a: "1"\n'],
    ['a: yes\n', 'a: "yes"\n'],
    ['a: yes\n', 'a: true\n'],
    ['- a\n- b\n', '- b\n- a\n'],
    ['a: 1\n---\nb: 1\n', 'b: 1\n---\na: 1\n'],
    ['a: &x 1\nb: *x\n', 'a: &x 1\nb: *x\nc: 1\n'],
    ['a: &x {c: 1}\nb: *x\n', 'a: {c: 1}\nb: &x {c: 1}\nd: *x\n'],
    ['a: !x 1\n', 'a: 1\n'],
    ['', 'a: 1\n'],
  ])('is not equal: %j %j', (left, right) => {
    expect(isEqual(left, right)).toBe(false);
  });

  it('is undefined for invalid YAML', () => {
    expect(parseYamlData('a: {')).toBeUndefined();
  });
});

describe('listDataDifferences', () => {
  const paths = (left: string, right: string) =>
    listDataDifferences(parse(left), parse(right)).map(({ path, desired, present }) => {
      return [path.join('.'), desired === undefined ? '+' : present === undefined ? '-' : '~'].join(' ');
    });

  it('names each value that differs', () => {
    expect(paths('a: {b: 1, c: [1, 2], d: 1}\n', 'a: {b: 2, c: [1], e: 1}\n')).toEqual([
      'a.b ~',
      'a.c.1 -',
      'a.d -',
      'a.e +',
    ]);
  });

  it('compares objects of the same kind and name, wherever they are', () => {
    const object = (name: string, value: number) => `kind: X\nmetadata: {name: ${name}}\nvalue: ${value}\n`;
    expect(paths(`${object('a', 1)}---\n${object('b', 1)}`, `${object('b', 2)}---\n${object('a', 1)}`)).toEqual([
      'value ~',
    ]);
    expect(paths(object('a', 1), `${object('b', 1)}---\n${object('a', 1)}`)).toEqual([' +']);
  });
});

it('parseVariables reads scripts', () => {
  expect(parseVariables('#!/bin/sh\nexport A="x y"\nB=1\n  export C=\'z\'\necho $A\n')).toEqual(
    new Map([
      ['A', { type: 'str', text: 'x y' }],
      ['B', { type: 'str', text: '1' }],
      ['C', { type: 'str', text: 'z' }],
    ]),
  );
});
