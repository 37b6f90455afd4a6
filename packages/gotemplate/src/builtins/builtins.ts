import { Func, FunctionError, type MaybeValue, typeName, type Value } from '@kalypso-actions/govalue';
import { sprint, sprintln } from '../fmt/sprint.ts';
import { sprintf } from '../fmt/sprintf.ts';
import type { ParamType, TemplateFunction } from '../runtime/template-function.ts';
import { isTrue } from '../values/truth.ts';
import { evalIndex, evalLen, evalSlice } from './collections.ts';
import { equalsAny, isLess, isLessOrEqual } from './comparison.ts';
import { escapeHtml, escapeJs, escapeUrlQuery } from './escape.ts';

function define(
  apply: TemplateFunction['apply'],
  params: readonly ParamType[],
  variadic?: ParamType,
): TemplateFunction {
  return variadic === undefined ? { params, apply } : { params, variadic, apply };
}

/** Never called: the compiler evaluates the arguments of `and` and `or` one by one, until the result is known. */
function shortCircuit(...args: MaybeValue[]): Value {
  return args.at(-1) ?? null;
}

/**
 * The language's `call`.
 *
 * @param callee the text of the function in the template
 */
export function evalCall(callee: string, func: MaybeValue, args: readonly MaybeValue[]): Value {
  if (func === null || func === undefined) {
    throw new FunctionError('call of nil');
  }
  if (!(func instanceof Func)) {
    throw new FunctionError(`non-function ${callee} of type ${typeName(func)}`);
  }
  return func.apply(...args.map((arg) => arg ?? null));
}

/** The functions that are available in every template. */
export const BUILTINS: Readonly<Record<string, TemplateFunction>> = {
  and: define(shortCircuit, ['value'], 'value'),
  or: define(shortCircuit, ['value'], 'value'),
  not: define((value: MaybeValue) => !isTrue(value), ['value']),
  len: define(evalLen, ['value']),
  index: define(evalIndex, ['value'], 'value'),
  slice: define(evalSlice, ['value'], 'value'),
  call: define((func: MaybeValue, ...args: MaybeValue[]) => evalCall('', func, args), ['value'], 'value'),
  eq: define(equalsAny, ['value'], 'value'),
  ne: define((left: MaybeValue, right: MaybeValue) => !equalsAny(left, right), ['value', 'value']),
  lt: define(isLess, ['value', 'value']),
  le: define(isLessOrEqual, ['value', 'value']),
  gt: define((left: MaybeValue, right: MaybeValue) => !isLessOrEqual(left, right), ['value', 'value']),
  ge: define((left: MaybeValue, right: MaybeValue) => !isLess(left, right), ['value', 'value']),
  print: define((...args: Value[]) => sprint(args), [], 'any'),
  printf: define((format: string, ...args: Value[]) => sprintf(format, args), ['string'], 'any'),
  println: define((...args: Value[]) => sprintln(args), [], 'any'),
  html: define(escapeHtml, [], 'any'),
  js: define(escapeJs, [], 'any'),
  urlquery: define(escapeUrlQuery, [], 'any'),
};
