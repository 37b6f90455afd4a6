import { Complex } from './complex.ts';
import { Dict, Func, List, Num, Struct, type Value } from './value.ts';

/** Go's name of a value's type, as `%T` prints it: `int`, `[]interface {}`, `map[string]string`; `<nil>` for no value. */
export function typeName(value: Value | undefined): string {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float64';
  }
  if (value instanceof Dict) {
    return `map[${value.key}]${value.elem}`;
  }
  if (value instanceof List) {
    return `[]${value.elem}`;
  }
  if (value instanceof Num || value instanceof Struct) {
    return value.type;
  }
  return value instanceof Func ? 'func(...interface {}) interface {}' : '<nil>';
}

/** Go's name of a value's kind: `slice`, `map`, `struct`, `func`, `invalid` for no value, otherwise the name of its type. */
export function kindName(value: Value | undefined): string {
  if (value === null || value === undefined) {
    return 'invalid';
  }
  if (value instanceof Dict) {
    return 'map';
  }
  if (value instanceof List) {
    return 'slice';
  }
  if (value instanceof Struct) {
    return value instanceof Complex ? 'complex128' : 'struct';
  }
  return value instanceof Func ? 'func' : typeName(value);
}
