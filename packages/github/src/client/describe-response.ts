import type { GitHubFailure } from './github-error.ts';
import { type GitHubResponse, isRecord, messageOf } from './github-response.ts';
import { findRequiredPermission } from './required-permission.ts';

const MAX_REASON_CHARACTERS = 1_000;

/** Describes the response to a call that failed: GitHub's reasons, and how to fix them. */
export function describeResponse(call: string, response: GitHubResponse): GitHubFailure {
  const errors = parseErrors(response.data);
  const messages = [messageOf(response.data), ...errors.map(({ message }) => message)].filter((text) => text !== '');
  const status = response.status === 200 ? 'GraphQL error' : `HTTP ${response.status}`;
  const reason = [...new Set(messages)].join('; ').slice(0, MAX_REASON_CHARACTERS);
  return {
    call,
    httpStatus: response.status,
    reason: reason === '' ? status : `${status}: ${reason}`,
    codes: errors.flatMap(({ code }) => code ?? []),
    hint: findHint(call, response, messages.join(' ')),
  };
}

/** Failures that only the message identifies. Settings have the names that GitHub's pages give them. */
const HINTS: readonly { readonly statuses: readonly number[]; readonly pattern: RegExp; readonly hint: string }[] = [
  {
    statuses: [403, 422],
    pattern: /not permitted to create or approve pull requests/i,
    hint: 'In the settings of the repository or its organization, under Actions > General, enable "Allow GitHub Actions to create and approve pull requests"; or use the token of a GitHub App.',
  },
  {
    statuses: [403],
    pattern: /archived/i,
    hint: 'The repository is archived, which makes it read-only. Unarchive it in its settings.',
  },
];

function findHint(call: string, { status, headers }: GitHubResponse, messages: string): string | undefined {
  const known = HINTS.find(({ statuses, pattern }) => statuses.includes(status) && pattern.test(messages));
  if (known !== undefined) return known.hint;
  if (status === 401) {
    return 'GitHub rejected the token: it is wrong, expired or revoked. Replace it where the workflow gets it from.';
  }
  if (status === 403) return describeForbidden(call, headers);
  if (status === 404) return describeNotFound(call);
  if (status === 410)
    return 'The feature is disabled in the settings of the repository, or the repository is archived.';
  return undefined;
}

function describeForbidden(call: string, headers: GitHubResponse['headers']): string {
  const sso = /url=(\S+)/.exec(headers['x-github-sso'] ?? '')?.[1];
  if (sso !== undefined) return `Authorize the token for the single sign-on of the organization: ${sso}`;
  const permissions = headers['x-accepted-github-permissions'];
  if (permissions) return `The token lacks a permission. The call needs ${formatPermissions(permissions)}.`;
  const scopes = headers['x-accepted-oauth-scopes'];
  if (scopes) return `The token lacks a scope. The call needs one of: ${scopes}.`;
  const access = describeAccess(call);
  const need = access === undefined ? 'Check its permissions' : `It needs ${access}; check that`;
  return `The token is not allowed to do this. ${need}, and the rules of the repository.`;
}

/** Converts `pull_requests=write,contents=read; issues=write` to the names that workflow files use. */
function formatPermissions(header: string): string {
  const alternatives = header.split(';').map((set) => {
    const permissions = set.split(',').map((permission) => permission.trim().replaceAll('_', '-').replace('=', ': '));
    return permissions.map((permission) => `"${permission}"`).join(' and ');
  });
  return alternatives.join(', or ');
}

function describeNotFound(call: string): string {
  const access = describeAccess(call);
  const token = access === undefined ? '' : `, and that the token has ${access}`;
  return `It does not exist, or the token cannot see it: GitHub does not distinguish them. Check the name${token}.`;
}

/** The access that a call needs: `the permission "contents: read" on contoso/fleet`. */
function describeAccess(call: string): string | undefined {
  const repository = /\/repos\/([^/]+\/[^/?]+)/.exec(call)?.[1];
  const permission = findRequiredPermission(call);
  return (
    repository &&
    (permission === undefined ? `access to ${repository}` : `the permission "${permission}" on ${repository}`)
  );
}

interface ListedError {
  readonly message: string;
  readonly code?: string;
}

/** Parses the `errors` of REST responses (strings, or objects with `resource`, `field` and `code`) and of GraphQL (`type` and `message`). */
function parseErrors(data: unknown): ListedError[] {
  if (!isRecord(data) || !Array.isArray(data.errors)) return [];
  return data.errors.map((error: unknown) => {
    if (!isRecord(error)) return { message: String(error) };
    const { message, resource, field, code, type } = error;
    const subject = [resource, field].filter((part) => typeof part === 'string').join('.');
    const found = [code, type].find((part) => typeof part === 'string');
    if (typeof found !== 'string') return { message: typeof message === 'string' ? message : `${subject} is wrong` };
    return { message: typeof message === 'string' ? message : `${subject} ${found}`, code: found };
  });
}
