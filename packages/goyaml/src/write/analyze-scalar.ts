import { isBlank, isLineBreak } from '../scalars/characters.ts';

/** The styles in which a scalar may be written in block context. */
export interface ScalarShape {
  readonly plain: boolean;
  readonly single: boolean;
  readonly literal: boolean;
  /** Whether it has line breaks of any kind, and so cannot be a simple key. */
  readonly multiline: boolean;
}

/** Whether a UTF-16 unit is written without an escape. Characters beyond U+FFFF, such as emoji, are escaped. */
export function isPrintable(code: number): boolean {
  if (code < 0x7f) return code >= 0x20 || code === 0x0a;
  if (code < 0xa0) return false;
  return code < 0xd800 || (code >= 0xe000 && code < 0xfffe && code !== 0xfeff);
}

const FIRST_INDICATORS = new Set(Array.from('#,[]{}&*!|>\'"%@`', (char) => char.charCodeAt(0)));

/** Whether a plain scalar cannot contain the character at this position. */
function isIndicator(text: string, at: number, code: number): boolean {
  if (at === 0 && FIRST_INDICATORS.has(code)) return true;
  if (code === 0x23) {
    const before = text.charCodeAt(at - 1);
    return isBlank(before) || isLineBreak(before) || before === 0;
  }
  if (code !== 0x3a && !(at === 0 && (code === 0x3f || code === 0x2d))) return false;
  return at + 1 >= text.length || isBlank(text.charCodeAt(at + 1));
}

/**
 * Finds the styles in which a text can be written.
 *
 * Source: the analysis of scalars in Go's yaml.v3 3.0.1, for block context.
 */
export function analyzeScalar(text: string): ScalarShape {
  if (text === '') return { plain: true, single: true, literal: false, multiline: false };
  let indicators = text.startsWith('---') || text.startsWith('...');
  let special = false;
  let tab = false;
  let breaks = false;
  let breakSpace = false;
  let spaceBreak = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    indicators ||= isIndicator(text, at, code);
    if (code === 0x09) tab = true;
    else if (!isPrintable(code)) special = true;
    if (code === 0x20) breakSpace ||= at > 0 && isLineBreak(text.charCodeAt(at - 1));
    else if (isLineBreak(code)) {
      breaks = true;
      spaceBreak ||= text.charCodeAt(at - 1) === 0x20;
    }
  }
  const first = text.charCodeAt(0);
  const edges = first === 0x20 || text.endsWith(' ');
  return {
    plain: !(edges || breaks || tab || special || indicators),
    single: !(breakSpace || spaceBreak || tab || special),
    literal: !(text.endsWith(' ') || spaceBreak || special),
    multiline: breaks,
  };
}
