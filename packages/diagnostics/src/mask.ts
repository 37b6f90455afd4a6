/** The user name that GitHub expects beside a token in an `Authorization: Basic` header. */
const TOKEN_USER = 'x-access-token';

/**
 * Returns a function that replaces secrets in a text by `***`: each secret in every encoding in which it travels, and the
 * credentials of any URL. `undefined` and empty secrets are ignored.
 */
export function createMask(...secrets: readonly (string | undefined)[]): (text: string) => string {
  const encoded = new Set(secrets.flatMap((secret) => (secret ? encodings(secret) : [])));
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

function encodings(secret: string): readonly string[] {
  const base64 = [`${TOKEN_USER}:${secret}`, secret].flatMap((text) => {
    const padded = Buffer.from(text).toString('base64');
    return [padded, padded.replace(/=+$/, ''), encodeURIComponent(padded), Buffer.from(text).toString('base64url')];
  });
  return [...base64, encodeURIComponent(secret), secret];
}
