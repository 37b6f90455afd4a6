import { AzureError } from './azure-error.ts';
import { list, record, text } from './json.ts';

/** An Azure of its own: where it is managed, who signs in, and how its resources are looked at. */
export interface Cloud {
  /** Azure Resource Manager, without a slash at its end. */
  readonly resourceManager: string;
  /** Microsoft Entra, without a slash at its end. */
  readonly authority: string;
  /** What a token has to be for. */
  readonly audience: string;
  /** What a token of a workflow has to be for, so that Entra takes it for one of its own. */
  readonly federationAudience: string;
  readonly portal: string;
  /** Whether Microsoft runs the authority, and so knows it as one. */
  readonly isMicrosofts: boolean;
}

const CLOUDS = {
  public: {
    resourceManager: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
    audience: 'https://management.azure.com',
    federationAudience: 'api://AzureADTokenExchange',
    portal: 'https://portal.azure.com',
    isMicrosofts: true,
  },
  usgovernment: {
    resourceManager: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    audience: 'https://management.usgovcloudapi.net',
    federationAudience: 'api://AzureADTokenExchangeUSGov',
    portal: 'https://portal.azure.us',
    isMicrosofts: true,
  },
  china: {
    resourceManager: 'https://management.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    audience: 'https://management.chinacloudapi.cn',
    federationAudience: 'api://AzureADTokenExchangeChina',
    portal: 'https://portal.azure.cn',
    isMicrosofts: true,
  },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof CLOUDS;

/** Names of the clouds that Microsoft runs. */
export const CLOUD_NAMES = Object.keys(CLOUDS) as readonly CloudName[];

export function cloudNamed(name: CloudName): Cloud {
  return CLOUDS[name];
}

/**
 * Asks a Resource Manager of somebody's own which cloud it is of: Azure Stack Hub, Azure Local, an endpoint of one region. The Azure CLI (`az cloud
 * register`) and Terraform (`metadata_host`) ask the same.
 * @param base what it does not say is as in this cloud
 * @throws an {@link AzureError} when it does not answer, or does not say where to sign in, and for what; or the signal's reason
 */
export async function discoverCloud(resourceManager: string, base: Cloud, signal: AbortSignal): Promise<Cloud> {
  const endpoint = trimmed(resourceManager);
  if (!isHttps(endpoint)) {
    const message = `${JSON.stringify(resourceManager)} is no address of an Azure Resource Manager: it has to begin with https://`;
    throw new AzureError({ kind: 'unexpected', message });
  }
  const { getJson } = await import('./http.ts');
  const metadata = await getJson(`${endpoint}/metadata/endpoints?api-version=2022-09-01`, {}, signal);
  return cloudOf(endpoint, metadata, base);
}

/** What the metadata says: an object, or a list with one. */
function cloudOf(resourceManager: string, metadata: unknown, base: Cloud): Cloud {
  const told = record(Array.isArray(metadata) ? metadata[0] : metadata);
  const authentication = record(told.authentication);
  const authority = trimmed(text(authentication.loginEndpoint));
  const audience = trimmed(text(list(authentication.audiences)[0]));
  if (!isHttps(authority) || audience === '') {
    const message = `${resourceManager} does not say where to sign in: its metadata has no authentication.loginEndpoint over https, or no audience`;
    throw new AzureError({ kind: 'unexpected', message, hint: 'Is it an Azure Resource Manager?' });
  }
  const portal = trimmed(text(told.portal) || text(told.portalEndpoint));
  return {
    resourceManager,
    authority,
    audience,
    federationAudience: base.federationAudience,
    portal: isHttps(portal) ? portal : base.portal,
    isMicrosofts: Object.values(CLOUDS).some((cloud) => cloud.authority === authority),
  };
}

/** The page of a resource in the portal. */
export function portalLink({ portal }: Cloud, resourceId: string): string {
  const path = resourceId.split('/').map(encodeURIComponent).join('/');
  return `${portal}/#resource${path}`;
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
