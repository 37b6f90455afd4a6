// Loaded when first needed: Microsoft's sign-in takes longer to load than the rest of an action to run.
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import {
  AzureCliCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredential,
} from '@azure/identity';
import { AzureError } from './azure-error.ts';
import type { Cloud } from './cloud.ts';
import { unanswered } from './failure.ts';
import { REQUEST_MS, RETRIES, timeLimit } from './http.ts';
import { record, text } from './json.ts';

/** An application of Microsoft Entra: of which tenant, and by which id. */
export interface Application {
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly clientId: string;
}

export function clientAssertion(application: Application, assertion: () => Promise<string>): TokenCredential {
  const { tenantId, clientId } = application;
  return plain(application, (options) => new ClientAssertionCredential(tenantId, clientId, assertion, options));
}

export function clientSecret(application: Application, secret: string): TokenCredential {
  const { tenantId, clientId } = application;
  return plain(application, (options) => new ClientSecretCredential(tenantId, clientId, secret, options));
}

export function clientCertificate(
  application: Application,
  path: string,
  password: string | undefined,
): TokenCredential {
  const { tenantId, clientId } = application;
  const certificate = {
    certificatePath: path,
    ...(password === undefined ? {} : { certificatePassword: password }),
  };
  return plain(application, (options) => new ClientCertificateCredential(tenantId, clientId, certificate, options));
}

export function azureCli(tenantId: string | undefined): TokenCredential {
  return new AzureCliCredential({ processTimeoutInMs: 2 * REQUEST_MS, ...(tenantId ? { tenantId } : {}) });
}

/** What Entra last answered when that was no success. */
type Trouble =
  | { readonly host: string; readonly thrown: unknown }
  | { readonly host: string; readonly status: number; readonly body: string };

/** A credential that says what happened. Of an Entra that does not answer, Microsoft's library says only where to read about errors. */
function plain(
  { cloud: { authority, isMicrosofts } }: Application,
  open: (options: ReturnType<typeof optionsWith>) => TokenCredential,
): TokenCredential {
  let trouble: Trouble | undefined;
  const watch: PipelinePolicy = {
    name: 'watch',
    async sendRequest(request, next) {
      const { host } = new URL(request.url);
      try {
        const response = await next(request);
        const { status, bodyAsText } = response;
        trouble = status >= 400 ? { host, status, body: bodyAsText ?? '' } : undefined;
        return response;
      } catch (thrown) {
        trouble = { host, thrown };
        throw thrown;
      }
    },
  };
  const credential = open(optionsWith(authority, isMicrosofts, watch));
  return {
    async getToken(scopes, options) {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw trouble === undefined ? error : told(trouble);
      }
    },
  };
}

function optionsWith(authorityHost: string, isMicrosofts: boolean, watch: PipelinePolicy) {
  return {
    authorityHost,
    // Only Microsoft's own authorities are known to the service that would be asked.
    disableInstanceDiscovery: !isMicrosofts,
    retryOptions: RETRIES,
    additionalPolicies: [timeLimit, watch].map((policy) => ({ policy, position: 'perRetry' as const })),
  };
}

function told(trouble: Trouble): AzureError {
  if ('thrown' in trouble) return unanswered(trouble.host, trouble.thrown).error;
  const { host, status } = trouble;
  if (status === 429 || status >= 500)
    return new AzureError({ kind: 'unreachable', message: `${host} answers with HTTP status ${status}` });
  const description = text(record(parsed(trouble.body)).error_description);
  return new AzureError({ kind: 'credentials', message: description || `${host} answers with HTTP status ${status}` });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
