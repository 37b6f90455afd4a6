import { AzureError } from './azure-error.ts';
import { readArray, readFields, readString } from './json.ts';

/** The endpoints of an Azure cloud. No address ends in a slash. */
export interface AzureCloud {
  /** Azure Resource Manager. */
  readonly resourceManager: string;
  /** Microsoft Entra. */
  readonly authority: string;
  /** The audience of tokens for Azure Resource Manager. */
  readonly audience: string;
  /** The audience of workflow tokens that Entra exchanges (workload identity federation). */
  readonly federationAudience: string;
  readonly portal: string;
  /** Whether Microsoft operates the authority, so that its instance discovery knows it. */
  readonly isMicrosoftAuthority: boolean;
}

/** The names of the clouds that Microsoft operates. */
export const AZURE_CLOUD_NAMES = ['public', 'usgovernment', 'china'] as const;

export type AzureCloudName = (typeof AZURE_CLOUD_NAMES)[number];

const CLOUDS: Readonly<Record<AzureCloudName, AzureCloud>> = {
  public: {
    resourceManager: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
    audience: 'https://management.azure.com',
    federationAudience: 'api://AzureADTokenExchange',
    portal: 'https://portal.azure.com',
    isMicrosoftAuthority: true,
  },
  usgovernment: {
    resourceManager: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    audience: 'https://management.usgovcloudapi.net',
    federationAudience: 'api://AzureADTokenExchangeUSGov',
    portal: 'https://portal.azure.us',
    isMicrosoftAuthority: true,
  },
  china: {
    resourceManager: 'https://management.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    audience: 'https://management.chinacloudapi.cn',
    federationAudience: 'api://AzureADTokenExchangeChina',
    portal: 'https://portal.azure.cn',
    isMicrosoftAuthority: true,
  },
};

export function getCloud(name: AzureCloudName): AzureCloud {
  return CLOUDS[name];
}

/**
 * Reads the endpoints of a cloud from its Resource Manager: Azure Stack Hub, Azure Local, the endpoint of one region. The Azure CLI
 * (`az cloud register`) and Terraform (`metadata_host`) send the same request.
 * @param base supplies what the metadata leaves out
 * @throws an {@link AzureError} if the request fails, or the metadata names no sign-in endpoint or audience; or the signal's reason
 */
export async function discoverCloud(
  resourceManager: string,
  base: AzureCloud,
  signal: AbortSignal,
): Promise<AzureCloud> {
  const endpoint = withoutTrailingSlashes(resourceManager);
  if (!isHttps(endpoint)) {
    const message = `${JSON.stringify(resourceManager)} is not a valid Azure Resource Manager address: it must begin with https://`;
    throw new AzureError({ kind: 'unexpected', message });
  }
  const { getJson } = await import('./http.ts');
  const metadata = await getJson(`${endpoint}/metadata/endpoints?api-version=2022-09-01`, {}, signal);
  return parseMetadata(endpoint, metadata, base);
}

/** Parses the metadata: an object, or an array with one object. */
function parseMetadata(resourceManager: string, metadata: unknown, base: AzureCloud): AzureCloud {
  const endpoints = readFields(Array.isArray(metadata) ? metadata[0] : metadata);
  const authentication = readFields(endpoints.authentication);
  const authority = withoutTrailingSlashes(readString(authentication.loginEndpoint));
  const audience = withoutTrailingSlashes(readString(readArray(authentication.audiences)[0]));
  if (!isHttps(authority) || audience === '') {
    const message = `the metadata of ${resourceManager} lacks an https address in authentication.loginEndpoint, or an audience`;
    throw new AzureError({ kind: 'unexpected', message, hint: 'Check that this is an Azure Resource Manager.' });
  }
  const portal = withoutTrailingSlashes(readString(endpoints.portal) || readString(endpoints.portalEndpoint));
  return {
    resourceManager,
    authority,
    audience,
    federationAudience: base.federationAudience,
    portal: isHttps(portal) ? portal : base.portal,
    isMicrosoftAuthority: Object.values(CLOUDS).some((cloud) => cloud.authority === authority),
  };
}

/** Returns the address of a resource's page in the portal. */
export function portalUrl({ portal }: AzureCloud, resourceId: string): string {
  const path = resourceId.split('/').map(encodeURIComponent).join('/');
  return `${portal}/#resource${path}`;
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

function withoutTrailingSlashes(url: string): string {
  return url.replace(/\/+$/, '');
}
