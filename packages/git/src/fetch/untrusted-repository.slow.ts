import { createCipheriv } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CommitSpec, createRepository, git } from '@kalypso-actions/git-server';
import { describe, expect, test } from 'vitest';
import { expectFailed, expectFetched, filesOf, Served, temporaryFolder } from '../test-support.ts';

const served = new Served();
const ref = { branch: 'main' };

/** Creates a repository on disk: these tests are about its content, not about the transport. */
function local(commits: readonly CommitSpec[]) {
  const { folder, commits: ids } = createRepository(temporaryFolder(), 'acme/untrusted', commits);
  return { repo: folder, ref, path: '.', ids };
}

/** Creates a tree that git itself would not create, from raw entries. */
function rawTree(folder: string, entries: readonly (readonly [mode: string, name: string, id: string])[]): string {
  const parts = entries.map(([mode, name, id]) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  );
  return git(folder, ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], Buffer.concat(parts));
}

function withRawTree(entries: (blob: string, folder: string) => readonly (readonly [string, string, string])[]) {
  const source = local([]);
  const blob = git(source.repo, ['hash-object', '-w', '--stdin'], 'evil: true\n');
  const tree = rawTree(source.repo, entries(blob, source.repo));
  git(source.repo, ['update-ref', 'refs/heads/main', git(source.repo, ['commit-tree', '-m', 'x', tree])]);
  return source;
}

