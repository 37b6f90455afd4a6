import { describe, expect, test } from 'vitest';
import { parseGitFailure } from './parse-git-failure.ts';

const commit = '1'.repeat(40);
const url = 'https://github.com/acme/app';
const request = { url, revision: { branch: 'main', commit }, tokenSent: true, tokenGiven: true };

/** What git and servers print in cases that the test server cannot produce. */
describe('parseGitFailure', () => {
  test.each([
    ['fatal: unable to access: Could not resolve host: github.com', 'unreachable', true],
    ['fatal: unable to access: Failed to connect to github.com port 443 after 1 ms', 'unreachable', true],
    [
      'fatal: unable to access: GnuTLS, handshake failed: The TLS connection was non-properly terminated.',
      'unreachable',
      true,
    ],
    ['error: RPC failed; curl 92 HTTP/2 stream 5 was not closed cleanly: CANCEL (err 8)', 'unreachable', true],
    ['fetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF', 'unreachable', true],
    ['error: RPC failed; HTTP 504 curl 22 The requested URL returned error: 504', 'unreachable', true],
    ['fatal: unable to access: SSL certificate problem: self signed certificate', 'unreachable', false],
    [
      'error: RPC failed; curl 28 Operation too slow. Less than 1 bytes/sec transferred the last 30 seconds',
      'timeout',
      false,
    ],
    [
      "fatal: unable to access 'x': Operation too slow. Less than 1 bytes/sec transferred the last 30 seconds",
      'timeout',
      false,
    ],
    [
      'ssh: connect to host git.example port 22: Connection timed out\nfatal: Could not read from remote',
      'timeout',
      false,
    ],
    ['Timeout, server git.example not responding.\nfatal: the remote end hung up unexpectedly', 'timeout', false],
    ['remote: Repository not found.\nfatal: repository not there', 'repository-not-found', false],
    ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', 'repository-not-found', false],
    ['fatal: https://x/info/refs not valid: is this a git repository?', 'repository-not-found', false],
    ['git@github.com: Permission denied (publickey).\nfatal: Could not read from remote', 'denied', false],
    ['Host key verification failed.\nfatal: Could not read from remote repository.', 'denied', false],
    ["fatal: detected dubious ownership in repository at '/x'", 'denied', false],
    [
      'remote: The organization has enabled SAML SSO.\nfatal: unable: The requested URL returned error: 403',
      'denied',
      false,
    ],
    ["fatal: transport 'http' not allowed", 'refused-url', false],
    [`fatal: remote error: upload-pack: not our ref ${commit}`, 'commit-not-found', false],
    [`fatal: remote error: want ${commit} not valid`, 'commit-not-found', false],
    [`fatal: remote error: upload-pack: not our ref ${'2'.repeat(40)}`, 'git-failed', false],
  ])('%j', (stderr, kind, isTransient) => {
    const error = parseGitFailure(stderr, request);
    expect(error.failure.kind).toBe(kind);
    expect(error.isTransient).toBe(isTransient);
    expect(error.failure.message).toContain(url);
  });

  test('quotes an unknown message, shortened and without control characters', () => {
    const { message } = parseGitFailure(`remote: hi\nfatal: odd \u001b[31m${'x'.repeat(999)}\nnote`, request).failure;
    expect(message).toMatch(/^git could not read https:\/\/github\.com\/acme\/app: fatal: odd {2}\[31mx+$/);
    expect(message.length).toBeLessThan(400);
  });
});
