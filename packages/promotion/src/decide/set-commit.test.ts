import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setCommit } from './set-commit.ts';

const OLD = '3f786850e387550fdab836ed7e6dc881de23001b';
const NEW = '89e6c98d92887913cadf06b2adb97f26cde4849b';
const DIGITS = '1234567890123456789012345678901234567890';
const EXPONENT = '1234567890123456789012345678901234567e12';

const header = 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: BaseRepo\nmetadata:\n  name: main\n';
const fields = '  repo: https://github.com/contoso/control-plane\n  branch: main\n  path: .\n';
const file = (spec: string) => `${header}spec:\n${spec}`;
const set = (text: string, commit = NEW, name = 'main') => setCommit(text, name, commit);

describe('setCommit replaces the commit and nothing else', () => {
  it.each([
    ['plain', file(`${fields}  commit: ${OLD}\n`)],
    ['with a comment behind it', file(`  commit: ${OLD}   # the one\n${fields}`)],
    ['in double quotes', file(`${fields}  commit: "${OLD}"\n`)],
    ['in single quotes, with odd spaces', file(`${fields}  commit :    '${OLD}' # why\n`)],
    ['with a quoted key', file(`${fields}  "commit": ${OLD}\n`)],
    ['at the end, without a line break', file(`${fields}  commit: ${OLD}`)],
    [
      'with a byte order mark and Windows line breaks',
      `\ufeff${file(`${fields}  commit: ${OLD}\n`)}`.replaceAll('\n', '\r\n'),
    ],
    ['in braces', `${header}spec: {repo: r, branch: main, commit: ${OLD}, path: .}\n`],
    [
      'in JSON',
      `{"apiVersion":"scheduler.kalypso.io/v1alpha1","kind":"BaseRepo","metadata":{"name":"main"},"spec":{"commit":"${OLD}"}}`,
    ],
    ['with a tag and an anchor', file(`${fields}  commit: &c !!str ${OLD}\n`)],
    ['on a line of its own', file(`${fields}  commit:\n    ${OLD}\n`)],
    ['as a folded block', file(`${fields}  commit: >-\n    ${OLD}\n`)],
    [
      'beside comments that name it',
      `# was ${'0'.repeat(40)}\n${file(`${fields}  # commit: x\n  commit: ${OLD}\n`)}# end ${'0'.repeat(40)}\n`,
    ],
    ['among other documents', `a: 1\n---\n${file(`${fields}  commit: ${OLD}\n`)}---\n# none\n---\nb: [x]\n...\n`],
    ['in capitals', file(`${fields}  commit: ${OLD}\n`).replace(OLD, OLD.toUpperCase())],
  ])('%s', (_, text) => {
    const from = text.includes(OLD) ? OLD : OLD.toUpperCase();
    expect(set(text)).toEqual({ kind: 'edited', text: text.replace(from, NEW) });
  });

  it.each(['""', "''"])('that is empty: %s', (empty) => {
    for (const [before, after] of [
      ['  commit: ', ` # none\n${fields}`],
      [`${fields}  commit: &c `, '\n'],
      [`${fields}  commit:\n    `, ''],
    ]) {
      const edited = { kind: 'edited', text: file(`${before}${NEW}${after}`) };
      expect(set(file(`${before}${empty}${after}`))).toEqual(edited);
    }
    expect(set(file(`  commit: ${empty}\n${fields}`), DIGITS)).toMatchObject({
      text: file(`  commit: "${DIGITS}"\n${fields}`),
    });
    const braces = (commit: string) => `${header}spec: {repo: r, branch: main, commit: ${commit}, path: .}\n`;
    expect(set(braces(empty))).toEqual({ kind: 'edited', text: braces(NEW) });
  });

  it('in the document of that name only', () => {
    const other = file(`  commit: ${OLD}\n`).replace('main', 'other');
    const text = `${other}---\n${file(`  commit: ${OLD}\n`)}`;
    expect(set(text)).toEqual({ kind: 'edited', text: `${other}---\n${file(`  commit: ${NEW}\n`)}` });
  });

  it.each([DIGITS, EXPONENT])('quoting an id that YAML takes for a number: %s', (id) => {
    expect(set(file(`  commit: ${OLD} # c\n${fields}`), id)).toEqual({
      kind: 'edited',
      text: file(`  commit: "${id}" # c\n${fields}`),
    });
    expect(set(file(`  commit: '${OLD}'\n${fields}`), id)).toEqual({
      kind: 'edited',
      text: file(`  commit: '${id}'\n${fields}`),
    });
    expect(set(file(fields), id)).toEqual({ kind: 'edited', text: file(`${fields}  commit: "${id}"\n`) });
  });

  it('is what it was when the commit is there already', () => {
    const text = file(`${fields}  commit: "${OLD}" # same\n`);
    expect(set(text, OLD)).toEqual({ kind: 'edited', text });
  });
});

