/** Go's `unicode.IsSpace`: unlike JavaScript's `\s`, it includes U+0085 and excludes U+FEFF. */
export function isGoSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x2000) return code === 0x85 || code === 0xa0 || code === 0x1680;
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Removes characters at both ends. A loop, since a regular expression takes quadratic time for this. */
function trimWhile(text: string, isUnwanted: (code: number) => boolean): string {
  let start = 0;
  let end = text.length;
  while (start < end && isUnwanted(text.charCodeAt(start))) start++;
  while (end > start && isUnwanted(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Go's `strings.TrimSpace`. */
export function trimGoSpace(text: string): string {
  return trimWhile(text, isGoSpace);
}

/** Go's `strings.Trim` with a single character. */
export function trimCharacter(text: string, character: string): string {
  const unwanted = character.charCodeAt(0);
  return trimWhile(text, (code) => code === unwanted);
}
