import { readdirSync, statSync } from 'node:fs';
import { joinLimited, quote } from '@kalypso-actions/diagnostics';
import { type DesiredFiles, listDesiredFiles } from '@kalypso-actions/git';
import { type LoadResult, refuseLoading } from './load-result.ts';

const MAX_NAMES = 5;

/**
 * Lists the files of a manifests folder, by their paths in it. Refuses a folder that contains links or devices: a link could lead to any file of the
 * machine.
 * @param hint what the folder should be
 */
export function loadManifests(folder: string, hint: string): LoadResult<DesiredFiles> {
  if (folder === '') return refuseLoading('manifests', ['input manifests is required'], hint);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return refuseLoading('manifests', [`the folder ${quote(folder)} does not exist`], hint);
  }
  const special = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map(({ name }) => quote(name));
  if (special.length === 0) return { kind: 'loaded', value: listDesiredFiles(folder) };
  const message = `the folder ${quote(folder)} contains links or devices: ${joinLimited(special, MAX_NAMES)}`;
  return refuseLoading('manifests', [message], hint);
}