describe.concurrent('links and submodules', () => {
  const link = (content: string) => ({ mode: '120000', content }) as const;

  test('are skipped, returned and logged', async () => {
    const commit = '1'.repeat(40);
    const source = local([
      {
        files: {
          'passwd.yaml': link('/etc/passwd'),
          'etc.yaml': link('/etc'),
          'good.yaml': 'good: 1\n',
          'sub.yaml': { mode: '160000', content: commit },
          '.gitmodules': `[submodule "sub.yaml"]\n\tpath = sub.yaml\n\turl = ext::sh -c touch% /tmp/owned\n`,
          'run.yaml': { mode: '100755', content: 'run: 1\n' },
        },
      },
    ]);
    const log: string[] = [];
    const result = await served.fetch(source, { files: ['*.yaml'], log: (line) => log.push(line) });
    const { root } = expectFetched(result);
    expect(result).toMatchObject({
      skipped: [
        { path: 'etc.yaml', kind: 'link' },
        { path: 'passwd.yaml', kind: 'link' },
        { path: 'sub.yaml', kind: 'submodule' },
      ],
    });
    expect(await filesOf(root)).toEqual({ 'good.yaml': 'good: 1\n', 'run.yaml': 'run: 1\n' });
    expect(lstatSync(join(root, 'run.yaml')).mode & 0o111).toBe(0);
    const left = ['"etc.yaml"', '"passwd.yaml"', '"sub.yaml"'];
    expect(log.slice(1)).toEqual(
      left.map((name) => `${source.repo}: skipped ${name}: links and submodules are not followed`),
    );
  });

  test('are returned with each path that contains them, and count as its files', async () => {
    const source = local([{ files: { 'x.yaml': link('/etc'), 'a/y.yaml': link('/etc'), 'b/z.yaml': '' } }]);
    const sources = ['.', 'a', 'b'].map((path) => ({ ...source, path }));
    const fetchAll = async (maxFiles: number) => {
      const results = await served.fetchAll(sources, { files: ['*.yaml'], limits: { maxFiles } });
      return sources.map((each) => results.get(each));
    };
    const [x, y] = [
      { path: 'x.yaml', kind: 'link' },
      { path: 'a/y.yaml', kind: 'link' },
    ];
    const [all, a, b] = await fetchAll(3);
    expect(all).toMatchObject({ skipped: [y, x] });
    expect(a).toMatchObject({ skipped: [y] });
    expectFetched(b);
    expect(b).not.toHaveProperty('skipped');
    expect(expectFailed((await fetchAll(2))[0]).message).toBe('the repository contains more than 2 files');
  });

  test('are logged by name up to a limit', async () => {
    const links = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`${i}.yaml`, link('/etc/passwd')]));
    const log: string[] = [];
    expectFetched(await served.fetch(local([{ files: links }]), { log: (line) => log.push(line) }));
    expect(log).toHaveLength(12);
    expect(log.at(-1)).toMatch(/: skipped 15 more links and submodules$/);
  });

  test('are not read as folders', async () => {
    const sub = { mode: '160000', content: '1'.repeat(40) } as const;
    const source = local([{ files: { 'a/etc': link('/etc'), 'a/sub': sub, x: '' } }]);
    const at = `${source.repo} at ${source.ids[0]}`;
    const linkHint = 'Set the path to the folder that the link leads to.';
    const submoduleHint = 'Set the repository to that of the submodule.';
    for (const [path, is, hint] of [
      ['a/etc', 'is not a folder in AT: it is a symbolic link, which is not followed', linkHint],
      ['a/etc/ssl/x', 'is not a folder in AT: "a/etc" is a symbolic link, which is not followed', linkHint],
      ['a/sub', 'is not a folder in AT: it is a submodule, which is not read', submoduleHint],
      ['a/sub/x', 'is not a folder in AT: "a/sub" is a submodule, which is not read', submoduleHint],
      ['a/x', 'does not exist in AT', undefined],
    ] as const) {
      const message = `the path ${JSON.stringify(path)} ${is.replace('AT', at)}`;
      const failure = expectFailed(await served.fetch({ ...source, path }));
      expect(failure).toEqual({ kind: 'path-not-found', message, ...(hint === undefined ? {} : { hint }) });
    }
  });

  test('cannot redirect a write if a folder has the same name', async () => {
    const outside = temporaryFolder();
    const source = withRawTree((blob, folder) => {
      const target = git(folder, ['hash-object', '-w', '--stdin'], outside);
      return [
        ['120000', 'x', target],
        ['40000', 'x', rawTree(folder, [['100644', 'y.yaml', blob]])],
      ];
    });
    const { root } = expectFetched(await served.fetch(source, { files: ['*.yaml'] }));
    expect(await filesOf(root)).toEqual({ 'x/y.yaml': 'evil: true\n' });
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe.concurrent('names', () => {
  test.each(['..', '.', '.git', '.GIT'])('%s', async (name) => {
    const source = withRawTree((blob, folder) => [['40000', name, rawTree(folder, [['100644', 'x.yaml', blob]])]]);
    const directory = temporaryFolder();
    expect(expectFailed(await served.fetch(source, { directory })).kind).toBe('unsafe-content');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('with a slash', async () => {
    const source = withRawTree((blob) => [['100644', '../../x.yaml', blob]]);
    expect(expectFailed(await served.fetch(source)).kind).toBe('unsafe-content');
  });

  test('that a file shares with a folder or another file', async () => {
    const both = withRawTree((blob, folder) => [
      ['100644', 'x', blob],
      ['40000', 'x', rawTree(folder, [['100644', 'y', blob]])],
    ]);
    const twice = withRawTree((blob) => [
      ['100644', 'x', blob],
      ['100644', 'x', blob],
    ]);
    for (const source of [both, twice]) {
      const failure = expectFailed(await served.fetch(source));
      expect(failure).toMatchObject({
        kind: 'unsafe-content',
        message: expect.stringContaining('conflicts with another path'),
      });
    }
  });

  test('that are too long for the disk', async () => {
    const source = local([{ files: { [`${'d/'.repeat(2500)}x.yaml`]: 'x' } }]);
    expect(expectFailed(await served.fetch(source)).kind).toBe('unsafe-content');
  });
});

describe('programs', () => {
  test('in attributes are not run, and content is not changed', async () => {
    const marker = join(temporaryFolder(), 'ran');
    const files = {
      '.gitattributes': '*.yaml filter=evil ident eol=crlf working-tree-encoding=UTF-16 export-subst\n',
      '.lfsconfig': `[lfs]\n\turl = http://127.0.0.1:1/${marker}\n`,
      'x.yaml': '$Id$ $Format:%H$\nx: 1\n',
    };
    const source = local([{ files }]);
    git(source.repo, ['config', 'filter.evil.smudge', `touch ${marker}`]);
    expect(await filesOf(expectFetched(await served.fetch(source)).root)).toEqual(files);
    expect(existsSync(marker)).toBe(false);
  });

  test('in the configuration of a user or a repository are not run', async () => {
    const marker = join(temporaryFolder(), 'ran');
    const source = local([{ files: { 'x.yaml': 'x: 1\n' } }]);
    git(source.repo, ['config', 'core.fsmonitor', `touch ${marker}`]);
    git(source.repo, ['config', 'uploadpack.packObjectsHook', `touch ${marker};`]);
    const before = { ...process.env };
    Object.assign(process.env, {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'uploadpack.packObjectsHook',
      GIT_CONFIG_VALUE_0: `touch ${marker};`,
      GIT_SSH_COMMAND: `touch ${marker};`,
      GIT_TRACE: '1',
      GIT_DIR: '/nowhere',
    });
    try {
      expectFetched(await served.fetch(source));
    } finally {
      process.env = before;
    }
    expect(existsSync(marker)).toBe(false);
  });
});

describe.concurrent('sizes', () => {
  const zeros = Buffer.alloc(3_000_000);

  test.each([
    ['a file', { files: { 'bomb.yaml': zeros } }, { maxFileBytes: 2e6 }, '"bomb.yaml" is larger than 2 MB'],
    [
      'all files',
      { files: { a: 'x'.repeat(600), b: 'y'.repeat(600) } },
      { maxTotalBytes: 1000 },
      'the files total more than 0.001 MB',
    ],
    ['the same file several times', { files: { a: zeros, b: zeros } }, { maxTotalBytes: 5e6 }, '5 MB'],
    ['the number of files', { files: { a: '', b: '', c: '' } }, { maxFiles: 2 }, 'more than 2 files'],
  ])('%s', async (_, commit, limits, message) => {
    const directory = temporaryFolder();
    const failure = expectFailed(await served.fetch(local([commit]), { directory, limits }));
    expect(failure).toMatchObject({ kind: 'too-large', message: expect.stringContaining(message) });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('a download', async () => {
    const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(zeros);
    const { url, name } = served.repository([{ files: { 'x.yaml': noise } }]);
    const stall = { kind: 'stall', share: 0.9 } as const;
    await served.server.setRules(name, { faults: [{ on: 'upload-pack', how: stall, after: 2 }] });
    const result = await served.fetch(
      { repo: url, ref, path: '.' },
      { limits: { maxDownloadBytes: 100_000 }, timeoutMs: 5000 },
    );
    expect(expectFailed(result)).toEqual({ kind: 'too-large', message: `${url} sent more than 0.1 MB` });
  });

  test('a tree that expands to ten billion files', async () => {
    const source = withRawTree((blob, folder) => {
      let level = rawTree(folder, [['100644', 'x.yaml', blob]]);
      const wide = (id: string) => Array.from({ length: 10 }, (_, i) => ['40000', `d${i}`, id] as const);
      for (let depth = 0; depth < 9; depth++) level = rawTree(folder, wide(level));
      return wide(level);
    });
    expect(expectFailed(await served.fetch(source)).kind).toBe('too-large');
  });
});
