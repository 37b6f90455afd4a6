const LONGEST_QUOTE = 80;
/** Enough to find the credentials of an address that is then cut. */
const LONGEST_SEARCHED = 4096;

/**
 * Text from input, for a message: in double quotes, on one line, without credentials of addresses, without control, direction or invisible characters,
 * and cut when it is long. It cannot start a workflow command: a quote comes before it, and no `##[` is left in it.
 */
export function quote(text: string): string {
  return `"${harmless(text, LONGEST_QUOTE).replaceAll('"', '\\"')}"`;
}

/** As {@link quote}, without the quotes: for the names of files, and for what a parser says. */
export function harmless(text: string, longest = 256): string {
  const masked = text.slice(0, LONGEST_SEARCHED).replace(/(:[/\\]{2})[^/\\\s]*@/g, '$1***@');
  const cut = masked.length > longest ? `${masked.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : masked;
  return cut
    .toWellFormed()
    .replaceAll('##[', '##\\u005b')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, escaped);
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
