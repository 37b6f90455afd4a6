import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** A checkout whose files become manifests. */
interface RenderedCheckout {
  /** The branch or folder, as shown to users. */
  readonly label: string;
  readonly root: string;
}

/** Refuses the links at a path of a checkout and below it: manifests that are published must not contain other files of the runner. */
export function refuseLinks({ label, root }: RenderedCheckout, path: string): readonly Diagnostic[] {
  return listLinks(root, path).map((file) => ({
    code: 'link-refused',
    severity: 'error',
    at: { source: label, file, line: 1, column: 1 },
    message: `${file} is a link, which could lead to any file of the runner`,
    hint: 'Replace it by the file or folder that it leads to.',
  }));
}

/** A recursive `readdirSync` would follow links to folders. */
function listLinks(root: string, path: string): readonly string[] {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return [path];
  if (!found?.isDirectory()) return [];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => listLinks(root, `${path}/${name}`));
}
