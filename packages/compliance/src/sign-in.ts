import type { TokenCredential } from '@azure/identity';
import type { Cloud } from './cloud.ts';
import { record, text } from './json.ts';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One way to sign in; or why it is none here. */
export type Method =
  | { readonly name: string; readonly missing: string }
  | {
      readonly name: string;
      /** A credential that has no token yet. */
      readonly open: (signal: AbortSignal) => Promise<TokenCredential>;
      /** What must not be shown of what it answers. */
      readonly secrets: () => readonly string[];
    };

interface Where {
  readonly clientId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly environment: Environment;
  readonly cloud: Cloud;
}

/** The ways to sign in, in the order in which they are tried. */
export function methods(where: Where): readonly Method[] {
  return [openIdConnect(where), secret(where), certificate(where), azureCli(where)];
}

/** A token of the workflow, exchanged for one of the identity that trusts it. */
function openIdConnect({ clientId, tenantId, environment, cloud }: Where): Method {
  const name = 'OpenID Connect from the workflow';
  const url = environment.ACTIONS_ID_TOKEN_REQUEST_URL;
  const requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!clientId || !tenantId)
    return { name, missing: `${absent({ 'client-id': clientId, 'tenant-id': tenantId })} not given` };
  if (!url || !requestToken) return { name, missing: "the job lacks the permission 'id-token: write'" };
  return {
    name,
    secrets: () => [requestToken],
    open: async (signal) => {
      const { clientAssertion } = await import('./identity.ts');
      const { getJson } = await import('./http.ts');
      const address = `${url}${url.includes('?') ? '&' : '?'}audience=${encodeURIComponent(cloud.federationAudience)}`;
      return clientAssertion({ cloud, tenantId, clientId }, async () => {
        const body = await getJson(address, { authorization: `bearer ${requestToken}` }, signal);
        const token = text(record(body).value);
        if (token === '') throw new Error('GitHub gave no token of the workflow');
        return token;
      });
    },
  };
}

function secret({ environment, cloud }: Where): Method {
  const name = 'Secret in the environment';
  const { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_SECRET: value } = environment;
  if (!clientId || !tenantId || !value) {
    const names = absent({ AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_SECRET: value });
    return { name, missing: `${names} not set` };
  }
  return {
    name,
    secrets: () => [value, encodeURIComponent(value)],
    open: async () => (await import('./identity.ts')).clientSecret({ cloud, tenantId, clientId }, value),
  };
}

function certificate({ environment, cloud }: Where): Method {
  const name = 'Certificate in the environment';
  const { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_CERTIFICATE_PATH: path } = environment;
  const password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD || undefined;
  if (!clientId || !tenantId || !path) {
    const names = absent({ AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_CLIENT_CERTIFICATE_PATH: path });
    return { name, missing: `${names} not set` };
  }
  return {
    name,
    secrets: () => [password ?? ''],
    open: async () => (await import('./identity.ts')).clientCertificate({ cloud, tenantId, clientId }, path, password),
  };
}

/** Whoever `azure/login` signed in. */
function azureCli({ tenantId }: Where): Method {
  return {
    name: 'Azure CLI',
    secrets: () => [],
    open: async () => (await import('./identity.ts')).azureCli(tenantId),
  };
}

function absent(values: Readonly<Record<string, string | undefined>>): string {
  const names = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
}
