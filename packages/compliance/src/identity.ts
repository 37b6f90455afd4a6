// Loaded when first needed: Microsoft's sign-in takes longer to load than the rest of an action to run.
import {
  AzureCliCredential,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type TokenCredential,
} from '@azure/identity';
import type { Cloud } from './cloud.ts';
import { REQUEST_MS, RETRIES, timeLimit } from './http.ts';

function optionsFor({ authority, isMicrosofts }: Cloud) {
  return {
    authorityHost: authority,
    // Only Microsoft's own authorities are known to the service that would be asked.
    disableInstanceDiscovery: !isMicrosofts,
    retryOptions: RETRIES,
    additionalPolicies: [{ policy: timeLimit, position: 'perRetry' as const }],
  };
}

export function clientAssertion(
  cloud: Cloud,
  tenantId: string,
  clientId: string,
  assertion: () => Promise<string>,
): TokenCredential {
  return new ClientAssertionCredential(tenantId, clientId, assertion, optionsFor(cloud));
}

export function clientSecret(cloud: Cloud, tenantId: string, clientId: string, secret: string): TokenCredential {
  return new ClientSecretCredential(tenantId, clientId, secret, optionsFor(cloud));
}

export function clientCertificate(
  cloud: Cloud,
  tenantId: string,
  clientId: string,
  certificatePath: string,
  certificatePassword: string | undefined,
): TokenCredential {
  const configuration =
    certificatePassword === undefined ? { certificatePath } : { certificatePath, certificatePassword };
  return new ClientCertificateCredential(tenantId, clientId, configuration, optionsFor(cloud));
}

export function azureCli(tenantId: string | undefined): TokenCredential {
  return new AzureCliCredential({ processTimeoutInMs: 2 * REQUEST_MS, ...(tenantId ? { tenantId } : {}) });
}
