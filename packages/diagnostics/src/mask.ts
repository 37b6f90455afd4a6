/** The user name that GitHub expects beside a token; it accepts App, Actions and personal tokens with it. */
const TOKEN_USER = 'x-access-token';

/**
 * Returns a function that replaces secrets in a text by `***`: each secret in every encoding in which it travels, and the
 * credentials of any URL. `undefined` and empty secrets are ignored.
 */
export function createMask(...secrets: readonly (string | undefined)[]): (text: string) => string {
  const encoded = new Set(secrets.flatMap((secret) => (secret ? listSecretForms(secret) : [])));
  // Longer forms first, so that no part of a secret remains of one that contains another.
  const forms = [...encoded].sort((a, b) => b.length - a.length);
  return (text) => {
    return maskUrlCredentials(forms.reduce((rest, form) => rest.replaceAll(form, '***'), text));
  };
}

/** Replaces the credentials of URLs: `https://user:secret@host` becomes `https://***@host`. */
export function maskUrlCredentials(text: string): string {
  return text.replace(/(:[/\\]{2})[^/\\\s]*@/g, '$1***@');
}

/** Lists every form in which a secret travels: itself, encoded for a URL, and in Base64, also as the credentials of a token. */
export function listSecretForms(secret: string): readonly string[] {
  const base64 = [encodeTokenCredentials(secret), toBase64(secret)].flatMap((padded) => {
    const bare = padded.replace(/=+$/, '');
    return [padded, bare, encodeURIComponent(padded), bare.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([secret, encodeURIComponent(secret), ...base64])];
}

/** Encodes a token as the credentials of an `Authorization: Basic` header. */
export function encodeTokenCredentials(token: string): string {
  return toBase64(`${TOKEN_USER}:${token}`);
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
