const SPACE_AT_ENDS =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

/** Go's `strings.TrimSpace`: unlike JavaScript's `trim` it takes U+0085 for white space, and U+FEFF not. */
export function trimGoSpace(text: string): string {
  return text.replace(SPACE_AT_ENDS, '');
}
