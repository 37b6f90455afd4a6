import { describe, expect, it } from 'vitest';
import { addTreeTrailer, isBranchUpdate, isManagedCommit } from './managed-commit.ts';

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
  message: addTreeTrailer('Deploy dev', tree),
  ...change,
});

describe('a commit', () => {
  it('is managed if it has the tree that its trailer names', () => {
    expect(isManagedCommit(commit({}))).toBe(true);
    expect(isManagedCommit(commit({ tree: 'd'.repeat(40) }))).toBe(false);
    expect(isManagedCommit(commit({ message: 'Deploy dev' }))).toBe(false);
    expect(isManagedCommit(commit({ message: `Kalypso-Tree: ${tree}\n\nbut not at the end` }))).toBe(false);
  });

  it('is managed if GitHub rebased it, and not foreign if GitHub merged the base branch', () => {
    const other = { tree: 'd'.repeat(40), committer: github };
    expect(isManagedCommit(commit(other))).toBe(true);
    expect(isManagedCommit(commit({ ...other, message: 'edited on the page' }))).toBe(false);
    expect(isBranchUpdate(commit({ committer: github, parents: ['1', '2'] }))).toBe(true);
    expect(isBranchUpdate(commit({ parents: ['1', '2'] }))).toBe(false);
    expect(isBranchUpdate(commit({ committer: github }))).toBe(false);
  });

  it('keeps the trailers of its message together', () => {
    expect(addTreeTrailer('One line\n', tree)).toBe(`One line\n\nKalypso-Tree: ${tree}`);
    expect(addTreeTrailer('Text\n\nReviewed-by: Ada', tree)).toBe(`Text\n\nReviewed-by: Ada\nKalypso-Tree: ${tree}`);
    expect(addTreeTrailer('feat: text', tree)).toBe(`feat: text\n\nKalypso-Tree: ${tree}`);
  });
});
