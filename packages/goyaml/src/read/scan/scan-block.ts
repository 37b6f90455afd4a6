import { isBlank, isLineBreak } from '../../scalars/characters.ts';
import { END, isDigit, isLineBreakOrEnd, isSpaceCode, isTab, type YamlCursor } from './cursor.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';

const HASH = 0x23;
const ZERO = 0x30;

interface BlockHeader {
  readonly chomping: '' | '+' | '-';
  /** The indentation of the text; 0 if its first line determines it. */
  readonly increment: number;
}

function takeHeader(cursor: YamlCursor): BlockHeader {
  let chomping = takeChomping(cursor);
  let increment = 0;
  if (isDigit(cursor.code())) {
    increment = cursor.code() - ZERO;
    if (increment === 0) throw new YamlSyntaxError('found an indentation indicator equal to 0');
    cursor.skip();
    if (chomping === '') chomping = takeChomping(cursor);
  }
  cursor.skipWhile(isBlank);
  if (cursor.code() === HASH) cursor.skipWhile((code) => !isLineBreakOrEnd(code));
  if (!isLineBreakOrEnd(cursor.code())) throw new YamlSyntaxError('did not find expected comment or line break');
  if (isLineBreak(cursor.code())) cursor.takeBreak();
  return { chomping, increment };
}

function takeChomping(cursor: YamlCursor): '' | '+' | '-' {
  if (!cursor.sees('+') && !cursor.sees('-')) return '';
  return cursor.take() === '+' ? '+' : '-';
}

/** Scans the block scalar (`|`, `>`) at the cursor, in a block with the indentation `parent`. */
export function scanBlock(cursor: YamlCursor, parent: number): string {
  const literal = cursor.take() === '|';
  const { chomping, increment } = takeHeader(cursor);
  const given = increment > 0 ? Math.max(parent, 0) + increment : 0;
  const start = takeEmptyLines(cursor, given, parent);
  const { indent } = start;
  let trailing = start.breaks;
  let text = '';
  let leading = '';
  let afterBlank = false;
  while (cursor.column === indent && cursor.code() !== END) {
    const blank = isBlank(cursor.code());
    const fold = !literal && leading === '\n' && !afterBlank && !blank;
    text += (fold ? (trailing === '' ? ' ' : '') : leading) + trailing;
    afterBlank = blank;
    text += cursor.takeWhile((code) => !isLineBreakOrEnd(code));
    leading = isLineBreak(cursor.code()) ? cursor.takeBreak() : '';
    trailing = takeEmptyLines(cursor, indent, parent).breaks;
  }
  if (chomping !== '-') text += leading;
  return chomping === '+' ? text + trailing : text;
}

/** Consumes indentation and empty lines, and finds the indentation if it is not given (0). */
function takeEmptyLines(cursor: YamlCursor, given: number, parent: number): { indent: number; breaks: string } {
  const isIndentation = (): boolean => given === 0 || cursor.column < given;
  let deepest = 0;
  let breaks = '';
  while (true) {
    while (isIndentation() && isSpaceCode(cursor.code())) cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if (isIndentation() && isTab(cursor.code())) {
      throw new YamlSyntaxError('found a tab character where an indentation space is expected');
    }
    if (!isLineBreak(cursor.code())) break;
    breaks += cursor.takeBreak();
  }
  return { indent: given === 0 ? Math.max(deepest, parent + 1, 1) : given, breaks };
}
