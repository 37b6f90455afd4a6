import type { TokenCredential } from '@azure/identity';
import type { AzureCloud } from '../cloud.ts';
import { readFields, readString } from '../json.ts';
import { isAssertedApplication } from './json-web-token.ts';
import {
  describeWorkflowToken,
  federatedCredentialCommand,
  readWorkflowTokenClaims,
  type WorkflowTokenClaims,
} from './workflow-token.ts';

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
  /** Returns what the user can do about a refusal, whose reason begins with Entra's code. */
  readonly findHint?: (reason: string) => string | undefined;
  /** Whether this token may be the last one that the method gets. */
  readonly mayLackRenewal?: (token: string) => boolean;
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
export function listSignInMethods(input: SignInContext): readonly SignInMethod[] {
  const context = withoutLineEnds(input);
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
  /** The claims of the token that was sent last. */
  let claims: WorkflowTokenClaims | undefined;
  return {
    kind: 'available',
    name,
    secrets: [requestToken],
    findHint: (reason) => {
      if (claims === undefined) return undefined;
      const description = describeWorkflowToken(claims);
      if (!NO_FEDERATED_CREDENTIAL.test(reason)) return description;
      return `${description} If this job may sign in as this client, add a federated credential. For an app registration, run in Bash: ${federatedCredentialCommand(clientId, claims)}`;
    },
    open: async (signal) => {
      const { createAssertionCredential } = await import('./entra-credentials.ts');
      const { getJson } = await import('../http.ts');
      const address = `${url}${url.includes('?') ? '&' : '?'}audience=${encodeURIComponent(cloud.federationAudience)}`;
      const requestAssertion = async () => {
        const body = await getJson(address, { authorization: `bearer ${requestToken}` }, signal);
        const token = readString(readFields(body).value);
        if (token === '') throw new Error("GitHub's response has no token of the workflow");
        claims = readWorkflowTokenClaims(token);
        return token;
      };
      // Microsoft's library asks for it twice during one sign-in.
      let assertion: Promise<string> | undefined;
      return createAssertionCredential({ cloud, tenantId, clientId }, () => {
        assertion ??= requestAssertion();
        return assertion;
      });
    },
  };
}

/** Microsoft Entra's message if no federated credential matches. Its code is 70021, followed by digits that name what does not match. */
const NO_FEDERATED_CREDENTIAL = /^AADSTS70021\d*: No matching federated identity record/;

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

/**
 * Uses the account that `azure/login` signed in with. If it used OpenID Connect, the CLI has a token of the workflow that was valid for minutes, and cannot
 * request another one (https://github.com/Azure/azure-cli/issues/28708). Then the job has the permission `id-token: write`.
 */
function azureCli({ tenantId, environment }: SignInContext): SignInMethod {
  return {
    kind: 'available',
    name: 'Azure CLI',
    secrets: [],
    mayLackRenewal: (token) => environment.ACTIONS_ID_TOKEN_REQUEST_URL !== undefined && isAssertedApplication(token),
    open: async () => (await import('./entra-credentials.ts')).createCliCredential(tenantId),
  };
}

/** On Windows, what `az … --output tsv` prints may end in a carriage return, which then is a part of a variable. */
function withoutLineEnds({ clientId, tenantId, environment, cloud }: SignInContext): SignInContext {
  const { AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET, ...others } = environment;
  const values = { AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET };
  const trimmed = Object.entries(values).map(([name, value]) => [name, value?.trim()]);
  return {
    clientId: clientId?.trim(),
    tenantId: tenantId?.trim(),
    environment: { ...others, ...Object.fromEntries(trimmed) },
    cloud,
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
