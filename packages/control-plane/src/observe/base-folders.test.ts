import { expect, it } from 'vitest';
import { parseBaseFolders } from './base-folders.ts';

it('parses a folder for main, and named ones', () => {
  expect(parseBaseFolders(['', ' base ', 'shared=../shared', 'a.b=c=d'])).toEqual({
    base: 'base',
    namedBases: new Map([
      ['shared', '../shared'],
      ['a.b', 'c=d'],
    ]),
  });
  expect(parseBaseFolders([])).toEqual({ base: undefined, namedBases: new Map() });
});
