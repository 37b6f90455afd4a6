import type { QueryRequest } from '@azure/arm-resourcegraph';
import { AzureError } from './azure-error.ts';
import type { Clock } from './clock.ts';
import type { Cloud } from './cloud.ts';
import type { Credential } from './credentials.ts';
import { type Failed, type Headers, quotaReset } from './failure.ts';
import type { Graph } from './graph.ts';

export interface Asking {
  readonly cloud: Cloud;
  readonly credential: Credential;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** How long one request may take. */
  readonly timeoutMs: number;
}

const MOST_RETRIES = 5;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** Azure's windows are of seconds; whoever asks for more than this is not waited for. */
const LONGEST_WAIT_MS = 300_000;

/** Thrown for an answer that would be too large; fewer rows can be asked for. */
export class TooLarge extends Error {}

/** Asks Azure Resource Graph, patiently: within the caller's quota, with a token that is good, and again after what may pass. */
export class Asker {
  readonly #asking: Asking;
  #graph: Graph | undefined;
  /** Before this moment the quota is used up. */
  #notBefore = 0;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** @throws an {@link AzureError}, {@link TooLarge}, or the signal's reason */
  async ask(query: QueryRequest, signal: AbortSignal): Promise<unknown> {
    let renewed = false;
    for (let retry = 1; ; ) {
      await this.#quota(signal);
      const answer = await this.#once(query, signal);
      if (!('failed' in answer)) {
        this.#remember(answer.headers);
        if (answer.headers('x-ms-tenant-subscription-limit-hit') === 'true') throw tooWide();
        return answer.body;
      }
      const { failed } = answer;
      if (failed.remedy === 'too-large') throw new TooLarge(failed.error.message, { cause: failed.error });
      if (failed.remedy === 'unauthorized' && !renewed) {
        renewed = true;
        this.#asking.log(`${failed.error.message}; signing in again`);
        this.#asking.credential.forget();
        continue;
      }
      if (!failed.error.isTransient || retry > MOST_RETRIES) throw failed.error;
      await this.#pause(failed, retry, signal);
      retry += 1;
    }
  }

  async #once(
    query: QueryRequest,
    signal: AbortSignal,
  ): Promise<{ readonly body: unknown; readonly headers: Headers } | { readonly failed: Failed }> {
    const { cloud, credential, timeoutMs } = this.#asking;
    const token = await credential.token(signal);
    this.#graph ??= new (await import('./graph.ts')).Graph(cloud);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#graph.ask(query, token, AbortSignal.any([signal, timeout]));
    } catch (error) {
      signal.throwIfAborted();
      if (!timeout.aborted) throw error;
      const message = `${new URL(cloud.resourceManager).host} did not answer within ${seconds(timeoutMs)} s`;
      const late = new AzureError({ kind: 'unreachable', message }, { cause: error });
      return { failed: { error: late, remedy: 'none', retryAfterMs: undefined } };
    }
  }

  async #pause({ error, retryAfterMs }: Failed, retry: number, signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#asking;
    const delay = retryAfterMs ?? Math.min(FIRST_DELAY_MS * 2 ** (retry - 1), LONGEST_DELAY_MS);
    if (delay > LONGEST_WAIT_MS) throw error;
    log(`${error.message}; trying again in ${seconds(delay)} s (${retry} of ${MOST_RETRIES})`);
    await clock.sleep(delay, signal);
  }

  /** Waits until there is quota again. */
  async #quota(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#asking;
    const wait = this.#notBefore - clock.now();
    if (wait <= 0) return;
    log(`the quota of queries is used up; going on in ${seconds(wait)} s`);
    await clock.sleep(wait, signal);
  }

  /** `x-ms-user-quota-remaining`: when this was the last query of the window, the next one has to wait for its end. */
  #remember(headers: Headers): void {
    const left = headers('x-ms-user-quota-remaining');
    const reset = quotaReset(headers);
    if (left !== '0' || reset === undefined) return;
    this.#notBefore = this.#asking.clock.now() + Math.min(reset, LONGEST_WAIT_MS);
  }
}

/** Azure answers for the first 10,000 subscriptions of a scope, and says so in a header only. */
function tooWide(): AzureError {
  const message = 'there are more than 10,000 subscriptions, and Azure answers for the first of them only';
  return new AzureError({ kind: 'scope', message, hint: 'Name subscriptions, or management groups with fewer.' });
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}
