import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

/** The parts of the example, and where a workspace has them. The application is onboarded: its files are added to the control plane. */
const PARTS = [
  ['control-plane', 'control-plane'],
  ['onboarding', 'control-plane'],
  ['app-src/main', 'workloads/contoso/kalypso-app-src'],
  ['svc-src/main', 'workloads/contoso/kalypso-svc-src'],
] as const;

/** Copies the example with its onboarded application to a workspace: `control-plane/<branch>` and `workloads/<owner>/<repository>`. */
export function copyExampleTo(workspace: string): void {
  for (const [from, to] of PARTS) cpSync(join(EXAMPLES, from), join(workspace, to), { recursive: true });
}
