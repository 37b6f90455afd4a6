import { encodeTokenCredentials } from '@kalypso-actions/diagnostics';

/** Returns the value of the `Authorization` header that carries a token. */
export function basicAuthorization(token: string): string {
  return `Basic ${encodeTokenCredentials(token)}`;
}
