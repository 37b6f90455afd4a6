import { gunzipSync } from 'node:zlib';

/** More than any chart has, and little enough to read at once. */
const MAX_UNPACKED_BYTES = 100_000_000;
/** Helm refuses a chart with a larger file: `MaxDecompressedFileSize` in its `pkg/chart/loader/archive/archive.go`. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;
const BLOCK = 512;

/**
 * Lists the text files of a chart's archive, by path. Nothing is written to the disk.
 * @returns `undefined` if it is not a compressed archive, or it is larger than any chart, or one of its files is
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
    if (!Number.isSafeInteger(size) || size < 0 || size > MAX_FILE_BYTES) return undefined;
    const [name, prefix, type] = [field(0, 100), field(345, 155), field(156, 1)];
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (type === '0' || type === '') files.set(prefix === '' ? name : `${prefix}/${name}`, content.toString('utf8'));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** What matters for calls of `lookup` in a template: where an action begins and ends, and the name of the function. */
const LOOKUP_PARTS = /\{\{|\}\}|(?<![.\w])lookup\s/g;

/** Whether a template calls the function `lookup`: offline, it finds nothing, so the chart renders as for an empty cluster. Takes linear time. */
function hasLookup(template: string): boolean {
  let isAction = false;
  for (const [part] of template.matchAll(LOOKUP_PARTS)) {
    if (part.startsWith('lookup')) {
      if (isAction) return true;
    } else isAction = part === '{{';
  }
  return false;
}

/** Lists the templates that call `lookup`, charts within the chart included. */
export function listLookups(files: ReadonlyMap<string, string>): readonly string[] {
  const isTemplate = (path: string) => path.includes('/templates/');
  return [...files].filter(([path, text]) => isTemplate(path) && hasLookup(text)).map(([path]) => path);
}
