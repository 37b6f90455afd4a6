import { describe, expect, it } from 'vitest';
import { cyclesIn, fileCycles, folderCycles } from './cycles.ts';
import { sources } from './files.ts';
import { parseSource } from './source.ts';

const all = sources('actions', 'packages');
const parse = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([file, text]) => parseSource(file, text));

describe('imports', () => {
  it('form no cycle between files', () => expect(fileCycles(all)).toEqual([]));
  it('form no cycle between folders', () => expect(folderCycles(all)).toEqual([]));
});

describe('a cycle', () => {
  it('of two files is found, imports of types included', () => {
    const files = parse({
      'packages/x/src/a.ts': "import { b } from './b.ts';",
      'packages/x/src/b.ts': "import type { A } from './a.ts';",
      'packages/x/src/c.ts': "import { b } from './b.ts';",
    });
    expect(fileCycles(files)).toEqual([['packages/x/src/a.ts', 'packages/x/src/b.ts']]);
    expect(folderCycles(files)).toEqual([]);
  });

  it('of folders is found where no file is in one', () => {
    const files = parse({
      'packages/x/src/one/a.ts': "import { b } from '../two/b.ts';",
      'packages/x/src/two/b.ts': '',
      'packages/x/src/two/c.ts': "export * from '../one/d.ts';",
      'packages/x/src/one/d.ts': '',
    });
    expect(fileCycles(files)).toEqual([]);
    expect(folderCycles(files)).toEqual([['packages/x/src/one', 'packages/x/src/two']]);
  });

  it('is not closed by the index of a package', () => {
    const files = parse({
      'packages/x/src/index.ts': "export { a } from './one/a.ts';",
      'packages/x/src/one/a.ts': "import { limit } from '../limit.ts';",
      'packages/x/src/limit.ts': '',
    });
    expect(folderCycles(files)).toEqual([]);
  });

  it('may exist in tests', () => {
    const files = parse({
      'packages/x/src/a.ts': '',
      'packages/x/src/one/b.ts': "import { a } from '../a.ts';",
      'packages/x/src/a.test.ts': "import { b } from './one/b.ts';",
    });
    expect(folderCycles(files)).toEqual([]);
  });

  it('of any length is found, and each node is in one', () => {
    const graph = new Map([
      ['a', new Set(['b', 'x'])],
      ['b', new Set(['c'])],
      ['c', new Set(['a'])],
      ['x', new Set(['y'])],
      ['y', new Set(['x', 'z'])],
      ['z', new Set<string>()],
    ]);
    expect(cyclesIn(graph)).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
  });
});
