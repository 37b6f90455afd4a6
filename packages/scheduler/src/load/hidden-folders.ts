import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { SourceText } from '@kalypso-actions/yaml';
import { FileReader } from './file-reader.ts';
import { findObjectText } from './objects/identify-object.ts';
import { type SourceFolder, SourcePaths } from './source-folder.ts';

const PLATFORM_CONFIG = /\bplatform-config\b|\bazure-app-config/;

/**
 * Warns of hidden folders with objects of a control plane, at the first one of each folder: they are not read, and Flux applies them.
 *
 * Input: the YAML files of hidden folders, by their paths below the part that is read, sorted. Their other problems do not matter.
 */
export function checkHiddenFolders(files: readonly string[], folder: SourceFolder): Diagnostic[] {
  const paths = new SourcePaths(folder);
  const reader = new FileReader(paths);
  const found = new Map<string, Diagnostic>();
  for (const file of files) {
    const hidden = /^(?:[^/]*\/)*?\.[^/]*(?=\/)/.exec(file)?.[0] ?? '';
    if (found.has(hidden)) continue;
    const text = reader.read(file) ?? '';
    const offset = findObjectText(text, folder.trusted && PLATFORM_CONFIG.test(text));
    if (offset === undefined) continue;
    const source = new SourceText(text, folder.label, paths.fromRoot(file));
    found.set(hidden, createWarning(paths.fromRoot(hidden), source, offset));
  }
  return [...found.values()];
}

function createWarning(folder: string, source: SourceText, offset: number): Diagnostic {
  return {
    code: 'hidden-folder',
    severity: 'warning',
    message: `the hidden folder ${quote(folder)} is not read here, but Flux applies this object`,
    at: source.positionAt(offset),
    hint: 'Move the file to a folder whose name does not start with a dot, or exclude it with a .sourceignore.',
  };
}
