import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { hasGeneratedForm } from '@kalypso-actions/scheduler';

/** A folder for manifests, and whether its contents may be replaced. */
export type OutputFolder =
  /** It does not exist, or contains only files that a run can have written. */
  | {
      readonly kind: 'replaceable';
      /** Its path, or that of the folder that it is a link to. */
      readonly path: string;
      /** `undefined` if the folder does not exist. */
      readonly files: readonly string[] | undefined;
    }
  | { readonly kind: 'not-a-folder' }
  /** It contains a file that no run can have written. */
  | { readonly kind: 'foreign-file'; readonly file: string };

export interface OutputObservation {
  /** The folder as the user named it. */
  readonly name: string;
  /** Its absolute path. */
  readonly path: string;
  readonly state: OutputFolder;
}

/** Reads whether the contents of an output folder may be replaced. */
export function observeOutput(output: string): OutputObservation {
  const path = resolve(output);
  return { name: output, path, state: readOutputFolder(path) };
}

export function readOutputFolder(path: string): OutputFolder {
  const present = lstatSync(path, { throwIfNoEntry: false });
  if (!present) return { kind: 'replaceable', path, files: undefined };
  // A link to a folder remains a link.
  const folder = present.isSymbolicLink() && existsSync(path) ? realpathSync(path) : path;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { kind: 'not-a-folder' };
  const files = listFiles(folder);
  const all = new Set(files);
  const foreign = files.find((file) => !hasGeneratedForm(file, (path) => all.has(path)));
  return foreign === undefined ? { kind: 'replaceable', path: folder, files } : { kind: 'foreign-file', file: foreign };
}

/** The files below a folder, `/` between folders; links and devices count as files. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
