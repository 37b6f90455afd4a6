/**
 * Writes any text as a string literal of the Kusto query language. Nothing in the text can end the literal: everything except letters, digits and a few
 * safe ASCII characters becomes an escape. (Kusto documentation: "The string data type".)
 */
export function quoteKusto(text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9 ._/:@+-]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped}'`;
}
