import { quoteGo } from '@kalypso-actions/govalue';

export type TemplateTokenType =
  | 'error'
  | 'eof'
  | 'text'
  | 'left' // {{
  | 'right' // }}
  | 'space'
  | 'assign' // =
  | 'declare' // :=
  | 'pipe'
  | 'leftParen'
  | 'rightParen'
  | 'char' // any other printable ASCII character
  | 'bool'
  | 'charConstant'
  | 'complex'
  | 'number'
  | 'string'
  | 'rawString'
  | 'identifier'
  | 'field'
  | 'variable'
  | TemplateKeyword;

type TemplateKeyword =
  | 'dot'
  | 'block'
  | 'break'
  | 'continue'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'nil'
  | 'range'
  | 'template'
  | 'with';

export interface TemplateToken {
  readonly type: TemplateTokenType;
  /** The offset in the text. */
  readonly pos: number;
  /** The text of the token; the message if it is an `error`. */
  readonly text: string;
}

const KEYWORDS: ReadonlySet<string> = new Set<TemplateKeyword>([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
]);

/** Whether a word is a keyword of the language. */
export const isKeyword = (word: string): word is Exclude<TemplateKeyword, 'dot'> => KEYWORDS.has(word);

/** Formats a token as Go's parser does in error messages. */
export function describeToken(token: TemplateToken): string {
  if (token.type === 'eof') {
    return 'EOF';
  }
  if (token.type === 'error') {
    return token.text;
  }
  if (token.type === 'dot' || isKeyword(token.type)) {
    return `<${token.text}>`;
  }
  return token.text.length > 10 ? `${quoteGo(token.text.slice(0, 10))}...` : quoteGo(token.text);
}
