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

/** The status of the response to a violation: clients have no special handling for it. */
export const VIOLATION_STATUS = 599;

export interface RestRequest {
  readonly method: string;
  /** Relative to the API's URL, not decoded: `/repos/a/b`. */
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

/** The REST API. Checks every request and every response against GitHub's description. */
export class RestApi {
  #violations: ApiViolation[] = [];
  readonly #github: GitHubState;
  readonly #operations: readonly OpenApiOperation[];
  readonly #checker: OpenApiChecker;

  constructor(github: GitHubState) {
    const description = readDescription();
    this.#github = github;
    this.#operations = description.operations;
    this.#checker = new OpenApiChecker(description);
  }

  handle(request: RestRequest): RestResponse {
    const found = this.#find(request);
    if (found === undefined)
      return this.violation(formatRequest(request), 'request', [
        'unknown operation: GitHub does not have it, or the emulator does not support it',
      ]);
    const { operation } = found;
    const name = { operation: operation.name };
    const { body, problem } = parseBody(request);
    if (problem !== undefined) return { ...name, status: 400, body: createErrorBody(400, problem) };
    const problems = this.#checker.request(operation, { query: request.address.searchParams, path: found.path, body });
    if (problems.length > 0) return { ...name, ...this.violation(formatRequest(request), 'request', problems) };
    const response = { ...name, ...this.#perform(request, operation, found.path, body) };
    const sentBody: unknown = response.body === undefined ? undefined : JSON.parse(JSON.stringify(response.body));
    const violations = this.#checker.response(operation, response.status, sentBody);
    if (violations.length === 0) return response;
    return { ...name, ...this.violation(formatRequest(request), 'response', violations) };
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

  #perform(
    { address, authorization }: RestRequest,
    operation: OpenApiOperation,
    path: Readonly<Record<string, string>>,
    body: unknown,
  ): RestResponse {
    let login: string | undefined;
    try {
      const { actor, token, issuer } = authenticate(this.#github, authorization);
      login = actor.user.login;
      const route = API_ROUTES.get(operation.name);
      if (route === undefined) throw new Error(`${operation.name} has no route`);
      assertSupported(route, address.searchParams, body);
      // Only an App's JWT may request installations, and it may request nothing else.
      if ((issuer !== undefined) !== APP_OPERATIONS.has(operation.name))
        throw new HttpError(401, 'A JSON web token could not be decoded');
      const repository =
        path.owner === undefined ? undefined : this.#github.findRepository(`${path.owner}/${path.repo}`);
      if (path.owner !== undefined) {
        if (repository === undefined) throw notFound();
        if (repository.settings.movedTo !== undefined)
          throw this.#moved(operation, address, repository.settings.movedTo);
        if (issuer === undefined) requirePermission(actor, repository, route.permissions);
        if (operation.method !== 'GET' && repository.settings.archived === true)
          throw new HttpError(403, 'Repository was archived so is read-only.');
      }
      const call = {
        github: this.#github,
        api: `${this.#github.url}/api/v3`,
        actor,
        issuer,
        token,
        path,
        query: address.searchParams,
        body,
        address,
      };
      return { login, ...route.handle(withRepository(call, repository)) };
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

  /** The redirect to the same resource under the repository's new name. */
  #moved({ method }: OpenApiOperation, address: URL, to: string): HttpError {
    const rest = address.pathname
      .split('/')
      .slice('/api/v3/repos/owner/name'.split('/').length)
      .map((part) => `/${part}`);
    const location = `${this.#github.url}/api/v3/repos/${to}${rest.join('')}${address.search}`;
    return new HttpError(method === 'GET' ? 301 : 307, 'Moved Permanently', undefined, { location });
  }

  /** Returns and forgets the violations so far. */
  takeViolations(): readonly ApiViolation[] {
    const taken = this.#violations;
    this.#violations = [];
    return taken;
  }

  violation(request: string, side: ApiViolation['side'], problems: readonly string[]): RestResponse {
    this.#violations.push({ request, side, problems });
    return {
      status: VIOLATION_STATUS,
      body: { message: `Violation of GitHub's API description: ${problems.join('; ')}` },
    };
  }
}

function assertSupported({ operation, unsupported }: ApiRoute, query: URLSearchParams, body: unknown): void {
  const given = [...query.keys(), ...(isSchemaObject(body) ? Object.keys(body) : [])].filter((name) =>
    unsupported.includes(name),
  );
  if (given.length > 0) throw new Error(`${operation}: the emulator does not support ${given.join(', ')}`);
}

/** Operations without a repository in their path must not read it. */
function withRepository(call: Omit<ApiCall, 'repository'>, repository: ApiCall['repository'] | undefined): ApiCall {
  if (repository !== undefined) return { ...call, repository };
  return Object.defineProperty({ ...call }, 'repository', {
    get: () => {
      throw new Error('the path of this operation names no repository');
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
