import type { Answer } from './answer.ts';

/**
 * A call to GitHub that failed for good. Its message says what was called, what GitHub answered and what to do; it never holds the token.
 *
 * The status is not named `status`, since Octokit's pagination takes an error with a `status` of 409 for an empty page.
 */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  /** What was called: `POST /repos/contoso/fleet/pulls`. */
  readonly call: string;
  /** Nothing when no answer came. For a GraphQL error, the status is 200. */
  readonly httpStatus: number | undefined;
  /** Codes and types of GitHub's list of errors: `already_exists`, `UNPROCESSABLE`. */
  readonly codes: readonly string[];
  /** What GitHub said of it, without the call and the advice. */
  readonly answer: string;
  /** What to do about it. */
  readonly hint: string | undefined;
  /** Whether GitHub may have done what was asked for, although no answer says so. */
  readonly isUncertain: boolean;

  constructor(failure: Failure, options: { readonly mask: (text: string) => string; readonly cause?: unknown }) {
    const { call, answer, hint } = failure;
    const ending = hint === undefined ? '' : `. ${hint}`;
    super(options.mask(`${call}: ${answer}${ending}`), options.cause === undefined ? {} : { cause: options.cause });
    this.call = options.mask(call);
    this.answer = options.mask(answer);
    this.hint = hint === undefined ? undefined : options.mask(hint);
    this.httpStatus = failure.httpStatus;
    this.codes = failure.codes ?? [];
    this.isUncertain = failure.isUncertain ?? false;
  }
}

interface Failure {
  readonly call: string;
  readonly answer: string;
  readonly httpStatus?: number;
  readonly hint?: string | undefined;
  readonly codes?: readonly string[];
  readonly isUncertain?: boolean;
}

/** Whether GitHub answered with one of these statuses. */
export function isStatus(error: unknown, ...statuses: readonly number[]): error is GitHubError {
  return error instanceof GitHubError && error.httpStatus !== undefined && statuses.includes(error.httpStatus);
}

/** What GitHub's answer says, as a failure that tells people what to do. */
export function failureOf(call: string, answer: Answer): Failure {
  const problems = problemsOf(answer.data);
  const said = [messageOf(answer.data), ...problems.map(({ text }) => text)].filter((text) => text !== '');
  const status = answer.status === 200 ? 'GraphQL error' : `HTTP ${answer.status}`;
  return {
    call,
    httpStatus: answer.status,
    answer: said.length === 0 ? status : `${status}: ${[...new Set(said)].join('; ').slice(0, LONGEST_ANSWER)}`,
    codes: problems.flatMap(({ code }) => code ?? []),
    hint: hintFor(call, answer, said.join(' ')),
  };
}

const LONGEST_ANSWER = 1_000;

function hintFor(call: string, { status, headers }: Answer, said: string): string | undefined {
  const rule = HINTS.find(({ of, pattern }) => of.includes(status) && pattern.test(said));
  if (rule !== undefined) return rule.hint;
  if (status === 401) return 'GitHub does not take the token: it is wrong, expired or revoked';
  if (status === 403) return forbidden(headers);
  if (status === 404) return notFound(call);
  if (status === 410) return 'This is switched off, or archived, in the settings of the repository';
  return undefined;
}

/** What GitHub says in words only; the settings are named as its pages name them. */
const HINTS: readonly { readonly of: readonly number[]; readonly pattern: RegExp; readonly hint: string }[] = [
  {
    of: [403, 422],
    pattern: /not permitted to create or approve pull requests/i,
    hint: 'Tick "Allow GitHub Actions to create and approve pull requests" in the settings of the repository or its organization, under Actions, General; or use the token of a GitHub App',
  },
  {
    of: [403],
    pattern: /archived/i,
    hint: 'The repository is archived, so nobody may write to it',
  },
];

function forbidden(headers: Answer['headers']): string {
  const sso = /url=(\S+)/.exec(headers['x-github-sso'] ?? '')?.[1];
  if (sso !== undefined) return `The token has to be authorized for the organization's single sign-on: ${sso}`;
  const permissions = headers['x-accepted-github-permissions'];
  if (permissions !== undefined && permissions !== '') {
    const alternatives = permissions.split(';').map((set) => set.trim().split(/,\s*/).join(' and '));
    return `The token lacks a permission: the call needs ${alternatives.join(', or ')}`;
  }
  const scopes = headers['x-accepted-oauth-scopes'];
  if (scopes !== undefined && scopes !== '') return `The token lacks a scope: the call needs one of ${scopes}`;
  return 'The token may not do that: look at its permissions, and at the rules of the repository';
}

function notFound(call: string): string {
  const repository = /\/repos\/([^/]+\/[^/?]+)/.exec(call)?.[1];
  const what = repository === undefined ? 'It' : `That, or all of ${repository},`;
  return `${what} does not exist, or the token may not see it: GitHub answers the same for both`;
}

function messageOf(data: unknown): string {
  return isRecord(data) && typeof data.message === 'string' ? data.message : '';
}

interface Problem {
  readonly text: string;
  readonly code?: string;
}

/** The `errors` of REST answers (texts, or objects with `resource`, `field` and `code`) and of GraphQL ones (`type` and `message`). */
function problemsOf(data: unknown): Problem[] {
  if (!isRecord(data) || !Array.isArray(data.errors)) return [];
  return data.errors.map((error: unknown) => {
    if (!isRecord(error)) return { text: String(error) };
    const { message, resource, field, code, type } = error;
    const place = [resource, field].filter((part) => typeof part === 'string').join('.');
    const found = [code, type].find((part) => typeof part === 'string');
    const text = typeof message === 'string' ? message : `${place} ${typeof found === 'string' ? found : 'is wrong'}`;
    return typeof found === 'string' ? { text, code: found } : { text };
  });
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
