import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadFolder, type SourceFolder } from '@kalypso-actions/scheduler';

/** Contains the chain of environments. It is hidden, so it is not part of the control plane otherwise. */
const ENVIRONMENTS_FOLDER = '.environments';

/** The names of the environments that sources declare in `.environments/`. Errors in these files are those of the promotion, which reads them. */
export async function readKnownEnvironments(folders: readonly SourceFolder[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { label, root } of folders) {
    if (!existsSync(join(root, ENVIRONMENTS_FOLDER))) continue;
    const { value } = await loadFolder({ label, root, path: ENVIRONMENTS_FOLDER, trusted: true });
    for (const resource of value.resources) if (resource.kind === 'Environment') names.push(resource.name);
  }
  return names;
}
