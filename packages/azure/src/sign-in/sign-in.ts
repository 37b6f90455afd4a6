import { createMask } from '@kalypso-actions/diagnostics';
import { abortable, type Clock, causeChain, errorMessage, toWholeSeconds } from '@kalypso-actions/retry';
import { AzureError } from '../azure-error.ts';
import type { AzureCloud } from '../cloud.ts';
import { toSingleLine } from '../request-error.ts';
import { type AvailableMethod, type EnvironmentVariables, listSignInMethods } from './sign-in-methods.ts';

/** Supplies tokens for Azure Resource Manager. */
export interface AzureCredential {
  /**
   * Returns a token that is valid for at least two more minutes, if one can be had.
   * @throws an {@link AzureError}, or the signal's reason
   */
  getToken(signal: AbortSignal): Promise<string>;
  /**
   * Discards a token that Azure rejected, so that the next call gets a new one.
   * @returns whether it was the current one, as opposed to one that has been renewed already
   */
  discardToken(token: string): boolean;
  /**
   * Signs in if necessary, and checks whether the sign-in lasts.
   * @returns one line for the log if the token expires earlier and may be impossible to renew; otherwise `undefined`
   * @throws an {@link AzureError}, or the signal's reason
   */
  describeRenewal(forMs: number, signal: AbortSignal): Promise<string | undefined>;
}

export interface SignInOptions {
  /** The identity that a token of the workflow is exchanged for. */
  readonly clientId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly environment: EnvironmentVariables;
  readonly cloud: AzureCloud;
  /** Determines when a token expires. */
  readonly clock: Pick<Clock, 'now'>;
  readonly log: (line: string) => void;
  /** The time limit of one sign-in method; a minute if it is not given. */
  readonly timeoutMs?: number;
}

interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A sign-in that is under way, and the signal that ends it. */
interface TokenRenewal {
  readonly token: Promise<AccessToken>;
  readonly signal: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 60_000;
/** A token that expires this soon is renewed. */
const EXPIRY_MARGIN_MS = 120_000;

/**
 * Signs in with the first method that works, in this order: OpenID Connect from the workflow, a secret or a certificate in the environment, the Azure
 * CLI. Keeps that method, and signs in again before the token expires.
 */
export class AzureSignIn implements AzureCredential {
  readonly #options: SignInOptions;
  #method: AvailableMethod | undefined;
  #current: AccessToken | undefined;
  #renewal: TokenRenewal | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
  }

