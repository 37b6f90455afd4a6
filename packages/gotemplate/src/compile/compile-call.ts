import type { MaybeValue, Method, Value } from '@kalypso-actions/govalue';
import { BUILTINS, evalCall as callValue } from '../builtins/builtins.ts';
import { printOperand } from '../parse/print-tree.ts';
import type { CommandNode, OperandNode } from '../parse/syntax-tree.ts';
import type { ParamType, TemplateFunction } from '../runtime/template-function.ts';
import { isTrue } from '../values/truth.ts';
import { compileArgument, compileTypeCheck } from './compile-argument.ts';
import type { Evaluator } from './render-state.ts';
import type { TemplateSite } from './template-site.ts';

/** A call as the template writes it. */
export interface TemplateCall {
  /** What is called. */
  readonly name: string;
  /** Where its name is, for what is wrong with the arguments. */
  readonly callee: OperandNode;
  /** The whole command, for what goes wrong in the function. */
  readonly command: OperandNode | CommandNode;
  readonly args: readonly OperandNode[];
  /** Whether the value of the command before it in the pipeline is its last argument. */
  readonly piped: boolean;
}

type CompileOperand = (node: OperandNode) => Evaluator;
type ApplyFunction = (...args: MaybeValue[]) => Value;

function wrongCount(func: TemplateFunction, { name, args, piped }: TemplateCall): string | undefined {
  const count = args.length + (piped ? 1 : 0);
  const fixed = func.params.length;
  if (func.variadic !== undefined) {
    return count < fixed ? `wrong number of args for ${name}: want at least ${fixed} got ${args.length}` : undefined;
  }
  return count === fixed ? undefined : `wrong number of args for ${name}: want ${fixed} got ${count}`;
}

function compileArguments(
  func: TemplateFunction,
  call: TemplateCall,
  site: TemplateSite,
  evaluate: CompileOperand,
): Evaluator[] {
  const typeOf = (index: number): ParamType => func.params[index] ?? func.variadic ?? 'any';
  const compiled = call.args.map((node, index) => compileArgument(node, typeOf(index), site, evaluate));
  if (call.piped) {
    const check = compileTypeCheck(typeOf(call.args.length), site, call.args.at(-1) ?? call.callee);
    compiled.push((_state, _dot, final) => check(final));
  }
  return compiled;
}

/** `and` and `or` evaluate no more than they need. */
function shortCircuit(args: readonly Evaluator[], decides: boolean): Evaluator {
  return (state, dot, final) => {
    let value: MaybeValue;
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
function applied(apply: ApplyFunction, args: readonly Evaluator[]): Evaluator {
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

function guarded(run: Evaluator, call: TemplateCall, site: TemplateSite): Evaluator {
  const { command, name } = call;
  return (state, dot, final) => {
    try {
      state.step();
      return state.charge(run(state, dot, final));
    } catch (error) {
      return site.callFailed(command, name, error);
    }
  };
}

/** Compiles the call of a function that is known to be there. */
export function compileCall(
  func: TemplateFunction,
  call: TemplateCall,
  site: TemplateSite,
  evaluate: CompileOperand,
): Evaluator {
  const wrong = wrongCount(func, call);
  if (wrong !== undefined) {
    return () => site.fail(call.callee, wrong);
  }
  const args = compileArguments(func, call, site, evaluate);
  if (func === BUILTINS.and || func === BUILTINS.or) {
    return shortCircuit(args, func === BUILTINS.or);
  }
  // What follows may rely on the arguments, as they were checked against the parameters' types.
  let apply = func.apply as ApplyFunction;
  if (func === BUILTINS.call) {
    const [callee] = call.args;
    const shown = callee === undefined ? '' : printOperand(callee);
    apply = (value, ...rest) => callValue(shown, value, rest);
  }
  return guarded(applied(apply, args), call, site);
}

/** Compiles the call of a struct's method, which takes any arguments. */
export function compileMethodCall(
  call: TemplateCall,
  site: TemplateSite,
  evaluate: CompileOperand,
): (method: Method) => Evaluator {
  const taking: TemplateFunction = { params: [], variadic: 'any', apply: () => null };
  const args = compileArguments(taking, call, site, evaluate);
  return (method) =>
    guarded(
      applied((...given) => method(...given.map((arg) => arg ?? null)), args),
      call,
      site,
    );
}
