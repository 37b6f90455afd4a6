import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api, type ApiAnswer, errorBody, VIOLATION } from './api.ts';
import { Control } from './control.ts';
import { HttpError } from './errors.ts';
import { Faults } from './faults.ts';
import { GitService } from './git-service.ts';
import { answerGraphql } from './graphql.ts';
import type { FaultKind, RequestRecord } from './protocol.ts';
import { World } from './world.ts';

const API = '/api/v3';

/** What is noted about a request while it is answered. */
type Notes = { -readonly [Key in 'operation' | 'login' | 'fault']?: RequestRecord[Key] };

export interface LoopbackGitHub {
  readonly server: Server;
  /** Says where it listens: `http://127.0.0.1:PORT`. */
  listening(url: string): void;
  close(): void;
}

/** A GitHub over the bare repositories in a folder. */
export function createGitHub(root: string): LoopbackGitHub {
  const world = new World(root);
  const api = new Api(world);
  const faults = new Faults();
  const gitService = new GitService(world);
  const records: RequestRecord[] = [];
  const control = new Control(world, api, faults, records);
  const recorder = new Recorder(records);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', world.url);
    if (address.pathname.startsWith('/_loopback/')) {
      await answerControl(control, request, response, address);
      return;
    }
    const notes: Notes = {};
    recorder.watch(request, response, notes);
    const fault = faults.next(request.method ?? '', request.url ?? '');
    if (fault !== undefined) notes.fault = fault.kind;
    if (await refused(fault, request, response)) return;
    if (GitService.takes(decodeURIComponent(address.pathname))) {
      const login = await gitService.answer(request, response, address, broken(fault));
      if (login !== undefined) notes.login = login;
      return;
    }
    const answered = answerApi(world, api, request, address, await buffer(request));
    if (answered.operation !== undefined) notes.operation = answered.operation;
    if (answered.login !== undefined) notes.login = answered.login;
    send(response, answered, broken(fault));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(VIOLATION);
      response.end(String(error));
    });
  });
  return {
    server,
    listening: (url) => {
      world.url = url;
    },
    close: () => gitService.close(),
  };
}

function answerApi(world: World, api: Api, request: IncomingMessage, address: URL, body: Buffer): ApiAnswer {
  const { authorization } = request.headers;
  const method = request.method ?? '';
  if (method === 'POST' && address.pathname === '/api/graphql') {
    try {
      return { operation: 'POST /graphql', ...answerGraphql(world, authorization, body) };
    } catch (error) {
      if (error instanceof HttpError) return { status: error.status, body: errorBody(error.status, error.message) };
      return api.violation(`${method} ${address.pathname}`, 'request', [
        error instanceof Error ? error.message : String(error),
      ]);
    }
  }
  if (!address.pathname.startsWith(`${API}/`))
    return api.violation(`${method} ${address.pathname}`, 'request', ['GitHub has no such address']);
  return api.answer({ method, address, authorization, body, path: address.pathname.slice(API.length) });
}

async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<void> {
  try {
    const body = await buffer(request);
    response.end(JSON.stringify(await control.answer(request.method ?? '', address, body.toString())));
  } catch (error) {
    response.writeHead(500).end(error instanceof Error ? error.message : String(error));
  }
}

/** Whether a fault ends the request before anything is carried out. */
async function refused(
  fault: FaultKind | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  switch (fault?.kind) {
    case 'delay':
      await sleep(fault.ms);
      return false;
    case 'hang':
      return true;
    case 'status':
      await refuse(request, response, fault.status, fault.message ?? 'A fault', fault.headers);
      return true;
    case 'rate-limit':
      await refuse(request, response, fault.status ?? 403, ...rateLimit(fault));
      return true;
    case 'cut':
      if (fault.when === 'before') request.socket.destroy();
      return fault.when === 'before';
    default:
      return false;
  }
}

/** The whole request is taken first, as a server behind a proxy does. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await buffer(request);
  send(response, { status, headers, body: errorBody(status, message) }, undefined);
}

/** The words and headers of GitHub's two limits. */
function rateLimit({
  limit,
  seconds,
}: Extract<FaultKind, { kind: 'rate-limit' }>): [string, Readonly<Record<string, string>>] {
  if (limit === 'secondary')
    return [
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      { 'retry-after': String(seconds) },
    ];
  const reset = String(Math.ceil(Date.now() / 1000) + seconds);
  return [
    'API rate limit exceeded for installation ID 1.',
    {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-used': '5000',
      'x-ratelimit-reset': reset,
      'x-ratelimit-resource': 'core',
    },
  ];
}

type Broken = { readonly kind: 'cut' | 'stall'; readonly share: number } | undefined;

/** How the answer is to be broken off after the request has been carried out. */
function broken(fault: FaultKind | undefined): Broken {
  if (fault?.kind === 'stall') return { kind: 'stall', share: fault.share };
  return fault?.kind === 'cut' && fault.when === 'after' ? { kind: 'cut', share: fault.share ?? 0.5 } : undefined;
}

function send(response: ServerResponse, { status, body, headers = {} }: ApiAnswer, how: Broken): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'x-github-request-id': 'LOOP:BACK',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-resource': 'core',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
    ...(text === ''
      ? {}
      : { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }),
    ...headers,
  });
  if (how === undefined) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, Math.floor(text.length * how.share)), () => {
    if (how.kind === 'cut') response.destroy();
  });
}

/** Notes every request when its answer has ended. */
class Recorder {
  readonly #records: RequestRecord[];
  /** What a connection had carried when its last request ended. */
  readonly #carried = new WeakMap<object, { readonly read: number; readonly written: number }>();
  #underWay = 0;

  constructor(records: RequestRecord[]) {
    this.#records = records;
  }

  watch(request: IncomingMessage, response: ServerResponse, notes: Notes): void {
    const { socket, method = '', url = '' } = request;
    const { authorization } = request.headers;
    const underWay = ++this.#underWay;
    response.once('close', () => {
      this.#underWay--;
      const before = this.#carried.get(socket) ?? { read: 0, written: 0 };
      const now = { read: socket.bytesRead, written: socket.bytesWritten };
      this.#carried.set(socket, now);
      this.#records.push({
        id: this.#records.length + 1,
        kind: kindOf(url),
        method,
        path: url,
        status: response.writableFinished ? response.statusCode : 0,
        underWay,
        bytesIn: now.read - before.read,
        bytesOut: now.written - before.written,
        ...(authorization === undefined ? {} : { authorization }),
        ...notes,
      });
    });
  }
}

function kindOf(url: string): RequestRecord['kind'] {
  const [path = ''] = url.split('?');
  if (path.startsWith('/api/')) return 'api';
  return GitService.takes(path) ? 'git' : 'other';
}
