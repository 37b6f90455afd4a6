/** The user name that GitHub expects beside a token; it accepts App, Actions and personal tokens with it. */
const user = 'x-access-token';

/** The value of the `Authorization` header that carries a token. */
export function basicAuthorization(token: string): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
}

/**
 * Returns a function that takes a token, in every form it travels in, and the credentials of any URL, out of a text.
 */
export function masker(token: string | undefined): (text: string) => string {
  const forms = token === undefined || token === '' ? [] : formsOf(token);
  return (text) => {
    const masked = forms.reduce((rest, form) => rest.replaceAll(form, '***'), text);
    return masked.replace(/(:\/\/)[^/\s@]+@/g, '$1***@');
  };
}

function formsOf(token: string): readonly string[] {
  const encodings = [`${user}:${token}`, token].flatMap((text) => {
    const base64 = Buffer.from(text).toString('base64');
    return [base64, base64.replace(/=+$/, ''), encodeURIComponent(base64), Buffer.from(text).toString('base64url')];
  });
  // Longer forms first, so that what is left of one is never a part of the token.
  return [...new Set([...encodings, encodeURIComponent(token), token])].sort((a, b) => b.length - a.length);
}
