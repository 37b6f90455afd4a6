import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles, sources } from './files.ts';
import { parseSource } from './source.ts';
import { AVOIDED_TERMS, avoidedInSource, avoidedInText, identifierWords } from './vocabulary.ts';

const OWN = /^test\/architecture\/vocabulary/;
/** Texts of others, recorded data, and the history of releases. */
const NOT_PROSE = /^(dist|schemas)\/|\/(fixtures|corpus)\/|^LICENSE|^CHANGELOG/;
const shown = ({ file, line, message }: { file: string; line: number; message: string }) =>
  `${file}:${line}: ${message}`;

describe('the vocabulary of the field', () => {
  it.each(['actions', 'packages', 'scripts', 'bench', 'test'])('is used in %s', (folder) => {
    const files = sources(folder).filter(({ file }) => !OWN.test(file) && !NOT_PROSE.test(file));
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(avoidedInSource).map(shown)).toEqual([]);
  });

  it('is used in documents, action files and workflows', () => {
    const files = repositoryFiles().filter(
      (file) => /\.(md|ya?ml|sh)$|\.properties\.json$|^\.ci\/run$/.test(file) && !NOT_PROSE.test(file),
    );
    expect(files).toContain('docs/architecture.md');
    expect(files.flatMap((file) => avoidedInText(file, readRepositoryFile(file))).map(shown)).toEqual([]);
  });

  it('is used in file names', () => {
    const files = repositoryFiles().filter((file) => !NOT_PROSE.test(file));
    const words = (file: string) => identifierWords(file.replace(/[/.-]/g, ' '));
    expect(files.filter((file) => AVOIDED_TERMS.some(({ identifier }) => identifier?.test(words(file))))).toEqual([]);
  });
});

describe('an avoided term', () => {
  const found = (text: string, file = 'packages/x/src/a.ts') =>
    avoidedInSource(parseSource(file, text)).map(({ line, message }) => `${line}: ${message.split(':')[0]}`);

  it.each([
    ['a comment', 'const a = 1;\n// What the user is told.', ['2: "told"']],
    ['a docstring', '/** Nothing when it is gone. */\nconst a = 1;', ['1: "Nothing when"']],
    ['a message', "const a = { hint: 'Mend it.' };", ['1: "Mend"']],
    ['the part of a message', ['const a = (b) => `$', '{b} is no YAML`;'].join(''), ['1: "is no"']],
    ['a function', 'function tellAll() {}', ['1: "tellAll"']],
    ['a parameter', 'const f = ({ a: doors }, [ours] = []) => 1;', ['1: "doors"', '1: "ours"']],
    ['a constant', 'const MOST_ROWS = 1;', ['1: "MOST_ROWS"']],
    ['a property of a type', 'interface A { readonly placeOf: string }', ['1: "placeOf"']],
    ['a private method', 'class A { #ask() {} }', ['1: "#ask"']],
  ])('is found in %s', (_, text, expected) => {
    expect(found(text).map((line) => line.replace('"ask"', '"#ask"'))).toEqual(expected);
  });

  it.each([
    ['round in sprig', 'export function round() {} // It rounds.', 'packages/gotemplate/src/sprig/math.ts'],
    ['a word within another one', '// Replace the standard.\nconst replacement = 1;', 'packages/x/src/a.ts'],
    ['a word of an API that is only used', 'api.ask(response.told);', 'packages/x/src/a.ts'],
    ['an ordinary use', '// There is no rule; it is no longer a stand-in for it.', 'packages/x/src/a.ts'],
  ])('is not %s', (_, text, file) => expect(found(text, file)).toEqual([]));

  it('is found in prose, not in code of a document', () => {
    const page = '# Doors\n\n`doors` are doors.\n\n```sh\ntell me\n```\n';
    expect(avoidedInText('docs/a.md', page).map(({ line }) => line)).toEqual([1, 3]);
    expect(avoidedInText('actions/a/action.yml', 'description: Told later.\n')).toHaveLength(1);
  });
});
