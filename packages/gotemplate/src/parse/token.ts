import { quote } from '@kalypso-actions/govalue';

export type TokenType =
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
  | Keyword;

type Keyword =
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

export interface Token {
  readonly type: TokenType;
  /** Where it starts in the text. */
  readonly pos: number;
  /** Its text; for an `error`, the message. */
  readonly text: string;
}

const keywords: ReadonlySet<string> = new Set<Keyword>([
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

/** Whether a word is one that the language keeps for itself. */
export const isKeyword = (word: string): word is Exclude<Keyword, 'dot'> => keywords.has(word);

/** A token as Go's parser names it in an error. */
export function described(token: Token): string {
  if (token.type === 'eof') {
    return 'EOF';
  }
  if (token.type === 'error') {
    return token.text;
  }
  if (token.type === 'dot' || isKeyword(token.type)) {
    return `<${token.text}>`;
  }
  return token.text.length > 10 ? `${quote(token.text.slice(0, 10))}...` : quote(token.text);
}
