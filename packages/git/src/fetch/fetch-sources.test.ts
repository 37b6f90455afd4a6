import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { git } from '@kalypso-actions/git-server';
import { describe, expect, test } from 'vitest';
import { expectFailed, expectFetched, filesOf, Served, temporaryFolder } from '../test-support.ts';

const served = new Served();
const yaml = ['*.yaml', '*.yml', '.sourceignore'];
const files = {
  '.sourceignore': 'b\n',
  'a/one.yaml': 'one: 1\n',
  'a/deep/two.yml': 'two: 2\n',
  'b/three.yaml': 'three: 3\n',
  'b/code.js': '3;\n',
};
const newer = { ...files, 'a/one.yaml': 'one: 1.1\n' };
const history = [{ files }, { files: { 'a/one.yaml': 'one: 1.1\n' } }, { branch: 'other', files: { 'x.yaml': 'x\n' } }];

describe.concurrent('fetchSources reads', () => {
  test('the head of a branch', async () => {
    const { url, commits } = served.repository(history);
    const source = expectFetched(await served.fetch({ repo: url, ref: { branch: 'main' }, path: '.' }));
    expect(source.commit).toBe(commits[1]);
    expect(await filesOf(source.root)).toEqual(newer);
  });

  test('a commit that is not a head, whatever the letter case of its ID', async () => {
    const { url, commits } = served.repository(history);
    const ref = { branch: 'main', commit: commits[0]?.toUpperCase() ?? '' };
    const source = expectFetched(await served.fetch({ repo: url, ref, path: '' }));
    expect(source.commit).toBe(commits[0]);
    expect(await filesOf(source.root)).toEqual(files);
  });

  test('only the requested folder, and only files with the requested names', async () => {
    const { url } = served.repository(history);
    const source = expectFetched(
      await served.fetch({ repo: url, ref: { branch: 'main' }, path: './b/' }, { files: yaml }),
    );
    expect(await filesOf(source.root)).toEqual({ '.sourceignore': 'b\n', 'b/three.yaml': 'three: 3\n' });
  });

  test('files with a requested name in the folders above, too', async () => {
    const { url } = served.repository([
      {
        files: {
          'LICENSE.yaml': '1',
          'a/.sourceignore': '2',
          'a/x.yaml': '3',
          'a/b/.sourceignore': '4',
          'a/b/c/.sourceignore': '5',
          'a/b/c/x.yaml': '6',
          'a/b/d/.sourceignore': '7',
        },
      },
    ]);
    const sources = ['a/b/c', 'e/f'].map((path) => ({ repo: url, ref: { branch: 'main' }, path }));
    const results = await served.fetchAll(sources, { files: yaml });
    const [found, missing] = sources.map((source) => results.get(source));
    expect(await filesOf(expectFetched(found).root)).toEqual({
      'a/.sourceignore': '2',
      'a/b/.sourceignore': '4',
      'a/b/c/.sourceignore': '5',
      'a/b/c/x.yaml': '6',
    });
    expect(expectFailed(missing).kind).toBe('path-not-found');
  });

  test('a folder without such files, as an empty one', async () => {
    const { url } = served.repository(history);
    const source = { repo: url, ref: { branch: 'main' }, path: './a/deep' };
    const { root } = expectFetched(await served.fetch(source, { files: ['*.json'] }));
    expect(readdirSync(join(root, source.path))).toEqual([]);
  });

  test('files in a binary or unknown encoding, byte for byte, and the same content at several paths', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
    const { url } = served.repository([{ files: { 'x.yaml': bytes, 'y/x.yaml': bytes, 'empty.yaml': '' } }]);
    const source = expectFetched(await served.fetch({ repo: url, ref: { branch: 'main' }, path: '.' }));
    const text = bytes.toString('latin1');
    expect(await filesOf(source.root)).toEqual({ 'x.yaml': text, 'y/x.yaml': text, 'empty.yaml': '' });
  });

  test('names that look like options or patterns, and non-ASCII names', async () => {
    const odd = { '-x/--all.yaml': '1', ':(top)*/a b.yaml': '2', 'ärger/日本.yaml': '3', '*/x.yaml': '4' };
    const { url } = served.repository([{ files: { ...odd, 'other/x.yaml': '5' } }]);
    const paths = ['-x', ':(top)*', 'ärger', '*'];
    const read = await Promise.all(
      paths.map(async (path) => {
        const { root } = expectFetched(await served.fetch({ repo: url, ref: { branch: 'main' }, path }));
        return Object.values(await filesOf(root));
      }),
    );
    expect(read).toEqual([['1'], ['2'], ['3'], ['4']]);
  });

  test('file:// addresses and plain paths, at a head and at a commit', async () => {
    const { folder, commits } = served.repository(history);
    for (const repo of [folder, pathToFileURL(folder).href]) {
      const head = expectFetched(await served.fetch({ repo, ref: { branch: 'main' }, path: 'a' }));
      expect(await filesOf(head.root)).toEqual({ 'a/one.yaml': 'one: 1.1\n', 'a/deep/two.yml': 'two: 2\n' });
      const older = expectFetched(
        await served.fetch({ repo, ref: { branch: 'main', commit: commits[0] ?? '' }, path: 'b' }),
      );
      expect(await filesOf(older.root)).toEqual({ 'b/three.yaml': 'three: 3\n', 'b/code.js': '3;\n' });
    }
  });

  test('files, and leaves nothing else on disk', async () => {
    const { url } = served.repository(history);
    const directory = temporaryFolder();
    await served.fetch({ repo: url, ref: { branch: 'main' }, path: '.' }, { directory });
    await served.fetch({ repo: url, ref: { branch: 'none' }, path: '.' }, { directory });
    const [only, ...more] = readdirSync(directory);
    expect(more).toEqual([]);
    expect(readdirSync(`${directory}/${only}`)).toEqual(['files']);
  });
});

