import { TemplateError, type TemplateErrorKind } from '../error.ts';
import { quote } from '../fmt/quote.ts';
import type { FunctionMap } from '../functions.ts';
import type { Limits } from '../limits.ts';
import { positionOf } from '../position.ts';
import { didYouMean } from '../suggest.ts';
import { lex, type Token, type TokenType } from './lex.ts';
import { LiteralError, parseCharacter, parseComplex, parseNumber, unquote } from './literal.ts';
import type { BranchNode, CommandNode, Node, NumberNode, Operand, PipeNode, TemplateNode, Tree } from './nodes.ts';
import { printOperand } from './print.ts';

/** What ends a list of nodes. */
type Ending = 'end' | 'else';

const operandStarts: ReadonlySet<TokenType> = new Set<TokenType>([
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

const keywordTokens: ReadonlySet<TokenType> = new Set<TokenType>([
  'dot',
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

/** A token as Go's parser names it in an error. */
function described(token: Token): string {
  if (token.type === 'eof') {
    return 'EOF';
  }
  if (token.type === 'error') {
    return token.text;
  }
  if (keywordTokens.has(token.type)) {
    return `<${token.text}>`;
  }
  return token.text.length > 10 ? `${quote(token.text.slice(0, 10))}...` : quote(token.text);
}

/**
 * Parses a template by the grammar of Go's `text/template/parse`.
 *
 * @param functions all functions that there are; a name that is not among them, or refused, is an error
 * @throws TemplateError of kind `parse`, or `limit` when text or nesting are beyond the limits
 */
export function parse(name: string, text: string, functions: FunctionMap, limits: Limits): Tree {
  if (text.length > limits.templateSize) {
    throw new TemplateError(
      'limit',
      `template: ${name}: the template has ${text.length} characters; at most ${limits.templateSize} are allowed`,
      { template: name },
    );
  }
  return new Parser(name, text, functions, limits).run();
}

class Parser {
  readonly #name: string;
  readonly #text: string;
  readonly #functions: FunctionMap;
  readonly #limits: Limits;
  readonly #tokens: readonly Token[];
  readonly #defined = new Map<string, readonly Node[]>();
  #at = 0;
  #variables: string[] = ['$'];
  #loops = 0;
  #depth = 0;
  /** The `{{` of the action that is being parsed. */
  #action: Token | undefined;

  constructor(name: string, text: string, functions: FunctionMap, limits: Limits) {
    this.#name = name;
    this.#text = text;
    this.#functions = functions;
    this.#limits = limits;
    this.#tokens = lex(text, {
      breakIsFunction: Object.hasOwn(functions, 'break'),
      continueIsFunction: Object.hasOwn(functions, 'continue'),
    });
  }

  run(): Tree {
    const root: Node[] = [];
    while (this.#peek().type !== 'eof') {
      if (!this.#definition()) {
        const node = this.#textOrAction();
        if (node === 'end' || node === 'else') {
          this.#fail(`unexpected {{${node}}}`);
        }
        root.push(node);
      }
    }
    this.#add(this.#name, root);
    const own = this.#defined.get(this.#name) ?? root;
    this.#defined.delete(this.#name);
    return { name: this.#name, text: this.#text, root: own, defined: this.#defined };
  }

  // Tokens. The last one, `eof` or `error`, is never passed.

  #peek(): Token {
    return this.#tokens[this.#at] ?? { type: 'eof', pos: this.#text.length, text: '' };
  }

  #next(): Token {
    const token = this.#peek();
    if (this.#at < this.#tokens.length - 1) {
      this.#at++;
    }
    return token;
  }

  #peekNonSpace(): Token {
    while (this.#peek().type === 'space') {
      this.#at++;
    }
    return this.#peek();
  }

  #nextNonSpace(): Token {
    this.#peekNonSpace();
    return this.#next();
  }

  #expect(type: TokenType, context: string): Token {
    const token = this.#nextNonSpace();
    return token.type === type ? token : this.#unexpected(token, context);
  }

  // Errors.

  #fail(message: string, at: Token = this.#peek(), hint?: string, kind: TemplateErrorKind = 'parse'): never {
    const position = positionOf(this.#text, at.pos);
    const full = `template: ${this.#name}:${position.line}:${position.column}: ${message}`;
    throw new TemplateError(kind, full, { template: this.#name, at: position, reason: message, hint });
  }

  #unexpected(token: Token, context: string): never {
    if (token.type !== 'error') {
      this.#fail(`unexpected ${described(token)} in ${context}`, token);
    }
    const started = this.#action === undefined ? undefined : positionOf(this.#text, this.#action.pos).line;
    const elsewhere = started !== undefined && started !== positionOf(this.#text, token.pos).line;
    const action = token.text.endsWith(' action') ? '' : ' in action';
    this.#fail(`${token.text}${elsewhere ? `${action} started at ${this.#name}:${started}` : ''}`, token);
  }

  /** Runs `inner` one level deeper. */
  #nested<Result>(at: Token, inner: () => Result): Result {
    this.#depth++;
    if (this.#depth > this.#limits.nesting) {
      this.#fail(`nested too deep; at most ${this.#limits.nesting} levels are allowed`, at, undefined, 'limit');
    }
    const result = inner();
    this.#depth--;
    return result;
  }

  #literal<Result>(token: Token, read: (text: string) => Result): Result {
    try {
      return read(token.text);
    } catch (error) {
      return error instanceof LiteralError ? this.#fail(error.message, token) : this.#rethrow(error);
    }
  }

  #rethrow(error: unknown): never {
    throw error;
  }

  // Definitions.

  /** `{{define "name"}} … {{end}}`, which may only stand outside of everything else. */
  #definition(): boolean {
    const start = this.#at;
    if (this.#next().type !== 'left' || this.#nextNonSpace().type !== 'define') {
      this.#at = start;
      return false;
    }
    const context = 'define clause';
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, context);
    this.#expect('right', context);
    this.#body(name, context, token);
    return true;
  }

  #templateName(token: Token, context: string): string {
    if (token.type !== 'string' && token.type !== 'rawString') {
      this.#unexpected(token, context);
    }
    return this.#literal(token, unquote);
  }

  /** What `define` and `block` define: a template of its own, which sees nothing of the one around it. */
  #body(name: string, context: string, at: Token): void {
    const variables = this.#variables;
    const loops = this.#loops;
    this.#variables = ['$'];
    this.#loops = 0;
    const [nodes, ending] = this.#nested(at, () => this.#list(at));
    if (ending !== 'end') {
      this.#fail(`unexpected {{${ending}}} in ${context}`);
    }
    this.#add(name, nodes, at);
    this.#variables = variables;
    this.#loops = loops;
  }

  #add(name: string, nodes: readonly Node[], at?: Token): void {
    const known = this.#defined.get(name);
    if (known === undefined || isEmpty(known)) {
      this.#defined.set(name, nodes);
    } else if (!isEmpty(nodes)) {
      this.#fail(`template: multiple definition of template ${quote(name)}`, at);
    }
  }

  // Nodes.

  #list(opener: Token): [Node[], Ending] {
    const nodes: Node[] = [];
    while (this.#peekNonSpace().type !== 'eof') {
      const node = this.#textOrAction();
      if (node === 'end' || node === 'else') {
        return [nodes, node];
      }
      nodes.push(node);
    }
    return this.#fail('unexpected EOF', opener, 'What starts here has no {{end}}.');
  }

  #textOrAction(): Node | Ending {
    const token = this.#nextNonSpace();
    if (token.type === 'text') {
      return { type: 'text', pos: token.pos, text: token.text };
    }
    if (token.type !== 'left') {
      this.#unexpected(token, 'input');
    }
    this.#action = token;
    return this.#actionNode();
  }

  #actionNode(): Node | Ending {
    const token = this.#peekNonSpace();
    switch (token.type) {
      case 'if':
      case 'with':
      case 'range':
        this.#next();
        return this.#nested(token, () =>
          this.#branch(token, token.type === 'if' ? 'if' : token.type === 'with' ? 'with' : 'range'),
        );
      case 'else':
        this.#next();
        return this.#else();
      case 'end':
        this.#next();
        this.#expect('right', 'end');
        return 'end';
      case 'break':
      case 'continue':
        this.#next();
        return this.#jump(token, token.type === 'break' ? 'break' : 'continue');
      case 'template':
        this.#next();
        return this.#template();
      case 'block':
        this.#next();
        return this.#block();
      default:
        return { type: 'action', pos: token.pos, pipe: this.#pipeline('command', 'right') };
    }
  }

  /** `{{else if` and `{{else with` leave the `if` or `with` to the branch that they belong to. */
  #else(): Ending {
    const token = this.#peekNonSpace();
    if (token.type !== 'if' && token.type !== 'with') {
      this.#expect('right', 'else');
    }
    return 'else';
  }

  #jump(token: Token, type: 'break' | 'continue'): Node {
    this.#expect('right', `{{${type}}}`);
    if (this.#loops === 0) {
      this.#fail(`{{${type}}} outside {{range}}`, token);
    }
    return { type, pos: token.pos };
  }

  #branch(token: Token, type: BranchNode['type']): BranchNode {
    const declared = this.#variables.length;
    const pipe = this.#pipeline(type, 'right');
    this.#loops += type === 'range' ? 1 : 0;
    const [body, ending] = this.#list(token);
    this.#loops -= type === 'range' ? 1 : 0;
    const otherwise = ending === 'else' ? this.#otherwise(type, token) : undefined;
    this.#variables.length = declared;
    return { type, pos: token.pos, pipe, body, otherwise };
  }

  #otherwise(type: BranchNode['type'], opener: Token): readonly Node[] {
    const token = this.#peek();
    if (type !== 'range' && token.type === type) {
      this.#next();
      // The `{{end}}` of the inner branch ends the outer one too.
      return [this.#nested(token, () => this.#branch(token, type))];
    }
    const [nodes, ending] = this.#list(opener);
    if (ending !== 'end') {
      this.#fail(`expected end; found {{${ending}}}`);
    }
    return nodes;
  }

  #template(): TemplateNode {
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, 'template clause');
    if (this.#peekNonSpace().type === 'right') {
      this.#next();
      return { type: 'template', pos: token.pos, name, pipe: undefined };
    }
    return { type: 'template', pos: token.pos, name, pipe: this.#pipeline('template clause', 'right') };
  }

  #block(): TemplateNode {
    const context = 'block clause';
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, context);
    const pipe = this.#pipeline(context, 'right');
    this.#body(name, context, token);
    return { type: 'template', pos: token.pos, name, pipe };
  }

  // Pipelines.

  #pipeline(context: string, end: 'right' | 'rightParen'): PipeNode {
    const start = this.#peekNonSpace();
    const [variables, assigns] = this.#declarations(context);
    const commands: CommandNode[] = [];
    for (;;) {
      const token = this.#peekNonSpace();
      if (token.type === end) {
        this.#next();
        this.#checkPipeline(commands, context, token);
        return { type: 'pipe', pos: start.pos, variables, assigns, commands };
      }
      if (!operandStarts.has(token.type)) {
        this.#unexpected(token, context);
      }
      commands.push(this.#command());
    }
  }

  #checkPipeline(commands: readonly CommandNode[], context: string, end: Token): void {
    if (commands.length === 0) {
      this.#fail(`missing value for ${context}`, end);
    }
    commands.forEach(({ first, pos }, index) => {
      if (index > 0 && ['bool', 'dot', 'nil', 'number', 'string'].includes(first.type)) {
        this.#fail(`non executable command in pipeline stage ${index + 1}`, { type: 'error', pos, text: '' });
      }
    });
  }

  /** `$x :=`, `$x =`, `$i, $x :=` */
  #declarations(context: string): [string[], boolean] {
    const variables: string[] = [];
    for (;;) {
      const start = this.#at;
      const variable = this.#peekNonSpace();
      if (variable.type !== 'variable') {
        return [variables, false];
      }
      this.#next();
      const after = this.#peekNonSpace();
      const declares = after.type === 'assign' || after.type === 'declare';
      if (!declares && !(after.type === 'char' && after.text === ',')) {
        this.#at = start;
        return [variables, false];
      }
      this.#next();
      variables.push(variable.text);
      this.#variables.push(variable.text);
      if (declares) {
        return [variables, after.type === 'assign'];
      }
      this.#secondVariable(context, variables.length);
    }
  }

  #secondVariable(context: string, count: number): void {
    if (context !== 'range' || count > 1) {
      this.#fail(`too many declarations in ${context}`);
    }
    if (!['variable', 'right', 'rightParen'].includes(this.#peekNonSpace().type)) {
      this.#fail('range can only initialize variables');
    }
  }

  #command(): CommandNode {
    const { pos } = this.#peekNonSpace();
    const operands: Operand[] = [];
    for (;;) {
      this.#peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) {
        operands.push(operand);
      }
      const token = this.#peek();
      if (token.type === 'space') {
        this.#next();
        continue;
      }
      if (token.type === 'pipe') {
        this.#next();
      } else if (token.type !== 'right' && token.type !== 'rightParen') {
        this.#unexpected(token, 'operand');
      }
      break;
    }
    const [first, ...args] = operands;
    return first === undefined ? this.#fail('empty command') : { type: 'command', pos, first, args };
  }

  #operand(): Operand | undefined {
    const start = this.#peekNonSpace();
    const term = this.#term();
    if (term === undefined || this.#peek().type !== 'field') {
      return term;
    }
    const path: string[] = [];
    while (this.#peek().type === 'field') {
      path.push(this.#next().text.slice(1));
    }
    switch (term.type) {
      case 'field':
      case 'variable':
        return { ...term, path: [...term.path, ...path] };
      case 'pipe':
      case 'identifier':
        return { type: 'chain', pos: term.pos, of: term, path };
      default:
        return this.#fail(`unexpected . after term ${quote(printOperand(term))}`, start);
    }
  }

  #term(): Operand | undefined {
    const token = this.#peekNonSpace();
    if (!operandStarts.has(token.type)) {
      return undefined;
    }
    this.#next();
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
        return { ...this.#nested(token, () => this.#pipeline('parenthesized pipeline', 'rightParen')), pos };
      case 'string':
      case 'rawString':
        return { type: 'string', pos, value: this.#literal(token, unquote), text };
      default:
        return this.#number(token);
    }
  }

  #number(token: Token): NumberNode {
    const read = token.type === 'charConstant' ? parseCharacter : token.type === 'complex' ? parseComplex : parseNumber;
    return { type: 'number', pos: token.pos, text: token.text, ...this.#literal(token, read) };
  }

  #variable(token: Token): Operand {
    if (!this.#variables.includes(token.text)) {
      const hint = didYouMean(token.text, this.#variables);
      this.#fail(`undefined variable ${quote(token.text)}`, token, hint);
    }
    return { type: 'variable', pos: token.pos, name: token.text, path: [] };
  }

  #function(token: Token): Operand {
    const name = token.text;
    const known = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (known === undefined) {
      this.#fail(`function ${quote(name)} not defined`, token, didYouMean(name, this.#available()));
    }
    if ('refused' in known) {
      this.#fail(`function ${quote(name)} is not available: ${known.refused}`, token);
    }
    return { type: 'identifier', pos: token.pos, name };
  }

  #available(): string[] {
    return Object.entries(this.#functions)
      .filter(([, known]) => !('refused' in known))
      .map(([name]) => name);
  }
}

/** Go's `IsEmptyTree`: nothing but white space. */
function isEmpty(nodes: readonly Node[]): boolean {
  return nodes.every((node) => node.type === 'text' && node.text.trim() === '');
}
