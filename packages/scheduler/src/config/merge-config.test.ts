import { Dict, List, type Value } from '@kalypso-actions/govalue';
import { marshalYaml, readConfigValue } from '@kalypso-actions/goyaml';
import { describe, expect, it } from 'vitest';
import { type ConfigSource, mergeConfig } from './merge-config.ts';

function source(name: string, values: Readonly<Record<string, string>>): ConfigSource {
  return { source: name, values: new Map(Object.entries(values).map(([key, text]) => [key, readConfigValue(text)])) };
}

/** The merged value of a key, as YAML. */
function merged(...texts: string[]): string {
  const { data } = mergeConfig(texts.map((text, index) => source(String(index), { k: text })));
  return marshalYaml(data.entries.get('k') ?? null);
}

describe('mergeConfig', () => {
  it('merges maps deeply', () => {
    expect(merged('{a: 1, n: {x: 1, y: 2}}', '{b: 2, n: {x: 3}}')).toBe(
      marshalYaml(readConfigValue('{a: 1, b: 2, n: {x: 3, y: 2}}')),
    );
  });

  it('appends lists', () => {
    expect(merged('[a, b]', '[b, c]')).toBe('- a\n- b\n- b\n- c\n');
    expect(merged('{l: [1]}', '{l: [2]}')).toBe('l:\n    - 1\n    - 2\n');
  });

  it('merges the elements of lists by name, and keeps their order', () => {
    expect(
      merged('[{name: a, v: 1, s: {p: 1}}, {name: b}]', '[{name: b, w: 2}, {name: c}, {name: a, s: {q: 2}}]'),
    ).toBe(marshalYaml(readConfigValue('[{name: a, v: 1, s: {p: 1, q: 2}}, {name: b, w: 2}, {name: c}]')));
  });

  it('distinguishes names of different types, and appends elements without a scalar name', () => {
    expect(merged('[{name: 1, a: 1}]', '[{name: "1", a: 2}]')).toBe('- a: 1\n  name: 1\n- a: 2\n  name: "1"\n');
    expect(merged('[{a: 1}, {name: ~}]', '[{b: 2}, {name: ~}]')).toBe('- a: 1\n- name: null\n- b: 2\n- name: null\n');
    expect(merged('[{name: [x]}]', '[{name: [x]}]')).toBe('- name:\n    - x\n- name:\n    - x\n');
    expect(merged('[name]', '[{name: name}]')).toBe('- name\n- name: name\n');
  });

  it('merges elements of one list that share a name', () => {
    expect(merged('[]', '[{name: a, v: 1}, {name: a, w: 2}]')).toBe('- name: a\n  v: 1\n  w: 2\n');
  });

  it('replaces a value of another kind, with null too', () => {
    expect(merged('{a: 1}', 'text')).toBe('text\n');
    expect(merged('[1]', '{a: 1}')).toBe('a: 1\n');
    expect(merged('{a: {b: 1}, c: 1}', '{a: ~}')).toBe('a: null\nc: 1\n');
  });

  it('does not change its input', () => {
    const before = readConfigValue('[{name: a, s: {p: 1}}]');
    const text = marshalYaml(before);
    mergeConfig([
      { source: '1', values: new Map([['k', before]]) },
      { source: '2', values: new Map<string, Value>([['k', readConfigValue('[{name: a, s: {q: 1}}, {name: b}]')]]) },
    ]);
    expect(marshalYaml(before)).toBe(text);
    expect(before).toBeInstanceOf(List);
  });

  it('records the sources of a value, and those that it overrides', () => {
    const { data, provenance } = mergeConfig([
      source('one', { a: '1', m: '{x: 1}', only: 'o' }),
      source('two', { a: '2', m: '{y: 2}' }),
      source('three', { a: '3' }),
      source('four', { m: 'text' }),
    ]);
    expect(Object.fromEntries(provenance)).toEqual({
      a: { setBy: ['three'], overrode: ['one', 'two'] },
      m: { setBy: ['four'], overrode: ['one', 'two'] },
      only: { setBy: ['one'], overrode: [] },
    });
    expect(marshalYaml(data)).toBe('a: "3"\nm: text\nonly: o\n');
    const joined = mergeConfig([source('one', { m: '{x: 1}' }), source('two', { m: '{y: 2}' })]);
    expect(joined.provenance.get('m')).toEqual({ setBy: ['one', 'two'], overrode: [] });
  });

  it('creates a map of the type that templates expect', () => {
    expect(mergeConfig([]).data).toEqual(new Dict(new Map()));
  });
});
