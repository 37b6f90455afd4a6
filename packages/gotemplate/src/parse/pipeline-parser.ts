import { quoteGo } from '@kalypso-actions/govalue';
import { formatSuggestion } from '../errors/did-you-mean.ts';
import type { FunctionMap } from '../runtime/template-function.ts';
import { parseCharacterLiteral, parseComplexLiteral, parseNumberLiteral, unquoteLiteral } from './parse-literal.ts';
import { printOperand } from './print-tree.ts';
import type { CommandNode, NumberNode, OperandNode, PipeNode } from './syntax-tree.ts';
import type { TemplateToken, TemplateTokenType } from './template-token.ts';
import type { TokenStream } from './token-stream.ts';

const operandStarts: ReadonlySet<TemplateTokenType> = new Set<TemplateTokenType>([
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);

/** Parses pipelines, and records the variables that they declare. */
export class PipelineParser {
  readonly #tokens: TokenStream;
  readonly #functions: FunctionMap;
  /** The visible variables. */
  variables: string[] = ['$'];

  constructor(tokens: TokenStream, functions: FunctionMap) {
    this.#tokens = tokens;
    this.#functions = functions;
  }

  /**
   * Parses a pipeline and the delimiter after it.
   *
   * @param context the construct that contains it, for error messages
   */
  pipeline(context: string, end: 'right' | 'rightParen'): PipeNode {
    const start = this.#tokens.peekNonSpace();
    const [variables, assigns] = this.#declarations(context);
    const commands: CommandNode[] = [];
    for (;;) {
      const token = this.#tokens.peekNonSpace();
      if (token.type === end) {
        this.#tokens.next();
        this.#checkPipeline(commands, context, token);
        return { type: 'pipe', pos: start.pos, variables, assigns, commands };
      }
      if (!operandStarts.has(token.type)) {
        this.#tokens.unexpected(token, context);
      }
      commands.push(this.#command());
    }
  }

  #checkPipeline(commands: readonly CommandNode[], context: string, end: TemplateToken): void {
    if (commands.length === 0) {
      this.#tokens.fail(`missing value for ${context}`, end);
    }
    commands.forEach(({ first, pos }, index) => {
      if (index > 0 && ['bool', 'dot', 'nil', 'number', 'string'].includes(first.type)) {
        this.#tokens.fail(`non executable command in pipeline stage ${index + 1}`, { type: 'error', pos, text: '' });
      }
    });
  }

  /** `$x :=`, `$x =`, `$i, $x :=` */
  #declarations(context: string): [string[], boolean] {
    const variables: string[] = [];
    for (;;) {
      const start = this.#tokens.mark;
      const variable = this.#tokens.peekNonSpace();
      if (variable.type !== 'variable') {
        return [variables, false];
      }
      this.#tokens.next();
      const after = this.#tokens.peekNonSpace();
      const declares = after.type === 'assign' || after.type === 'declare';
      if (!declares && !(after.type === 'char' && after.text === ',')) {
        this.#tokens.reset(start);
        return [variables, false];
      }
      this.#tokens.next();
      variables.push(variable.text);
      this.variables.push(variable.text);
      if (declares) {
        return [variables, after.type === 'assign'];
      }
      this.#secondVariable(context, variables.length);
    }
  }

  #secondVariable(context: string, count: number): void {
    if (context !== 'range' || count > 1) {
      this.#tokens.fail(`too many declarations in ${context}`);
    }
    if (!['variable', 'right', 'rightParen'].includes(this.#tokens.peekNonSpace().type)) {
      this.#tokens.fail('range can only initialize variables');
    }
  }

  #command(): CommandNode {
    const { pos } = this.#tokens.peekNonSpace();
    const operands: OperandNode[] = [];
    for (;;) {
      this.#tokens.peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) {
        operands.push(operand);
      }
      const token = this.#tokens.peek();
      if (token.type === 'space') {
        this.#tokens.next();
        continue;
      }
      if (token.type === 'pipe') {
        this.#tokens.next();
      } else if (token.type !== 'right' && token.type !== 'rightParen') {
        this.#tokens.unexpected(token, 'operand');
      }
      break;
    }
    const [first, ...args] = operands;
    return first === undefined ? this.#tokens.fail('empty command') : { type: 'command', pos, first, args };
  }

  #operand(): OperandNode | undefined {
    const start = this.#tokens.peekNonSpace();
    const term = this.#term();
    if (term === undefined || this.#tokens.peek().type !== 'field') {
      return term;
    }
    const path: string[] = [];
    while (this.#tokens.peek().type === 'field') {
      path.push(this.#tokens.next().text.slice(1));
    }
    switch (term.type) {
      case 'field':
      case 'variable':
        return { ...term, path: [...term.path, ...path] };
      case 'pipe':
      case 'identifier':
        return { type: 'chain', pos: term.pos, of: term, path };
      default:
        return this.#tokens.fail(`unexpected . after term ${quoteGo(printOperand(term))}`, start);
    }
  }

  #term(): OperandNode | undefined {
    const token = this.#tokens.peekNonSpace();
    if (!operandStarts.has(token.type)) {
      return undefined;
    }
    this.#tokens.next();
    const { pos, text } = token;
    switch (token.type) {
      case 'identifier':
        return this.#function(token);
      case 'dot':
      case 'nil':
        return { type: token.type === 'dot' ? 'dot' : 'nil', pos };
      case 'variable':
        return this.#variable(token);
      case 'field':
        return { type: 'field', pos, path: [text.slice(1)] };
      case 'bool':
        return { type: 'bool', pos, value: text === 'true' };
      case 'leftParen':
        return { ...this.#tokens.nested(token, () => this.pipeline('parenthesized pipeline', 'rightParen')), pos };
      case 'string':
      case 'rawString':
        return { type: 'string', pos, value: this.#tokens.literal(token, unquoteLiteral), text };
      default:
        return this.#number(token);
    }
  }

  #number(token: TemplateToken): NumberNode {
    const read =
      token.type === 'charConstant'
        ? parseCharacterLiteral
        : token.type === 'complex'
          ? parseComplexLiteral
          : parseNumberLiteral;
    return { type: 'number', pos: token.pos, text: token.text, ...this.#tokens.literal(token, read) };
  }

  #variable(token: TemplateToken): OperandNode {
    if (!this.variables.includes(token.text)) {
      const hint = formatSuggestion(token.text, this.variables);
      this.#tokens.fail(`undefined variable ${quoteGo(token.text)}`, token, hint);
    }
    return { type: 'variable', pos: token.pos, name: token.text, path: [] };
  }

  #function(token: TemplateToken): OperandNode {
    const name = token.text;
    const known = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (known === undefined) {
      this.#tokens.fail(`function ${quoteGo(name)} not defined`, token, formatSuggestion(name, this.#available()));
    }
    if ('refused' in known) {
      this.#tokens.fail(`function ${quoteGo(name)} is not available: ${known.refused}`, token);
    }
    return { type: 'identifier', pos: token.pos, name };
  }

  #available(): string[] {
    return Object.entries(this.#functions)
      .filter(([, known]) => !('refused' in known))
      .map(([name]) => name);
  }
}
