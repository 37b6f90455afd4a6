import type { ServerResponse } from 'node:http';
import type { ApiResponse } from '../routing/route.ts';

/** How an answer is broken off, after that share of its body. */
export type ResponseTruncation = { readonly kind: 'cut' | 'stall'; readonly share: number } | undefined;

/** Sends an answer of the API, with the headers that all of them have. */
export function sendResponse(
  response: ServerResponse,
  { status, body, headers = {} }: ApiResponse,
  broken?: ResponseTruncation,
): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const content = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
  response.writeHead(status, { ...COMMON_HEADERS, ...rateLimitReset(), ...(text === '' ? {} : content), ...headers });
  if (broken === undefined) {
    response.end(text);
    return;
  }
  // Not a single byte of the body would leave the headers unsent as well.
  response.flushHeaders();
  response.write(text.slice(0, Math.floor(text.length * broken.share)), () => {
    if (broken.kind === 'cut') response.destroy();
  });
}

/** Sends a page for people; without one, there is nothing at that address. */
export function sendPage(response: ServerResponse, page = 'Nothing is here.'): void {
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
