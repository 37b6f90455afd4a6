import { isBlank, isLineBreak } from '../../scalars/characters.ts';
import { isBlankOrEnd, isTab, type YamlCursor } from './cursor.ts';
import { LineFolder } from './line-folder.ts';
import { YamlSyntaxError } from './yaml-syntax-error.ts';

const FLOW_INDICATORS = new Set(Array.from(',?[]{}', (char) => char.charCodeAt(0)));
const COLON = 0x3a;
const HASH = 0x23;

export interface ScannedPlain {
  readonly value: string;
  /** The offset behind its last character. */
  readonly end: number;
  /** Whether a line break follows, after which a key may begin. */
  readonly endsLine: boolean;
}

/** Scans the plain scalar at the cursor. Outside of brackets, its other lines are indented by at least `indent`. */
export function scanPlain(cursor: YamlCursor, indent: number, inFlow: boolean): ScannedPlain {
  const folder = new LineFolder();
  let pending = false;
  let end = cursor.offset;
  while (!cursor.atDocumentIndicator() && cursor.code() !== HASH) {
    while (!isBlankOrEnd(cursor.code()) && !endsPlain(cursor, inFlow)) {
      if (pending) folder.join();
      pending = false;
      folder.append(cursor.take());
      end = cursor.offset;
    }
    if (!isBlank(cursor.code()) && !isLineBreak(cursor.code())) break;
    takeWhiteSpace(cursor, folder, indent);
    pending = true;
    if (!inFlow && cursor.column < indent) break;
  }
  return { value: folder.text, end, endsLine: folder.onNewLine };
}

function endsPlain(cursor: YamlCursor, inFlow: boolean): boolean {
  const code = cursor.code();
  return (code === COLON && isBlankOrEnd(cursor.code(1))) || (inFlow && FLOW_INDICATORS.has(code));
}

function takeWhiteSpace(cursor: YamlCursor, folder: LineFolder, indent: number): void {
  while (isBlank(cursor.code()) || isLineBreak(cursor.code())) {
    if (isLineBreak(cursor.code())) {
      folder.lineBreak(cursor.takeBreak());
      continue;
    }
    if (folder.onNewLine && cursor.column < indent && isTab(cursor.code())) {
      throw new YamlSyntaxError('found a tab character that violates indentation');
    }
    folder.blank(cursor.take());
  }
}
