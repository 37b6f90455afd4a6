import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GitHubFaultEffect } from '../model/protocol.ts';
import { createErrorBody } from './rest-api.ts';
import { type ResponseTruncation, sendResponse } from './send-response.ts';

/**
 * Lets a fault befall a request before anything is carried out.
 * @returns whether that was the end of it
 */
export async function applyFault(
  fault: GitHubFaultEffect | undefined,
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
      await refuse(request, response, fault.status, fault.message ?? 'A fault that a test asked for', fault.headers);
      return true;
    case 'rate-limit':
      await refuse(request, response, fault.status ?? 403, ...rateLimitResponse(fault));
      return true;
    case 'cut':
      if (fault.when === 'before') request.socket.destroy();
      return fault.when === 'before';
    default:
      return false;
  }
}

/** How the answer is to be broken off after the request has been carried out. */
export function toTruncation(fault: GitHubFaultEffect | undefined): ResponseTruncation {
  if (fault?.kind === 'stall') return { kind: 'stall', share: fault.share };
  return fault?.kind === 'cut' && fault.when === 'after' ? { kind: 'cut', share: fault.share ?? 0.5 } : undefined;
}

/** The whole request is taken first, as a server behind a proxy does. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!request.complete) await buffer(request);
  const asked: Readonly<Record<string, string>> = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
  sendResponse(response, { status, headers: { ...asked, ...headers }, body: createErrorBody(status, message) });
}

/** The words and headers of GitHub's two limits. */
function rateLimitResponse({
  limit,
  seconds,
}: Extract<GitHubFaultEffect, { kind: 'rate-limit' }>): [string, Readonly<Record<string, string>>] {
  if (limit === 'secondary') {
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    return [message, { 'retry-after': String(seconds) }];
  }
  const reset = String(Math.ceil(Date.now() / 1000) + seconds);
  return [
    'API rate limit exceeded for installation ID 1.',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '5000', 'x-ratelimit-reset': reset },
  ];
}
