import { createCipheriv } from 'node:crypto';
import { type CommitSpec, createRepository, git } from '@kalypso-actions/git-server';
import { describe, expect, test } from 'vitest';
import { expectFailed, expectFetched, filesOf, Served, temporaryFolder } from '../test-support.ts';
import type { FetchOptions } from './fetch-sources.ts';

const served = new Served();
const ref = { branch: 'main' };

/** Creates a repository on disk: these tests are about its content, not about the transport. */
function createLocal(files: NonNullable<CommitSpec['files']>): string {
  return createRepository(temporaryFolder(), 'acme/shared', [{ files }]).folder;
}

/** Fetches folders of one repository and revision, as registrations that share it do. @returns the result of each */
async function fetchFolders(repo: string, paths: readonly string[], options: Partial<FetchOptions> = {}) {
  const sources = paths.map((path) => ({ repo, ref, path }));
  const results = await served.fetchAll(sources, options);
  return sources.map((source) => results.get(source));
}

describe.concurrent('a folder that breaks a limit does not affect another folder of the repository', () => {
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(3000));

  test.each<[string, NonNullable<CommitSpec['files']>, NonNullable<FetchOptions['limits']>, string]>([
    ['a file', { 'bad/x.yaml': noise }, { maxFileBytes: 2000 }, 'the file "bad/x.yaml" is larger than 0.002 MB'],
    [
      'all files',
      { 'bad/x.yaml': noise, 'bad/y.yaml': 'y' },
      { maxTotalBytes: 3000 },
      'the files in "bad" total more than 0.003 MB',
    ],
    [
      'the same file several times',
      { 'bad/x.yaml': noise, 'bad/y.yaml': noise },
      { maxTotalBytes: 5000 },
      'the files in "bad" total more than 0.005 MB',
    ],
    [
      'the number of files',
      { 'bad/x.yaml': '', 'bad/deep/y.yaml': '', 'bad/z.yaml': '' },
      { maxFiles: 2 },
      'the folder "bad" contains more than 2 files',
    ],
  ])('%s', async (_, files, limits, message) => {
    const repo = createLocal({ ...files, '.sourceignore': '', 'ok/a.yaml': 'a: 1\n' });
    const [bad, ok, deeper] = await fetchFolders(repo, ['bad', 'ok', 'ok/none'], { limits });
    expect(expectFailed(bad)).toMatchObject({ kind: 'too-large', message, hint: expect.stringContaining('path') });
    expect(expectFailed(deeper).kind).toBe('path-not-found');
    expect(await filesOf(expectFetched(ok).root)).toMatchObject({ 'ok/a.yaml': 'a: 1\n' });
  });

  test('although it contains that folder', async () => {
    const repo = createLocal({ 'x.yaml': noise, 'ok/a.yaml': 'a: 1\n' });
    const [all, ok] = await fetchFolders(repo, ['.', 'ok'], { limits: { maxFileBytes: 2000 } });
    expect(expectFailed(all).message).toBe('the file "x.yaml" is larger than 0.002 MB');
    expect(await filesOf(expectFetched(ok).root)).toEqual({ 'ok/a.yaml': 'a: 1\n' });
  });

  test('unless that contains it, too', async () => {
    const repo = createLocal({ 'ok/a.yaml': '', 'ok/deep/x.yaml': noise });
    const results = await fetchFolders(repo, ['.', 'ok', 'ok/deep'], { limits: { maxFileBytes: 2000 } });
    const message = 'the file "ok/deep/x.yaml" is larger than 0.002 MB';
    expect(results.map((result) => expectFailed(result).message)).toEqual([message, message, message]);
  });

  test('by unsafe names, and names that the disk cannot store', async () => {
    const repo = createLocal({ 'long/x.yaml': '', 'ok/a.yaml': 'a: 1\n' });
    const blob = git(repo, ['hash-object', '-w', '--stdin'], 'evil: true\n');
    const createTree = (entries: readonly (readonly [mode: string, name: string, id: string])[]) => {
      const parts = entries.map(([mode, name, id]) =>
        Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
      );
      return git(repo, ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], Buffer.concat(parts));
    };
    const dots = createTree([['40000', '..', createTree([['100644', 'x.yaml', blob]])]]);
    const twice = createTree([
      ['100644', 'x.yaml', blob],
      ['100644', 'x.yaml', blob],
    ]);
    const tree = createTree([
      ['40000', 'dots', dots],
      ['40000', 'ok', git(repo, ['rev-parse', 'main:ok'])],
      ['40000', 'twice', twice],
    ]);
    git(repo, ['update-ref', 'refs/heads/main', git(repo, ['commit-tree', '-m', 'x', tree])]);
    const [inDots, inTwice, ok] = await fetchFolders(repo, ['dots', 'twice', 'ok']);
    expect(expectFailed(inDots)).toEqual({
      kind: 'unsafe-content',
      message: 'the repository contains the unsafe path "dots/.."',
    });
    expect(expectFailed(inTwice).message).toContain('"twice/x.yaml" conflicts with another path');
    expect(Object.keys(await filesOf(expectFetched(ok).root))).toContain('ok/a.yaml');
  });

  test('a download, which costs the other folders a request of their own', async () => {
    const big = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(6_000_000));
    const files = { 'bad/x.yaml': big, 'bad/y.yaml': 'y: 1\n', 'ok/a.yaml': 'a: 1\n' };
    const { url, name } = served.repository([{ files }]);
    const stall = { kind: 'stall', share: 0.9 } as const;
    // The first request for files is for all of them, the second for those of "ok". A request with a fault does not count for the next fault.
    const faults = [2, 3].map((after) => ({ on: 'upload-pack', how: stall, after }) as const);
    await served.server.setRules(name, { faults });
    const limits = { maxDownloadBytes: 1_000_000 };
    const log: string[] = [];
    const [bad, ok] = await fetchFolders(url, ['bad', 'ok'], { limits, log: (line) => log.push(line) });
    expect(expectFailed(bad)).toEqual({ kind: 'too-large', message: `${url} sent more than 1 MB` });
    expect(await filesOf(expectFetched(ok).root)).toEqual({ 'ok/a.yaml': 'a: 1\n' });
    expect(log.at(-1)).toMatch(/: fetching each folder on its own/);
  });
});
