import type { MaybeValue, Method, Value } from '@kalypso-actions/govalue';
import { BUILTINS, evalCall } from '../builtins/builtins.ts';
import { formatPrintf } from '../fmt/sprintf.ts';
import { printOperand } from '../parse/print-tree.ts';
import type { CommandNode, OperandNode } from '../parse/syntax-tree.ts';
import type { ParamType, TemplateFunction } from '../runtime/template-function.ts';
import { isTrue } from '../values/truth.ts';
import { compileArgument, compileTypeCheck } from './compile-argument.ts';
import type { Evaluator } from './render-state.ts';
import type { TemplateSite } from './template-site.ts';

/** A call in a template. */
export interface TemplateCall {
  /** The name of the function or method. */
  readonly name: string;
  /** The node to report if the arguments are wrong. */
  readonly callee: OperandNode;
  /** The node to report if the function fails: the whole command. */
  readonly command: OperandNode | CommandNode;
  readonly args: readonly OperandNode[];
  /** Whether its last argument is the value of the previous command of the pipeline. */
  readonly piped: boolean;
}

type CompileOperand = (node: OperandNode) => Evaluator;
type ApplyFunction = (...args: MaybeValue[]) => Value;

/** Go's message for a wrong number of arguments. */
function checkCount(func: TemplateFunction, { name, args, piped }: TemplateCall): string | undefined {
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
  compileOperand: CompileOperand,
): Evaluator[] {
  const typeOf = (index: number): ParamType => func.params[index] ?? func.variadic ?? 'any';
  const compiled = call.args.map((node, index) => compileArgument(node, typeOf(index), site, compileOperand));
  if (call.piped) {
    const check = compileTypeCheck(typeOf(call.args.length), site, call.args.at(-1) ?? call.callee);
    compiled.push((_state, _dot, final) => check(final));
  }
  return compiled;
}

/** Compiles `and` and `or`, which stop at the argument that decides. */
function compileShortCircuit(args: readonly Evaluator[], decides: boolean): Evaluator {
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

/** Compiles applying a function. The common numbers of arguments do not need an array. */
function compileApply(apply: ApplyFunction, args: readonly Evaluator[]): Evaluator {
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

/** Compiles `printf`, and records where its verbs and arguments do not fit. */
function compileFormat(args: readonly Evaluator[], { command }: TemplateCall, site: TemplateSite): Evaluator {
  return (state, dot, final) => {
    const [format, ...values] = args.map((arg) => state.charge(arg(state, dot, final)));
    // The cast is safe, since arguments are checked against the types of the parameters.
    const { text, slips } = formatPrintf(format as string, values as readonly Value[]);
    const [first] = slips;
    if (first !== undefined) state.recorder?.addSlip(first, site.positionOf(command));
    return text;
  };
}

/** Adds counting and error handling to a call. */
function compileGuarded(run: Evaluator, call: TemplateCall, site: TemplateSite): Evaluator {
  const { command, name } = call;
  return (state, dot, final) => {
    try {
      state.step();
      return state.charge(run(state, dot, final));
    } catch (error) {
      return site.failWith(command, error, name);
    }
  };
}

/** Compiles the call of a function. */
export function compileCall(
  func: TemplateFunction,
  call: TemplateCall,
  site: TemplateSite,
  compileOperand: CompileOperand,
): Evaluator {
  const wrongCount = checkCount(func, call);
  if (wrongCount !== undefined) {
    return () => site.fail(call.callee, wrongCount);
  }
  const args = compileArguments(func, call, site, compileOperand);
  if (func === BUILTINS.and || func === BUILTINS.or) {
    return compileShortCircuit(args, func === BUILTINS.or);
  }
  // The cast is safe, since arguments are checked against the types of the parameters.
  let apply = func.apply as ApplyFunction;
  if (func === BUILTINS.call) {
    const [callee] = call.args;
    const calleeText = callee === undefined ? '' : printOperand(callee);
    apply = (value, ...rest) => evalCall(calleeText, value, rest);
  }
  const run = func === BUILTINS.printf ? compileFormat(args, call, site) : compileApply(apply, args);
  return compileGuarded(run, call, site);
}

/** Compiles the call of a method of a struct, which accepts any arguments. */
export function compileMethodCall(
  call: TemplateCall,
  site: TemplateSite,
  compileOperand: CompileOperand,
): (method: Method) => Evaluator {
  const anyFunction: TemplateFunction = { params: [], variadic: 'any', apply: () => null };
  const args = compileArguments(anyFunction, call, site, compileOperand);
  return (method) =>
    compileGuarded(
      compileApply((...given) => method(...given.map((arg) => arg ?? null)), args),
      call,
      site,
    );
}
