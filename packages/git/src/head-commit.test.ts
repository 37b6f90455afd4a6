import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git } from '../../../test/support/git-server/repository.ts';
import { headCommit } from './head-commit.ts';
import { temporaryFolder } from './test-support.ts';

test('the commit of a checkout, of a folder that it holds, and of nothing else', async () => {
  const folder = temporaryFolder();
  expect(await headCommit(folder)).toBeUndefined();

  git(folder, ['init', '--quiet', '--template=']);
  mkdirSync(join(folder, 'held'));
  mkdirSync(join(folder, 'left'));
  writeFileSync(join(folder, 'held', 'x.yaml'), 'x: 1\n');
  expect(await headCommit(folder)).toBeUndefined();

  git(folder, ['add', 'held']);
  git(folder, ['commit', '--quiet', '-m', 'x']);
  const commit = git(folder, ['rev-parse', 'HEAD']);
  expect(await headCommit(folder)).toBe(commit);
  expect(await headCommit(join(folder, 'held'))).toBe(commit);
  expect(await headCommit(join(folder, 'left'))).toBeUndefined();
});
