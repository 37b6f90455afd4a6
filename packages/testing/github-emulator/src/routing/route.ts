import { notFound } from '../model/http-error.ts';
import { type Actor, type Issue, isPull, type Repository } from '../model/model.ts';
import type { Permission } from '../model/protocol.ts';
import { demand, type Need } from '../state/access.ts';
import type { World } from '../state/github-state.ts';

/** A request that has been found allowed and well-formed. */
export interface Call<Body = unknown> {
  readonly world: World;
  /** Where the API is: `http://127.0.0.1:PORT/api/v3`. */
  readonly api: string;
  readonly repository: Repository;
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

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation of GitHub's and how it is answered. */
export interface Route {
  readonly operation: string;
  /** One of these suffices. */
  readonly needs: readonly Need[];
  /** Fields and parameters that GitHub has and this one does not: rather than take no notice of them, it fails. */
  readonly lacks: readonly string[];
  readonly answer: (call: Call) => Answer;
}

/**
 * @param operation as GitHub describes it: `GET /repos/{owner}/{repo}`
 * @param needs what the token must allow; a list: any of them
 */
export function route<Body = unknown>(
  operation: string,
  needs: Need | readonly Need[],
  answer: (call: Call<Body>) => Answer,
  lacks: readonly string[] = [],
): Route {
  return {
    operation,
    needs: typeof needs === 'string' ? [needs] : needs,
    lacks,
    // The body has been checked against GitHub's description of it, which is what `Body` repeats.
    answer: (call) => answer(call as Call<Body>),
  };
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

/** One page of a list, with links to the others as GitHub gives them. */
export function page<Item>({ query, address }: Call, items: readonly Item[], view: (item: Item) => unknown): Answer {
  const { size, number } = paging(query);
  const headers = pageLinks(address, items.length, size, number);
  return { status: 200, headers, body: items.slice((number - 1) * size, number * size).map(view) };
}

export function paging(query: URLSearchParams): { readonly size: number; readonly number: number } {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)));
  return { size, number: Math.max(1, Number(query.get('page') ?? 1)) };
}

export function pageLinks(address: URL, total: number, size: number, number: number): Readonly<Record<string, string>> {
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
 * @param level with it, an issue that is no pull request needs the permission for issues
 */
export function issueOf({ repository, path, actor }: Call, level?: Permission): Issue {
  const issue = repository.issues.get(Number(path.issue_number ?? path.pull_number));
  if (issue === undefined) throw notFound();
  if (level !== undefined && !isPull(issue)) demand(actor, repository, [`issues:${level}`]);
  return issue;
}
