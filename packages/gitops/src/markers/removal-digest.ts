import { contentDigest } from './content-digest.ts';

/** GitHub accepts about 1,500 characters in addition to the longest body, which is enough for a marker with so many. */
const MAX_NAMES = 100;
const NAME_DIGEST_LENGTH = 10;
const EACH = 'each:';

/**
 * A digest of what would be removed: of each name, so that fewer removals can be recognized, or of all names together if they are too many for that.
 * The order of the names does not matter.
 */
export function digestRemovals(names: readonly string[]): string {
  return names.length <= MAX_NAMES
    ? `${EACH}${names.map(digestName).sort().join('')}`
    : `all:${contentDigest(...names.toSorted())}`;
}

/**
 * Whether everything that would be removed now is among what was shown.
 * @param shown a digest of {@link digestRemovals}; `undefined` if nothing was shown
 */
export function coversRemovals(shown: string | undefined, names: readonly string[]): boolean {
  if (shown === undefined) return false;
  if (!shown.startsWith(EACH)) return shown === digestRemovals(names);
  const digests = new Set(shown.slice(EACH.length).match(new RegExp(`.{${NAME_DIGEST_LENGTH}}`, 'g')));
  return names.every((name) => digests.has(digestName(name)));
}

function digestName(name: string): string {
  return contentDigest(name).slice(0, NAME_DIGEST_LENGTH);
}
