import type { Value } from '@kalypso-actions/govalue';
import { trimCharacter, trimGoSpace } from '@kalypso-actions/govalue';

/** Removes white space, then double quotes, then single quotes around a text; returns an empty text for other values. */
export function trimQuotes(value: Value): string {
  if (typeof value !== 'string') return '';
  return trimCharacter(trimCharacter(trimGoSpace(value), '"'), "'");
}
