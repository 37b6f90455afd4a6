import type { MaybeValue } from '@kalypso-actions/govalue';
import { printOperand } from '../parse/print-tree.ts';
import type { ChainNode, CommandNode, IdentifierNode, OperandNode, PipeNode } from '../parse/syntax-tree.ts';
import type { FunctionMap } from '../runtime/template-function.ts';
import { compileConstant } from './compile-argument.ts';
import { compileCall, compileMethodCall, type TemplateCall } from './compile-call.ts';
import { compilePath, readDot } from './compile-path.ts';
import type { Evaluator, RenderState } from './render-state.ts';
import type { TemplateSite } from './template-site.ts';
import type { VariableScope } from './variable-scope.ts';

export interface CompiledPipeline {
  readonly run: Evaluator;
  /** Sets each of its variables, in the order of the source. */
  readonly set: readonly ((state: RenderState, value: MaybeValue) => void)[];
}

const evaluateToNothing: Evaluator = () => undefined;

/** Compiles pipelines to closures. */
export class PipelineCompiler {
  readonly #functions: FunctionMap;
  readonly #site: TemplateSite;
  readonly #scope: VariableScope;

  constructor(functions: FunctionMap, site: TemplateSite, scope: VariableScope) {
    this.#functions = functions;
    this.#site = site;
    this.#scope = scope;
  }

  compile(pipe: PipeNode): CompiledPipeline {
    const inner = this.#commands(pipe.commands, true);
    const set = pipe.variables.map((name) => this.#variable(name, pipe));
    const [first, ...others] = set;
    if (first === undefined) {
      return { run: inner, set };
    }
    const run: Evaluator = (state, dot) => {
      const result = inner(state, dot);
      first(state, result);
      for (const other of others) {
        other(state, result);
      }
      return result;
    };
    return { run, set };
  }

  /** Compiles a pipeline without variables whose value is printed. Its value may be null instead of missing, since both print the same. */
  compilePrinted(pipe: PipeNode): Evaluator {
    return this.#commands(pipe.commands, false);
  }

  /** Compiles commands that run one after the other, each with the value of the previous one. */
  #commands(commands: readonly CommandNode[], unwrapLast: boolean): Evaluator {
    const last = commands.length - 1;
    const [first = evaluateToNothing, second, ...others] = commands.map((command, index) =>
      this.#command(command, index > 0, unwrapLast || index < last),
    );
    if (second === undefined) {
      return first;
    }
    return (state, dot) => {
      let value = second(state, dot, first(state, dot));
      for (const other of others) {
        value = other(state, dot, value);
      }
      return value;
    };
  }

  #variable(name: string, pipe: PipeNode): CompiledPipeline['set'][number] {
    if (pipe.assigns) {
      return this.#scope.compileWrite(name, () => this.#undefinedVariable(name, pipe));
    }
    const slot = this.#scope.declare(name);
    return (state, value) => {
      state.slots[slot] = value;
    };
  }

  #undefinedVariable(name: string, command: OperandNode): never {
    return this.#site.fail(command, `undefined variable: ${name}`);
  }

  /** Compiles a command. Null in an interface becomes a missing value. */
  #command(command: CommandNode, piped: boolean, unwrap: boolean): Evaluator {
    const raw = this.#evaluate(command.first, command.args, piped, command);
    if (!unwrap) {
      return raw;
    }
    return (state, dot, final) => {
      const value = raw(state, dot, final);
      return value === null ? undefined : value;
    };
  }

  #operand = (node: OperandNode): Evaluator => this.#evaluate(node, [], false, node);

  #evaluate(
    node: OperandNode,
    args: readonly OperandNode[],
    piped: boolean,
    command: TemplateCall['command'],
  ): Evaluator {
    switch (node.type) {
      case 'field':
        return this.#path(readDot, node.path, { node, args, piped });
      case 'variable': {
        const base = this.#scope.compileRead(node.name, () => this.#undefinedVariable(node.name, node));
        return node.path.length > 0
          ? this.#path(base, node.path, { node, args, piped })
          : this.#noArguments(node, args, piped, base);
      }
      case 'chain':
        return this.#path(this.#operand(node.of), node.path, { node, args, piped });
      case 'identifier':
        return this.#function(node, args, piped, command);
      default:
        return this.#noArguments(node, args, piped, this.#simple(node));
    }
  }

  #simple(node: Exclude<OperandNode, ChainNode | IdentifierNode>): Evaluator {
    switch (node.type) {
      case 'pipe':
        return this.compile(node).run;
      case 'dot':
        return readDot;
      case 'nil':
        return () => this.#site.fail(node, 'nil is not a command');
      case 'number':
        return compileConstant(node, this.#site);
      case 'string':
      case 'bool': {
        const { value } = node;
        return () => value;
      }
      default:
        return () => undefined;
    }
  }

  #noArguments(node: OperandNode, args: readonly OperandNode[], piped: boolean, value: Evaluator): Evaluator {
    return args.length === 0 && !piped
      ? value
      : () => this.#site.fail(node, `can't give argument to non-function ${printOperand(node)}`);
  }

  #function(
    node: IdentifierNode,
    args: readonly OperandNode[],
    piped: boolean,
    command: TemplateCall['command'],
  ): Evaluator {
    const { name } = node;
    const func = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (func === undefined || 'refused' in func) {
      return () => this.#site.fail(node, `${printOperand(node)} is not a defined function`);
    }
    return compileCall(func, { name, callee: node, command, args, piped }, this.#site, this.#operand);
  }

  #path(
    base: Evaluator,
    path: readonly string[],
    last: Pick<TemplateCall, 'args' | 'piped'> & { readonly node: OperandNode },
  ): Evaluator {
    const { node, args, piped } = last;
    const name = path.at(-1) ?? '';
    const between = compileMethodCall(
      { name, callee: node, command: node, args: [], piped: false },
      this.#site,
      this.#operand,
    );
    const call = compileMethodCall({ name, callee: node, command: node, args, piped }, this.#site, this.#operand);
    const hasArguments = args.length > 0 || piped;
    return compilePath(base, path, this.#site, node, { hasArguments, call }, between);
  }
}
