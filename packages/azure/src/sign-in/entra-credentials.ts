// Imported dynamically, with the first sign-in: Microsoft's identity library takes longer to load than the rest of an action takes to run.
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import {
  AzureCliCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredential,
} from '@azure/identity';
import { AzureError } from '../azure-error.ts';
import type { AzureCloud } from '../cloud.ts';
import { HTTP_RETRY_OPTIONS, REQUEST_TIMEOUT_MS, requestTimeoutPolicy } from '../http.ts';
import { parseJson, readFields, readString } from '../json.ts';
import { toConnectionError } from '../request-error.ts';

/** An application of Microsoft Entra. */
export interface EntraApplication {
  readonly cloud: AzureCloud;
  readonly tenantId: string;
  readonly clientId: string;
}

export function createAssertionCredential(
  application: EntraApplication,
  assertion: () => Promise<string>,
): TokenCredential {
  const { tenantId, clientId } = application;
  return withClearErrors(
    application,
    (options) => new ClientAssertionCredential(tenantId, clientId, assertion, options),
  );
}

export function createSecretCredential(application: EntraApplication, secret: string): TokenCredential {
  const { tenantId, clientId } = application;
  return withClearErrors(application, (options) => new ClientSecretCredential(tenantId, clientId, secret, options));
}

export function createCertificateCredential(
  application: EntraApplication,
  path: string,
  password: string | undefined,
): TokenCredential {
  const { tenantId, clientId } = application;
  const certificate = {
    certificatePath: path,
    ...(password === undefined ? {} : { certificatePassword: password }),
  };
  return withClearErrors(
    application,
    (options) => new ClientCertificateCredential(tenantId, clientId, certificate, options),
  );
}

export function createCliCredential(tenantId: string | undefined): TokenCredential {
  return new AzureCliCredential({ processTimeoutInMs: 2 * REQUEST_TIMEOUT_MS, ...(tenantId ? { tenantId } : {}) });
}

/** Entra's last response or connection error, if it was not a success. */
type EntraFailure =
  | { readonly kind: 'connection'; readonly host: string; readonly error: unknown }
  | { readonly kind: 'response'; readonly host: string; readonly status: number; readonly body: string };

/**
 * Creates a credential whose errors describe what happened. If Entra does not respond, the error of Microsoft's library only links to a page about
 * troubleshooting.
 */
function withClearErrors(
  { cloud }: EntraApplication,
  open: (options: ReturnType<typeof credentialOptions>) => TokenCredential,
): TokenCredential {
  let failure: EntraFailure | undefined;
  const recordFailure: PipelinePolicy = {
    name: 'recordFailure',
    async sendRequest(request, next) {
      const { host } = new URL(request.url);
      try {
        const response = await next(request);
        const { status, bodyAsText } = response;
        failure = status >= 400 ? { kind: 'response', host, status, body: bodyAsText ?? '' } : undefined;
        return response;
      } catch (error) {
        failure = { kind: 'connection', host, error };
        throw error;
      }
    },
  };
  const credential = open(credentialOptions(cloud, recordFailure));
  return {
    async getToken(scopes, options) {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw failure === undefined ? error : toError(failure);
      }
    },
  };
}

function credentialOptions({ authority, isMicrosoftAuthority }: AzureCloud, recordFailure: PipelinePolicy) {
  return {
    authorityHost: authority,
    // Microsoft's discovery service only knows Microsoft's own authorities.
    disableInstanceDiscovery: !isMicrosoftAuthority,
    retryOptions: HTTP_RETRY_OPTIONS,
    additionalPolicies: [requestTimeoutPolicy, recordFailure].map((policy) => ({
      policy,
      position: 'perRetry' as const,
    })),
  };
}

function toError(failure: EntraFailure): AzureError {
  if (failure.kind === 'connection') return toConnectionError(failure.host, failure.error);
  const { host, status } = failure;
  if (status === 429 || status >= 500)
    return new AzureError({ kind: 'unreachable', message: `${host} returned HTTP status ${status}` });
  const description = readString(readFields(parseJson(failure.body)).error_description);
  return new AzureError({ kind: 'credentials', message: description || `${host} returned HTTP status ${status}` });
}
