/** A character that text of an untrusted document must not have. */
interface ForbiddenCharacter {
  readonly character: string;
  /** `U+202E` */
  readonly name: string;
  /** Why it is not allowed: the end of a sentence that names the character. */
  readonly reason: string;
  readonly hint: string;
}

/**
 * Everything except the printable characters of YAML 1.1 (with tabs and line feeds), and of these the line breaks that only some parsers know, the byte
 * order mark, non-characters, and characters that change the direction of text.
 */
const FORBIDDEN =
  /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029\ufeff]|\p{Noncharacter_Code_Point}|\p{Bidi_Control}/u;
const LINE_BREAK = /[\r\u0085\u2028\u2029]/;
const DIRECTION = /\p{Bidi_Control}/u;

/** Finds the first character that text of an untrusted document must not have. */
export function findForbiddenCharacter(text: string): ForbiddenCharacter | undefined {
  const character = FORBIDDEN.exec(text)?.[0];
  if (character === undefined) return undefined;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { character, name: `U+${code}`, ...explain(character) };
}

function explain(character: string): Pick<ForbiddenCharacter, 'reason' | 'hint'> {
  if (LINE_BREAK.test(character)) {
    return {
      reason: 'a line break that YAML parsers treat differently',
      hint: 'Remove it; between lines, use a line feed (`\\n`).',
    };
  }
  if (DIRECTION.test(character)) {
    return { reason: 'which changes the order in which text is shown', hint: 'Remove it; it is invisible.' };
  }
  return { reason: 'which is not a printable character of YAML', hint: 'Remove it; it may be invisible.' };
}
