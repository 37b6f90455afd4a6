import { notFound } from '../model/http-error.ts';
import type { Permission } from '../model/protocol.ts';
import { type Actor, type IssueRecord, isPullRequest, type RepositoryRecord } from '../model/records.ts';
import { type RequiredPermission, requirePermission } from '../state/access.ts';
import type { GitHubState } from '../state/github-state.ts';

/** A request that has been found allowed and well-formed. */
export interface ApiCall<Body = unknown> {
  readonly world: GitHubState;
  /** Where the API is: `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  readonly repository: RepositoryRecord;
  readonly actor: Actor;
  /** Whose installation, for operations of an App; from its JWT. */
  readonly issuer: string | undefined;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** The token as given. */
  readonly token: string | undefined;
  /** The address as it was asked for, for links to other pages. */
  readonly address: URL;
}

export interface ApiResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation of GitHub's and how it is answered. */
export interface ApiRoute {
  readonly operation: string;
  /** One of these suffices. */
  readonly permissions: readonly RequiredPermission[];
  /** Fields and parameters that GitHub has and this one does not: rather than take no notice of them, it fails. */
  readonly unsupported: readonly string[];
  readonly handle: (call: ApiCall) => ApiResponse;
}

/**
 * @param operation as GitHub describes it: `GET /repos/{owner}/{repo}`
 * @param permissions what the token must allow; a list: any of them
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
    // The body has been checked against GitHub's description of it, which is what `Body` repeats.
    handle: (call) => handle(call as ApiCall<Body>),
  };
}

export function ok(body: unknown): ApiResponse {
  return { status: 200, body };
}

export function created(body: unknown): ApiResponse {
  return { status: 201, body };
}

/** One page of a list, with links to the others as GitHub gives them. */
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
 * The issue or pull request of the address.
 * @param level with it, an issue that is no pull request permissions the permission for issues
 */
export function findIssue({ repository, path, actor }: ApiCall, level?: Permission): IssueRecord {
  const issue = repository.issues.get(Number(path.issue_number ?? path.pull_number));
  if (issue === undefined) throw notFound();
  if (level !== undefined && !isPullRequest(issue)) requirePermission(actor, repository, [`issues:${level}`]);
  return issue;
}
