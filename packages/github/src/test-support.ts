import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createGitHub, type GitHub, type GitHubOptions } from './client/create-github.ts';

export const TEST_TOKEN = 'ghs_0123456789abcdefghijklmnop';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
  /** The body as it is, instead of `data`. */
  readonly text?: string;
  /** Closes the connection: before the response, or in the middle of its body. */
  readonly cut?: 'before' | 'within';
  /** Never responds. */
  readonly silent?: boolean;
}

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

export interface Scripted {
  readonly github: GitHub;
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
  readonly log: readonly string[];
  /** How long the client would have waited, in seconds. */
  readonly waits: readonly number[];
}

export const SERVER_TIME = Date.parse('2024-05-01T12:00:00Z');

/** Starts a server that sends these replies, one per request and then the last one again, and a client whose clock does not wait. */
export async function scripted(
  replies: readonly (Reply | ((request: ReceivedRequest, url: string) => Reply))[],
  options: Partial<GitHubOptions> = {},
): Promise<Scripted> {
  const received: ReceivedRequest[] = [];
  const log: string[] = [];
  const waits: number[] = [];
  let url = '';
  const server = createServer(async (request, response) => {
    const parsed = { ...parseHead(request), body: await readBody(request) };
    received.push(parsed);
    const reply = replies[Math.min(received.length, replies.length) - 1] ?? {};
    sendReply(response, typeof reply === 'function' ? reply(parsed, url) : reply);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let now = SERVER_TIME;
  const github = createGitHub({
    token: TEST_TOKEN,
    apiUrl: url,
    log: (line) => log.push(line),
    clock: {
      now: () => now,
      sleep: async (milliseconds) => {
        waits.push(milliseconds / 1_000);
        now += milliseconds;
      },
    },
    ...options,
  });
  return { github, url, received, log, waits };
}

function parseHead({ method = '', url = '', headers }: IncomingMessage): Omit<ReceivedRequest, 'body'> {
  return { method, path: url, headers };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function sendReply(
  response: ServerResponse,
  { status = 200, headers = {}, data = {}, text, cut, silent }: Reply,
): void {
  if (silent) return;
  if (cut === 'before') {
    response.destroy();
    return;
  }
  const body = text ?? (status === 204 ? '' : JSON.stringify(data));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    date: new Date(SERVER_TIME).toUTCString(),
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
    ...headers,
  });
  if (cut === 'within') response.write(body.slice(0, -1), () => response.destroy());
  else response.end(body);
}
