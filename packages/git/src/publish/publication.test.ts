import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '@kalypso-actions/git-server';
import { describe, expect, test } from 'vitest';
import { Served, temporaryFolder } from '../test-support.ts';
import {
  bot,
  branchFiles,
  commitDifference,
  desired,
  isManagedCommit,
  Publisher,
  publishContent,
} from './test-support.ts';
import { isEmptyDifference } from './tree-difference.ts';

const served = new Served();
const publisher = new Publisher(served);
const head = 'deployment/main';

const fleet = {
  'drone/README.md': 'drone',
  'drone/app/namespace.yaml': 'kind: Namespace',
  'drone/app/reconciler.yaml': 'kind: Kustomization',
  'large/README.md': 'large',
  'large/app/namespace.yaml': 'kind: Namespace',
};

describe.concurrent('publishing', () => {
  test('writes changed files, removes managed files that are no longer desired, and leaves the rest', async () => {
    const foreign = { 'README.md': 'not managed', 'drone/app/notes.txt': 'n', CODEOWNERS: '* @acme/platform' };
    const { url, folder } = served.repository([{ files: { ...fleet, ...foreign } }]);
    const publication = await publisher.open(url);
    const wanted = {
      'drone/README.md': 'drone',
      'drone/app/namespace.yaml': 'kind: Namespace # changed',
      'small/README.md': 'small',
    };
    const difference = await publication.compare(desired(wanted));
    expect(difference.written.map(({ path, before }) => [path, before === undefined])).toEqual([
      ['drone/app/namespace.yaml', false],
      ['small/README.md', true],
    ]);
    expect(difference.removed.map(({ path }) => path)).toEqual([
      'drone/app/reconciler.yaml',
      'large/README.md',
      'large/app/namespace.yaml',
    ]);
    expect(difference.foreign.map(({ path }) => path)).toEqual(['CODEOWNERS', 'README.md', 'drone/app/notes.txt']);
    expect(await publication.push(await commitDifference(publication, difference))).toEqual({
      kind: 'pushed',
      already: false,
    });
    expect(branchFiles(folder, head)).toEqual({ ...foreign, ...wanted });
    expect(git(folder, ['rev-parse', `${head}^`])).toBe(publication.base?.id);
    git(folder, ['fsck', '--strict']);
  });

  test('finds no difference in a branch with the desired content', async () => {
    const { url } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    const difference = await publication.compare(desired(fleet));
    expect(isEmptyDifference(difference)).toBe(true);
    expect(await publication.writeTree(difference)).toBe(publication.base?.tree);
  });

  test('sends only new objects, although the contents of the others were never fetched', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`drone/app-${n}/namespace.yaml`, `n: ${n}`]),
    );
    const { url, folder } = served.repository([{ files: many }]);
    // Loose objects can be counted.
    git(folder, ['config', 'receive.unpackLimit', '1000']);
    git(folder, ['repack', '-adq']);
    const publication = await publisher.open(url);
    await publishContent(publication, desired({ ...many, 'drone/app-7/namespace.yaml': 'n: changed' }));
    // A commit, three trees, a file.
    expect(git(folder, ['count-objects'])).toMatch(/^5 objects/);
  });

  test('creates the same commit for the same change, with the date of its parent', async () => {
    const { url } = served.repository([{ files: fleet }]);
    const changed = desired({ ...fleet, 'drone/app/namespace.yaml': 'x' });
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const publication = await publisher.open(url);
        return commitDifference(publication, await publication.compare(changed));
      }),
    );
    expect(ids[0]).toBe(ids[1]);
  });

  test('finds that a repeated push was done already', async () => {
    const { url, name } = served.repository([{ files: fleet }]);
    const changed = desired({ ...fleet, 'drone/app/namespace.yaml': 'x' });
    await publishContent(await publisher.open(url), changed);
    const next = await publisher.open(url);
    expect(next.head).toMatchObject({ message: 'Change', author: bot, committer: bot, parents: [next.base?.id] });
    expect(await next.writeTree(await next.compare(changed))).toBe(next.head?.tree);
    expect(await publishContent(next, changed)).toEqual({ kind: 'pushed', already: true });
    const pushes = (await served.requests(name)).filter((line) => line.startsWith('POST receive-pack'));
    expect(pushes).toHaveLength(1);
  });

  test('keeps files as the base branch has them', async () => {
    const { url, folder } = served.repository([{ files: { ...fleet, 'large/app/reconciler.yaml': 'r' } }]);
    const publication = await publisher.open(url);
    const isKept = (path: string) => path.startsWith('large/app/');
    await publishContent(
      publication,
      desired({ 'drone/README.md': 'drone', 'large/app/namespace.yaml': 'new' }, { isKept }),
    );
    expect(branchFiles(folder, head)).toEqual({
      'drone/README.md': 'drone',
      'large/app/namespace.yaml': 'kind: Namespace',
      'large/app/reconciler.yaml': 'r',
    });
  });

  test('only changes files within the given folders', async () => {
    const files = { 'fleet/drone/README.md': 'old', 'drone/README.md': 'of another', '.github/x': '1' };
    const { url, folder } = served.repository([{ files }]);
    const publication = await publisher.open(url);
    const isManaged = (path: string) => path.endsWith('README.md');
    const difference = await publication.compare(
      desired({ 'fleet/large/README.md': 'new' }, { within: ['fleet', '.github/tracking/Id'], isManaged }),
    );
    expect(difference.removed.map(({ path }) => path)).toEqual(['fleet/drone/README.md']);
    await publication.push(await commitDifference(publication, difference));
    expect(branchFiles(folder, head)).toEqual({
      'drone/README.md': 'of another',
      '.github/x': '1',
      'fleet/large/README.md': 'new',
    });
  });

  test('accepts any bytes, and a message with the syntax of commits and of fast-import', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    const wanted = { ...fleet, 'drone/app/namespace.yaml': 'done\nD drone\n\r\n"\0é\u{1f600}' };
    const message = 'Title\n\ntree 0000\nparent 1\nfrom x\n\ndata 3\n\0é';
    await publishContent(publication, desired(wanted), message);
    expect(branchFiles(folder, head)).toEqual(wanted);
    expect(git(folder, ['log', '-1', '--format=%B', head])).toBe(message.replace('\0', ' ').trim());
  });

  test('lists the files of a folder', async () => {
    const { listDesiredFiles } = await import('./desired-files.ts');
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'drone', 'app'), { recursive: true });
    writeFileSync(join(folder, 'drone', 'README.md'), 'drone');
    writeFileSync(join(folder, 'drone', 'app', 'namespace.yaml'), 'n');
    const files = listDesiredFiles(folder, (path) => `fleet/${path}`);
    expect([...files].map(([path, file]) => [path, Buffer.from(file.read()).toString()])).toEqual([
      ['fleet/drone/README.md', 'drone'],
      ['fleet/drone/app/namespace.yaml', 'n'],
    ]);
  });

  test('fails if a file is changed while it is published, and publishes nothing', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    let reads = 0;
    const files = new Map([['drone/README.md', { read: () => Buffer.from(String(reads++)) }]]);
    const difference = await publication.compare(desired({}, { files }));
    await expect(publication.writeTree(difference)).rejects.toThrow(
      '"drone/README.md" was changed while it was published',
    );
    expect(git(folder, ['branch', '--list', head])).toBe('');
  });

  test('leaves nothing on disk', async () => {
    const { url } = served.repository([{ files: fleet }]);
    const directory = temporaryFolder();
    const publication = await publisher.open(url, { directory });
    await publication.close();
    expect(readdirSync(directory)).toEqual([]);
    await expect(publisher.open(`${url}-missing`, { directory })).rejects.toThrow('was not found');
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe.concurrent('a path conflict', () => {
  test('is reported, and nothing is replaced', async () => {
    const { url } = served.repository([
      {
        files: {
          'a/app': 'a file where a folder must be',
          'b/README.md/x': 'a folder where a file must be',
          'c/README.md': { mode: '120000', content: 'target' },
          'd/app': { mode: '160000', content: '1'.repeat(40) },
          e: { mode: '120000', content: '/etc' },
        },
      },
    ]);
    const publication = await publisher.open(url);
    const files = ['a/app/x.yaml', 'b/README.md', 'c/README.md', 'd/app/x.yaml', 'e/app/x.yaml'];
    const wanted = desired(Object.fromEntries(files.map((path) => [path, 'x'])), { within: [''] });
    const difference = await publication.compare(wanted);
    expect(difference.conflicts).toEqual([
      { path: 'a/app/x.yaml', at: 'a/app', found: 'file' },
      { path: 'b/README.md', at: 'b/README.md', found: 'folder' },
      { path: 'c/README.md', at: 'c/README.md', found: 'link' },
      { path: 'd/app/x.yaml', at: 'd/app', found: 'submodule' },
      { path: 'e/app/x.yaml', at: 'e', found: 'link' },
    ]);
    await expect(publication.writeTree(difference)).rejects.toThrow('conflicts');
  });

  test.each([
    ['fleet', 'file'],
    ['fleet/prod', 'file'],
  ])('is found in place of parent folders, too: %s', async (at) => {
    const { url } = served.repository([{ files: { [at]: 'x' } }]);
    const publication = await publisher.open(url);
    const isManaged = () => true;
    const wanted = desired({ 'fleet/prod/drone/README.md': 'x' }, { within: ['fleet/prod'], isManaged });
    expect((await publication.compare(wanted)).conflicts).toMatchObject([{ at, found: 'file' }]);
  });

  test('executable scripts remain executable, and links are not removed', async () => {
    const script = { mode: '100755', content: 'old' } as const;
    const link = { mode: '120000', content: 'x' } as const;
    const { url, folder } = served.repository([{ files: { 'a/app/config.sh': script, 'a/app/b.yaml': link } }]);
    const publication = await publisher.open(url);
    await publishContent(publication, desired({ 'a/app/config.sh': 'new' }));
    expect(git(folder, ['ls-tree', '-r', head])).toMatch(/^120000 .*b\.yaml\n100755 .*config\.sh$/s);
  });
});

describe.concurrent('a race', () => {
  const changed = desired({ ...fleet, 'drone/app/namespace.yaml': 'x' });
  const change = (folder: string, branch: string) => {
    const id = git(folder, ['commit-tree', `${branch}^{tree}`, '-p', branch, '-m', 'by someone else']);
    git(folder, ['update-ref', `refs/heads/${branch}`, id]);
    return id;
  };

  test('for the head branch is lost to the first push', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    const [second, first] = await Promise.all([publisher.open(url), publisher.open(url)]);
    await publishContent(first, desired({ ...fleet, 'drone/app/namespace.yaml': 'y' }));
    const before = git(folder, ['rev-parse', head]);
    expect(await publishContent(second, changed)).toEqual({ kind: 'lost-race', moved: 'head' });
    expect(git(folder, ['rev-parse', head])).toBe(before);
    await second.refresh();
    expect(await publishContent(second, changed)).toEqual({ kind: 'pushed', already: false });
  });

  test('with a run that makes the same change is won by both', async () => {
    const { url } = served.repository([{ files: fleet }]);
    const [second, first] = await Promise.all([publisher.open(url), publisher.open(url)]);
    await publishContent(first, changed);
    expect(await publishContent(second, changed)).toEqual({ kind: 'pushed', already: true });
  });

  test('with a moved base branch sends nothing', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    const moved = change(folder, 'main');
    expect(await publishContent(publication, changed)).toEqual({ kind: 'lost-race', moved: 'base' });
    expect(git(folder, ['branch', '--list', head])).toBe('');
    await publication.refresh();
    expect(publication.base?.id).toBe(moved);
    expect(await publishContent(publication, changed)).toEqual({ kind: 'pushed', already: false });
  });

  test('with a deleted base branch sends nothing', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    git(folder, ['update-ref', '-d', 'refs/heads/main']);
    expect(await publishContent(publication, changed)).toEqual({ kind: 'lost-race', moved: 'base' });
    await publication.refresh();
    expect(publication.base).toBeUndefined();
  });

  test('with a deleted head branch is lost', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    await publishContent(await publisher.open(url), changed);
    const publication = await publisher.open(url);
    git(folder, ['update-ref', '-d', `refs/heads/${head}`]);
    expect(await publishContent(publication, desired(fleet))).toEqual({ kind: 'lost-race', moved: 'head' });
  });

  test('for the deletion of the head branch is lost if the branch was changed', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    await publishContent(await publisher.open(url), changed);
    const publication = await publisher.open(url);
    change(folder, head);
    expect(await publication.deleteHead()).toEqual({ kind: 'lost-race', moved: 'head' });
    await publication.refresh();
    expect(await publication.deleteHead()).toEqual({ kind: 'pushed', already: false });
    expect(git(folder, ['branch', '--list', head])).toBe('');
    await publication.refresh();
    expect(await publication.deleteHead()).toEqual({ kind: 'pushed', already: true });
  });
});

