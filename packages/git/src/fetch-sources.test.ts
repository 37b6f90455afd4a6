import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitServer, startGitServer } from '../../../test/support/git-server/index.ts';
import { createRepository } from '../../../test/support/git-server/repository.ts';
import { fetchSources } from './fetch-sources.ts';
import type { GitSource } from './source.ts';
import { failed, fetched, filesOf, impatientClock, temporaryFolder } from './test-support.ts';

let root: string;
let server: GitServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kalypso-served-'));
  server = await startGitServer(root);
});

afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

const files = {
  'a/one.yaml': 'one: 1\n',
  'a/deep/two.yml': 'two: 2\n',
  'b/three.yaml': 'three: 3\n',
  'b/code.js': '3;',
};
const yaml = ['*.yaml', '*.yml', '.sourceignore'];

async function fetchOne(source: GitSource, options: Partial<Parameters<typeof fetchSources>[1]> = {}) {
  const directory = temporaryFolder();
  const results = await fetchSources([source], {
    directory,
    serverUrl: server.url,
    clock: impatientClock(),
    ...options,
  });
  return results.get(source);
}

describe('over HTTP', () => {
  test('reads the head of a branch', async () => {
    const { commits } = createRepository(root, 'acme/head', [{ files }, { files: { 'a/one.yaml': 'one: 1.1\n' } }]);
    const source = { repo: `${server.url}/acme/head`, ref: { branch: 'main' }, path: '.' };
    const { root: folder, commit } = fetched(await fetchOne(source));
    expect(commit).toBe(commits[1]);
    expect(await filesOf(folder)).toEqual({ ...files, 'a/one.yaml': 'one: 1.1\n' });
  });

  test('reads an older commit', async () => {
    const { commits } = createRepository(root, 'acme/older', [{ files }, { files: { 'a/one.yaml': 'one: 1.1\n' } }]);
    const source = { repo: `${server.url}/acme/older`, ref: { branch: 'main', commit: commits[0] ?? '' }, path: 'a' };
    const { root: folder, commit } = fetched(await fetchOne(source, { files: yaml }));
    expect(commit).toBe(commits[0]);
    expect(await filesOf(folder)).toEqual({ 'a/one.yaml': 'one: 1\n', 'a/deep/two.yml': 'two: 2\n' });
  });

  test('names a missing branch', async () => {
    createRepository(root, 'acme/branches', [{ files }]);
    const source = { repo: `${server.url}/acme/branches`, ref: { branch: 'nope' }, path: '.' };
    const failure = failed(await fetchOne(source));
    expect(failure.kind).toBe('branch-not-found');
  });
});