describe('setCommit adds a commit that is not there', () => {
  it.each([
    ['after the last line', file(fields), file(`${fields}  commit: ${NEW}\n`)],
    ['before what follows', `${file(fields)}status: {}\n`, `${file(`${fields}  commit: ${NEW}\n`)}status: {}\n`],
    ['without a final line break', file(fields).trimEnd(), `${file(fields)}  commit: ${NEW}`],
    ['after a comment of the last line', file('  repo: r # here\n'), file(`  repo: r # here\n  commit: ${NEW}\n`)],
    [
      'with the line breaks of the file',
      file(fields).replaceAll('\n', '\r\n'),
      file(`${fields}  commit: ${NEW}\n`).replaceAll('\n', '\r\n'),
    ],
    [
      'in braces',
      `${header}spec: {repo: r, branch: main}\n`,
      `${header}spec: {commit: ${NEW}, repo: r, branch: main}\n`,
    ],
    [
      'to a key without a value',
      file(`  commit:   # none yet\n${fields}`),
      file(`  commit: ${NEW}   # none yet\n${fields}`),
    ],
    [
      'before text of several lines',
      file('  repo: r\n  branch: >-\n    main\n\n    more\n'),
      file(`  commit: ${NEW}\n  repo: r\n  branch: >-\n    main\n\n    more\n`),
    ],
    [
      'beside one that is merged in',
      `x: &d {commit: ${OLD}}\n${file('  <<: *d\n  repo: r\n')}`,
      `x: &d {commit: ${OLD}}\n${file(`  <<: *d\n  repo: r\n  commit: ${NEW}\n`)}`,
    ],
  ])('%s', (_, text, expected) => expect(set(text)).toEqual({ kind: 'edited', text: expected }));
});

describe('setCommit refuses', () => {
  it.each([
    ['a file without that BaseRepo', file(fields).replace('name: main', 'name: other'), 'has no valid BaseRepo main'],
    ['invalid YAML', 'a: [', 'has no valid BaseRepo main'],
    [
      'an alias',
      `x: &c ${OLD}\n${file('  repo: r\n  commit: *c\n')}`,
      'cannot be changed without changing other values',
    ],
    [
      'escapes',
      file(`  repo: r\n  commit: "3\\x66${OLD.slice(2)}"\n`),
      'cannot be changed without changing other values',
    ],
    [
      'an anchor that is used elsewhere',
      file(`  commit: &c ${OLD}\n  repo: *c\n`),
      'cannot be changed without changing other values',
    ],
  ])('%s', (_, text, reason) => expect(set(text)).toEqual({ kind: 'failed', reason: expect.stringContaining(reason) }));
});

describe('setCommit, whatever is around the commit', () => {
  const id = fc.stringMatching(/^[0-9a-f]{40}$/);
  const comment = fc.stringMatching(/^[ -~äü]{0,20}$/).map((text) => ` # ${text}`);
  const files = fc
    .tuple(
      comment,
      comment,
      fc.constantFrom('', "'", '"'),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\ufeff'),
    )
    .map(
      ([one, two, quote, lineBreak, mark]) =>
        (commit: string) =>
          mark +
          file(`  repo: r${one}\n  commit: ${quote}${commit}${quote}${two}\n  path: .\n`).replaceAll('\n', lineBreak),
    );
  it('goes back to the very same bytes', () => {
    fc.assert(
      fc.property(files, id, id, (make, one, two) => {
        const text = make(`a${one.slice(1)}`);
        const there = set(text, `b${two.slice(1)}`);
        expect(there).toEqual({ kind: 'edited', text: make(`b${two.slice(1)}`) });
        expect(set(there.kind === 'edited' ? there.text : '', `a${one.slice(1)}`)).toEqual({ kind: 'edited', text });
      }),
      { numRuns: 200 },
    );
  });
});
