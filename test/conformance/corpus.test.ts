import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCorpus } from './corpus.ts';
import { listedCases, readExceptionLists } from './deviations.ts';
import { openCases } from './run-cases.ts';

const CORPUS = join(import.meta.dirname, 'corpus');

const lists = readExceptionLists(import.meta.dirname);
const { cases, close } = openCases(CORPUS, lists);
afterAll(close);

describe('the engine passes the case', () => {
  it.each(cases)('$id', async ({ run }) => {
    const { failure } = await run();
    if (failure !== undefined) throw new Error(`\n${failure}`);
  });
});

describe('the corpus', () => {
  const ids = cases.map(({ id }) => id);

  it('names each case once', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('contains each case that is listed as an exception', () => {
    expect(listedCases(lists).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('contains no text of upstream repositories', () => {
    const { renderLines, close: closeCorpus } = openCorpus(CORPUS);
    closeCorpus();
    const tagged = renderLines.map((line) => JSON.parse(line)).filter(({ tags }) => tags?.includes('upstream'));
    expect(tagged.map(({ id }) => id)).toEqual([]);
  });
});
