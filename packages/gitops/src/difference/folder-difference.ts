import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { TreeDifference } from '@kalypso-actions/git';
import { type FolderContent, findManagedFolder } from '../content/folder-content.ts';
import type { FileDifference } from './file-difference.ts';

/** How folders without a report change. Paths are from the root of the repository. */
export interface FolderDifference {
  readonly files: readonly FileDifference[];
  /** The folders, or files that belong to none, that change. */
  readonly folders: readonly { readonly path: string; readonly isNew: boolean }[];
  readonly isPromotion: boolean;
}

export function toFolderDifference(
  { written, removed, managed }: TreeDifference,
  content: Pick<FolderContent, 'path'>,
): FolderDifference {
  const files: FileDifference[] = [
    ...removed.map(({ path }) => ({ kind: 'removed', file: path }) as const),
    ...written.map(({ path, before }) => ({ kind: before === undefined ? 'added' : 'changed', file: path }) as const),
  ].filter(({ file }) => file !== PROMOTED_COMMIT_PATH);
  const present = new Set([...managed.keys()].map((path) => findManagedFolder(path, content)));
  const changed = new Set(files.map(({ file }) => findManagedFolder(file, content)));
  return {
    files,
    folders: [...changed].sort().map((path) => ({ path, isNew: !present.has(path) })),
    isPromotion: written.some(({ path }) => path === PROMOTED_COMMIT_PATH),
  };
}
