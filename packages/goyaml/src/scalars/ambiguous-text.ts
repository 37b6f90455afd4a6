import { isBase60, isYaml11Boolean, resolvePlain } from './resolve-plain.ts';

/** Text that is the same plain scalar wherever YAML allows one, and that no neighbour turns into something else. */
const HARMLESS = /^[A-Za-z0-9_./](?:[\w./:@+-]*[\w/])?$/;

/** Whether a text could be more than that text where nobody quotes it. */
export function isAmbiguousScalar(text: string): boolean {
  return !HARMLESS.test(text) || isLookalike(text);
}

/** Text that YAML takes for something other than text when nobody quotes it. */
function isLookalike(text: string): boolean {
  return (
    isBase60(text) ||
    isYaml11Boolean(text) ||
    resolvePlain(text, 'v2').tag !== 'str' ||
    resolvePlain(text, 'v3').tag !== 'str'
  );
}
