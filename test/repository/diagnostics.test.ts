import { describe, expect, it } from 'vitest';
import { readRepositoryFile, sources } from '../architecture/files.ts';
import { parseSource } from '../architecture/source.ts';
import { diagnosticCodes, listedCodes } from './diagnostics.ts';

describe('docs/reference/diagnostics.md', () => {
  // The emulators have codes of the services that they emulate.
  const { codes, unclear } = diagnosticCodes(
    sources('packages', 'actions').filter(({ file }) => !/\.test\.ts$|^packages\/testing\//.test(file)),
  );
  const listed = listedCodes(readRepositoryFile('docs/reference/diagnostics.md'));

  it('lists every code that is reported, once, and no other', () => {
    expect([...codes].filter((code) => !listed.includes(code))).toEqual([]);
    expect(listed.filter((code, index) => !codes.has(code) || listed.indexOf(code) !== index)).toEqual([]);
  });

  it('finds every code in the source', () => expect(unclear).toEqual([]));
});

describe('a code', () => {
  const found = (text: string) => [...diagnosticCodes([parseSource('packages/x/a.ts', text)]).codes].sort();

  it.each([
    ['in an object', "f({ code: 'a-b', severity: 'error' });", ['a-b']],
    ['chosen by a condition', "const d = { code: x ? 'a' : y ? 'b2' : 'c' };", ['a', 'b2', 'c']],
    ['that a type allows', "interface P { readonly code: 'a-b' | 'c' }", ['a-b', 'c']],
    ['given to a method', "class X { #add(at: number, code: string) {} m() { this.#add(1, 'a-b'); } }", ['a-b']],
    ['given to a function', "function add(code: string) {} add('a-b'); add(other);", ['a-b']],
    ['of the operating system, which is another kind', "const e = { code: 'ENOENT' }; other('a-b');", []],
  ])('is found %s', (_, text, expected) => expect(found(text)).toEqual(expected));

  it('may not be put together', () => {
    const { unclear } = diagnosticCodes([parseSource('packages/x/a.ts', 'f({\n code: `a-$' + '{b}` });')]);
    expect(unclear).toEqual([expect.objectContaining({ line: 2 })]);
  });

  it('is listed in the first cell of a row', () => {
    expect(listedCodes('| code | means |\n| `a-b`   | `c` |\nSee `d`.\n')).toEqual(['a-b']);
  });
});
