import { notFound } from '../model/http-error.ts';
import type { Permission } from '../model/protocol.ts';
import { type Actor, type IssueRecord, isPullRequest, type RepositoryRecord } from '../model/records.ts';
import { type RequiredPermission, requirePermission } from '../state/access.ts';
import type { GitHubState } from '../state/github-state.ts';

/** A valid, authorized request to one operation. */
export interface ApiCall<Body = unknown> {
  readonly github: GitHubState;
  /** The API's URL: `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  readonly repository: RepositoryRecord;
  readonly actor: Actor;
  /** The App's issuer from its JWT, for operations of an App. */
  readonly issuer: string | undefined;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** The request's token. */
  readonly token: string | undefined;
  /** The request's URL, for links to other pages. */
  readonly address: URL;
}

export interface ApiResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One of GitHub's operations and its handler. */
export interface ApiRoute {
  readonly operation: string;
  /** One of these permissions suffices. */
  readonly permissions: readonly RequiredPermission[];
  /** GitHub's fields and parameters that the emulator does not support: a request with one of them is a violation. */
  readonly unsupported: readonly string[];
  readonly handle: (call: ApiCall) => ApiResponse;
}

/**
 * @param operation its name in GitHub's description: `GET /repos/{owner}/{repo}`
 * @param permissions the token must have one of them
 */
export function defineRoute<Body = unknown>(
  operation: string,
  permissions: RequiredPermission | readonly RequiredPermission[],
  handle: (call: ApiCall<Body>) => ApiResponse,
  unsupported: readonly string[] = [],
): ApiRoute {
  return {
    operation,
    permissions: typeof permissions === 'string' ? [permissions] : permissions,
    unsupported,
    // The body has been validated against GitHub's description, which `Body` mirrors.
    handle: (call) => handle(call as ApiCall<Body>),
  };
}

export function ok(body: unknown): ApiResponse {
  return { status: 200, body };
}

export function created(body: unknown): ApiResponse {
  return { status: 201, body };
}

/** One page of a list, with GitHub's `link` header. */
export function paginate<Item>(
  { query, address }: ApiCall,
  items: readonly Item[],
  view: (item: Item) => unknown,
): ApiResponse {
  const { size, number } = readPaging(query);
  const headers = createLinkHeader(address, items.length, size, number);
  return { status: 200, headers, body: items.slice((number - 1) * size, number * size).map(view) };
}

export function readPaging(query: URLSearchParams): { readonly size: number; readonly number: number } {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)));
  return { size, number: Math.max(1, Number(query.get('page') ?? 1)) };
}

export function createLinkHeader(
  address: URL,
  total: number,
  size: number,
  number: number,
): Readonly<Record<string, string>> {
  const last = Math.max(1, Math.ceil(total / size));
  const link = (to: number, rel: string) => {
    const url = new URL(address);
    url.searchParams.set('page', String(to));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
    ...(number > 1 ? [link(1, 'first')] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(', ') };
}

/**
 * The issue or pull request that the path names.
 * @param level if given, an issue that is not a pull request needs this permission for `issues`
 */
export function findIssue({ repository, path, actor }: ApiCall, level?: Permission): IssueRecord {
  const issue = repository.issues.get(Number(path.issue_number ?? path.pull_number));
  if (issue === undefined) throw notFound();
  if (level !== undefined && !isPullRequest(issue)) requirePermission(actor, repository, [`issues:${level}`]);
  return issue;
}
