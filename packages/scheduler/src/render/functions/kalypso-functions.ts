import type { FunctionMap } from '@kalypso-actions/gotemplate';
import type { Value } from '@kalypso-actions/govalue';
import { hashValue, UnhashableValueError } from './hash-value.ts';
import { stringify } from './stringify.ts';
import { toYaml } from './to-yaml.ts';
import { trimQuotes } from './trim-quotes.ts';

/** The functions of manifest templates in addition to those of Go and sprig. */
export const kalypsoFunctions: FunctionMap = {
  toYaml: { params: ['any'], apply: toYaml },
  stringify: { params: ['any'], apply: stringify },
  hash: { params: ['any'], apply: formatHash },
  unquote: { params: ['any'], apply: trimQuotes },
};

/** The hash of a value in decimal digits; empty for a value that cannot be hashed, as in the operator. */
function formatHash(value: Value): string {
  try {
    return hashValue(value).toString();
  } catch (error) {
    if (error instanceof UnhashableValueError) return '';
    throw error;
  }
}
