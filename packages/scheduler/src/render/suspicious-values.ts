import type { Position } from '@kalypso-actions/diagnostics';
import { isAmbiguousScalar } from '@kalypso-actions/goyaml';
import type { DeploymentTarget } from '../model/deployment-targets.ts';

/** An untrusted value of a workload file that a template could insert as more than text. */
export interface SuspiciousValue {
  /** For messages: `manifests.path`, `label purpose`, `the name of the workload`. */
  readonly description: string;
  readonly text: string;
  readonly at: Position;
  /** An unproblematic text that templates are also rendered with, to compare the results. */
  readonly standIn: string;
  /** Creates the target with the stand-in in place of the value. */
  readonly createTarget: () => DeploymentTarget;
}

/** Text of the same length and outline, with letters in place of everything that YAML can interpret. */
function createStandIn(text: string): string {
  const letters = text.replace(/[^A-Za-z0-9_./-]/gu, 'x').replace(/^[^A-Za-z_]|[^A-Za-z0-9_]$/g, 'x');
  return isAmbiguousScalar(letters) ? 'x'.repeat(Math.max(text.length, 1)) : letters;
}

/** Finds the values of a target that have to be checked in every manifest. Most targets have none. */
export function findSuspiciousValues(target: DeploymentTarget): readonly SuspiciousValue[] {
  const found: SuspiciousValue[] = [];
  const check = (
    description: string,
    text: string,
    path: readonly string[],
    replace: (text: string) => DeploymentTarget,
  ) => {
    if (text === '' || !isAmbiguousScalar(text)) return;
    const standIn = createStandIn(text);
    found.push({ description, text, at: target.locate(...path), standIn, createTarget: () => replace(standIn) });
  };
  check('the name of the target', target.name, ['name'], (name) => ({ ...target, name }));
  check('the name of the workload', target.workload, ['name'], (workload) => ({ ...target, workload }));
  check('the workspace', target.workspace, ['name'], (workspace) => ({ ...target, workspace }));
  for (const [key, text] of Object.entries(target.labels)) {
    check(`label ${key}`, text, ['labels', key], (value) => ({
      ...target,
      labels: { ...target.labels, [key]: value },
    }));
  }
  for (const [key, text] of Object.entries(target.manifests)) {
    check(`manifests.${key}`, text, ['manifests', key], (value) => ({
      ...target,
      manifests: { ...target.manifests, [key]: value },
    }));
  }
  return found;
}