  async getToken(signal: AbortSignal): Promise<string> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#current && this.#current.expiresAt - EXPIRY_MARGIN_MS > this.#options.clock.now())
        return this.#current.token;
      const renewal = this.#beginRenewal(signal);
      try {
        return (await abortable(renewal.token, signal)).token;
      } catch (error) {
        signal.throwIfAborted();
        // The caller who began the sign-in has ended it.
        if (!renewal.signal.aborted) throw error;
      }
    }
  }

  discardToken(token: string): boolean {
    if (this.#current?.token !== token) return false;
    this.#current = undefined;
    return true;
  }

  async describeRenewal(forMs: number, signal: AbortSignal): Promise<string | undefined> {
    await this.getToken(signal);
    const current = this.#current;
    if (!current || current.expiresAt - this.#options.clock.now() >= forMs) return undefined;
    if (!this.#method?.mayLackRenewal?.(current.token)) return undefined;
    const time = `${new Date(current.expiresAt).toISOString().slice(11, 16)} UTC`;
    return `the token of the Azure CLI expires at ${time}, before this wait may end. If azure/login signed in with OpenID Connect, the CLI cannot renew it. Set client-id and tenant-id: then this action signs in itself, as often as necessary`;
  }

  /** Parallel callers share one sign-in. */
  #beginRenewal(signal: AbortSignal): TokenRenewal {
    this.#renewal ??= {
      signal,
      token: this.#renew(signal).finally(() => {
        this.#renewal = undefined;
      }),
    };
    return this.#renewal;
  }

  async #renew(signal: AbortSignal): Promise<AccessToken> {
    try {
      this.#current = await this.#signIn(signal);
    } catch (error) {
      signal.throwIfAborted();
      // If no new token can be had now, the current one may remain valid for a while.
      if (!this.#current || this.#current.expiresAt <= this.#options.clock.now()) throw error;
    }
    return this.#current;
  }

  async #signIn(signal: AbortSignal): Promise<AccessToken> {
    const { log } = this.#options;
    const failures: SignInFailure[] = [];
    for (const method of this.#method ? [this.#method] : listSignInMethods(this.#options)) {
      if (method.kind === 'unavailable') {
        failures.push({ kind: 'skipped', name: method.name, reason: `not tried, ${method.reason}` });
        continue;
      }
      try {
        const token = await this.#requestToken(method, signal);
        if (!this.#method) {
          for (const { kind, name, reason, hint } of failures) {
            if (kind !== 'skipped') log(`${name}: ${reason}`);
            if (hint !== undefined) log(hint);
          }
          log(`signed in to Azure: ${method.name}`);
        }
        this.#method = method;
        return token;
      } catch (error) {
        signal.throwIfAborted();
        const reason = describeFailure(method, error);
        if (isTransient(error)) failures.push({ kind: 'transient', name: method.name, reason });
        else failures.push({ kind: 'refused', name: method.name, reason, hint: method.findHint?.(reason) });
      }
    }
    throw notSignedIn(failures);
  }

  /** Opens a new credential each time: a credential caches tokens, also those that Azure no longer accepts. */
  async #requestToken(method: AvailableMethod, signal: AbortSignal): Promise<AccessToken> {
    const { cloud, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const limit = AbortSignal.any([signal, timeout]);
    const credential = await method.open(limit);
    const request = credential.getToken(`${cloud.audience}/.default`, { abortSignal: limit });
    const response = await abortable(request, limit).catch((error: unknown) => {
      if (!timeout.aborted) throw error;
      throw new SignInTimeout(`no response within ${toWholeSeconds(timeoutMs)} s`, { cause: error });
    });
    if (!response?.token) throw new Error('the response has no token');
    return { token: response.token, expiresAt: response.expiresOnTimestamp };
  }
}

class SignInTimeout extends Error {}

interface SignInFailure {
  /** `transient`: there was no response, as opposed to a refusal. */
  readonly kind: 'skipped' | 'refused' | 'transient';
  readonly name: string;
  readonly reason: string;
  readonly hint?: string | undefined;
}

/** Describes in one line why a method failed, without its secrets. */
function describeFailure({ secrets }: AvailableMethod, error: unknown): string {
  const message = errorMessage(error);
  const masked = createMask(...secrets)(message);
  // Entra's own message begins with its code. What precedes it comes from the client library, and what follows are IDs for Microsoft's support.
  const [description = masked] = /AADSTS\d+: .*?(?=\s*(Trace ID:|$))/s.exec(masked) ?? [];
  return toSingleLine(description.replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '***')).replace(/\.$/, '');
}

/** Whether there was no response, as opposed to a refusal. */
function isTransient(error: unknown): boolean {
  for (const cause of causeChain(error)) {
    if (cause instanceof AzureError) return cause.isTransient;
    if (cause instanceof SignInTimeout) return true;
    const { code, statusCode } = Object(cause) as { readonly code?: unknown; readonly statusCode?: unknown };
    if (typeof code === 'string' && /^(E[A-Z_]+|REQUEST_SEND_ERROR)$/.test(code)) return true;
    if (typeof statusCode === 'number') return statusCode === 429 || statusCode >= 500;
  }
  return false;
}

function notSignedIn(failures: readonly SignInFailure[]): AzureError {
  const message = `could not sign in to Azure. ${failures.map(({ name, reason }) => `${name}: ${reason}`).join('. ')}`;
  if (failures.some(({ kind }) => kind === 'transient')) return new AzureError({ kind: 'unreachable', message });
  const hints = failures.flatMap(({ hint }) => hint ?? []);
  if (hints.length > 0) return new AzureError({ kind: 'credentials', message, hint: hints.join('\n') });
  const hint =
    "Set client-id and tenant-id and give the job the permission 'id-token: write', or run azure/login before this step.";
  return new AzureError({ kind: 'credentials', message, hint });
}
