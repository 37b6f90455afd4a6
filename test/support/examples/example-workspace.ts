import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder with the examples. */
export const EXAMPLES = resolve(import.meta.dirname, '../../../examples');

/** The parts of the example, and where a workspace has them. */
const PARTS = [
  ['control-plane', 'control-plane'],
  ['app-src/main', 'workloads/contoso/kalypso-app-src'],
  ['svc-src/main', 'workloads/contoso/kalypso-svc-src'],
] as const;

/** What the onboarding of the application adds to the control plane. */
const ONBOARDING = ['onboarding', 'control-plane'] as const;

/** Copies the example to a workspace, by default with its application: `control-plane/<branch>` and `workloads/<owner>/<repository>`. */
export function copyExampleTo(workspace: string, { isOnboarded = true } = {}): void {
  for (const [from, to] of isOnboarded ? [...PARTS, ONBOARDING] : PARTS)
    cpSync(join(EXAMPLES, from), join(workspace, to), { recursive: true });
}
