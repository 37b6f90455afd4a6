import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ResponseTruncation } from '@kalypso-actions/git-server';
import type { GitHubFaultEffect } from '../model/protocol.ts';
import { createErrorBody } from './rest-api.ts';
import { sendResponse } from './send-response.ts';

/**
 * Injects a fault before the request is performed.
 * @returns whether the request is finished
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
      await refuse(request, response, fault.status, fault.message ?? 'Injected fault', fault.headers);
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

/** How to truncate the response after the request has been performed. */
export function toTruncation(fault: GitHubFaultEffect | undefined): ResponseTruncation | undefined {
  if (fault?.kind === 'stall') return { kind: 'stall', share: fault.share };
  return fault?.kind === 'cut' && fault.when === 'after' ? { kind: 'cut', share: fault.share ?? 0.5 } : undefined;
}

/** Reads the whole request first, as a server behind a proxy does. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!request.complete) await buffer(request);
  const challenge: Readonly<Record<string, string>> =
    status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
  sendResponse(response, { status, headers: { ...challenge, ...headers }, body: createErrorBody(status, message) });
}

/** Message and headers of GitHub's primary and secondary rate limits. */
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
