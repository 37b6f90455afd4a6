/** Returns a function that takes a token, in the forms that it may be written in, out of a text. */
export function masker(token: string): (text: string) => string {
  if (token === '') return (text) => text;
  const withUser = `x-access-token:${token}`;
  const forms = [base64(withUser), base64(token), encodeURIComponent(token), token];
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, '***'), text);
}

/** Without what fills it up, so that both spellings are found. */
function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}
