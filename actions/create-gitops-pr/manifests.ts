import { readdirSync, statSync } from 'node:fs';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { type DesiredFiles, listDesiredFiles } from '@kalypso-actions/git';

const MOST_NAMED = 5;

/** The files of a folder of manifests, by path below it. What is none of it, or no file, is a diagnostic: a link could lead to any file of the machine. */
export function openManifests(
  folder: string,
  hint: string,
): { readonly files: DesiredFiles } | { readonly problems: readonly Diagnostic[] } {
  const wrong = (message: string) => ({ problems: [{ code: 'manifests', severity: 'error', message, hint } as const] });
  if (folder === '') return wrong('input manifests is required');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return wrong(`there is no folder ${quote(folder)}`);
  const strange = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map(({ name }) => quote(name));
  if (strange.length === 0) return { files: listDesiredFiles(folder) };
  const more = strange.length > MOST_NAMED ? ` and ${strange.length - MOST_NAMED} more` : '';
  return wrong(`the folder ${quote(folder)} holds links or devices: ${strange.slice(0, MOST_NAMED).join(', ')}${more}`);
}
