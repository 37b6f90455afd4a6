import { findNearest } from '@kalypso-actions/diagnostics';

/** Longer words are not typos, and comparing them takes long. */
const MAX_WORD_LENGTH = 64;

/** The hint for an unknown word: the known word that was probably meant. `undefined` if no known word is close enough. */
export function formatSuggestion(word: string, known: Iterable<string>): string | undefined {
  if (word.length > MAX_WORD_LENGTH) {
    return undefined;
  }
  const nearest = findNearest(word, known, Math.max(1, Math.floor(word.length / 3)));
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`;
}
