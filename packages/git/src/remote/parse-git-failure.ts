import { RepositoryError, type RepositoryFailure } from './repository-error.ts';
import type { GitRevision } from './revision.ts';

/** What was requested from which server, as far as the message about a failure needs it. */
export interface RemoteRequest {
  readonly url: string;
  readonly revision: GitRevision;
  readonly tokenSent: boolean;
  readonly tokenGiven: boolean;
  /** Whether it was a push. */
  readonly writes?: boolean;
}

interface FailurePattern {
  readonly pattern: RegExp;
  readonly isTransient?: boolean;
  readonly isServerSilent?: boolean;
  readonly describe: (request: RemoteRequest, match: RegExpExecArray) => RepositoryFailure;
}

const HIDDEN_OBJECT = /want [0-9a-f]{40} not valid|unadvertised object/;
const REDIRECT = /returned error: 30[1-8]/;

/** What git 2.35 and newer print under LC_ALL=C, most specific first. */
const FAILURE_PATTERNS: readonly FailurePattern[] = [
  {
    // Git stops under http.lowSpeedTime.
    pattern: /Operation too slow\b.* the last (\d+) seconds/,
    isServerSilent: true,
    describe: ({ url }, [, seconds]) => ({ kind: 'timeout', message: `${url} sent no data for ${seconds} s` }),
  },
  {
    // OpenSSH stops under ConnectTimeout and ServerAliveInterval.
    pattern: /^ssh: connect to host .*timed out|^Timeout, server .* not responding|Connection timed out during banner/m,
    isServerSilent: true,
    describe: ({ url }) => ({ kind: 'timeout', message: `${url} did not respond over SSH` }),
  },
  {
    pattern: /The requested URL returned error: (408|429|5\d\d)/,
    isTransient: true,
    describe: ({ url }, [, status]) => ({
      kind: 'unreachable',
      message: `${url} responded with HTTP status ${status}`,
    }),
  },
  {
    pattern: /couldn't find remote ref /i,
    describe: ({ url, revision }) => ({
      kind: 'branch-not-found',
      message: `${url} has no branch ${JSON.stringify(revision.branch)}`,
    }),
  },
  {
    pattern: /(?:not our ref|want|unadvertised object) ([0-9a-f]{40})/,
    describe: missingObject,
  },
  {
    pattern: /could not read (Username|Password)|Authentication failed|returned error: 401/,
    describe: (request) => (request.tokenSent ? denied(request, 'rejected the token') : notFound(request)),
  },
  { pattern: /returned error: 403/, describe: (request) => denied(request, 'denied access') },
  {
    pattern: /Permission denied \(|Host key verification failed/,
    describe: (request) => ({
      ...denied(request, 'denied access over SSH'),
      hint: 'Use an https:// URL, which is read with the token. SSH needs a key and a known host on the runner.',
    }),
  },
  {
    pattern: /detected dubious ownership|unsafe repository/,
    describe: (request) => ({
      ...denied(request, 'belongs to another user of this machine'),
      hint: 'Change the owner of the folder to the user that runs this job.',
    }),
  },
  {
    pattern:
      /repository '.*' not found|Repository not found|does not appear to be a git repository|not valid: is this a git repository|no such repository|returned error: (404|410)/i,
    describe: notFound,
  },
  {
    pattern: REDIRECT,
    describe: ({ url }) => ({
      kind: 'repository-not-found',
      message: `${url} has moved: the server redirects to another URL`,
      hint: 'Use the current URL of the repository.',
    }),
  },
  {
    pattern: /transport '.*' not allowed/,
    describe: ({ url }) => ({ kind: 'refused-url', message: `${url} redirects to a transport that is not allowed` }),
  },
  {
    pattern: /SSL certificate|certificate verif/i,
    describe: ({ url }) => ({
      kind: 'unreachable',
      message: `the certificate of ${url} cannot be verified`,
      hint: 'On the runner, set GIT_SSL_CAINFO to a file with the certificate authority that signed it.',
    }),
  },
  {
    pattern: /no commits selected for shallow|error processing shallow info|support --shallow-exclude/,
    describe: ({ url }) => ({
      kind: 'git-failed',
      message: `${url} cannot exclude the commits of another branch from a fetch`,
    }),
  },
  {
    pattern: /Could not resolve (host|proxy)|Failed to connect|Connection (refused|timed out)|Couldn't connect/i,
    isTransient: true,
    describe: ({ url }) => ({ kind: 'unreachable', message: `${url} cannot be reached` }),
  },
  {
    pattern:
      /reset by peer|hung up unexpectedly|early EOF|Empty reply|Recv failure|unexpected disconnect|RPC failed|transfer closed|unexpected (flush|EOF)|invalid index-pack output|expected '?packfile|bad (line length|pack header)|curl \d+|HTTP\/2|handshake/i,
    isTransient: true,
    describe: ({ url }) => ({ kind: 'unreachable', message: `the connection to ${url} was interrupted` }),
  },
];

/** Converts what git printed before it failed to an error. The text must be masked already. */
export function parseGitFailure(stderr: string, request: RemoteRequest): RepositoryError {
  for (const { pattern, describe, ...details } of FAILURE_PATTERNS) {
    const match = pattern.exec(stderr);
    if (match !== null) return new RepositoryError(describe(request, match), { ...details, cause: stderr });
  }
  const message = `git could not ${request.writes ? 'write to' : 'read'} ${request.url}: ${lastLine(stderr)}`;
  return new RepositoryError({ kind: 'git-failed', message }, { cause: stderr });
}

/** Whether a fetch failed because the server only serves what branches point at, so that it may have the object all the same. */
export function isHiddenObject(error: unknown): boolean {
  return isCausedBy(error, HIDDEN_OBJECT);
}

/** Whether a request failed because the server redirects it, which git must not follow. */
export function isRedirect(error: unknown): boolean {
  return isCausedBy(error, REDIRECT);
}

function isCausedBy(error: unknown, pattern: RegExp): boolean {
  return error instanceof RepositoryError && typeof error.cause === 'string' && pattern.test(error.cause);
}

function missingObject({ url, revision }: RemoteRequest, [, id]: RegExpExecArray): RepositoryFailure {
  if (id === revision.commit) {
    return { kind: 'commit-not-found', message: `${url} has no commit ${id}, or does not serve it` };
  }
  return { kind: 'git-failed', message: `${url} does not serve the object ${id}, which the commit refers to` };
}

function notFound({ url, tokenSent, tokenGiven }: RemoteRequest): RepositoryFailure {
  const kind = 'repository-not-found';
  if (tokenSent) return { kind, message: `${url} was not found, or the token cannot read it` };
  const message = `${url} was not found, or it is private: no token was sent to it`;
  if (!tokenGiven) return { kind, message };
  return { kind, message, hint: 'The token is sent only to the GitHub server of this workflow run.' };
}

function denied({ url, tokenSent, writes = false }: RemoteRequest, what: string): RepositoryFailure {
  const hint = `The token needs the permission "contents: ${writes ? 'write' : 'read'}" on that repository.`;
  return { kind: 'denied', message: `${url} ${what}`, ...(tokenSent ? { hint } : {}) };
}

function lastLine(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const line = lines.findLast((text) => /^(fatal|error):/.test(text)) ?? lines.at(-1) ?? 'it printed no error';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a server could send them to control a terminal
  return line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 300);
}
