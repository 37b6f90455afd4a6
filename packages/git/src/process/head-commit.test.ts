import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-support.ts';
import { readHeadCommit } from './head-commit.ts';

test('reads the commit of a checkout and of a folder that the commit contains, and of no other folder', async () => {
  const folder = temporaryFolder();
  expect(await readHeadCommit(folder)).toBeUndefined();

  git(folder, ['init', '--quiet', '--template=']);
  mkdirSync(join(folder, 'held'));
  mkdirSync(join(folder, 'left'));
  writeFileSync(join(folder, 'held', 'x.yaml'), 'x: 1\n');
  expect(await readHeadCommit(folder)).toBeUndefined();

  git(folder, ['add', 'held']);
  git(folder, ['commit', '--quiet', '-m', 'x']);
  const commit = git(folder, ['rev-parse', 'HEAD']);
  expect(await readHeadCommit(folder)).toBe(commit);
  expect(await readHeadCommit(join(folder, 'held'))).toBe(commit);
  expect(await readHeadCommit(join(folder, 'left'))).toBeUndefined();
});
