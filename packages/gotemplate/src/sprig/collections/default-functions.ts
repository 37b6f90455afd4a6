import { FunctionError, type Value } from '@kalypso-actions/govalue';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { isEmptyValue } from '../common/convert.ts';

const hasValue = (value: Value): boolean => !isEmptyValue(value);

function useDefault(fallback: Value, ...given: Value[]): Value {
  const [value = null] = given;
  return isEmptyValue(value) ? fallback : value;
}

function fail(message: string): never {
  throw new FunctionError(message);
}

export const defaultFunctions: FunctionMap = {
  default: { params: ['any'], variadic: 'any', apply: useDefault },
  empty: { params: ['any'], apply: isEmptyValue },
  coalesce: { params: [], variadic: 'any', apply: (...values: Value[]) => values.find(hasValue) ?? null },
  all: { params: [], variadic: 'any', apply: (...values: Value[]) => values.every(hasValue) },
  any: { params: [], variadic: 'any', apply: (...values: Value[]) => values.some(hasValue) },
  ternary: {
    params: ['any', 'any', 'bool'],
    apply: (yes: Value, no: Value, condition: boolean) => (condition ? yes : no),
  },
  fail: { params: ['string'], apply: fail },
  hello: { params: [], apply: () => 'Hello!' },
};
