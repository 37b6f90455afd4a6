import { gunzipSync } from 'node:zlib';

/** More than any chart has, and little enough to read at once. */
const MAX_UNPACKED_BYTES = 100_000_000;
const BLOCK = 512;

/**
 * Lists the text files of a chart's archive, by path. Nothing is written to the disk.
 * @returns `undefined` if it is not a compressed archive, or a larger one than any chart
 */
export function readArchive(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  let tar: Buffer;
  try {
    tar = gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch {
    return undefined;
  }
  const files = new Map<string, string>();
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12).trim(), 8);
    if (!Number.isSafeInteger(size) || size < 0) return undefined;
    const [name, prefix, type] = [field(0, 100), field(345, 155), field(156, 1)];
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (type === '0' || type === '') files.set(prefix === '' ? name : `${prefix}/${name}`, content.toString('utf8'));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** A call of the function `lookup` in a template: offline, it finds nothing, so the chart renders as for an empty cluster. */
const LOOKUP = /\{\{[^}]*(?<![.\w])lookup\s/;

/** Lists the templates that call `lookup`, charts within the chart included. */
export function listLookups(files: ReadonlyMap<string, string>): readonly string[] {
  const isTemplate = (path: string) => path.includes('/templates/');
  return [...files].filter(([path, text]) => isTemplate(path) && LOOKUP.test(text)).map(([path]) => path);
}
