import type { Revision } from './revision.ts';
import { RepositoryError, type SourceFailure } from './source.ts';

/** What was asked of which server, as far as a message about a failure needs it. */
export interface Question {
  readonly url: string;
  readonly revision: Revision;
  readonly tokenSent: boolean;
  readonly tokenGiven: boolean;
  /** Whether it was a push. */
  readonly writes?: boolean;
}

interface Symptom {
  readonly pattern: RegExp;
  readonly transient?: boolean;
  readonly failure: (question: Question, match: RegExpExecArray) => SourceFailure;
}

const certificateHint = 'Name the authority that signed its certificate in GIT_SSL_CAINFO.';

const hidden = /want [0-9a-f]{40} not valid|unadvertised object/;
const redirected = /returned error: 30[1-8]/;

/** What git 2.35 and newer print under LC_ALL=C, most telling first. */
const symptoms: readonly Symptom[] = [
  {
    pattern: /The requested URL returned error: (408|429|5\d\d)/,
    transient: true,
    failure: ({ url }, [, status]) => ({ kind: 'unreachable', message: `${url} answers with HTTP status ${status}` }),
  },
  {
    pattern: /couldn't find remote ref /i,
    failure: ({ url, revision }) => ({
      kind: 'branch-not-found',
      message: `${url} has no branch ${JSON.stringify(revision.branch)}`,
    }),
  },
  {
    pattern: /(?:not our ref|want|unadvertised object) ([0-9a-f]{40})/,
    failure: missingObject,
  },
  {
    pattern: /could not read (Username|Password)|Authentication failed|returned error: 401/,
    failure: (question) => (question.tokenSent ? denied(question, 'refuses the token') : notFound(question)),
  },
  { pattern: /returned error: 403/, failure: (question) => denied(question, 'denies access') },
  {
    pattern: /Permission denied \(|Host key verification failed/,
    failure: (question) => ({
      ...denied(question, 'denies access over ssh'),
      hint: 'Use https://, which takes the token; ssh needs a key and a known host on the runner.',
    }),
  },
  {
    pattern: /detected dubious ownership|unsafe repository/,
    failure: (question) => ({
      ...denied(question, 'belongs to another user of this machine'),
      hint: 'Give the folder to the user that runs this.',
    }),
  },
  {
    pattern:
      /repository '.*' not found|Repository not found|does not appear to be a git repository|not valid: is this a git repository|no such repository|returned error: (404|410)/i,
    failure: notFound,
  },
  {
    pattern: redirected,
    failure: ({ url }) => ({
      kind: 'repository-not-found',
      message: `${url} has moved: the server points elsewhere`,
      hint: 'Write the present address of the repository.',
    }),
  },
  {
    pattern: /transport '.*' not allowed/,
    failure: ({ url }) => ({ kind: 'refused-url', message: `${url} leads to a transport that is not allowed` }),
  },
  {
    pattern: /SSL certificate|certificate verif/i,
    failure: ({ url }) => ({
      kind: 'unreachable',
      message: `the certificate of ${url} cannot be verified`,
      hint: certificateHint,
    }),
  },
  {
    pattern: /mismatched algorithms/,
    failure: ({ url }) => ({
      kind: 'git-failed',
      message: `${url} names its commits by SHA-256, which is not supported`,
    }),
  },
  {
    pattern: /no commits selected for shallow|error processing shallow info|support --shallow-exclude/,
    failure: ({ url }) => ({ kind: 'git-failed', message: `${url} cannot leave out what another branch has` }),
  },
  {
    pattern: /Could not resolve (host|proxy)|Failed to connect|Connection (refused|timed out)|Couldn't connect/i,
    transient: true,
    failure: ({ url }) => ({ kind: 'unreachable', message: `${url} cannot be reached` }),
  },
  {
    pattern:
      /reset by peer|hung up unexpectedly|early EOF|Empty reply|Recv failure|unexpected disconnect|RPC failed|transfer closed|unexpected (flush|EOF)|invalid index-pack output|expected '?packfile|bad (line length|pack header)|curl \d+|HTTP\/2|handshake/i,
    transient: true,
    failure: ({ url }) => ({ kind: 'unreachable', message: `the connection to ${url} broke` }),
  },
];

/** Reads what git printed before it gave up. The text must be masked already. */
export function failureOf(stderr: string, question: Question): RepositoryError {
  for (const { pattern, transient = false, failure } of symptoms) {
    const match = pattern.exec(stderr);
    if (match !== null) return new RepositoryError(failure(question, match), { transient, cause: stderr });
  }
  const message = `git could not ${question.writes ? 'write to' : 'read'} ${question.url}: ${lastLine(stderr)}`;
  return new RepositoryError({ kind: 'git-failed', message }, { cause: stderr });
}

/** Whether the server gives out only what branches point at, and so may yet have what was asked for. */
export function hidesObjects(error: unknown): boolean {
  return causedBy(error, hidden);
}

/** Whether the server points to another address, which git was told not to follow. */
export function isRedirect(error: unknown): boolean {
  return causedBy(error, redirected);
}

function causedBy(error: unknown, pattern: RegExp): boolean {
  return error instanceof RepositoryError && typeof error.cause === 'string' && pattern.test(error.cause);
}

function missingObject({ url, revision }: Question, [, id]: RegExpExecArray): SourceFailure {
  if (id === revision.commit) {
    return { kind: 'commit-not-found', message: `${url} has no commit ${id}, or does not give it out` };
  }
  return { kind: 'git-failed', message: `${url} does not give out ${id}, which the commit needs` };
}

function notFound(question: Question): SourceFailure {
  const { url, tokenSent, tokenGiven } = question;
  const kind = 'repository-not-found';
  if (tokenSent) return { kind, message: `${url} is not found, or the token may not read it` };
  const message = `${url} is not found, or it is private: no token was sent to it`;
  if (!tokenGiven) return { kind, message };
  return { kind, message, hint: 'The token is sent to the GitHub server of this run only.' };
}

function denied({ url, tokenSent, writes = false }: Question, what: string): SourceFailure {
  const hint = `The token needs the permission "contents: ${writes ? 'write' : 'read'}" on that repository.`;
  return { kind: 'denied', message: `${url} ${what}`, ...(tokenSent ? { hint } : {}) };
}

function lastLine(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a server could send them to write on a terminal
  return telling.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 300);
}
