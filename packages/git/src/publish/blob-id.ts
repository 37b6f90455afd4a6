import { createHash } from 'node:crypto';
import type { ObjectFormat } from './bare.ts';

/** The id that git gives to a file of that content. */
export function blobId(content: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
}
