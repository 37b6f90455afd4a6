import { describe, expect, test } from 'vitest';
import { getServer, parseRemoteUrl, repositoryKey } from './remote-url.ts';
import { RepositoryError } from './repository-error.ts';

const github = 'https://github.com';
const parse = (text: string, serverUrl = github) => parseRemoteUrl(text, serverUrl);

describe('URLs that are accepted', () => {
  test.each([
    ['https://github.com/acme/app', 'https', 'https://github.com/acme/app'],
    ['https://github.com/acme/app.git/', 'https', 'https://github.com/acme/app.git'],
    ['HTTPS://GitHub.com:443/acme/app', 'https', 'https://github.com/acme/app'],
    ['https://ghes.example:8443/a/b', 'https', 'https://ghes.example:8443/a/b'],
    ['http://127.0.0.1:8080/a/b', 'http', 'http://127.0.0.1:8080/a/b'],
    ['http://localhost/a/b', 'http', 'http://localhost/a/b'],
    ['http://[::1]:8080/a/b', 'http', 'http://[::1]:8080/a/b'],
    ['ssh://git@github.com/acme/app.git', 'ssh', 'ssh://git@github.com/acme/app.git'],
    ['git@github.com:acme/app.git', 'ssh', 'git@github.com:acme/app.git'],
    ['file:///srv/git/app.git', 'file', 'file:///srv/git/app.git'],
    ['/srv/git/my app.git', 'file', '/srv/git/my app.git'],
  ])('%s', (text, protocol, url) => {
    expect(parse(text)).toMatchObject({ protocol, url });
  });

  test('http:// for the GitHub server itself', () => {
    expect(parse('http://ghes.example/a/b', 'http://ghes.example').origin).toBe('http://ghes.example');
  });
});

describe('URLs that are rejected', () => {
  test.each([
    ['', 'empty'],
    ['--upload-pack=touch /tmp/x', 'whitespace'],
    ['--upload-pack=touch', 'starts with "-"'],
    ['-oProxyCommand=x', 'starts with "-"'],
    ['ext::sh -c touch% /tmp/x', 'whitespace'],
    ['ext::sh', 'can run a program'],
    ['fd::17', 'can run a program'],
    ['::https://github.com/a/b', 'can run a program'],
    ['ftp://host/a', 'the transport "ftp:" is not allowed'],
    ['git://host/a', 'the transport "git:" is not allowed'],
    ['javascript:alert(1)', 'neither a URL'],
    ['acme/app', 'neither a URL'],
    ['../app', 'neither a URL'],
    ['https://github.com/a/b\nhost=evil', 'control characters'],
    ['https://github.com/a/b\u0000', 'control characters'],
    ['https://github.com\\@evil.example/a', 'not a valid URL'],
    ['https://', 'not a valid URL'],
    ['https://github.com/a/b?ref=main', '"?"'],
    ['https://github.com/a/b#main', '"#"'],
    ['http://example.com/a/b', 'tampering'],
    ['http://127.0.0.1.example.com/a/b', 'tampering'],
    ['ssh://-oProxyCommand=x/a', 'not a valid'],
    ['ssh://-oProxyCommand@host/a', 'not a valid'],
    ['git@-oProxyCommand=x:a', 'neither a URL'],
    ['git@host:-a', 'neither a URL'],
    ['file://server/share', 'cannot name another machine'],
    ['//server/share', 'another machine'],
    ['/srv/\u0007', 'control characters'],
  ])('%j', (text, reason) => {
    expect(failureOf(text)).toEqual({ kind: 'refused-url', reason: expect.stringContaining(reason) });
  });

  test.each([
    'https://user:hunter2@github.com/a/b',
    'https://hunter2@github.com/a/b',
    'https://:hunter2@github.com/a/b',
    'ssh://git:hunter2@github.com/a/b',
    'http://hunter2@127.0.0.1/a/b',
  ])('a credential is not repeated: %s', (text) => {
    const { kind, reason } = failureOf(text);
    expect(kind).toBe('refused-url');
    expect(reason).toContain('contains a credential');
    expect(reason).not.toContain('hunter2');
  });
});

test('GitHub URLs of one repository have one key, whatever their spelling; on other servers the spelling matters', () => {
  const key = (text: string) => repositoryKey(parse(text), github);
  expect(key('https://github.com/Acme/App.git')).toBe(key('https://GitHub.com/acme/app/'));
  expect(key('https://host.example/Acme/app')).not.toBe(key('https://host.example/acme/app'));
});

test.each([
  ['https://GitHub.com/acme/app', 'github.com:443'],
  ['https://git.example:8443/acme/app', 'git.example:8443'],
  ['http://127.0.0.1/acme/app', '127.0.0.1:80'],
  ['ssh://git@Git.example/acme/app', 'git.example:22'],
  ['ssh://git@git.example:2222/acme/app', 'git.example:2222'],
  ['git@Git.example:acme/app', 'git.example:22'],
  ['file:///srv/app', undefined],
  ['/srv/app', undefined],
])('the server of %s is %s', (text, server) => expect(getServer(parse(text))).toBe(server));

function failureOf(text: string): { readonly kind: string; readonly reason: string } {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof RepositoryError) return { kind: error.failure.kind, reason: error.failure.message };
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}
