import type { Value } from '@kalypso-actions/gotemplate';
import { trimGoSpace } from '../goyaml/space.ts';

const DOUBLE_QUOTES_AT_ENDS = /^"+|"+$/g;
const SINGLE_QUOTES_AT_ENDS = /^'+|'+$/g;

/** Text without the white space, the double quotes and then the single quotes around it; empty for anything but text. */
export function unquote(value: Value): string {
  if (typeof value !== 'string') return '';
  return trimGoSpace(value).replace(DOUBLE_QUOTES_AT_ENDS, '').replace(SINGLE_QUOTES_AT_ENDS, '');
}
