import { quoteGo } from '@kalypso-actions/govalue';
import { TemplateError } from '../errors/template-error.ts';
import type { TemplateLimits } from '../runtime/limits.ts';
import type { FunctionMap } from '../runtime/template-function.ts';
import { unquoteLiteral } from './parse-literal.ts';
import { PipelineParser } from './pipeline-parser.ts';
import type { BranchNode, SyntaxNode, SyntaxTree, TemplateCallNode } from './syntax-tree.ts';
import type { TemplateToken } from './template-token.ts';
import { TokenStream } from './token-stream.ts';

/** The keyword at the end of a list of nodes. */
type ListEnding = 'end' | 'else';

/**
 * Parses a template, by the grammar of Go's `text/template/parse`.
 *
 * @param functions all functions; using an unknown or refused function is an error
 * @throws TemplateError of kind `parse`, or `limit` if the text is too long or nested too deeply
 */
export function parseTemplate(name: string, text: string, functions: FunctionMap, limits: TemplateLimits): SyntaxTree {
  if (text.length > limits.templateSize) {
    throw new TemplateError(
      'limit',
      `template: ${name}: the template has ${text.length} characters; at most ${limits.templateSize} are allowed`,
      { template: name },
    );
  }
  return new TemplateParser(name, text, functions, limits).run();
}

/** Parses the nodes of a template: text, actions, branches, definitions. */
class TemplateParser {
  readonly #name: string;
  readonly #text: string;
  readonly #defined = new Map<string, readonly SyntaxNode[]>();
  readonly #tokens: TokenStream;
  readonly #pipelines: PipelineParser;
  /** The number of loops around the current node. */
  #loops = 0;

  constructor(name: string, text: string, functions: FunctionMap, limits: TemplateLimits) {
    this.#name = name;
    this.#text = text;
    const options = {
      breakIsFunction: Object.hasOwn(functions, 'break'),
      continueIsFunction: Object.hasOwn(functions, 'continue'),
    };
    this.#tokens = new TokenStream(name, text, options, limits.nesting);
    this.#pipelines = new PipelineParser(this.#tokens, functions);
  }

  run(): SyntaxTree {
    const root: SyntaxNode[] = [];
    while (this.#tokens.peek().type !== 'eof') {
      if (!this.#definition()) {
        const node = this.#textOrAction();
        if (node === 'end' || node === 'else') {
          this.#tokens.fail(`unexpected {{${node}}}`);
        }
        root.push(node);
      }
    }
    this.#add(this.#name, root);
    const own = this.#defined.get(this.#name) ?? root;
    this.#defined.delete(this.#name);
    return { name: this.#name, text: this.#text, root: own, defined: this.#defined };
  }

  // Definitions.

  /** `{{define "name"}} … {{end}}`, which is allowed at the top level only. */
  #definition(): boolean {
    const start = this.#tokens.mark;
    if (this.#tokens.next().type !== 'left' || this.#tokens.nextNonSpace().type !== 'define') {
      this.#tokens.reset(start);
      return false;
    }
    const context = 'define clause';
    const token = this.#tokens.nextNonSpace();
    const name = this.#templateName(token, context);
    this.#tokens.expect('right', context);
    this.#body(name, context, token);
    return true;
  }