describe.concurrent('the head branch', () => {
  const foreignCommit = { branch: head, files: { 'drone/app/x.yaml': '1' } };

  test('without commits by others needs no further request', async () => {
    const { url, name } = served.repository([{ files: fleet }]);
    await publishContent(await publisher.open(url), desired({}));
    const publication = await publisher.open(url);
    const before = await served.requests(name);
    expect(await publication.foreignCommits(isManagedCommit)).toEqual([]);
    expect(await served.requests(name)).toEqual(before);
  });

  test('lists commits on top of managed ones, but neither older ones nor those of the base branch', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    await publishContent(publication, desired({}));
    const first = git(folder, ['commit-tree', `${head}^{tree}`, '-p', head, '-m', 'A fix\n\nBody']);
    const base = git(folder, ['commit-tree', 'main^{tree}', '-p', 'main', '-m', 'base moves on']);
    const merge = git(folder, ['commit-tree', `${head}^{tree}`, '-p', first, '-p', base, '-m', 'Update branch']);
    git(folder, ['update-ref', 'refs/heads/main', base]);
    git(folder, ['update-ref', `refs/heads/${head}`, merge]);
    await publication.refresh();
    const foreign = await publication.foreignCommits(isManagedCommit);
    expect(foreign.map(({ message }) => message)).toEqual(['Update branch', 'A fix\n\nBody']);
    expect(foreign[1]?.author).toEqual({ name: 'Test', email: 'test@example.com' });
  });

  test('has no foreign commits if the base branch has them all', async () => {
    const { url, folder } = served.repository([{ files: fleet }, { files: { x: '1' } }]);
    git(folder, ['update-ref', `refs/heads/${head}`, 'main~1']);
    expect(await (await publisher.open(url)).foreignCommits(isManagedCommit)).toEqual([]);
  });

  test('is read from a server that hangs up on a request to exclude a branch', async () => {
    const { url, name } = served.repository([{ files: fleet }, foreignCommit]);
    const publication = await publisher.open(url, { retries: 0 });
    await served.server.setRules(name, { faults: [{ on: 'upload-pack', how: { kind: 'cut', share: 0 } }] });
    expect(await publication.foreignCommits(isManagedCommit)).toHaveLength(1);
  });

  test('has only foreign commits if it shares no history', async () => {
    const { url } = served.repository([{ files: fleet }, foreignCommit, { branch: head, files: { y: '2' } }]);
    expect(await (await publisher.open(url)).foreignCommits(isManagedCommit)).toHaveLength(2);
  });

  test('is read from a server that only supports protocol version 1', async () => {
    const { url, name, folder } = served.repository([{ files: fleet }, foreignCommit]);
    await served.server.setRules(name, { protocolV0Only: true });
    const publication = await publisher.open(url);
    expect(await publication.foreignCommits(isManagedCommit)).toHaveLength(1);
    expect(await publishContent(publication, desired({}))).toEqual({ kind: 'pushed', already: false });
    expect(branchFiles(folder, head)).toEqual({});
  });

  test('is read without a base branch', async () => {
    const { url } = served.repository([foreignCommit]);
    const publication = await publisher.open(url);
    expect(publication.base).toBeUndefined();
    expect(await publication.foreignCommits(isManagedCommit)).toHaveLength(1);
  });
});

