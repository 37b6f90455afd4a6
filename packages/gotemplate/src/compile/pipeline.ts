import type { FunctionMap } from '../functions.ts';
import type { ChainNode, CommandNode, IdentifierNode, Operand, PipeNode } from '../parse/nodes.ts';
import { printOperand } from '../parse/print.ts';
import { idealConstant } from './argument.ts';
import { type Call, compileCall, methodCaller } from './call.ts';
import { compilePath, dotItself } from './field.ts';
import type { Scope } from './scope.ts';
import type { Site } from './site.ts';
import type { Eval, Given, State } from './state.ts';

/** A compiled pipeline. `set` are its variables, in the order in which they are written. */
export interface Pipeline {
  readonly run: Eval;
  readonly set: readonly ((state: State, value: Given) => void)[];
}

const nothing: Eval = () => undefined;

/** Compiles what stands between `{{` and `}}` to closures. */
export class Pipelines {
  readonly #functions: FunctionMap;
  readonly #site: Site;
  readonly #scope: Scope;

  constructor(functions: FunctionMap, site: Site, scope: Scope) {
    this.#functions = functions;
    this.#site = site;
    this.#scope = scope;
  }

  compile(pipe: PipeNode): Pipeline {
    const inner = this.#commands(pipe.commands, true);
    const set = pipe.variables.map((name) => this.#variable(name, pipe));
    const [first, ...others] = set;
    if (first === undefined) {
      return { run: inner, set };
    }
    const run: Eval = (state, dot) => {
      const result = inner(state, dot);
      first(state, result);
      for (const other of others) {
        other(state, result);
      }
      return result;
    };
    return { run, set };
  }

  /** The value of a pipeline that sets no variable, to be printed: null may still be null, as both print the same. */
  compilePrinted(pipe: PipeNode): Eval {
    return this.#commands(pipe.commands, false);
  }

  /** One command after the other, each given the value of the one before. */
  #commands(commands: readonly CommandNode[], unwrapLast: boolean): Eval {
    const last = commands.length - 1;
    const [first = nothing, second, ...others] = commands.map((command, index) =>
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

  #variable(name: string, pipe: PipeNode): Pipeline['set'][number] {
    if (pipe.assigns) {
      return this.#scope.writer(name, () => this.#undefinedVariable(name, pipe));
    }
    const slot = this.#scope.declare(name);
    return (state, value) => {
      state.slots[slot] = value;
    };
  }

  #undefinedVariable(name: string, place: Operand): never {
    return this.#site.fail(place, `undefined variable: ${name}`);
  }

  /** A command's value; what is null inside an interface is nothing from here on. */
  #command(command: CommandNode, piped: boolean, unwrap: boolean): Eval {
    const raw = this.#evaluate(command.first, command.args, piped, command);
    if (!unwrap) {
      return raw;
    }
    return (state, dot, final) => {
      const value = raw(state, dot, final);
      return value === null ? undefined : value;
    };
  }

  #operand = (node: Operand): Eval => this.#evaluate(node, [], false, node);

  #evaluate(node: Operand, args: readonly Operand[], piped: boolean, place: Call['place']): Eval {
    switch (node.type) {
      case 'field':
        return this.#path(dotItself, node.path, { node, args, piped });
      case 'variable': {
        const base = this.#scope.reader(node.name, () => this.#undefinedVariable(node.name, node));
        return node.path.length > 0
          ? this.#path(base, node.path, { node, args, piped })
          : this.#noArguments(node, args, piped, base);
      }
      case 'chain':
        return this.#path(this.#operand(node.of), node.path, { node, args, piped });
      case 'identifier':
        return this.#function(node, args, piped, place);
      default:
        return this.#noArguments(node, args, piped, this.#simple(node));
    }
  }

  #simple(node: Exclude<Operand, ChainNode | IdentifierNode>): Eval {
    switch (node.type) {
      case 'pipe':
        return this.compile(node).run;
      case 'dot':
        return dotItself;
      case 'nil':
        return () => this.#site.fail(node, 'nil is not a command');
      case 'number':
        return idealConstant(node, this.#site);
      case 'string':
      case 'bool': {
        const { value } = node;
        return () => value;
      }
      default:
        return () => undefined;
    }
  }

  #noArguments(node: Operand, args: readonly Operand[], piped: boolean, value: Eval): Eval {
    return args.length === 0 && !piped
      ? value
      : () => this.#site.fail(node, `can't give argument to non-function ${printOperand(node)}`);
  }

  #function(node: IdentifierNode, args: readonly Operand[], piped: boolean, place: Call['place']): Eval {
    const { name } = node;
    const func = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (func === undefined || 'refused' in func) {
      return () => this.#site.fail(node, `${printOperand(node)} is not a defined function`);
    }
    return compileCall(func, { name, callee: node, place, args, piped }, this.#site, this.#operand);
  }

  #path(base: Eval, path: readonly string[], last: Pick<Call, 'args' | 'piped'> & { readonly node: Operand }): Eval {
    const { node, args, piped } = last;
    const name = path.at(-1) ?? '';
    const between = methodCaller(
      { name, callee: node, place: node, args: [], piped: false },
      this.#site,
      this.#operand,
    );
    const call = methodCaller({ name, callee: node, place: node, args, piped }, this.#site, this.#operand);
    const hasArguments = args.length > 0 || piped;
    return compilePath(base, path, this.#site, node, { hasArguments, call }, between);
  }
}
