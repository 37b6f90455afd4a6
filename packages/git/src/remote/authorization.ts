/** The user name that GitHub expects beside a token; it accepts App, Actions and personal tokens with it. */
const TOKEN_USER = 'x-access-token';

/** Returns the value of the `Authorization` header that carries a token. */
export function basicAuthorization(token: string): string {
  return `Basic ${Buffer.from(`${TOKEN_USER}:${token}`).toString('base64')}`;
}
