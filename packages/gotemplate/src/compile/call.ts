import type { Method, Value } from '@kalypso-actions/govalue';
import { builtins, call as callValue } from '../builtins/index.ts';
import type { ParamType, TemplateFunction } from '../functions.ts';
import type { CommandNode, Operand } from '../parse/nodes.ts';
import { printOperand } from '../parse/print.ts';
import { isTrue } from '../truth.ts';
import { checker, compileArgument } from './argument.ts';
import type { Site } from './site.ts';
import type { Eval, Given } from './state.ts';

/** A call as the template writes it. */
export interface Call {
  /** What is called. */
  readonly name: string;
  /** Where its name is, for what is wrong with the arguments. */
  readonly callee: Operand;
  /** The whole command, for what goes wrong in the function. */
  readonly place: Operand | CommandNode;
  readonly args: readonly Operand[];
  /** Whether the value of the command before it in the pipeline is its last argument. */
  readonly piped: boolean;
}

type Evaluate = (node: Operand) => Eval;
type Apply = (...args: Given[]) => Value;

function wrongCount(func: TemplateFunction, { name, args, piped }: Call): string | undefined {
  const count = args.length + (piped ? 1 : 0);
  const fixed = func.params.length;
  if (func.variadic !== undefined) {
    return count < fixed ? `wrong number of args for ${name}: want at least ${fixed} got ${args.length}` : undefined;
  }
  return count === fixed ? undefined : `wrong number of args for ${name}: want ${fixed} got ${count}`;
}

function compileArguments(func: TemplateFunction, call: Call, site: Site, evaluate: Evaluate): Eval[] {
  const typeOf = (index: number): ParamType => func.params[index] ?? func.variadic ?? 'any';
  const compiled = call.args.map((node, index) => compileArgument(node, typeOf(index), site, evaluate));
  if (call.piped) {
    const check = checker(typeOf(call.args.length), site, call.args.at(-1) ?? call.callee);
    compiled.push((_state, _dot, final) => check(final));
  }
  return compiled;
}

/** `and` and `or` evaluate no more than they need. */
function shortCircuit(args: readonly Eval[], decides: boolean): Eval {
  return (state, dot, final) => {
    let value: Given;
    for (const arg of args) {
      value = arg(state, dot, final);
      if (isTrue(value) === decides) {
        return value;
      }
    }
    return value;
  };
}

/** The usual numbers of arguments, without an array for them. */
function applied(apply: Apply, args: readonly Eval[]): Eval {
  const [first, second] = args;
  if (first === undefined) {
    return () => apply();
  }
  if (second === undefined) {
    return (state, dot, final) => apply(state.charge(first(state, dot, final)));
  }
  if (args.length === 2) {
    return (state, dot, final) =>
      apply(state.charge(first(state, dot, final)), state.charge(second(state, dot, final)));
  }
  return (state, dot, final) => apply(...args.map((arg) => state.charge(arg(state, dot, final))));
}

function guarded(run: Eval, call: Call, site: Site): Eval {
  const { place, name } = call;
  return (state, dot, final) => {
    try {
      state.step();
      return state.charge(run(state, dot, final));
    } catch (error) {
      return site.callFailed(place, name, error);
    }
  };
}

/** Compiles the call of a function that is known to be there. */
export function compileCall(func: TemplateFunction, call: Call, site: Site, evaluate: Evaluate): Eval {
  const wrong = wrongCount(func, call);
  if (wrong !== undefined) {
    return () => site.fail(call.callee, wrong);
  }
  const args = compileArguments(func, call, site, evaluate);
  if (func === builtins.and || func === builtins.or) {
    return shortCircuit(args, func === builtins.or);
  }
  // What follows may rely on the arguments, as they were checked against the parameters' types.
  let apply = func.apply as Apply;
  if (func === builtins.call) {
    const [callee] = call.args;
    const shown = callee === undefined ? '' : printOperand(callee);
    apply = (value, ...rest) => callValue(shown, value, rest);
  }
  return guarded(applied(apply, args), call, site);
}

/** Compiles the call of a struct's method, which takes any arguments. */
export function methodCaller(call: Call, site: Site, evaluate: Evaluate): (method: Method) => Eval {
  const taking: TemplateFunction = { params: [], variadic: 'any', apply: () => null };
  const args = compileArguments(taking, call, site, evaluate);
  return (method) =>
    guarded(
      applied((...given) => method(...given.map((arg) => arg ?? null)), args),
      call,
      site,
    );
}
