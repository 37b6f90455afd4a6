import { hasOtherType } from '@kalypso-actions/goyaml';

/** Text that is a plain scalar in every context of YAML, whatever text surrounds it. */
const UNAMBIGUOUS = /^[A-Za-z0-9_./](?:[\w./:@+-]*[\w/])?$/;
/** One line of characters that every version of YAML allows, without the line breaks that only some of them know. */
const LINE = /^[\t\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;
/** A scalar in quotes, on one line, without escapes of control characters. */
const QUOTED = /^(?:"(?:[^"\\]|\\["\\/nt])*"|'(?:[^']|'')*')$/;

/** Whether a text is the same scalar whatever surrounds it; it may be a number or a boolean. */
export function isUnambiguous(text: string): boolean {
  return UNAMBIGUOUS.test(text);
}

/** Whether a plain scalar of this text is a string for every parser. */
export function isPlainString(text: string): boolean {
  return !hasOtherType(text);
}

/** Whether a text is a whole scalar in quotes, and so a string. */
export function isQuotedScalar(text: string): boolean {
  return QUOTED.test(text) && LINE.test(text);
}

/** Whether a text is one line without any control character. */
export function isLine(text: string): boolean {
  return LINE.test(text);
}
