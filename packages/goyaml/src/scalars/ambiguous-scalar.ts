import { isBase60, isYaml11Boolean, resolvePlain } from './resolve-plain.ts';

/** Text that is a plain scalar in every context of YAML, whatever text surrounds it. */
const UNAMBIGUOUS = /^[A-Za-z0-9_./](?:[\w./:@+-]*[\w/])?$/;

/** Whether a text, written without quotes, could be read as anything other than this text. */
export function isAmbiguousScalar(text: string): boolean {
  return !UNAMBIGUOUS.test(text) || hasOtherType(text);
}

/** Whether some version of YAML reads the unquoted text as a type other than text. */
export function hasOtherType(text: string): boolean {
  return (
    isBase60(text) ||
    isYaml11Boolean(text) ||
    resolvePlain(text, 'v2').tag !== 'str' ||
    resolvePlain(text, 'v3').tag !== 'str'
  );
}
