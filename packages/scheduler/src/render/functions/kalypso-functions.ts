import type { FunctionMap } from '@kalypso-actions/gotemplate';
import { Num, type Value } from '@kalypso-actions/govalue';
import { hashValue } from './hash-value.ts';
import { stringify } from './stringify.ts';
import { toYaml } from './to-yaml.ts';
import { trimQuotes } from './trim-quotes.ts';

/** The functions of manifest templates in addition to those of Go and sprig. */
export const kalypsoFunctions: FunctionMap = {
  toYaml: { params: ['any'], apply: toYaml },
  stringify: { params: ['any'], apply: stringify },
  hash: { params: ['any'], apply: (value: Value) => new Num('uint64', hashValue(value)) },
  unquote: { params: ['any'], apply: trimQuotes },
};
