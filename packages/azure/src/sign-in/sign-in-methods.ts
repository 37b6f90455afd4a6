import type { TokenCredential } from '@azure/identity';
import type { AzureCloud } from '../cloud.ts';
import { readFields, readString } from '../json.ts';

/** The environment variables of a process. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** A way to sign in, or why it cannot be used here. */
export type SignInMethod = AvailableMethod | UnavailableMethod;

export interface AvailableMethod {
  readonly kind: 'available';
  readonly name: string;
  /** Creates a credential without a cached token. */
  readonly open: (signal: AbortSignal) => Promise<TokenCredential>;
  /** Texts to mask in the messages of this method. */
  readonly secrets: readonly (string | undefined)[];
}

interface UnavailableMethod {
  readonly kind: 'unavailable';
  readonly name: string;
  readonly reason: string;
}

interface SignInContext {
  readonly clientId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly environment: EnvironmentVariables;
  readonly cloud: AzureCloud;
}

/** Lists the ways to sign in, in the order in which they are tried. */
export function listSignInMethods(context: SignInContext): readonly SignInMethod[] {
  return [openIdConnect(context), environmentSecret(context), environmentCertificate(context), azureCli(context)];
}

/** Exchanges a token of the workflow for a token of the identity that trusts it. */
function openIdConnect({ clientId, tenantId, environment, cloud }: SignInContext): SignInMethod {
  const name = 'OpenID Connect from the workflow';
  const url = environment.ACTIONS_ID_TOKEN_REQUEST_URL;
  const requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!clientId || !tenantId)
    return unavailable(name, `${listMissing({ 'client-id': clientId, 'tenant-id': tenantId })} not set`);
  if (!url || !requestToken) return unavailable(name, "the job lacks the permission 'id-token: write'");
  return {
    kind: 'available',
    name,
    secrets: [requestToken],
    open: async (signal) => {
      const { createAssertionCredential } = await import('./entra-credentials.ts');
      const { getJson } = await import('../http.ts');
      const address = `${url}${url.includes('?') ? '&' : '?'}audience=${encodeURIComponent(cloud.federationAudience)}`;
      return createAssertionCredential({ cloud, tenantId, clientId }, async () => {
        const body = await getJson(address, { authorization: `bearer ${requestToken}` }, signal);
        const token = readString(readFields(body).value);
        if (token === '') throw new Error("GitHub's response has no token of the workflow");
        return token;
      });
    },
  };
}

function environmentSecret({ environment, cloud }: SignInContext): SignInMethod {
  const name = 'Secret in the environment';
  const { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_SECRET: secret } = environment;
  if (!clientId || !tenantId || !secret) {
    const missing = { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_SECRET: secret };
    return unavailable(name, `${listMissing(missing)} not set`);
  }
  return {
    kind: 'available',
    name,
    secrets: [secret],
    open: async () => {
      const { createSecretCredential } = await import('./entra-credentials.ts');
      return createSecretCredential({ cloud, tenantId, clientId }, secret);
    },
  };
}

function environmentCertificate({ environment, cloud }: SignInContext): SignInMethod {
  const name = 'Certificate in the environment';
  const { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_CERTIFICATE_PATH: path } = environment;
  const password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD || undefined;
  if (!clientId || !tenantId || !path) {
    const missing = { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_CERTIFICATE_PATH: path };
    return unavailable(name, `${listMissing(missing)} not set`);
  }
  return {
    kind: 'available',
    name,
    secrets: [password],
    open: async () => {
      const { createCertificateCredential } = await import('./entra-credentials.ts');
      return createCertificateCredential({ cloud, tenantId, clientId }, path, password);
    },
  };
}

/** Uses the account that `azure/login` signed in with. */
function azureCli({ tenantId }: SignInContext): SignInMethod {
  return {
    kind: 'available',
    name: 'Azure CLI',
    secrets: [],
    open: async () => (await import('./entra-credentials.ts')).createCliCredential(tenantId),
  };
}

function unavailable(name: string, reason: string): UnavailableMethod {
  return { kind: 'unavailable', name, reason };
}

/** Returns `A is`, or `A, B are`: the names without a value, as the subject of a sentence. */
function listMissing(values: Readonly<Record<string, string | undefined>>): string {
  const names = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
}
