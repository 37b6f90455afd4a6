import { AzureError } from '../azure-error.ts';
import { readFields, readString } from '../json.ts';
import { AzureRequestError, type ResponseHeaders } from '../request-error.ts';
import { RequestPace } from './request-pace.ts';
import type { ResourceClient } from './resource-client.ts';
import { type ArmResponse, type AzureRequestDeps, sendRequest } from './send-request.ts';

/** The result of reading one resource. */
export type ResourceResult =
  /** The resource as its provider returns it, with the requested ID. Its other fields are not validated. */
  | { readonly kind: 'found'; readonly resource: unknown }
  /** Azure reports that the resource, its cluster or its resource group does not exist. */
  | { readonly kind: 'gone' }
  /** Azure did not report either; the reason is for people. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads single resources from their resource providers. Parallel reads share the caller's quota, which Azure counts for each subscription. */
export class ResourceReader {
  readonly #deps: AzureRequestDeps;
  readonly #paces = new Map<string, SubscriptionPace>();
  #client: ResourceClient | undefined;

  constructor(deps: AzureRequestDeps) {
    this.#deps = deps;
  }

  /**
   * Reads a resource. Never throws for a failure of Azure: reports it.
   * @param resourceId `/subscriptions/…/resourceGroups/…/providers/…`
   * @throws the signal's reason
   */
  async get(resourceId: string, apiVersion: string, signal: AbortSignal): Promise<ResourceResult> {
    const [, subscription] = RESOURCE_ID.exec(resourceId) ?? [];
    if (subscription === undefined || DOT_SEGMENT.test(resourceId))
      return { kind: 'failed', reason: `${JSON.stringify(resourceId)} is not a valid resource ID` };
    const path = resourceId.split('/').map(encodeURIComponent).join('/');
    try {
      const { body } = await this.#read(
        `${path}?api-version=${encodeURIComponent(apiVersion)}`,
        subscription.toLowerCase(),
        signal,
      );
      const id = readString(readFields(body).id);
      if (id.toLowerCase() === resourceId.toLowerCase()) return { kind: 'found', resource: body };
      const { host } = new URL(this.#deps.cloud.resourceManager);
      return {
        kind: 'failed',
        reason: `${host} returned another resource than the requested one: ${JSON.stringify(id)}`,
      };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AzureError)) throw error;
      if (error instanceof AzureRequestError && error.isGone) return { kind: 'gone' };
      const { message, hint } = error.failure;
      return { kind: 'failed', reason: hint === undefined ? message : `${message}. ${hint}` };
    }
  }

  async #read(path: string, subscription: string, signal: AbortSignal): Promise<ArmResponse> {
    const { cloud, clock } = this.#deps;
    const { ResourceClient } = await import('./resource-client.ts');
    this.#client ??= new ResourceClient(cloud);
    const client = this.#client;
    const pace = this.#paces.get(subscription) ?? new SubscriptionPace(subscription, this.#deps);
    this.#paces.set(subscription, pace);
    const send = async (token: string, limit: AbortSignal) => {
      const response = await client.get(path, token, clock.now(), limit);
      pace.record(response.headers);
      return response;
    };
    return sendRequest(send, pace, this.#deps, signal);
  }
}

/** The segments are free of characters with a meaning in URLs, and of control characters. */
const RESOURCE_ID =
  /^\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/resourceGroups\/[^/?#%\\\p{C}]+(?:\/[^/?#%\\\p{C}]+)+$/iu;
const DOT_SEGMENT = /\/\.\.?(\/|$)/;

const QUOTA_HEADERS = [
  'x-ms-ratelimit-remaining-subscription-reads',
  'x-ms-ratelimit-remaining-subscription-global-reads',
  'x-ms-ratelimit-remaining-tenant-reads',
];

/**
 * Azure Resource Manager keeps a token bucket for each subscription, region and identity: 250 reads, refilled with 25 a second, and one for all identities
 * of 15 times that. (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling, read 2026-11-30.)
 *
 * Below this many remaining reads, we send half as many as Azure refills, so that the bucket never empties: the other half is for requests that are under
 * way and for other jobs with the same identity.
 */
const FEW_READS = 50;
const SLOW_INTERVAL_MS = 80;

class SubscriptionPace extends RequestPace {
  readonly #subscription: string;
  readonly #log: (line: string) => void;
  #isSlowLogged = false;

  constructor(subscription: string, deps: AzureRequestDeps) {
    super(deps);
    this.#subscription = subscription;
    this.#log = deps.log;
  }

  override pause(milliseconds: number, reason: string): void {
    super.pause(milliseconds, reason);
    // The bucket was empty: until a response reports otherwise, there are few reads left.
    this.setInterval(SLOW_INTERVAL_MS);
  }

  /** Slows down if a response reports that few reads remain. */
  record(headers: ResponseHeaders): void {
    const remaining = QUOTA_HEADERS.map(headers)
      .filter((value) => /^\d+$/.test(value ?? ''))
      .map(Number);
    const least = Math.min(...remaining);
    this.setInterval(least < FEW_READS ? SLOW_INTERVAL_MS : 0);
    if (least >= FEW_READS || this.#isSlowLogged) return;
    this.#isSlowLogged = true;
    const rate = Math.floor(1_000 / SLOW_INTERVAL_MS);
    this.#log(
      `Azure allows ${least} more reads in the subscription ${this.#subscription}; reading at most ${rate} resources a second`,
    );
  }
}