describe.concurrent('a missing base branch', () => {
  test.each([
    ['empty repository', []],
    ['other branches', [{ branch: 'other', files: { x: '1' } }]],
  ])('is created empty: %s', async (_, commits) => {
    const { url, folder } = served.repository(commits);
    const publication = await publisher.open(url);
    expect(publication.base).toBeUndefined();
    const first = { message: 'Begin', author: bot, committer: bot, date: 1_700_000_000 };
    expect(await publication.createBase(first)).toEqual({ kind: 'pushed', already: false });
    expect(publication.base).toMatchObject({ message: 'Begin', parents: [], date: 1_700_000_000 });
    expect(branchFiles(folder, 'main')).toEqual({});
    expect(await publishContent(publication, desired(fleet))).toEqual({ kind: 'pushed', already: false });
    expect(branchFiles(folder, head)).toEqual(fleet);
    git(folder, ['fsck', '--strict']);
  });

  test('is not created twice', async () => {
    const { url } = served.repository([]);
    const [one, two] = await Promise.all([publisher.open(url), publisher.open(url)]);
    const first = { message: 'Begin', author: bot, committer: bot };
    await one.createBase({ ...first, date: 1 });
    expect(await two.createBase({ ...first, date: 2 })).toEqual({ kind: 'lost-race', moved: 'head' });
    expect(two.base?.id).toBe(one.base?.id);
  });

  test('differs from an empty one, which is filled', async () => {
    const { url, folder } = served.repository([{ files: {} }]);
    expect(await publishContent(await publisher.open(url), desired(fleet))).toEqual({ kind: 'pushed', already: false });
    expect(branchFiles(folder, head)).toEqual(fleet);
  });
});

