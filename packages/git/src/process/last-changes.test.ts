import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { git } from '@kalypso-actions/git-server';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support.ts';
import { readLastChanges } from './last-changes.ts';

test('reads the last commit of each file, merge commits aside', async () => {
  const folder = temporaryFolder();
  expect(await readLastChanges(folder)).toBeUndefined();
  git(folder, ['init', '--quiet', '--template=', '--initial-branch=dev']);
  const commit = (author: string, subject: string, files: Readonly<Record<string, string>>): string => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--author', `${author} <a@example.com>`, '--message', subject]);
    return git(folder, ['rev-parse', 'HEAD']);
  };
  mkdirSync(join(folder, 'drone'));
  const first = commit('Kalypso Scheduler', 'Publish', {
    'drone/a.yaml': '1',
    'drone/b "ü\n.yaml': '1',
    'c.yaml': '1',
  });
  git(folder, ['switch', '--quiet', '--create', 'edit']);
  const second = commit('Alice', 'Edit, by hand', { 'drone/a.yaml': '2' });
  git(folder, ['switch', '--quiet', 'dev']);
  const third = commit('Bob', 'Add', { 'd.yaml': '1' });
  git(folder, ['merge', '--quiet', '--no-ff', '--message', 'Merge', 'edit']);
  const operator = { commit: first, author: 'Kalypso Scheduler', subject: 'Publish' };
  const alice = { commit: second, author: 'Alice', subject: 'Edit, by hand' };
  expect(Object.fromEntries((await readLastChanges(folder)) ?? [])).toEqual({
    'drone/a.yaml': alice,
    'drone/b "ü\n.yaml': operator,
    'c.yaml': operator,
    'd.yaml': { commit: third, author: 'Bob', subject: 'Add' },
  });
  expect(Object.fromEntries((await readLastChanges(join(folder, 'drone'))) ?? [])).toEqual({
    'a.yaml': alice,
    'b "ü\n.yaml': operator,
  });

  const shallow = temporaryFolder();
  git(shallow, ['clone', '--quiet', '--depth=1', pathToFileURL(folder).href, 'clone']);
  expect(await readLastChanges(join(shallow, 'clone'))).toBeUndefined();
});
