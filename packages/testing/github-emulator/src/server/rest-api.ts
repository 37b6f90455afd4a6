import { HttpError, notFound } from '../model/http-error.ts';
import type { ApiViolation } from '../model/protocol.ts';
import { Checker } from '../openapi/check.ts';
import { type Operation, readDescription } from '../openapi/description.ts';
import { isObject } from '../openapi/schema.ts';
import { ROUTES } from '../routes/all-routes.ts';
import type { Answer, Call, Route } from '../routing/route.ts';
import { demand } from '../state/access.ts';
import { credentialsOf } from '../state/credentials.ts';
import type { World } from '../state/github-state.ts';

/** What answers a request that GitHub's description does not allow: no status that any client knows what to do with. */
export const VIOLATION = 599;

export interface ApiRequest {
  readonly method: string;
  /** Below the API's own address, not decoded: `/repos/a/b`. */
  readonly path: string;
  readonly address: URL;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

export interface ApiAnswer extends Answer {
  readonly operation?: string;
  readonly login?: string;
}

const FOR_APPS = new Set([
  'GET /repos/{owner}/{repo}/installation',
  'POST /app/installations/{installation_id}/access_tokens',
]);

/** The REST API: every request and every answer is held against GitHub's own description. */
export class Api {
  #violations: ApiViolation[] = [];
  readonly #world: World;
  readonly #operations: readonly Operation[];
  readonly #checker: Checker;

  constructor(world: World) {
    const description = readDescription();
    this.#world = world;
    this.#operations = description.operations;
    this.#checker = new Checker(description);
  }

  answer(request: ApiRequest): ApiAnswer {
    const found = this.#find(request);
    if (found === undefined)
      return this.violation(nameOf(request), 'request', [
        'GitHub, as far as it is described here, has no such operation',
      ]);
    const { operation } = found;
    const known = { operation: operation.name };
    const { body, problem } = parsed(request);
    if (problem !== undefined) return { ...known, status: 400, body: errorBody(400, problem) };
    const problems = this.#checker.request(operation, { query: request.address.searchParams, path: found.path, body });
    if (problems.length > 0) return { ...known, ...this.violation(nameOf(request), 'request', problems) };
    const answer = { ...known, ...this.#carryOut(request, operation, found.path, body) };
    const asSent: unknown = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    const unfit = this.#checker.response(operation, answer.status, asSent);
    return unfit.length > 0 ? { ...known, ...this.violation(nameOf(request), 'response', unfit) } : answer;
  }

  #find({
    method,
    path,
  }: ApiRequest): { readonly operation: Operation; readonly path: Readonly<Record<string, string>> } | undefined {
    for (const operation of this.#operations) {
      const match = operation.method === method ? operation.pattern.exec(path) : null;
      if (match === null) continue;
      const values = operation.parameters.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { operation, path: Object.fromEntries(values) };
    }
    return undefined;
  }

  #carryOut(
    { address, authorization }: ApiRequest,
    operation: Operation,
    path: Readonly<Record<string, string>>,
    body: unknown,
  ): ApiAnswer {
    let login: string | undefined;
    try {
      const { actor, token, issuer } = credentialsOf(this.#world, authorization);
      login = actor.user.login;
      const route = ROUTES.get(operation.name);
      if (route === undefined) throw new Error(`${operation.name} is described, but nothing answers it`);
      assertSupported(route, address.searchParams, body);
      // An App as such may only ask for its installations, and nobody else may.
      if ((issuer !== undefined) !== FOR_APPS.has(operation.name))
        throw new HttpError(401, 'A JSON web token could not be decoded');
      const named = path.owner === undefined ? undefined : this.#world.repository(`${path.owner}/${path.repo}`);
      if (path.owner !== undefined) {
        if (named === undefined) throw notFound();
        if (named.settings.movedTo !== undefined) throw this.#moved(operation, address, named.settings.movedTo);
        if (issuer === undefined) demand(actor, named, route.needs);
        if (operation.method !== 'GET' && named.settings.archived === true)
          throw new HttpError(403, 'Repository was archived so is read-only.');
      }
      const call = {
        world: this.#world,
        api: `${this.#world.url}/api/v3`,
        actor,
        issuer,
        token,
        path,
        query: address.searchParams,
        body,
        address,
      };
      return { login, ...route.answer(withRepository(call, named)) };
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return {
        ...(login === undefined ? {} : { login }),
        status: error.status,
        headers: error.headers,
        body: errorBody(error.status, error.message, error.errors),
      };
    }
  }

  /** A repository that has another name now: whoever follows is led to the same place under that name. */
  #moved({ method }: Operation, address: URL, to: string): HttpError {
    const rest = address.pathname
      .split('/')
      .slice('/api/v3/repos/owner/name'.split('/').length)
      .map((part) => `/${part}`);
    const location = `${this.#world.url}/api/v3/repos/${to}${rest.join('')}${address.search}`;
    return new HttpError(method === 'GET' ? 301 : 307, 'Moved Permanently', undefined, { location });
  }

  /** Those until now, which are forgotten. */
  takeViolations(): readonly ApiViolation[] {
    const taken = this.#violations;
    this.#violations = [];
    return taken;
  }

  violation(request: string, side: ApiViolation['side'], problems: readonly string[]): ApiAnswer {
    this.#violations.push({ request, side, problems });
    return { status: VIOLATION, body: { message: `Not as GitHub's description has it: ${problems.join('; ')}` } };
  }
}

function assertSupported({ operation, lacks }: Route, query: URLSearchParams, body: unknown): void {
  const given = [...query.keys(), ...(isObject(body) ? Object.keys(body) : [])].filter((name) => lacks.includes(name));
  if (given.length > 0) throw new Error(`${operation} takes no notice of ${given.join(', ')} here`);
}

/** Operations without a repository in their address never look at it. */
function withRepository(call: Omit<Call, 'repository'>, repository: Call['repository'] | undefined): Call {
  if (repository !== undefined) return { ...call, repository };
  return Object.defineProperty({ ...call }, 'repository', {
    get: () => {
      throw new Error('this operation has no repository');
    },
  }) as Call;
}

export function errorBody(
  status: number,
  message: string,
  errors?: readonly (string | Readonly<Record<string, unknown>>)[],
): Readonly<Record<string, unknown>> {
  return {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  };
}

function nameOf({ method, address }: ApiRequest): string {
  return `${method} ${address.pathname}${address.search}`;
}

function parsed({ body }: ApiRequest): { readonly body?: unknown; readonly problem?: string } {
  if (body.length === 0) return {};
  try {
    return { body: JSON.parse(body.toString()) };
  } catch {
    return { problem: 'Problems parsing JSON' };
  }
}
