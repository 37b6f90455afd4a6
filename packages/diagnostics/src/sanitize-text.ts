import { maskUrlCredentials } from './mask.ts';

const MAX_QUOTED_LENGTH = 80;
/** Long enough to find the credentials of a URL that is truncated afterwards. */
const MAX_MASKED_LENGTH = 4096;

/**
 * Formats text from input for a message: in double quotes, on one line, without the credentials of URLs, with control, direction and invisible
 * characters escaped, and truncated if it is long. It cannot start a workflow command: a quote precedes it, and it does not contain `##[`.
 */
export function quote(text: string): string {
  return `"${sanitizeText(text, MAX_QUOTED_LENGTH).replaceAll('"', '\\"')}"`;
}

/** Like {@link quote}, without the quotes: for file names and parser errors. */
export function sanitizeText(text: string, maxLength = 256): string {
  const masked = maskUrlCredentials(text.slice(0, MAX_MASKED_LENGTH));
  const truncated =
    masked.length > maxLength ? `${masked.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…` : masked;
  return truncated
    .toWellFormed()
    .replaceAll('##[', '##\\u005b')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