describe.concurrent('a push that the server rejects', () => {
  const changed = desired({ 'drone/README.md': 'x' });
  const hook = (folder: string, name: string, script: string) => {
    mkdirSync(join(folder, 'hooks'), { recursive: true });
    writeFileSync(join(folder, 'hooks', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'hooks', name), 0o755);
  };

  test('returns the reason: a protected branch', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    hook(folder, 'update', 'echo "error: GH006: Protected branch update failed for $1." >&2; exit 1');
    expect(await publishContent(await publisher.open(url), changed)).toEqual({
      kind: 'refused',
      reason: 'hook declined',
      serverMessages: [
        'error: GH006: Protected branch update failed for refs/heads/deployment/main.',
        'error: hook declined to update refs/heads/deployment/main',
      ],
    });
  });

  test('returns the reason: a hook for the whole push', async () => {
    const { url, folder } = served.repository([{ files: fleet }]);
    hook(folder, 'pre-receive', 'echo "no pushes on Fridays" >&2; exit 1');
    expect(await publishContent(await publisher.open(url), changed)).toMatchObject({
      kind: 'refused',
      reason: 'pre-receive hook declined',
      serverMessages: ['no pushes on Fridays'],
    });
  });

  test('is a lost race if a branch moved after git had compared them', async () => {
    const { url, folder, commits } = served.repository([{ files: fleet }]);
    hook(folder, 'update', `unset GIT_QUARANTINE_PATH; git update-ref refs/heads/${head} ${commits[0]}`);
    expect(await publishContent(await publisher.open(url), changed)).toEqual({ kind: 'lost-race', moved: 'head' });
  });

  test('returns the reason: a conflicting branch name', async () => {
    const { url } = served.repository([{ files: fleet }, { branch: 'deployment', files: { x: '1' } }]);
    const result = await publishContent(await publisher.open(url), changed);
    expect(result).toMatchObject({ kind: 'refused', reason: 'atomic transaction failed' });
    expect('serverMessages' in result && result.serverMessages.join()).toMatch(
      /'refs\/heads\/deployment' exists; cannot create/,
    );
  });

  test('names the permission if the token has no write access', async () => {
    const { url, name } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url, { token: 'ghs_secret' });
    await served.server.setRules(name, { faults: [{ on: 'info-refs', how: { kind: 'status', status: 403 } }] });
    await expect(publishContent(publication, changed)).rejects.toMatchObject({
      failure: { kind: 'denied', hint: 'The token needs the permission "contents: write" on that repository.' },
    });
  });

  test.each([
    ['responds with 502', { on: 'receive-pack', how: { kind: 'status', status: 502 }, times: 2 } as const],
    ['accepts the push and interrupts the response', { on: 'receive-pack', how: { kind: 'cut', share: 0.5 } } as const],
    ['closes the connection', { on: 'receive-pack', how: { kind: 'cut', share: 0 } } as const],
    ['responds with 503 first', { on: 'info-refs', how: { kind: 'status', status: 503 } } as const],
  ])('is retried if the failure is transient: %s', async (_, fault) => {
    const { url, name, folder } = served.repository([{ files: fleet }]);
    const publication = await publisher.open(url);
    await served.server.setRules(name, { faults: [fault] });
    expect(await publishContent(publication, changed)).toMatchObject({ kind: 'pushed' });
    expect(branchFiles(folder, head)).toEqual({ 'drone/README.md': 'x' });
  });
});

describe.concurrent('readContents', () => {
  test('reads contents by ID, except large ones', async () => {
    const { url } = served.repository([{ files: { ...fleet, 'drone/app/big.yaml': 'x'.repeat(1_000_001) } }]);
    const publication = await publisher.open(url);
    const { managed } = await publication.compare(desired({}));
    const ids = ['drone/README.md', 'drone/app/namespace.yaml', 'drone/app/big.yaml'].map(
      (path) => managed.get(path)?.id ?? '',
    );
    const contents = await publication.readContents([...ids, ids[0] ?? '']);
    expect(ids.map((id) => contents.get(id)?.toString())).toEqual(['drone', 'kind: Namespace', undefined]);
    expect(await publication.readContents([])).toEqual(new Map());
  });

  test('returns undefined if the server does not serve single files', async () => {
    const { url, name } = served.repository([{ files: fleet }]);
    await served.server.setRules(name, { protocolV0Only: true });
    const publication = await publisher.open(url);
    expect(await publication.readContents(['1'.repeat(40)])).toEqual(new Map());
  });
});
