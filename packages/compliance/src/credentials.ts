import { AzureError } from './azure-error.ts';
import type { Cloud } from './cloud.ts';
import { inALine } from './failure.ts';
import { type Environment, type Method, methods } from './sign-in.ts';

/** Tokens for Azure Resource Manager. */
export interface Credential {
  /** A token that is good for some time yet. @throws an {@link AzureError}, or the signal's reason */
  token(signal: AbortSignal): Promise<string>;
  /** Forgets what it has: the next token is a new one. */
  forget(): void;
}

export interface CredentialOptions {
  /** The inputs of the action: which identity a token of the workflow is exchanged for. */
  readonly clientId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly log: (line: string) => void;
  /** How long one way to sign in may take; without it, a minute. */
  readonly timeoutMs?: number;
}

interface Held {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** A token that ends so soon is not worth sending. */
const MARGIN_MS = 120_000;

/**
 * Signs in by the first way that works, in this order: OpenID Connect from the workflow, a secret or a certificate in the environment, the Azure CLI.
 * Stays with that way, and signs in anew when the token ends.
 */
export class SignIn implements Credential {
  readonly #options: CredentialOptions;
  #chosen: Method | undefined;
  #held: Held | undefined;

  constructor(options: CredentialOptions) {
    this.#options = options;
  }

  async token(signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    if (this.#held && this.#held.expires - MARGIN_MS > Date.now()) return this.#held.token;
    try {
      this.#held = await this.#signIn(signal);
    } catch (error) {
      signal.throwIfAborted();
      // Nobody may answer just now; what there is may be good for a little yet.
      if (this.#held && this.#held.expires > Date.now()) return this.#held.token;
      throw error;
    }
    return this.#held.token;
  }

  forget(): void {
    this.#held = undefined;
  }

  async #signIn(signal: AbortSignal): Promise<Held> {
    const { log } = this.#options;
    const tried: Tried[] = [];
    for (const method of this.#chosen ? [this.#chosen] : methods(this.#options)) {
      if ('missing' in method) {
        tried.push({ name: method.name, answer: `not tried, ${method.missing}`, wasTried: false, mayPass: false });
        continue;
      }
      try {
        const held = await this.#try(method, signal);
        if (!this.#chosen) {
          for (const { name, answer, wasTried } of tried) if (wasTried) log(`${name}: ${answer}`);
          log(`signed in to Azure: ${method.name}`);
        }
        this.#chosen = method;
        return held;
      } catch (error) {
        signal.throwIfAborted();
        tried.push({ name: method.name, answer: this.#answer(method, error), wasTried: true, mayPass: mayPass(error) });
      }
    }
    throw notSignedIn(tried);
  }

  /** Every time with a credential of its own, since they keep tokens of which only Azure knows that they are no longer good. */
  async #try(method: Extract<Method, { readonly open: unknown }>, signal: AbortSignal): Promise<Held> {
    const { cloud, timeoutMs = 60_000 } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const limit = AbortSignal.any([signal, timeout]);
    const credential = await method.open(limit);
    const asked = credential.getToken(`${cloud.audience}/.default`, { abortSignal: limit });
    const got = await unlessAborted(asked, limit).catch((error: unknown) => {
      if (!timeout.aborted) throw error;
      throw new Late(`no answer within ${Math.ceil(timeoutMs / 1_000)} s`, { cause: error });
    });
    if (!got?.token) throw new Error('it gave no token');
    return { token: got.token, expires: got.expiresOnTimestamp };
  }

  /** What a way to sign in answered: one line, and no secret. */
  #answer({ secrets }: Extract<Method, { readonly open: unknown }>, error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    const hidden = secrets().reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')), message);
    // What Entra says begins with its number; before it is what its client adds, and after it what only Microsoft can use.
    const [told = hidden] = /AADSTS\d+: .*?(?=\s*(Trace ID:|$))/s.exec(hidden) ?? [];
    return inALine(told.replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '***')).replace(/\.$/, '');
  }
}

class Late extends Error {}

interface Tried {
  readonly name: string;
  readonly answer: string;
  readonly wasTried: boolean;
  readonly mayPass: boolean;
}

/** Whether nobody answered, as opposed to a no. */
function mayPass(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof AzureError) return cause.isTransient;
    const { code, statusCode } = cause as { readonly code?: unknown; readonly statusCode?: unknown };
    if (cause instanceof Late || (typeof code === 'string' && /^(E[A-Z_]+|REQUEST_SEND_ERROR)$/.test(code)))
      return true;
    if (typeof statusCode === 'number') return statusCode === 429 || statusCode >= 500;
  }
  return false;
}

function notSignedIn(tried: readonly Tried[]): AzureError {
  const answers = tried.map(({ name, answer }) => `${name}: ${answer}`).join('. ');
  if (tried.some((one) => one.mayPass))
    return new AzureError({ kind: 'unreachable', message: `could not sign in to Azure. ${answers}` });
  return new AzureError({
    kind: 'credentials',
    message: `could not sign in to Azure. ${answers}`,
    hint: "Give client-id and tenant-id and the job the permission 'id-token: write', or run azure/login before.",
  });
}

/** What a promise gives, unless the signal is aborted before: some ways to sign in do not listen to it. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
