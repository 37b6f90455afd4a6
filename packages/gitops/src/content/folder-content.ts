import { readdirSync } from 'node:fs';
import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import { quote } from '@kalypso-actions/diagnostics';
import type { DesiredFiles } from '@kalypso-actions/git';
import type { SourceOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { loadManifests } from './load-manifests.ts';
import { type LoadResult, refuseLoading } from './load-result.ts';

/**
 * Folders that no report describes, such as those of an application: one for each deployment target.
 *
 * Each of these folders is managed as a whole: files of earlier runs are removed from it, and all of them if it is empty. Other folders are not changed. In the root, and in folders whose
 * name starts with a dot, only the proposed files themselves are managed.
 */
export interface FolderContent {
  readonly kind: 'folders';
  /** By path from the root of the repository. */
  readonly files: DesiredFiles;
  /** Folders without a file, by path from the root of the repository: what the branch has in them is removed. */
  readonly emptyFolders: readonly string[];
  /** The folder of the manifests in the repository; empty for the root. */
  readonly path: string;
  readonly promotedCommit: string | undefined;
}

const HINT = 'Use a folder with a folder for each deployment target, as they should be on the branch.';

export function loadFolderContent(
  { manifests, promotedCommit }: SourceOptions,
  { path }: Pick<GitOpsTarget, 'path'>,
): LoadResult<FolderContent> {
  const found = loadManifests(manifests, HINT);
  if (found.kind === 'refused') return found;
  if (found.value.size === 0) return refuseLoading('manifests', [`the folder ${quote(manifests)} is empty`], HINT);
  const toPath = (name: string) => (path === '' ? name : `${path}/${name}`);
  const files = new Map([...found.value].map(([file, content]) => [toPath(file), content]));
  const emptyFolders = listEmptyFolders(manifests, found.value).map(toPath);
  if (promotedCommit !== undefined) files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(promotedCommit) });
  return { kind: 'loaded', value: { kind: 'folders', files, emptyFolders, path, promotedCommit } };
}

/** The folders at the top of the manifests that contain no file, sorted. */
function listEmptyFolders(manifests: string, files: DesiredFiles): readonly string[] {
  const used = new Set([...files.keys()].map((file) => file.split('/')[0]));
  return readdirSync(manifests, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !used.has(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** The folder that a file belongs to as a whole, or the file itself. */
export function findManagedFolder(file: string, { path }: Pick<FolderContent, 'path'>): string {
  const prefix = path === '' ? '' : `${path}/`;
  const [folder = '', ...rest] = file.slice(prefix.length).split('/');
  return file.startsWith(prefix) && rest.length > 0 && !folder.startsWith('.') ? `${prefix}${folder}` : file;
}
