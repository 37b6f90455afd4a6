import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitServer, startGitServer } from './git-server.ts';
import { createRepository, git } from './repository.ts';

const root = mkdtempSync(join(tmpdir(), 'git-server-'));
const { folder, commits } = createRepository(root, 'acme/fleet', [
  { files: { 'a.txt': 'a\n', link: { mode: '120000', content: 'a.txt' } } },
  { files: { 'b/c.txt': 'c\n' }, remove: ['a.txt'] },
]);
let server: GitServer;

beforeAll(async () => {
  server = await startGitServer(root);
});

afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

/** Lists the remote's refs with git. @returns exit status and output */
async function lsRemote(credentials = ''): Promise<{ readonly status: number | null; readonly output: string }> {
  const url = `${server.url.replace('://', `://${credentials}`)}/acme/fleet`;
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const child = spawn('git', ['ls-remote', url, 'refs/heads/main'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, error, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, output: output + error };
}

describe('createRepository', () => {
  it('creates the given commits, with the same ids every time', () => {
    expect(git(folder, ['rev-list', '--reverse', 'main']).split('\n')).toEqual(commits);
    expect(git(folder, ['ls-tree', '-r', '--name-only', 'main']).split('\n')).toEqual(['b/c.txt', 'link']);
    const copy = createRepository(root, 'acme/copy', [
      { files: { 'a.txt': 'a\n', link: { mode: '120000', content: 'a.txt' } } },
    ]);
    expect(copy.commits).toEqual(commits.slice(0, 1));
  });
});

describe('a git server', () => {
  it('serves repositories to git', async () => {
    expect(await lsRemote()).toEqual({ status: 0, output: `${commits[1]}\trefs/heads/main\n` });
  });

  it('protects a private repository with its token', async () => {
    await server.setRules('acme/fleet', { token: 's3cret' });
    expect((await lsRemote()).status).toBe(128);
    expect((await lsRemote('x-access-token:wrong@')).output).toMatch(/Authentication failed/);
    expect((await lsRemote('x-access-token:s3cret@')).status).toBe(0);
  });

  it('injects faults, and records every request', async () => {
    const before = (await server.records()).length;
    await server.setRules('acme/fleet', {
      faults: [{ on: 'info-refs', after: 1, how: { kind: 'status', status: 503 } }],
    });
    const results = [await lsRemote(), await lsRemote(), await lsRemote()];
    expect(results.map(({ status }) => status)).toEqual([0, 128, 0]);
    const records = (await server.records()).slice(before).filter(({ service }) => service === 'info-refs');
    expect(records.map(({ status }) => status)).toEqual([200, 503, 200]);
  });
});
