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
const NO_AGENT = 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.';

export interface GitHubServer {
  readonly server: Server;
  /** Says where it listens: `http://127.0.0.1:PORT`. */
  listening(url: string): void;
  close(): void;
}

/** A GitHub over the bare repositories in a folder. */
export function createGitHubServer(root: string): GitHubServer {
  const world = new GitHubState(root);
  const front = new RequestRouter(world);
  const server = createServer((request, response) => front.take(request, response));
  return {
    server,
    listening: (url) => {
      world.url = url;
    },
    close: () => front.close(),
  };
}

/** Leads each request to what answers it. */
class RequestRouter {
  readonly #world: GitHubState;
  readonly #api: RestApi;
  readonly #git: GitApi;
  readonly #faults = new FaultQueue();
  readonly #recorder = new RequestRecorder();
  readonly #control: ControlApi;

  constructor(world: GitHubState) {
    this.#world = world;
    this.#api = new RestApi(world);
    this.#git = new GitApi(world);
    this.#control = new ControlApi(world, this.#api, this.#faults, this.#recorder.records);
  }

  close(): void {
    this.#git.close();
  }

  take(request: IncomingMessage, response: ServerResponse): void {
    this.#answer(request, response).catch((error: unknown) => {
      // Whoever gave up before having sent a whole request gets no answer.
      if (request.destroyed && !request.complete) return;
      const { status, body } = this.#api.violation(`${request.method} ${request.url}`, 'response', [
        describeError(error),
      ]);
      if (response.headersSent) response.destroy();
      else sendResponse(response, { status, body });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/' } = request;
    const address = new URL(url, this.#world.url);
    if (address.pathname.startsWith('/_loopback/')) {
      await this.#answerControl(request, response, address);
      return;
    }
    const notes = this.#recorder.watch(request, response);
    const fault = this.#faults.next(method, url);
    if (fault !== undefined) notes.fault = fault.kind;
    if (GitApi.takes(decodeURIComponent(address.pathname))) {
      await this.#answerGit(request, response, address, fault, notes);
      return;
    }
    if (
      method === 'GET' &&
      request.headers.accept?.includes('text/html') === true &&
      !address.pathname.startsWith('/api/')
    ) {
      sendPage(response, renderPage(this.#world, decodeURIComponent(address.pathname)));
      return;
    }
    const body =
      fault?.kind === 'hang' || (fault?.kind === 'cut' && fault.when === 'before') ? undefined : await buffer(request);
    if ((await applyFault(fault, request, response)) || body === undefined) return;
    const answer = this.#answerApi(request, address, body);
    if (answer.operation !== undefined) notes.operation = answer.operation;
    if (answer.login !== undefined) notes.login = answer.login;
    sendResponse(response, answer, toTruncation(fault));
  }

  async #answerGit(
    request: IncomingMessage,
    response: ServerResponse,
    address: URL,
    fault: GitHubFaultEffect | undefined,
    notes: RequestNotes,
  ): Promise<void> {
    if ((await applyFault(fault, request, response)) || response.destroyed) return;
    const login = await this.#git.answer(request, response, address, toTruncation(fault));
    if (login !== undefined) notes.login = login;
  }

  #answerApi(request: IncomingMessage, address: URL, body: Buffer): RestResponse {
    const { method = '', headers } = request;
    const name = `${method} ${address.pathname}`;
    if (name === 'POST /api/graphql') return this.#answerGraphql(name, headers.authorization, body);
    if (headers['user-agent'] === undefined) return { status: 403, body: createErrorBody(403, NO_AGENT) };
    if (!address.pathname.startsWith(`${API}/`))
      return this.#api.violation(name, 'request', ['GitHub has no such address']);
    const path = address.pathname.slice(API.length);
    return this.#api.answer({ method, address, authorization: headers.authorization, body, path });
  }

  #answerGraphql(name: string, authorization: string | undefined, body: Buffer): RestResponse {
    try {
      return { operation: 'POST /graphql', ...handleGraphql(this.#world, authorization, body) };
    } catch (error) {
      if (!(error instanceof HttpError)) return this.#api.violation(name, 'request', [describeError(error)]);
      return { status: error.status, body: createErrorBody(error.status, error.message) };
    }
  }

  async #answerControl(request: IncomingMessage, response: ServerResponse, address: URL): Promise<void> {
    try {
      const body = await buffer(request);
      response.end(JSON.stringify(await this.#control.answer(request.method ?? '', address, body.toString())));
    } catch (error) {
      response.writeHead(500).end(describeError(error));
    }
  }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
