import { backoffDelayMs, type Clock, toWholeSeconds, withRetries } from '@kalypso-actions/retry';
import type { AzureCloud } from '../cloud.ts';
import { AzureRequestError, type ResponseHeaders } from '../request-error.ts';
import type { AzureCredential } from '../sign-in/sign-in.ts';
import type { RequestPace } from './request-pace.ts';

export interface AzureRequestDeps {
  readonly cloud: AzureCloud;
  readonly credential: AzureCredential;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The time limit of one attempt. */
  readonly timeoutMs: number;
}

/** A successful response of Azure Resource Manager. The body is not validated. */
export interface ArmResponse {
  readonly body: unknown;
  readonly headers: ResponseHeaders;
}

/** Sends a request once. @throws an {@link AzureRequestError}, or the signal's reason */
type SendOnce = (token: string, signal: AbortSignal) => Promise<ArmResponse>;

const MAX_RETRIES = 5;
/** Azure's quotas recover within seconds or minutes: a longer pause than this is treated as a failure. */
export const MAX_PAUSE_MS = 300_000;

/**
 * Sends a request to Azure Resource Manager: keeps to the pace, pauses it if Azure throttles, renews a rejected token once, and retries transient failures.
 * @throws an `AzureError`, or the signal's reason
 */
export function sendRequest(
  send: SendOnce,
  pace: RequestPace,
  deps: AzureRequestDeps,
  signal: AbortSignal,
): Promise<ArmResponse> {
  const { credential, clock, log } = deps;
  let isTokenRenewed = false;
  let pauses = 0;

  const attempt = async (): Promise<ArmResponse> => {
    await pace.wait(signal);
    const token = await credential.getToken(signal);
    try {
      return await sendInTime((limit) => send(token, limit), deps, signal);
    } catch (error) {
      if (!(error instanceof AzureRequestError)) throw error;
      if (error.remedy === 'new-token' && !isTokenRenewed) {
        isTokenRenewed = true;
        if (credential.discardToken(token)) log(`${error.message}; signing in again`);
        return await attempt();
      }
      const pauseMs = error.retryAfterMs ?? backoffDelayMs(pauses + 1);
      if (error.failure.kind !== 'throttled' || pauses >= MAX_RETRIES || pauseMs > MAX_PAUSE_MS) throw error;
      pauses += 1;
      pace.pause(pauseMs, error.message);
      return await attempt();
    }
  };
  return withRetries(attempt, { retries: MAX_RETRIES, delayMs, clock, log, signal });
}

async function sendInTime(
  send: (signal: AbortSignal) => Promise<ArmResponse>,
  { cloud, timeoutMs }: AzureRequestDeps,
  signal: AbortSignal,
): Promise<ArmResponse> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await send(AbortSignal.any([signal, timeout]));
  } catch (error) {
    signal.throwIfAborted();
    if (!timeout.aborted) throw error;
    const { host } = new URL(cloud.resourceManager);
    const message = `${host} did not respond within ${toWholeSeconds(timeoutMs)} s`;
    throw new AzureRequestError({ kind: 'unreachable', message }, { cause: error });
  }
}

/** Only failures of the request itself are retried: a sign-in has retries of its own, and a throttled request has had its pauses. */
function delayMs(error: unknown, retry: number): number | undefined {
  if (!(error instanceof AzureRequestError && error.isTransient) || error.failure.kind === 'throttled')
    return undefined;
  const delay = error.retryAfterMs ?? backoffDelayMs(retry);
  return delay <= MAX_PAUSE_MS ? delay : undefined;
}