describe('the cost of fetchSources', () => {
  const manyFiles = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`d${i % 20}/f${i}.yaml`, `value: ${i}\n`]),
  );

  test('is five requests for a branch and four for a commit, whatever the number of files', async () => {
    const first = served.repository([{ files: manyFiles }]);
    await served.fetch({ repo: first.url, ref: { branch: 'main' }, path: '.' });
    expect(await served.requests(first.name)).toHaveLength(5);

    const second = served.repository([{ files: manyFiles }, { files: { x: 'x' } }]);
    await served.fetch({ repo: second.url, ref: { branch: 'main', commit: second.commits[0] ?? '' }, path: '.' });
    expect(await served.requests(second.name)).toHaveLength(4);
  });

  test('is one fetch for several folders of a repository and revision, whatever the spelling of the URL', async () => {
    const { url, name } = served.repository(history);
    const ref = { branch: 'main' };
    const sources = [
      { repo: url, ref, path: 'a' },
      { repo: `${url}.git`, ref, path: 'a/deep' },
      { repo: `${url}/`, ref, path: 'b' },
      { repo: url, ref, path: 'nowhere' },
    ];
    const results = await served.fetchAll(sources, { files: yaml });
    const [a, deep, b] = sources.slice(0, 3).map((source) => expectFetched(results.get(source)));
    expect(new Set([a?.root, deep?.root, b?.root]).size).toBe(1);
    const { 'b/code.js': _, ...wanted } = newer;
    expect(await filesOf(a?.root ?? '')).toEqual(wanted);
    expect(expectFailed(results.get(sources[3] ?? { repo: '', ref, path: '' })).kind).toBe('path-not-found');
    expect(await served.requests(name)).toHaveLength(5);
  });

  test('repositories are fetched concurrently, up to the limit', async () => {
    const repositories = Array.from({ length: 4 }, () => served.repository([{ files }]));
    for (const { name } of repositories) {
      await served.server.setRules(name, { faults: [{ on: 'info-refs', how: { kind: 'delay', ms: 100 } }] });
    }
    const sources = repositories.map(({ url }) => ({ repo: url, ref: { branch: 'main' }, path: '.' }));
    await served.fetchAll(sources, { concurrency: 2 });
    const names = new Set(repositories.map(({ name }) => name));
    const records = (await served.server.records()).filter(({ repository }) => names.has(repository));
    expect(Math.max(...records.map(({ inFlight }) => inFlight))).toBe(2);
  });
});

