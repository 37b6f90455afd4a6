import { typeName, type Value } from '@kalypso-actions/govalue';
import type { FunctionMap } from '../runtime/template-function.ts';
import { deepEqual } from '../values/deep-equal.ts';
import { reflectKindOf } from './common/convert.ts';

/** Whether the value has the type or is a pointer to a value of the type. */
function typeIsLike(type: string, value: Value): boolean {
  const actual = typeName(value);
  return actual === type || actual === `*${type}`;
}

export const typeFunctions: FunctionMap = {
  typeOf: { params: ['any'], apply: (value: Value) => typeName(value) },
  typeIs: { params: ['string', 'any'], apply: (type: string, value: Value) => type === typeName(value) },
  typeIsLike: { params: ['string', 'any'], apply: typeIsLike },
  kindOf: { params: ['any'], apply: reflectKindOf },
  kindIs: { params: ['string', 'any'], apply: (kind: string, value: Value) => kind === reflectKindOf(value) },
  deepEqual: { params: ['any', 'any'], apply: deepEqual },
};
