import { parseJson, readFields } from '../json.ts';

/** Reads the claims of a JWT, without checking its signature. Returns none if it is not a JWT. */
export function readTokenClaims(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = token.split('.');
  return readFields(parseJson(Buffer.from(payload, 'base64url').toString()));
}

/**
 * Whether a token of Azure may have been issued for a token of the workflow (a federated credential): to an application that signed in with an assertion.
 * A certificate is used for one, too. The claims are documented (https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference, read
 * 2026-11-30), but a client must not depend on them: use this for nothing but advice.
 */
export function isAssertedApplication(token: string): boolean {
  const { appidacr, azpacr, scp, idtyp } = readTokenClaims(token);
  const isApplication = scp === undefined && idtyp !== 'user';
  return isApplication && (appidacr ?? azpacr) === '2';
}
