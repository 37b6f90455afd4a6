import type { FunctionMap } from '../functions.ts';
import type { ChainNode, CommandNode, IdentifierNode, Operand, PipeNode } from '../parse/nodes.ts';
import { printOperand } from '../parse/print.ts';
import { idealConstant } from './argument.ts';
import { type Call, compileCall, methodCaller } from './call.ts';
import { compilePath } from './field.ts';
import type { Scope } from './scope.ts';
import type { Site } from './site.ts';
import type { Eval, Given, State } from './state.ts';

/** A compiled pipeline. `set` are its variables, in the order in which they are written. */
export interface Pipeline {
  readonly run: Eval;
  readonly set: readonly ((state: State, value: Given) => void)[];
}

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
    const value = pipe.commands.reduce<Eval | undefined>((final, command) => this.#command(command, final), undefined);
    const inner: Eval = value ?? (() => undefined);
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
  #command(command: CommandNode, final: Eval | undefined): Eval {
    const raw = this.#evaluate(command.first, command.args, final, command);
    return (state, dot) => {
      const value = raw(state, dot);
      return value === null ? undefined : value;
    };
  }

  #operand = (node: Operand): Eval => this.#evaluate(node, [], undefined, node);

  #evaluate(node: Operand, args: readonly Operand[], final: Eval | undefined, place: Call['place']): Eval {
    switch (node.type) {
      case 'field':
        return this.#path((_, dot) => dot, node.path, { node, args, final });
      case 'variable': {
        const base = this.#scope.reader(node.name, () => this.#undefinedVariable(node.name, node));
        return node.path.length > 0
          ? this.#path(base, node.path, { node, args, final })
          : this.#noArguments(node, args, final, base);
      }
      case 'chain':
        return this.#path(this.#operand(node.of), node.path, { node, args, final });
      case 'identifier':
        return this.#function(node, args, final, place);
      default:
        return this.#noArguments(node, args, final, this.#simple(node));
    }
  }

  #simple(node: Exclude<Operand, ChainNode | IdentifierNode>): Eval {
    switch (node.type) {
      case 'pipe':
        return this.compile(node).run;
      case 'dot':
        return (_, dot) => dot;
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

  #noArguments(node: Operand, args: readonly Operand[], final: Eval | undefined, value: Eval): Eval {
    return args.length === 0 && final === undefined
      ? value
      : () => this.#site.fail(node, `can't give argument to non-function ${printOperand(node)}`);
  }

  #function(node: IdentifierNode, args: readonly Operand[], final: Eval | undefined, place: Call['place']): Eval {
    const { name } = node;
    const func = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (func === undefined || 'refused' in func) {
      return () => this.#site.fail(node, `${printOperand(node)} is not a defined function`);
    }
    return compileCall(func, { name, callee: node, place, args, final }, this.#site, this.#operand);
  }

  #path(base: Eval, path: readonly string[], last: Pick<Call, 'args' | 'final'> & { readonly node: Operand }): Eval {
    const { node, args, final } = last;
    const name = path.at(-1) ?? '';
    const between = methodCaller(
      { name, callee: node, place: node, args: [], final: undefined },
      this.#site,
      this.#operand,
    );
    const call = methodCaller({ name, callee: node, place: node, args, final }, this.#site, this.#operand);
    const hasArguments = args.length > 0 || final !== undefined;
    return compilePath(base, path, this.#site, node, { hasArguments, call }, between);
  }
}