describe.concurrent('servers with fewer features', () => {
  test('a server that cannot filter sends all files in the first response', async () => {
    const { url, folder, name } = served.repository(history);
    git(folder, ['config', 'uploadpack.allowFilter', 'false']);
    const source = expectFetched(await served.fetch({ repo: url, ref: { branch: 'main' }, path: 'a' }));
    expect(await filesOf(source.root)).toEqual({ 'a/one.yaml': 'one: 1.1\n', 'a/deep/two.yml': 'two: 2\n' });
    expect(await served.requests(name)).toHaveLength(3);
  });

  test('a server that only serves heads is searched for the commit and the files', async () => {
    const hidden = [...history, { branch: 'other', files: { 'y.yaml': 'y\n' } }];
    const { url, name, commits } = served.repository(hidden);
    await served.server.setRules(name, { protocolV0Only: true });
    const at = async (commit: string) => served.fetch({ repo: url, ref: { branch: 'main', commit }, path: 'a' });
    const source = expectFetched(await at(commits[0] ?? ''));
    expect(source.commit).toBe(commits[0]);
    expect(await filesOf(source.root)).toEqual({ 'a/one.yaml': 'one: 1\n', 'a/deep/two.yml': 'two: 2\n' });
    expect(expectFailed(await at(commits[2] ?? '')).kind).toBe('commit-not-found');
    expect(expectFailed(await at('1'.repeat(40))).kind).toBe('commit-not-found');
  });
});

describe.concurrent('what does not exist', () => {
  const absent = '1'.repeat(40);

  test.each([
    ['branch', { ref: { branch: 'nope' } }, 'branch-not-found', 'has no branch "nope"'],
    ['commit', { ref: { branch: 'main', commit: absent } }, 'commit-not-found', `has no commit ${absent}`],
    ['folder', { path: 'c/d' }, 'path-not-found', '"c/d" does not exist in'],
    ['folder: a file', { path: 'a/one.yaml' }, 'path-not-found', '"a/one.yaml" is not a folder in'],
    ['folder: below a file', { path: 'a/one.yaml/x' }, 'path-not-found', 'does not exist in'],
    ['folder: above the top', { path: 'a/../../x' }, 'path-not-found', 'not a folder in the repository'],
  ])('%s', async (_, part, kind, message) => {
    const { url } = served.repository(history);
    const failure = expectFailed(await served.fetch({ repo: url, ref: { branch: 'main' }, path: '.', ...part }));
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(message) });
    const hint = 'path' in part && part.path === 'a/one.yaml' ? 'The path has to be a folder: use `a`.' : undefined;
    expect(failure.hint).toBe(hint);
  });

  test('repository, on a server and on this disk', async () => {
    const token = 'ghs_0123456789';
    const repo = `${served.server.url}/acme/nowhere`;
    const source = { repo, ref: { branch: 'main' }, path: '.' };
    const kind = 'repository-not-found';
    const withToken = `${repo} was not found, or the token cannot read it`;
    const without = `${repo} was not found, or it is private: no token was sent to it`;
    expect(expectFailed(await served.fetch(source, { token }))).toEqual({ kind, message: withToken });
    expect(expectFailed(await served.fetch(source))).toEqual({ kind, message: without });
    const elsewhere = { token, serverUrl: 'https://github.com' };
    expect(expectFailed(await served.fetch(source, elsewhere))).toMatchObject({
      kind,
      hint: expect.stringContaining('GitHub'),
    });
    for (const path of [temporaryFolder(), `${temporaryFolder()}/none`]) {
      expect(expectFailed(await served.fetch({ ...source, repo: path })).kind).toBe(kind);
    }
  });

  test('a branch in a repository without commits', async () => {
    const { url } = served.repository([]);
    expect(expectFailed(await served.fetch({ repo: url, ref: { branch: 'main' }, path: '.' })).kind).toBe(
      'branch-not-found',
    );
  });

  test('a commit whose ID is that of a tree, a file or a tag', async () => {
    const { url, folder } = served.repository(history);
    git(folder, ['tag', '-a', '-m', 'a tag', 'v1', 'main']);
    const sources = ['main^{tree}', 'main:a/one.yaml', 'v1'].map((name) => {
      const commit = git(folder, ['rev-parse', name]);
      return { repo: url, ref: { branch: 'main', commit }, path: '.' };
    });
    const results = await served.fetchAll(sources);
    expect(sources.map((source) => expectFailed(results.get(source)).kind)).toEqual(Array(3).fill('commit-not-found'));
  });

  test('a failure does not affect other sources', async () => {
    const good = { repo: served.repository(history).url, ref: { branch: 'main' }, path: 'a' };
    const bad = { ...good, repo: 'ext::sh -c id' };
    const results = await served.fetchAll([bad, good]);
    expect(expectFailed(results.get(bad)).kind).toBe('refused-url');
    expect(await filesOf(expectFetched(results.get(good)).root)).toHaveProperty(['a/one.yaml']);
  });
});
