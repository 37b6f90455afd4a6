import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { handleGraphql } from '../graphql/graphql-api.ts';
import { HttpError } from '../model/http-error.ts';
import type { GitHubFaultEffect } from '../model/protocol.ts';
import { renderPage } from '../pages/pages.ts';
import { GitHubState } from '../state/github-state.ts';
import { applyFault, toTruncation } from './apply-fault.ts';
import { ControlApi } from './control-api.ts';
import { FaultQueue } from './fault-queue.ts';
import { GitApi } from './git-api.ts';
import { type RequestNotes, RequestRecorder } from './request-recorder.ts';
import { createErrorBody, RestApi, type RestResponse } from './rest-api.ts';
import { sendPage, sendResponse } from './send-response.ts';

const API = '/api/v3';
const MISSING_USER_AGENT =
  'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.';

export interface GitHubServer {
  readonly server: Server;
  /** Sets the URL at which the server listens: `http://127.0.0.1:PORT`. */
  setUrl(url: string): void;
  close(): void;
}

/** Creates the emulator's HTTP server for the bare repositories in a folder. */
export function createGitHubServer(root: string): GitHubServer {
  const github = new GitHubState(root);
  const router = new RequestRouter(github);
  const server = createServer((request, response) => router.handle(request, response));
  return {
    server,
    setUrl: (url) => {
      github.url = url;
    },
    close: () => router.close(),
  };
}

/** Routes requests to git, pages, the REST and GraphQL APIs, and the control API. */
class RequestRouter {
  readonly #github: GitHubState;
  readonly #api: RestApi;
  readonly #git: GitApi;
  readonly #faults = new FaultQueue();
  readonly #recorder = new RequestRecorder();
  readonly #control: ControlApi;

  constructor(github: GitHubState) {
    this.#github = github;
    this.#api = new RestApi(github);
    this.#git = new GitApi(github);
    this.#control = new ControlApi(github, this.#api, this.#faults, this.#recorder.records);
  }

  close(): void {
    this.#git.close();
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#dispatch(request, response).catch((error: unknown) => {
      // A client that aborted before it had sent the whole request gets no response.
      if (request.destroyed && !request.complete) return;
      const { status, body } = this.#api.violation(`${request.method} ${request.url}`, 'response', [
        describeError(error),
      ]);
      if (response.headersSent) response.destroy();
      else sendResponse(response, { status, body });
    });
  }

  async #dispatch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/' } = request;
    const address = new URL(url, this.#github.url);
    if (address.pathname.startsWith('/_control/')) {
      await this.#handleControl(request, response, address);
      return;
    }
    const notes = this.#recorder.watch(request, response);
    const fault = this.#faults.next(method, url);
    if (fault !== undefined) notes.fault = fault.kind;
    if (GitApi.matches(decodeURIComponent(address.pathname))) {
      await this.#handleGit(request, response, address, fault, notes);
      return;
    }
    if (
      method === 'GET' &&
      request.headers.accept?.includes('text/html') === true &&
      !address.pathname.startsWith('/api/')
    ) {
      sendPage(response, renderPage(this.#github, decodeURIComponent(address.pathname)));
      return;
    }
    const body =
      fault?.kind === 'hang' || (fault?.kind === 'cut' && fault.when === 'before') ? undefined : await buffer(request);
    if ((await applyFault(fault, request, response)) || body === undefined) return;
    const result = this.#handleApi(request, address, body);
    if (result.operation !== undefined) notes.operation = result.operation;
    if (result.login !== undefined) notes.login = result.login;
    sendResponse(response, result, toTruncation(fault));
  }

  async #handleGit(
    request: IncomingMessage,
    response: ServerResponse,
    address: URL,
    fault: GitHubFaultEffect | undefined,
    notes: RequestNotes,
  ): Promise<void> {
    if ((await applyFault(fault, request, response)) || response.destroyed) return;
    const login = await this.#git.handle(request, response, address, toTruncation(fault));
    if (login !== undefined) notes.login = login;
  }

  #handleApi(request: IncomingMessage, address: URL, body: Buffer): RestResponse {
    const { method = '', headers } = request;
    const name = `${method} ${address.pathname}`;
    if (name === 'POST /api/graphql') return this.#handleGraphql(name, headers.authorization, body);
    if (headers['user-agent'] === undefined) return { status: 403, body: createErrorBody(403, MISSING_USER_AGENT) };
    if (!address.pathname.startsWith(`${API}/`)) return this.#api.violation(name, 'request', ['unknown path']);
    const path = address.pathname.slice(API.length);
    return this.#api.handle({ method, address, authorization: headers.authorization, body, path });
  }

  #handleGraphql(name: string, authorization: string | undefined, body: Buffer): RestResponse {
    try {
      return { operation: 'POST /graphql', ...handleGraphql(this.#github, authorization, body) };
    } catch (error) {
      if (!(error instanceof HttpError)) return this.#api.violation(name, 'request', [describeError(error)]);
      return { status: error.status, body: createErrorBody(error.status, error.message) };
    }
  }

  async #handleControl(request: IncomingMessage, response: ServerResponse, address: URL): Promise<void> {
    try {
      const body = await buffer(request);
      response.end(JSON.stringify(await this.#control.handle(request.method ?? '', address, body.toString())));
    } catch (error) {
      response.writeHead(500).end(describeError(error));
    }
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
