import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:process';
import { describe, expect, test } from 'vitest';
import { Publication } from '../publish/publication.ts';
import type { PushResult } from '../publish/push-result.ts';
import { desired, publishContent } from '../publish/test-support.ts';
import { expectFailed, expectFetched, filesOf, Served, temporaryFolder } from '../test-support.ts';

const served = new Served();
const token = 'ghs_T0ken+with/odd=chars~and.more';
const files = { 'a.yaml': 'a: 1\n' };
const header = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
const ref = { branch: 'main' };

async function authorizations(name: string, server = served.server): Promise<ReadonlySet<string | undefined>> {
  const records = await server.records();
  return new Set(records.filter(({ repository }) => repository === name).map(({ authorization }) => authorization));
}

/** Another server as far as the token is concerned: another port is another origin. */
const other = new Served();

describe.concurrent('the token', () => {
  test('gives access to a private repository', async () => {
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { token });
    expect(await filesOf(expectFetched(await served.fetch({ repo: url, ref, path: '.' }, { token })).root)).toEqual(
      files,
    );
    expect(await authorizations(name)).toEqual(new Set([header]));
  });

  test('is reported as rejected if it is wrong', async () => {
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { token: 'another' });
    const message = `${url} rejected the token`;
    expect(expectFailed(await served.fetch({ repo: url, ref, path: '.' }, { token }))).toMatchObject({
      kind: 'denied',
      message,
    });
  });

  test('is only sent to its own server', async () => {
    const { url, name } = served.repository([{ files }]);
    const result = await served.fetch({ repo: url, ref, path: '.' }, { token, serverUrl: 'https://github.com' });
    expect(await filesOf(expectFetched(result).root)).toEqual(files);
    expect(await authorizations(name)).toEqual(new Set([undefined]));
  });
});

describe.concurrent('a redirect', () => {
  test('within the server is followed with the token', async () => {
    const old = served.repository([{ files: { 'old.yaml': '' } }]);
    const now = served.repository([{ files }]);
    await served.server.setRules(old.name, { redirectTo: now.url });
    await served.server.setRules(now.name, { token });
    const log: string[] = [];
    const options = { token, log: (line: string) => log.push(line) };
    const { root } = expectFetched(await served.fetch({ repo: old.url, ref, path: '.' }, options));
    expect(await filesOf(root)).toEqual(files);
    expect(log).toContain(`${old.url}: has moved to ${now.url}`);
  });

  test('to another server does not receive the token', async () => {
    const there = other.repository([{ files }]);
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { redirectTo: there.url });
    const failure = expectFailed(await served.fetch({ repo: url, ref, path: '.' }, { token }));
    expect(failure).toMatchObject({
      kind: 'repository-not-found',
      message: `${url} has moved: the server redirects to another URL`,
    });
    expect(await other.requests(there.name)).toEqual([]);
  });

  test('is followed to any server if there is no token', async () => {
    const there = other.repository([{ files }]);
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { redirectTo: there.url });
    expect(await filesOf(expectFetched(await served.fetch({ repo: url, ref, path: '.' })).root)).toEqual(files);
  });

  test('to itself ends', async () => {
    const { url, name } = served.repository([{ files }]);
    await served.server.setRules(name, { redirectTo: url });
    const failure = expectFailed(await served.fetch({ repo: url, ref, path: '.' }, { token }));
    expect(failure.message).toBe(`${url} has moved: the server redirects to another URL`);
  });
});

describe('the token does not occur', () => {
  const traces = [
    token,
    encodeURIComponent(token),
    header.slice('Basic '.length),
    Buffer.from(token).toString('base64'),
  ];

  test.runIf(platform === 'linux').each([
    ['fetches', 'upload-pack'],
    ['pushes', 'receive-pack'],
  ] as const)('in arguments of processes or files, while git %s', async (_, on) => {
    const { url, name } = served.repository([{ files }]);
    const late = { kind: 'delay', ms: 200 } as const;
    await served.server.setRules(name, { token, faults: [{ on, how: late, times: 3 }] });
    const directory = temporaryFolder();
    const seen = { git: 0, files: 0, traces: [] as string[] };
    const inspect = (where: string, content: string) => {
      for (const trace of traces) if (content.includes(trace)) seen.traces.push(`${where}: ${trace}`);
    };
    const timer = setInterval(() => {
      for (const [id, command] of commandLines()) {
        if (command.includes('remote-http')) seen.git++;
        inspect(id, command);
      }
      for (const [file, content] of filesNow(directory)) {
        seen.files++;
        inspect(file, content);
      }
    }, 20);
    if (on === 'upload-pack') expectFetched(await served.fetch({ repo: url, ref, path: '.' }, { token, directory }));
    else expect(await publishSome(url, directory)).toEqual({ kind: 'pushed', already: false });
    clearInterval(timer);
    expect(seen.git).toBeGreaterThan(5);
    expect(seen.files).toBeGreaterThan(5);
    expect(seen.traces).toEqual([]);
    for (const [file, content] of filesNow(directory)) inspect(file, content);
    expect(seen.traces).toEqual([]);
    expect(await authorizations(name)).toEqual(new Set([header]));
  });

  test('in failures and logs, even if it is part of the source', async () => {
    const log: string[] = [];
    const secret = 'ghs_0123456789abcdef';
    const source = { repo: `${served.server.url}/acme/${secret}`, ref: { branch: secret }, path: secret };
    const options = { token: secret, log: (line: string) => log.push(line) };
    const { message } = expectFailed(await served.fetch(source, options));
    expect(message).toBe(`${served.server.url}/acme/*** was not found, or the token cannot read it`);
    expect(
      expectFailed(await served.fetch({ ...source, ref: { branch: `${secret}..` } }, options)).message,
    ).not.toContain(secret);
    expect(log).toEqual([`${served.server.url}/acme/***: reading branch ***`]);
  });

  test('in the failure of a push, even if it is part of the URL', async () => {
    const secret = 'ghs_0123456789abcdef';
    const options = { base: 'main', head: 'next', directory: temporaryFolder(), token: secret };
    const repo = `${served.server.url}/acme/${secret}`;
    const opening = Publication.open({ ...options, repo, serverUrl: served.server.url });
    await expect(opening).rejects.toMatchObject({
      message: `${served.server.url}/acme/*** was not found, or the token cannot read it`,
      cause: expect.not.stringContaining(secret),
    });
  });
});

async function publishSome(repo: string, directory: string): Promise<PushResult> {
  const options = { repo, base: 'main', head: 'next', directory, token, serverUrl: served.server.url };
  const publication = await Publication.open(options);
  return publishContent(publication, desired({ 'drone/README.md': 'x' }));
}

function commandLines(): readonly (readonly [string, string])[] {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .map((id) => [id, readIfThere(`/proc/${id}/cmdline`)] as const);
}

function filesNow(folder: string): readonly (readonly [string, string])[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`)
      .map((file) => [file, readIfThere(file)] as const);
  } catch {
    // A folder was deleted while it was read.
    return [];
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