  #templateName(token: TemplateToken, context: string): string {
    if (token.type !== 'string' && token.type !== 'rawString') {
      this.#tokens.unexpected(token, context);
    }
    return this.#tokens.literal(token, unquoteLiteral);
  }

  /** The body of `define` or `block`: a separate template, to which the variables of the surrounding template are not visible. */
  #body(name: string, context: string, at: TemplateToken): void {
    const variables = this.#pipelines.variables;
    const loops = this.#loops;
    this.#pipelines.variables = ['$'];
    this.#loops = 0;
    const [nodes, ending] = this.#tokens.nested(at, () => this.#list(at));
    if (ending !== 'end') {
      this.#tokens.fail(`unexpected {{${ending}}} in ${context}`);
    }
    this.#add(name, nodes, at);
    this.#pipelines.variables = variables;
    this.#loops = loops;
  }

  #add(name: string, nodes: readonly SyntaxNode[], at?: TemplateToken): void {
    const known = this.#defined.get(name);
    if (known === undefined || isEmpty(known)) {
      this.#defined.set(name, nodes);
    } else if (!isEmpty(nodes)) {
      this.#tokens.fail(`template: multiple definition of template ${quoteGo(name)}`, at);
    }
  }

  // Nodes.

  #list(opener: TemplateToken): [SyntaxNode[], ListEnding] {
    const nodes: SyntaxNode[] = [];
    while (this.#tokens.peekNonSpace().type !== 'eof') {
      const node = this.#textOrAction();
      if (node === 'end' || node === 'else') {
        return [nodes, node];
      }
      nodes.push(node);
    }
    return this.#tokens.fail('unexpected EOF', opener, 'The block that starts here has no {{end}}.');
  }

  #textOrAction(): SyntaxNode | ListEnding {
    const token = this.#tokens.nextNonSpace();
    if (token.type === 'text') {
      return { type: 'text', pos: token.pos, text: token.text };
    }
    if (token.type !== 'left') {
      this.#tokens.unexpected(token, 'input');
    }
    this.#tokens.startAction(token);
    return this.#actionNode();
  }

  #actionNode(): SyntaxNode | ListEnding {
    const token = this.#tokens.peekNonSpace();
    switch (token.type) {
      case 'if':
      case 'with':
      case 'range':
        this.#tokens.next();
        return this.#tokens.nested(token, () =>
          this.#branch(token, token.type === 'if' ? 'if' : token.type === 'with' ? 'with' : 'range'),
        );
      case 'else':
        this.#tokens.next();
        return this.#else();
      case 'end':
        this.#tokens.next();
        this.#tokens.expect('right', 'end');
        return 'end';
      case 'break':
      case 'continue':
        this.#tokens.next();
        return this.#jump(token, token.type === 'break' ? 'break' : 'continue');
      case 'template':
        this.#tokens.next();
        return this.#template();
      case 'block':
        this.#tokens.next();
        return this.#block();
      default:
        return { type: 'action', pos: token.pos, pipe: this.#pipelines.pipeline('command', 'right') };
    }
  }

  /** For `{{else if` and `{{else with`, the branch parses the `if` or `with`. */
  #else(): ListEnding {
    const token = this.#tokens.peekNonSpace();
    if (token.type !== 'if' && token.type !== 'with') {
      this.#tokens.expect('right', 'else');
    }
    return 'else';
  }

  #jump(token: TemplateToken, type: 'break' | 'continue'): SyntaxNode {
    this.#tokens.expect('right', `{{${type}}}`);
    if (this.#loops === 0) {
      this.#tokens.fail(`{{${type}}} outside {{range}}`, token);
    }
    return { type, pos: token.pos };
  }

  #branch(token: TemplateToken, type: BranchNode['type']): BranchNode {
    const declared = this.#pipelines.variables.length;
    const pipe = this.#pipelines.pipeline(type, 'right');
    this.#loops += type === 'range' ? 1 : 0;
    const [body, ending] = this.#list(token);
    this.#loops -= type === 'range' ? 1 : 0;
    const otherwise = ending === 'else' ? this.#otherwise(type, token) : undefined;
    this.#pipelines.variables.length = declared;
    return { type, pos: token.pos, pipe, body, otherwise };
  }

  #otherwise(type: BranchNode['type'], opener: TemplateToken): readonly SyntaxNode[] {
    const token = this.#tokens.peek();
    if (type !== 'range' && token.type === type) {
      this.#tokens.next();
      // The `{{end}}` of the inner branch also ends the outer one.
      return [this.#tokens.nested(token, () => this.#branch(token, type))];
    }
    const [nodes, ending] = this.#list(opener);
    if (ending !== 'end') {
      this.#tokens.fail(`expected end; found {{${ending}}}`);
    }
    return nodes;
  }

  #template(): TemplateCallNode {
    const token = this.#tokens.nextNonSpace();
    const name = this.#templateName(token, 'template clause');
    if (this.#tokens.peekNonSpace().type === 'right') {
      this.#tokens.next();
      return { type: 'template', pos: token.pos, name, pipe: undefined };
    }
    return { type: 'template', pos: token.pos, name, pipe: this.#pipelines.pipeline('template clause', 'right') };
  }

  #block(): TemplateCallNode {
    const context = 'block clause';
    const token = this.#tokens.nextNonSpace();
    const name = this.#templateName(token, context);
    const pipe = this.#pipelines.pipeline(context, 'right');
    this.#body(name, context, token);
    return { type: 'template', pos: token.pos, name, pipe };
  }
}

/** Go's `IsEmptyTree`: whether the nodes are white space only. */
function isEmpty(nodes: readonly SyntaxNode[]): boolean {
  return nodes.every((node) => node.type === 'text' && node.text.trim() === '');
}
