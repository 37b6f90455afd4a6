import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { IgnoreRules } from '@kalypso-actions/scheduler';

/** Files of these actions that are not Kubernetes objects. */
const OWN_FILES = ['.kalypso/promotion.yaml', '.kalypso/inventory.yaml'];
const SOURCE_IGNORE = '.sourceignore';

interface BranchFolder {
  readonly label: string;
  readonly root: string;
  readonly path: string;
}

/**
 * Finds files of these actions that the operator's Flux would apply. It reads hidden folders, and fails at a file that is not a Kubernetes object
 * (`scanManifests` of github.com/fluxcd/pkg/kustomize); then it applies nothing at all.
 *
 * Input: a folder as Flux reads it. Throws errors of the file system, and an `IgnoreLimitError`.
 */
export function findVisibleFiles({ label, root, path }: BranchFolder): readonly Diagnostic[] {
  // Flux builds only what is below the path.
  if (join('/', path) !== '/') return [];
  const ignoreFile = join(root, SOURCE_IGNORE);
  const defaults = IgnoreRules.createDefault();
  const rules = existsSync(ignoreFile) ? defaults.add(SOURCE_IGNORE, readFileSync(ignoreFile, 'utf8')) : defaults;
  const visible = OWN_FILES.filter((file) => existsSync(join(root, file)) && !rules.excludes(file));
  return visible.map((file) => ({
    code: 'visible-to-operator',
    severity: 'warning',
    message: `the scheduler operator's Flux reads ${file}, which is not a Kubernetes object; as long as it does, it applies nothing of this branch`,
    at: { source: label, file, line: 1, column: 1 },
    hint: `Add the line \`.kalypso/\` to ${SOURCE_IGNORE} at the root of this branch.`,
  }));
}
