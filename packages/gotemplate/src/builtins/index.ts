import { Func, FunctionError, typeName, type Value } from '@kalypso-actions/govalue';
import { sprint, sprintln } from '../fmt/print.ts';
import { sprintf } from '../fmt/printf.ts';
import type { ParamType, TemplateFunction } from '../functions.ts';
import { isTrue } from '../truth.ts';
import { index, length, slice } from './collection.ts';
import { equalsAny, less, lessOrEqual } from './compare.ts';
import { html, js, urlQuery } from './escape.ts';

type Given = Value | undefined;

function define(
  apply: TemplateFunction['apply'],
  params: readonly ParamType[],
  variadic?: ParamType,
): TemplateFunction {
  return variadic === undefined ? { params, apply } : { params, variadic, apply };
}

/** Never applied: the compiler evaluates the arguments of `and` and `or` one by one, up to the one that decides. */
function shortCircuit(...args: Given[]): Value {
  return args.at(-1) ?? null;
}

/**
 * The language's `call`.
 *
 * @param callee how the template wrote the function
 */
export function call(callee: string, func: Given, args: readonly Given[]): Value {
  if (func === null || func === undefined) {
    throw new FunctionError('call of nil');
  }
  if (!(func instanceof Func)) {
    throw new FunctionError(`non-function ${callee} of type ${typeName(func)}`);
  }
  return func.apply(...args.map((arg) => arg ?? null));
}

/** The functions that every template has. */
export const builtins: Readonly<Record<string, TemplateFunction>> = {
  and: define(shortCircuit, ['value'], 'value'),
  or: define(shortCircuit, ['value'], 'value'),
  not: define((value: Given) => !isTrue(value), ['value']),
  len: define(length, ['value']),
  index: define(index, ['value'], 'value'),
  slice: define(slice, ['value'], 'value'),
  call: define((func: Given, ...args: Given[]) => call('', func, args), ['value'], 'value'),
  eq: define(equalsAny, ['value'], 'value'),
  ne: define((left: Given, right: Given) => !equalsAny(left, right), ['value', 'value']),
  lt: define(less, ['value', 'value']),
  le: define(lessOrEqual, ['value', 'value']),
  gt: define((left: Given, right: Given) => !lessOrEqual(left, right), ['value', 'value']),
  ge: define((left: Given, right: Given) => !less(left, right), ['value', 'value']),
  print: define((...args: Value[]) => sprint(args), [], 'any'),
  printf: define((format: string, ...args: Value[]) => sprintf(format, args), ['string'], 'any'),
  println: define((...args: Value[]) => sprintln(args), [], 'any'),
  html: define(html, [], 'any'),
  js: define(js, [], 'any'),
  urlquery: define(urlQuery, [], 'any'),
};
