import { randomUUID } from 'node:crypto';
import type { AzureState } from './azure-state.ts';
import type { KqlRow } from './kql/evaluate.ts';
import { type AzureResponse, createArmError } from './responses.ts';
import type { AzureIdentity } from './scenario.ts';

interface ResourceType {
  /** As the provider spells it; Resource Graph writes it in lower case. */
  readonly name: string;
  readonly apiVersions: RegExp;
  /** The response to a request for a resource that does not exist. */
  readonly missing: (type: string, name: string, resourceGroup: string) => AzureResponse;
}

/**
 * The provider of configurations sends no body if there is none: this is how the Azure CLI distinguishes it from a missing cluster (Azure/azure-cli-extensions,
 * k8s-configuration/azext_k8s_configuration/providers/FluxConfigurationProvider.py, read 2026-11-30).
 */
const RESOURCE_TYPES: readonly ResourceType[] = [
  {
    name: 'Microsoft.KubernetesConfiguration/fluxConfigurations',
    apiVersions: /^(2022-03-01|2022-07-01|2022-11-01|2023-05-01|2024-11-01|2025-04-01)$/,
    missing: () => ({ status: 404, body: undefined }),
  },
  {
    name: 'Microsoft.Kubernetes/connectedClusters',
    apiVersions: /^202\d-\d\d-\d\d(-preview)?$/,
    missing: createResourceNotFound,
  },
  {
    name: 'Microsoft.ContainerService/managedClusters',
    apiVersions: /^202\d-\d\d-\d\d(-preview)?$/,
    missing: createResourceNotFound,
  },
];

const RESOURCE_PATH =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/(?:.*\/)?providers\/([^/]+\/[^/]+)\/([^/]+)(?:\/providers\/([^/]+\/[^/]+)\/([^/]+))?$/i;

/** The buckets of all identities together hold 15 times those of one. */
const GLOBAL_FACTOR = 15;
const DEFAULT_BUCKET = { reads: 250, perSecond: 25 };

/** The resource providers of clusters and Flux configurations behind Azure Resource Manager: `GET` of a resource, limited by a bucket of tokens. */
export class ResourceProvidersApi {
  readonly #state: AzureState;
  readonly #buckets = new Map<string, { tokens: number; since: number }>();

  constructor(state: AzureState) {
    this.#state = state;
  }

  /** @returns `undefined` if the scenario lets the provider never respond */
  handle(url: URL, identity: AzureIdentity): AzureResponse | undefined {
    const [, subscription = '', resourceGroup = '', type, name, childType, childName] =
      RESOURCE_PATH.exec(decodeURIComponent(url.pathname)) ?? [];
    const quota = this.#takeToken(subscription.toLowerCase(), identity);
    const headers = { ...createTraceHeaders(), ...quota.headers };
    const withHeaders = (response: AzureResponse) => ({ ...response, headers: { ...headers, ...response.headers } });
    if (quota.waitSeconds > 0) return withHeaders(createThrottled(subscription, identity, quota.waitSeconds));
    if (type === undefined || name === undefined)
      return withHeaders(createArmError(404, 'NotFound', `The emulator has no ${url.pathname}.`));
    const resource = { subscription, resourceGroup, type: childType ?? type, name: childName ?? name };
    const response = this.#get(resource, decodeURIComponent(url.pathname), url.searchParams, identity);
    return response && withHeaders(response);
  }

  #get(
    requested: { subscription: string; resourceGroup: string; type: string; name: string },
    id: string,
    parameters: URLSearchParams,
    identity: AzureIdentity,
  ): AzureResponse | undefined {
    const { subscription, resourceGroup, name } = requested;
    const type = RESOURCE_TYPES.find((one) => one.name.toLowerCase() === requested.type.toLowerCase());
    if (!type)
      return createArmError(404, 'InvalidResourceType', `The resource type '${requested.type}' could not be found.`);
    const version = parameters.get('api-version');
    if (version === null)
      return createArmError(
        400,
        'MissingApiVersionParameter',
        'The api-version query parameter (?api-version=) is required for all requests.',
      );
    if (!type.apiVersions.test(version))
      return createArmError(
        400,
        'NoRegisteredProviderFound',
        `No registered resource provider found for API version '${version}' for type '${type.name}'.`,
      );
    if (!identity.reads.some((one) => one.toLowerCase() === subscription.toLowerCase()))
      return createArmError(
        403,
        'AuthorizationFailed',
        `The client '${identity.clientId}' does not have authorization to perform action '${type.name}/read' over scope '${id}' or the scope is invalid.`,
      );
    const resource = this.#state.findResource(id);
    switch (resource.kind) {
      case 'found':
        return { status: 200, body: toResource(resource.row, type.name) };
      case 'gone':
        return type.missing(type.name, name, resourceGroup);
      case 'status': {
        const code = resource.code ?? 'InternalServerError';
        return createArmError(resource.status, code, 'Scripted response.', [], resource.headers);
      }
      case 'hang':
        return undefined;
    }
  }

  /** Azure Resource Manager's token bucket of a subscription and an identity. */
  #takeToken(subscription: string, { clientId }: AzureIdentity) {
    const { reads, perSecond } = this.#state.scenario.readQuota ?? DEFAULT_BUCKET;
    const now = this.#state.seconds;
    const key = `${subscription} ${clientId}`;
    const { tokens, since } = this.#buckets.get(key) ?? { tokens: reads, since: now };
    const available = Math.min(reads, tokens + (now - since) * perSecond);
    const left = available >= 1 ? available - 1 : available;
    this.#buckets.set(key, { tokens: left, since: now });
    return {
      waitSeconds: available >= 1 ? 0 : Math.max(1, Math.ceil((1 - available) / perSecond)),
      headers: {
        'x-ms-ratelimit-remaining-subscription-reads': String(Math.floor(left)),
        'x-ms-ratelimit-remaining-subscription-global-reads': String(
          reads * GLOBAL_FACTOR - (reads - Math.floor(left)),
        ),
      },
    };
  }
}

/** A resource as its provider returns it: a row of Resource Graph without the columns that only Resource Graph has. */
function toResource(row: KqlRow, type: string): KqlRow {
  const { id = '', name = '', location, tags, properties = {} } = row;
  const time = '2026-01-01T00:00:00.0000000Z';
  const author = { createdBy: null, createdByType: null, lastModifiedBy: null, lastModifiedByType: null };
  return {
    id,
    name,
    type,
    // A configuration is a proxy resource: it has neither.
    ...(location === undefined ? {} : { location, tags: tags ?? {} }),
    systemData: { ...author, createdAt: time, lastModifiedAt: time },
    properties,
  };
}

function createResourceNotFound(type: string, name: string, resourceGroup: string): AzureResponse {
  const message = `The Resource '${type}/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`;
  return createArmError(404, 'ResourceNotFound', message);
}

function createThrottled(subscription: string, { clientId }: AzureIdentity, waitSeconds: number): AzureResponse {
  const message = `Number of 'read' requests for subscription '${subscription}' actor '${clientId}' exceeded. Please try again after '${waitSeconds}' seconds after additional tokens are available.`;
  return createArmError(429, 'SubscriptionRequestsThrottled', message, [], { 'retry-after': String(waitSeconds) });
}

function createTraceHeaders(): Readonly<Record<string, string>> {
  const id = randomUUID();
  return {
    'x-ms-request-id': randomUUID(),
    'x-ms-correlation-request-id': id,
    'x-ms-routing-request-id': `WESTEUROPE:20260101T000000Z:${id}`,
  };
}
