import { typeName, type Value } from '@kalypso-actions/govalue';
import { deepEqual } from '../equal.ts';
import type { FunctionMap } from '../functions.ts';
import { reflectKind } from './cast.ts';

/** Whether the value has the type or is a pointer to one of it. */
function typeIsLike(type: string, value: Value): boolean {
  const actual = typeName(value);
  return actual === type || actual === `*${type}`;
}

export const types: FunctionMap = {
  typeOf: { params: ['any'], apply: (value: Value) => typeName(value) },
  typeIs: { params: ['string', 'any'], apply: (type: string, value: Value) => type === typeName(value) },
  typeIsLike: { params: ['string', 'any'], apply: typeIsLike },
  kindOf: { params: ['any'], apply: reflectKind },
  kindIs: { params: ['string', 'any'], apply: (kind: string, value: Value) => kind === reflectKind(value) },
  deepEqual: { params: ['any', 'any'], apply: deepEqual },
};
