import { describe, expect, it } from 'vitest';
import { repositoryFiles } from './files.ts';
import { crowdedFolders, MAX_FILES_PER_FOLDER, oddFileNames } from './folder-size.ts';

const files = repositoryFiles().filter((file) => /^(actions|packages|scripts|bench|test)\//.test(file));

it(`no folder has more than ${MAX_FILES_PER_FOLDER} source files`, () => expect(crowdedFolders(files)).toEqual([]));
it('file names are kebab-case', () => expect(oddFileNames(files)).toEqual([]));

describe('a folder', () => {
  const folder = (count: number) => Array.from({ length: count }, (_, index) => `packages/x/src/file-${index}.ts`);

  it('is crowded above the limit', () => {
    expect(crowdedFolders(folder(MAX_FILES_PER_FOLDER))).toEqual([]);
    expect(crowdedFolders(folder(MAX_FILES_PER_FOLDER + 1))).toEqual([
      `packages/x/src has ${MAX_FILES_PER_FOLDER + 1} source files`,
    ]);
  });

  it('may have any number of tests and sub-folders', () => {
    const more = ['index.ts', 'a.test.ts', 'test-support.ts', 'sub/b.ts', 'README.md'].map(
      (f) => `packages/x/src/${f}`,
    );
    expect(crowdedFolders([...folder(MAX_FILES_PER_FOLDER), ...more])).toEqual([]);
  });
});

it.each(['sourceText.ts', 'SourceText.ts', 'source_text.ts'])('a file may not be called %s', (name) => {
  expect(oddFileNames([`packages/x/src/${name}`, 'packages/x/src/source-text.test.ts'])).toEqual([
    `packages/x/src/${name}`,
  ]);
});
