import { HttpError, notFound } from '../model/http-error.ts';
import type { ApiViolation } from '../model/protocol.ts';
import { type OpenApiOperation, readDescription } from '../openapi/description.ts';
import { OpenApiChecker } from '../openapi/openapi-checker.ts';
import { isSchemaObject } from '../openapi/strict-schema.ts';
import { API_ROUTES } from '../routes/all-routes.ts';
import type { ApiCall, ApiResponse, ApiRoute } from '../routing/route.ts';
import { requirePermission } from '../state/access.ts';
import { authenticate } from '../state/credentials.ts';
import type { GitHubState } from '../state/github-state.ts';

/** What answers a request that GitHub's description does not allow: no status that any client knows what to do with. */
export const VIOLATION_STATUS = 599;

export interface RestRequest {
  readonly method: string;
  /** Below the API's own address, not decoded: `/repos/a/b`. */
  readonly path: string;
  readonly address: URL;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

export interface RestResponse extends ApiResponse {
  readonly operation?: string;
  readonly login?: string;
}

const APP_OPERATIONS = new Set([
  'GET /repos/{owner}/{repo}/installation',
  'POST /app/installations/{installation_id}/access_tokens',
]);

/** The REST API: every request and every answer is held against GitHub's own description. */
export class RestApi {
  #violations: ApiViolation[] = [];
  readonly #world: GitHubState;
  readonly #operations: readonly OpenApiOperation[];
  readonly #checker: OpenApiChecker;

  constructor(world: GitHubState) {
    const description = readDescription();
    this.#world = world;
    this.#operations = description.operations;
    this.#checker = new OpenApiChecker(description);
  }

  answer(request: RestRequest): RestResponse {
    const found = this.#find(request);
    if (found === undefined)
      return this.violation(formatRequest(request), 'request', [
        'GitHub, as far as it is described here, has no such operation',
      ]);
    const { operation } = found;
    const known = { operation: operation.name };
    const { body, problem } = parseBody(request);
    if (problem !== undefined) return { ...known, status: 400, body: createErrorBody(400, problem) };
    const problems = this.#checker.request(operation, { query: request.address.searchParams, path: found.path, body });
    if (problems.length > 0) return { ...known, ...this.violation(formatRequest(request), 'request', problems) };
    const answer = { ...known, ...this.#carryOut(request, operation, found.path, body) };
    const asSent: unknown = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    const unfit = this.#checker.response(operation, answer.status, asSent);
    return unfit.length > 0 ? { ...known, ...this.violation(formatRequest(request), 'response', unfit) } : answer;
  }

  #find({
    method,
    path,
  }: RestRequest):
    | { readonly operation: OpenApiOperation; readonly path: Readonly<Record<string, string>> }
    | undefined {
    for (const operation of this.#operations) {
      const match = operation.method === method ? operation.pattern.exec(path) : null;
      if (match === null) continue;
      const values = operation.parameters.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]);
      return { operation, path: Object.fromEntries(values) };
    }
    return undefined;
  }

  #carryOut(
    { address, authorization }: RestRequest,
    operation: OpenApiOperation,
    path: Readonly<Record<string, string>>,
    body: unknown,
  ): RestResponse {
    let login: string | undefined;
    try {
      const { actor, token, issuer } = authenticate(this.#world, authorization);
      login = actor.user.login;
      const route = API_ROUTES.get(operation.name);
      if (route === undefined) throw new Error(`${operation.name} is described, but nothing answers it`);
      assertSupported(route, address.searchParams, body);
      // An App as such may only ask for its installations, and nobody else may.
      if ((issuer !== undefined) !== APP_OPERATIONS.has(operation.name))
        throw new HttpError(401, 'A JSON web token could not be decoded');
      const named = path.owner === undefined ? undefined : this.#world.findRepository(`${path.owner}/${path.repo}`);
      if (path.owner !== undefined) {
        if (named === undefined) throw notFound();
        if (named.settings.movedTo !== undefined) throw this.#moved(operation, address, named.settings.movedTo);
        if (issuer === undefined) requirePermission(actor, named, route.permissions);
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
      return { login, ...route.handle(withRepository(call, named)) };
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return {
        ...(login === undefined ? {} : { login }),
        status: error.status,
        headers: error.headers,
        body: createErrorBody(error.status, error.message, error.errors),
      };
    }
  }

  /** A repository that has another name now: whoever follows is led to the same place under that name. */
  #moved({ method }: OpenApiOperation, address: URL, to: string): HttpError {
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

  violation(request: string, side: ApiViolation['side'], problems: readonly string[]): RestResponse {
    this.#violations.push({ request, side, problems });
    return {
      status: VIOLATION_STATUS,
      body: { message: `Not as GitHub's description has it: ${problems.join('; ')}` },
    };
  }
}

function assertSupported({ operation, unsupported }: ApiRoute, query: URLSearchParams, body: unknown): void {
  const given = [...query.keys(), ...(isSchemaObject(body) ? Object.keys(body) : [])].filter((name) =>
    unsupported.includes(name),
  );
  if (given.length > 0) throw new Error(`${operation} takes no notice of ${given.join(', ')} here`);
}

/** Operations without a repository in their address never look at it. */
function withRepository(call: Omit<ApiCall, 'repository'>, repository: ApiCall['repository'] | undefined): ApiCall {
  if (repository !== undefined) return { ...call, repository };
  return Object.defineProperty({ ...call }, 'repository', {
    get: () => {
      throw new Error('this operation has no repository');
    },
  }) as ApiCall;
}

export function createErrorBody(
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

function formatRequest({ method, address }: RestRequest): string {
  return `${method} ${address.pathname}${address.search}`;
}

function parseBody({ body }: RestRequest): { readonly body?: unknown; readonly problem?: string } {
  if (body.length === 0) return {};
  try {
    return { body: JSON.parse(body.toString()) };
  } catch {
    return { problem: 'Problems parsing JSON' };
  }
}
