import type { Value } from '@kalypso-actions/govalue';
import { trimCharacter, trimGoSpace } from '@kalypso-actions/govalue';

/** Text without the white space, the double quotes and then the single quotes around it; empty for anything but text. */
export function trimQuotes(value: Value): string {
  if (typeof value !== 'string') return '';
  return trimCharacter(trimCharacter(trimGoSpace(value), '"'), "'");
}
