/** What a commit contains at a path: a file, a link, a submodule or, if folders were requested, a folder. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

export function isRegularFile({ mode }: TreeEntry): boolean {
  return mode.startsWith('100');
}

/** Returns the folders that contain a path, outermost first. */
export function parentFolders(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
