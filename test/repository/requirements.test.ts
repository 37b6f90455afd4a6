import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from '../architecture/files.ts';

const DOCUMENT = 'docs/requirements.md';
/** How many requirements the documents have, and how many of them may be open at most. */
const [COUNT, MAX_OPEN] = [145, 8];

interface Requirement {
  readonly number: number;
  readonly text: string;
  readonly state: string;
  readonly evidence: string;
}

function parseRequirements(markdown: string): readonly Requirement[] {
  return markdown.split('\n').flatMap((line) => {
    const [, number, text, state, evidence] = /^\| (\d+) \| (.+?) \| (\S+) \| (.+) \|$/.exec(line) ?? [];
    if (!number || !text || !state || !evidence) return [];
    return [{ number: Number(number), text, state, evidence }];
  });
}

/** Files in code style, each followed by the titles in it that show a requirement, in quotes. */
function listEvidence(evidence: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return evidence.split(/(?=`)(?<!`[^` ]+)/).flatMap((part) => {
    const [, file, rest = ''] = /^`([^`]+)`(.*)$/s.exec(part) ?? [];
    if (!file) return [];
    return [{ file, titles: [...rest.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title) }];
  });
}

const files = new Set(repositoryFiles());
const requirements = parseRequirements(readRepositoryFile(DOCUMENT));

describe(DOCUMENT, () => {
  it('lists every requirement of the documents once', () =>
    expect(requirements.map(({ number }) => number)).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1)));

  it('has a state for each, and few are open', () => {
    expect(requirements.filter(({ state }) => !['yes', 'partly', 'no'].includes(state))).toEqual([]);
    expect(requirements.filter(({ state }) => state !== 'yes').length).toBeLessThanOrEqual(MAX_OPEN);
  });

  it('has a reason for each that is open', () => {
    const open = requirements.filter(({ state }) => state !== 'yes');
    expect(open.filter(({ evidence }) => !/^[A-Z].{30,}\.$/.test(evidence))).toEqual([]);
  });

  it('names a test that exists for each that is met', () => {
    const problems = requirements.flatMap(({ number, state, evidence }) => {
      if (state !== 'yes') return [];
      const listed = listEvidence(evidence);
      const unknown = listed
        .filter(({ file }) => !files.has(file))
        .map(({ file }) => `${number}: ${file} does not exist`);
      const untitled = listed
        .filter(({ titles }) => titles.length === 0)
        .map(({ file }) => `${number}: no title in ${file}`);
      const missing = listed.flatMap(({ file, titles }) => {
        const text = files.has(file) ? readRepositoryFile(file) : '';
        return titles.filter((title) => !text.includes(title)).map((title) => `${number}: ${file} lacks “${title}”`);
      });
      const isTested = listed.some(({ file }) => /\.(test|slow)\.ts$|^test\//.test(file));
      return [...unknown, ...untitled, ...missing, ...(isTested ? [] : [`${number}: no test`])];
    });
    expect(problems).toEqual([]);
  });
});

describe('the list', () => {
  it('is read by its rows', () =>
    expect(parseRequirements('| # | a |\n| 7 | Do it | yes | `test/a.test.ts` “does it” |\n')).toEqual([
      { number: 7, text: 'Do it', state: 'yes', evidence: '`test/a.test.ts` “does it”' },
    ]));

  it('has evidence in files, by titles', () =>
    expect(listEvidence('`a.test.ts` “one”, “two”; `b.md` “three”')).toEqual([
      { file: 'a.test.ts', titles: ['one', 'two'] },
      { file: 'b.md', titles: ['three'] },
    ]));
});
