import { execFileSync, spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

export interface GitBackendRequest {
  /** The folder that holds the bare repositories. */
  readonly root: string;
  /** The path of the request below the root: `/owner/name.git/info/refs`. */
  readonly path: string;
  /** Whether pushes are taken. */
  readonly writable: boolean;
  /** Whether the client may choose protocol 2; an old server knows only the first. */
  readonly modern: boolean;
  /** Send only this share of the answer's body, then cut the connection or say nothing more. */
  readonly broken?: { readonly kind: 'cut' | 'stall'; readonly share: number };
  /** More of git's settings, and of the environment that hooks see. */
  readonly config?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called when git is done, before anything of its answer is sent. */
  readonly done?: () => void;
}

const program = join(execFileSync('git', ['--exec-path']).toString().trim(), 'git-http-backend');

/** Answers a request by git's own CGI program: what a client sees is what any git server would say. */
export async function serveGitRequest(
  request: IncomingMessage,
  response: ServerResponse,
  backend: GitBackendRequest,
): Promise<void> {
  const child = spawn(program, { env: cgiEnvironment(request, backend), stdio: ['pipe', 'pipe', 'ignore'] });
  request.pipe(child.stdin);
  child.stdin.on('error', () => request.unpipe());
  response.on('close', () => child.kill());
  const output: Buffer[] = [];
  for await (const chunk of child.stdout) output.push(chunk);
  backend.done?.();
  send(response, Buffer.concat(output), backend.broken);
}

function cgiEnvironment(
  request: IncomingMessage,
  { root, path, writable, modern, config = {}, environment = {} }: GitBackendRequest,
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
    ...(modern && typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}),
  };
}

/** A CGI answer is header lines, a blank line, the body; `Status:` stands for the status line. */
function send(response: ServerResponse, answer: Buffer, broken: GitBackendRequest['broken']): void {
  const end = answer.indexOf('\r\n\r\n');
  const body = answer.subarray(end + 4);
  for (const line of answer.toString('latin1', 0, Math.max(end, 0)).split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
    else if (name !== '') response.setHeader(name, value);
  }
  if (broken === undefined) {
    response.end(body);
    return;
  }
  response.setHeader('content-length', body.length);
  response.write(body.subarray(0, Math.floor(body.length * broken.share)), () => {
    if (broken.kind === 'cut') response.destroy();
  });
}
