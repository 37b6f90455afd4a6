import { createHash } from 'node:crypto';

/** A short digest of texts. A marker contains the digest of what was published, which shows whether that would change now. */
export function contentDigest(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
}

/** Encodes a text for an HTML comment, in which two hyphens are not allowed. */
export function encodeForComment(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
