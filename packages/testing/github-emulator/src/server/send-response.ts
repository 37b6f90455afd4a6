import type { ServerResponse } from 'node:http';
import type { ResponseTruncation } from '@kalypso-actions/git-server';
import type { ApiResponse } from '../routing/route.ts';

/** Sends a response of the API with GitHub's common headers. */
export function sendResponse(
  response: ServerResponse,
  { status, body, headers = {} }: ApiResponse,
  truncation?: ResponseTruncation,
): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const content = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
  response.writeHead(status, { ...COMMON_HEADERS, ...rateLimitReset(), ...(text === '' ? {} : content), ...headers });
  if (truncation === undefined) {
    response.end(text);
    return;
  }
  // If no byte of the body is written, Node would not send the headers either.
  response.flushHeaders();
  response.write(text.slice(0, Math.floor(text.length * truncation.share)), () => {
    if (truncation.kind === 'cut') response.destroy();
  });
}

/** Sends an HTML page; 404 without one. */
export function sendPage(response: ServerResponse, page = 'Page not found.'): void {
  const status = page.startsWith('<!doctype') ? 200 : 404;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    .end(page);
}

const COMMON_HEADERS = {
  'x-github-request-id': 'LOOP:BACK',
  'x-github-media-type': 'github.v3; format=json',
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': '4999',
  'x-ratelimit-used': '1',
  'x-ratelimit-resource': 'core',
};

function rateLimitReset(): Readonly<Record<string, string>> {
  return { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) };
}
