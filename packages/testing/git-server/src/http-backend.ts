import { execFileSync, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Sends only this share of a response's body, then closes the connection (`cut`) or keeps it open without sending more (`stall`). */
export interface ResponseTruncation {
  readonly kind: 'cut' | 'stall';
  readonly share: number;
}

export interface GitBackendRequest {
  /** The folder that holds the bare repositories. */
  readonly root: string;
  /** The path relative to the root: `/owner/name.git/info/refs`. */
  readonly path: string;
  /** Whether pushes are accepted. */
  readonly writable: boolean;

  /** Whether the client may use protocol version 2; an old server supports only version 0. */
  readonly protocolV2: boolean;
  readonly truncation?: ResponseTruncation;
  /** Additional git configuration, and additional variables for hooks. */
  readonly config?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called after git has finished, before the response is sent. */
  readonly onFinished?: () => void;
}

let backendProgram: string | undefined;

function findBackendProgram(): string {
  backendProgram ??= join(execFileSync('git', ['--exec-path']).toString().trim(), 'git-http-backend');
  return backendProgram;
}

/** Responds with git's own CGI program, `git http-backend`, so that clients see what any git server sends. */
export async function serveGitRequest(
  request: IncomingMessage,
  response: ServerResponse,
  backend: GitBackendRequest,
): Promise<void> {
  const child = spawn(findBackendProgram(), {
    env: cgiEnvironment(request, backend),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => request.unpipe());
  response.on('close', () => child.kill());
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  backend.onFinished?.();
  sendCgiResponse(response, Buffer.concat(chunks), backend.truncation);
}

function cgiEnvironment(
  request: IncomingMessage,
  { root, path, writable, protocolV2, config = {}, environment = {} }: GitBackendRequest,
): Record<string, string> {
  const protocol = request.headers['git-protocol'];
  const settings = Object.entries({ 'http.receivepack': String(writable), ...config });
  return {
    PATH: process.env.PATH ?? '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROJECT_ROOT: root,
    PATH_INFO: path,
    QUERY_STRING: new URL(request.url ?? '/', 'http://host').search.slice(1),
    REMOTE_ADDR: request.socket.remoteAddress ?? '',
    REMOTE_USER: 'pusher',
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    ...(request.headers['content-length'] === undefined ? {} : { CONTENT_LENGTH: request.headers['content-length'] }),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
    ...environment,
    ...(protocolV2 && typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}),
  };
}

/** Sends a CGI response: header lines (`Status:` for the status line), an empty line, the body. */
function sendCgiResponse(response: ServerResponse, output: Buffer, truncation: ResponseTruncation | undefined): void {
  const end = output.indexOf('\r\n\r\n');
  const body = output.subarray(end + 4);
  for (const line of output.toString('latin1', 0, Math.max(end, 0)).split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  if (truncation === undefined) {
    response.end(body);
    return;
  }
  response.setHeader('content-length', body.length);
  response.write(body.subarray(0, Math.floor(body.length * truncation.share)), () => {
    if (truncation.kind === 'cut') response.destroy();
  });
}
