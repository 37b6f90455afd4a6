import {
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto';
import type { AzureState } from './azure-state.ts';
import type { KqlRow } from './kql/evaluate.ts';
import { type AzureResponse, createEntraError } from './responses.ts';
import type { AzureIdentity } from './scenario.ts';

const FEDERATION_AUDIENCE = 'api://AzureADTokenExchange';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const CHECK_CREDENTIAL =
  'Please note that the matching is done using a case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

interface IssuedToken {
  readonly identity: AzureIdentity;
  readonly expires: number;
}

/** Microsoft Entra, and GitHub's OpenID Connect provider, whose tokens its identities can trust. */
export class Entra {
  readonly #state: AzureState;
  readonly #url: string;
  readonly #tokens = new Map<string, IssuedToken>();
  /** The only token of the Azure CLI, by client ID. */
  readonly #cliTokens = new Map<string, ReturnType<Entra['issue']>>();
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  /** The bearer token with which a job requests an ID token. */
  readonly requestToken = `request-${randomUUID()}`;

  constructor(state: AzureState, url: string) {
    this.#state = state;
    this.#url = url;
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** Azure Resource Manager's `GET /metadata/endpoints`. */
  metadata(): AzureResponse {
    const authentication = { loginEndpoint: `${this.#url}/`, audiences: [`${this.#url}/`], tenant: 'common' };
    return { status: 200, body: { name: 'Loopback', portal: 'https://portal.loopback.test', authentication } };
  }

  openIdConfiguration(tenant: string): AzureResponse {
    const base = `${this.#url}/${tenant}`;
    return {
      status: 200,
      body: {
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
      },
    };
  }

  /** GitHub's endpoint for ID tokens of a job. */
  idToken(authorization: string | undefined, audience: string | null, subject: string): AzureResponse {
    if (authorization?.toLowerCase() !== `bearer ${this.requestToken}`.toLowerCase())
      return { status: 401, body: { message: 'The request token is not valid.' } };
    const value = this.#sign({
      iss: `${this.#url}/_actions`,
      sub: subject,
      aud: audience ?? '',
      exp: Math.floor(Date.now() / 1000) + 300,
    });
    return { status: 200, body: { value } };
  }

  /** `POST /{tenant}/oauth2/v2.0/token` with client credentials. */
  token(form: URLSearchParams): AzureResponse {
    const id = form.get('client_id') ?? '';
    const identity = this.#state.findIdentity(({ clientId }) => clientId === id);
    if (form.get('grant_type') !== 'client_credentials')
      return createEntraError(400, 'unsupported_grant_type', 70003, 'The grant type is not supported.');
    if (!identity)
      return createEntraError(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${id}' was not found in the directory.`,
      );
    const refusal = this.#refusal(identity, form);
    if (refusal) return refusal;
    const scope = form.get('scope')?.split(' ') ?? [];
    if (!scope.includes(`${this.#url}/.default`))
      return createEntraError(400, 'invalid_scope', 70011, `The scope '${scope.join(' ')}' is not valid here.`);
    return { status: 200, body: this.issue(identity, form.has('client_secret') ? '1' : '2') };
  }

  /** Issues an access token to an identity. @param method how it signed in, as Entra numbers it: a secret is 1, an assertion is 2 */
  issue(
    identity: AzureIdentity,
    method: '1' | '2',
  ): {
    readonly token_type: string;
    readonly expires_in: number;
    readonly access_token: string;
  } {
    const { tokenSeconds = 3600, claimedTokenSeconds = tokenSeconds } = this.#state.scenario;
    const idtyp = identity.cli === 'user' ? 'user' : 'app';
    const token = this.#sign({ appid: identity.clientId, appidacr: method, idtyp, jti: randomUUID() });
    this.#tokens.set(token, { identity, expires: this.#state.seconds + tokenSeconds });
    return { token_type: 'Bearer', expires_in: claimedTokenSeconds, access_token: token };
  }

  /** Issues an access token to the Azure CLI. @returns `undefined` if it needs a new token of the workflow for that */
  issueForCli(identity: AzureIdentity): ReturnType<Entra['issue']> | undefined {
    // Microsoft's own application is trusted like one with an assertion.
    if (identity.cli !== 'federated') return this.issue(identity, identity.cli === 'user' ? '2' : '1');
    const first = this.#cliTokens.get(identity.clientId) ?? this.issue(identity, '2');
    this.#cliTokens.set(identity.clientId, first);
    return typeof this.authenticate(`Bearer ${first.access_token}`) === 'object' ? first : undefined;
  }

  /** The identity of a bearer token, or why the token is not accepted. */
  authenticate(authorization: string | undefined): AzureIdentity | 'missing' | 'invalid' | 'expired' {
    const [, token] = /^Bearer (.+)$/.exec(authorization ?? '') ?? [];
    if (token === undefined) return 'missing';
    const found = this.#tokens.get(token);
    if (!found) return 'invalid';
    if (this.#state.seconds >= found.expires) return 'expired';
    // Looked up again, because the scenario may have been replaced.
    return this.#state.findIdentity(({ clientId }) => clientId === found.identity.clientId) ?? 'invalid';
  }

  #refusal(identity: AzureIdentity, form: URLSearchParams): AzureResponse | undefined {
    const secret = form.get('client_secret');
    if (secret !== null) {
      if (identity.secret !== undefined && identity.secret === secret) return undefined;
      return createEntraError(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
    if (form.get('client_assertion_type') !== ASSERTION)
      return createEntraError(
        401,
        'invalid_client',
        7000218,
        'The request body must contain client_assertion or client_secret.',
      );
    return this.#assertionRefusal(identity, form.get('client_assertion') ?? '');
  }

  #assertionRefusal(identity: AzureIdentity, assertion: string): AzureResponse | undefined {
    const [head = '', payload = '', signature = ''] = assertion.split('.');
    const claims = decodeJsonPart(payload);
    if (claims.iss === identity.clientId) {
      if (isSignedBy(identity.certificate, `${head}.${payload}`, signature)) return undefined;
      return createEntraError(
        401,
        'invalid_client',
        700027,
        'The certificate used to sign the client assertion is not registered.',
      );
    }
    const ownKey = { key: this.#keys.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    if (!verify('sha256', Buffer.from(`${head}.${payload}`), ownKey, Buffer.from(signature, 'base64url')))
      return createEntraError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
    if (claims.aud !== FEDERATION_AUDIENCE)
      return createEntraError(
        401,
        'invalid_client',
        700212,
        `No matching federated identity record found for presented assertion audience '${claims.aud}'. ${CHECK_CREDENTIAL}`,
      );
    if (![identity.federatedSubject].flat().includes(String(claims.sub)))
      return createEntraError(
        401,
        'invalid_client',
        700213,
        `No matching federated identity record found for presented assertion subject '${claims.sub}'. ${CHECK_CREDENTIAL}`,
      );
    return undefined;
  }

  #sign(claims: KqlRow): string {
    const head = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'JWT' })).toString('base64url');
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), key).toString('base64url')}`;
  }
}

function isSignedBy(certificate: string | undefined, content: string, signature: string): boolean {
  if (certificate === undefined) return false;
  const key = createPublicKey(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }));
  const bytes = Buffer.from(signature, 'base64url');
  const pss = { key, padding: 6, saltLength: 32 };
  return verify('sha256', Buffer.from(content), pss, bytes) || verify('sha256', Buffer.from(content), key, bytes);
}

function decodeJsonPart(part: string): KqlRow {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as KqlRow;
  } catch {
    return {};
  }
}
