import { Struct, type Value } from '@kalypso-actions/govalue';

/** The value that an action prints: of a pointer to a struct, the struct. */
export function toPrintable(value: Value): Value {
  if (!(value instanceof Struct && value.type.startsWith('*')) || value.methods.String !== undefined) {
    return value;
  }
  return new Struct(value.type.slice(1), value.fields, value.methods, value.hidden);
}
