import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlPlaneFolders } from '@kalypso-actions/control-plane';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { GitSource } from '@kalypso-actions/git';
import { type BaseRepo, findAdditions, loadFolder } from '@kalypso-actions/scheduler';
import { findVisibleFiles } from './find-visible-files.ts';
import type { MigrationDeps } from './migration-deps.ts';

/** Contains the environments. It is hidden, so it is not part of the control plane otherwise. */
const ENVIRONMENTS_FOLDER = '.environments';

/** Finds what the operator does not know, although it still reads it: in the control plane, its bases, and the environments that they declare. */
export async function observeAdditions(
  baseRepos: readonly BaseRepo[],
  { controlPlane, base }: Pick<ControlPlaneFolders, 'controlPlane' | 'base'>,
  deps: MigrationDeps,
): Promise<readonly Diagnostic[]> {
  const sources = baseRepos.map(({ repo, branch, commit, path }): GitSource => {
    return { repo, ref: commit === undefined ? { branch } : { branch, commit }, path };
  });
  const fetched = base === undefined && sources.length > 0 ? await deps.fetchSources(sources) : new Map();
  const roots = [
    { label: '.', root: controlPlane, path: '.' },
    ...(base === undefined ? [] : [{ label: 'base', root: base, path: '.' }]),
    ...[...fetched].flatMap(([{ repo, path }, result]) =>
      result.kind === 'fetched' ? [{ label: repo, root: result.source.root, path }] : [],
    ),
  ];
  const found: Diagnostic[] = [];
  for (const { label, root, path } of roots) {
    found.push(...findVisibleFiles({ label, root, path }));
    for (const folder of [path, ENVIRONMENTS_FOLDER]) {
      if (!existsSync(join(root, folder))) continue;
      const { value } = await loadFolder({ label, root, path: folder, trusted: true });
      found.push(...findAdditions(value.resources));
    }
  }
  return found;
}
