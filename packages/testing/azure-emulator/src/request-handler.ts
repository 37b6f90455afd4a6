import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AzureState } from './azure-state.ts';
import type { Entra } from './entra.ts';
import type { KqlRow } from './kql/evaluate.ts';
import { addPageFlaw, type ResourceGraphApi, readsConfigurations } from './resource-graph.ts';
import type { ResourceProvidersApi } from './resource-providers.ts';
import { type AzureResponse, createArmError } from './responses.ts';
import type { AzureEndpoint, AzureFault, AzureIdentity, AzureRequestRecord } from './scenario.ts';

interface AzureRequest {
  readonly endpoint: AzureEndpoint;
  readonly url: URL;
  readonly body: string;
  readonly authorization: string | undefined;
}

/** Handles requests to Azure, Entra and GitHub's token endpoint, and injects the scenario's faults. */
export class AzureRequestHandler {
  readonly records: AzureRequestRecord[] = [];
  readonly #state: AzureState;
  readonly #entra: Entra;
  readonly #graph: ResourceGraphApi;

  readonly #providers: ResourceProvidersApi;

  constructor(state: AzureState, entra: Entra, graph: ResourceGraphApi, providers: ResourceProvidersApi) {
    this.#state = state;
    this.#entra = entra;
    this.#graph = graph;
    this.#providers = providers;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://host');
    const body = await text(request);
    const endpoint = findEndpoint(request.method ?? '', url, body);
    if (endpoint === undefined) {
      sendResponse(response, createArmError(404, 'NotFound', `The emulator has no ${url.pathname}.`));
      return;
    }
    response.once('close', () =>
      this.records.push({
        endpoint,
        path: request.url ?? '',
        status: response.writableFinished ? response.statusCode : 0,
        body: parseBody(body),
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      }),
    );
    const { authorization } = request.headers;
    this.#respond({ endpoint, url, body, authorization }, request, response);
  }

  #respond(azureRequest: AzureRequest, request: IncomingMessage, response: ServerResponse): void {
    const fault = this.#state.takeFault(azureRequest.endpoint);
    switch (fault?.kind) {
      case 'hang':
        return;
      case 'cut':
        request.socket.destroy();
        return;
      case 'status':
        sendResponse(response, createFaultResponse(fault));
        return;
      case 'body':
        response
          .writeHead(fault.status ?? 200, { 'content-type': 'application/json', ...fault.headers })
          .end(fault.body);
        return;
      case 'patch': {
        const { status, headers, body } = this.#dispatch(azureRequest) ?? {};
        sendResponse(response, {
          status: status ?? 200,
          headers: { ...headers, ...fault.headers },
          body: { ...body, ...fault.patch },
        });
        return;
      }
      case 'page': {
        const { status = 200, body } = this.#dispatch(azureRequest) ?? {};
        sendResponse(response, { status, body: addPageFlaw(body ?? {}, fault.flaw, parseBody(azureRequest.body)) });
        return;
      }
      default:
        // A scripted resource may never respond.
        sendResponse(response, this.#dispatch(azureRequest));
    }
  }

  #dispatch({ endpoint, url, body, authorization }: AzureRequest): AzureResponse | undefined {
    switch (endpoint) {
      case 'metadata':
        return this.#entra.metadata();
      case 'discovery':
        return this.#entra.openIdConfiguration(url.pathname.split('/')[1] ?? '');
      case 'id-token':
        return this.#entra.idToken(
          authorization,
          url.searchParams.get('audience'),
          url.searchParams.get('subject') ?? '',
        );
      case 'token':
        return this.#entra.token(new URLSearchParams(body));
      case 'query':
      case 'subscriptions':
        return this.#authenticated(authorization, (identity) =>
          this.#graph.handle(url.searchParams.get('api-version'), parseBody(body), identity),
        );
      case 'resource':
        return this.#authenticated(authorization, (identity) => this.#providers.handle(url, identity));
    }
  }

  #authenticated(
    authorization: string | undefined,
    respond: (identity: AzureIdentity) => AzureResponse | undefined,
  ): AzureResponse | undefined {
    const identity = this.#entra.authenticate(authorization);
    if (typeof identity === 'object') return respond(identity);
    const challenge = { 'www-authenticate': 'Bearer authorization_uri="https://emulator/", error="invalid_token"' };
    if (identity === 'expired')
      return createArmError(
        401,
        'ExpiredAuthenticationToken',
        'The access token expiry UTC time is earlier than current UTC time.',
        [],
        challenge,
      );
    const [code, message] =
      identity === 'missing'
        ? ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."]
        : ['InvalidAuthenticationToken', 'The access token is invalid.'];
    return createArmError(401, code, message, [], challenge);
  }
}

function createFaultResponse({
  status,
  code,
  headers = {},
}: Extract<AzureFault['how'], { readonly kind: 'status' }>): AzureResponse {
  const details = code === undefined ? [] : [{ code, message: 'Injected fault.' }];
  return createArmError(status, 'Fault', 'Injected fault.', details, headers);
}

function findEndpoint(method: string, { pathname }: URL, body: string): AzureEndpoint | undefined {
  if (method === 'GET' && pathname === '/metadata/endpoints') return 'metadata';
  if (method === 'GET' && pathname === '/_actions/id-token') return 'id-token';
  if (method === 'GET' && /^\/[^/]+\/v2\.0\/\.well-known\/openid-configuration$/.test(pathname)) return 'discovery';
  if (method === 'POST' && /^\/[^/]+\/oauth2\/v2\.0\/token$/.test(pathname)) return 'token';
  if (method === 'GET' && /^\/subscriptions\/.+\/providers\//i.test(pathname)) return 'resource';
  if (method !== 'POST' || pathname.toLowerCase() !== '/providers/microsoft.resourcegraph/resources') return undefined;
  return readsConfigurations(String(parseBody(body).query)) ? 'query' : 'subscriptions';
}

/** Parses a body as JSON, otherwise as a form. */
function parseBody(body: string): KqlRow {
  if (!body.startsWith('{')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body) as KqlRow;
  } catch {
    return {};
  }
}

/** @param azureResponse `undefined` to never respond */
function sendResponse(response: ServerResponse, azureResponse: AzureResponse | undefined): void {
  if (azureResponse === undefined) return;
  const { status, headers, body } = azureResponse;
  if (body === undefined) {
    response.writeHead(status, { ...headers, 'content-length': '0' }).end();
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}
