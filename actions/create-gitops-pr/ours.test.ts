import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, isOurs, isUpdateOfBranch, markLine, markOf, withTrailer } from './ours.ts';

const tree = 'a'.repeat(40);
const person = { name: 'Ada', email: 'ada@example.com' };
const github = { name: 'GitHub', email: 'noreply@github.com' };

const commit = (change: object) => ({
  id: 'c'.repeat(40),
  tree,
  parents: ['b'.repeat(40)],
  author: person,
  committer: person,
  date: 0,
  message: withTrailer('Deploy dev', tree),
  ...change,
});

describe('a pull request', () => {
  it('is known by the mark at the start of its body, whatever the branch and the folder are called', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (base, path, body) => {
        const mark = { base: `x${base}`.toWellFormed(), path: path.toWellFormed(), digest: digestOf('t', body) };
        const line = markLine(mark);
        expect(line.slice(4, -3)).not.toContain('--');
        expect(line).not.toContain('\n');
        expect(markOf(`${line}\n${body}`)).toEqual(mark);
        expect(markOf(`${line}\r\n${body}`)).toEqual(mark);
      }),
    );
  });

  it('is not ours by a mark elsewhere, or by half of one', () => {
    const line = markLine({ base: 'dev', path: '', digest: 'ab' });
    expect(markOf(`Look: ${line}`)).toBeUndefined();
    expect(markOf(line.replace('base=dev', 'base=%zz'))).toBeUndefined();
    expect(markOf('')).toBeUndefined();
  });

  it('has another mark for another title or body', () => {
    expect(new Set([digestOf('a', 'b'), digestOf('ab', ''), digestOf('a', 'c')]).size).toBe(3);
  });
});

describe('a commit', () => {
  it('is ours when it holds what its trailer says', () => {
    expect(isOurs(commit({}))).toBe(true);
    expect(isOurs(commit({ tree: 'd'.repeat(40) }))).toBe(false);
    expect(isOurs(commit({ message: 'Deploy dev' }))).toBe(false);
    expect(isOurs(commit({ message: `Kalypso-Tree: ${tree}\n\nbut not at the end` }))).toBe(false);
  });

  it('is ours when GitHub has rebased it, and a merge of the base branch by its button is nobody’s', () => {
    const other = { tree: 'd'.repeat(40), committer: github };
    expect(isOurs(commit(other))).toBe(true);
    expect(isOurs(commit({ ...other, message: 'edited on the page' }))).toBe(false);
    expect(isUpdateOfBranch(commit({ committer: github, parents: ['1', '2'] }))).toBe(true);
    expect(isUpdateOfBranch(commit({ parents: ['1', '2'] }))).toBe(false);
    expect(isUpdateOfBranch(commit({ committer: github }))).toBe(false);
  });

  it('keeps the trailers that its message has together with ours', () => {
    expect(withTrailer('One line\n', tree)).toBe(`One line\n\nKalypso-Tree: ${tree}`);
    expect(withTrailer('Text\n\nReviewed-by: Ada', tree)).toBe(`Text\n\nReviewed-by: Ada\nKalypso-Tree: ${tree}`);
    expect(withTrailer('feat: text', tree)).toBe(`feat: text\n\nKalypso-Tree: ${tree}`);
  });
});
