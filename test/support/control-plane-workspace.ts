import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyExampleTo } from './examples/example-workspace.ts';
import { type ActionResult, readDefaultInputs, runBuiltAction } from './run-built-action.ts';

const EXAMPLE_INPUTS = {
  environment: 'dev',
  'control-plane': 'control-plane/dev',
  base: 'control-plane/main',
  workloads: 'workloads',
};

/** The outputs of `schedule` that `create-gitops-pr` takes. */
export interface ScheduleOutput {
  readonly manifests: string;
  readonly report: string;
}

/** A folder with a control plane to edit and to schedule. */
export interface ControlPlaneWorkspace {
  readonly folder: string;
  /** Edits a file of the control plane or of a workload. */
  edit(path: string, change: (text: string) => string): void;
  remove(path: string): void;
  /** Runs `schedule`. Each call writes to a new folder, so that earlier outputs remain. */
  schedule(inputs?: Readonly<Record<string, string>>): Promise<ScheduleOutput & { readonly step: ActionResult }>;
  dispose(): void;
}

/** Copies a control plane, by default the example, to a new workspace. */
export function createControlPlaneWorkspace(
  from?: string,
  inputs: Readonly<Record<string, string>> = EXAMPLE_INPUTS,
): ControlPlaneWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-workspace-'));
  if (from === undefined) copyExampleTo(folder);
  else cpSync(from, folder, { recursive: true });
  let count = 0;
  return {
    folder,
    edit: (path, change) => {
      const file = join(folder, path);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    },
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    schedule: async (overrides = {}) => {
      count += 1;
      const step = await runBuiltAction({
        action: 'schedule',
        workspace: folder,
        temp: join(folder, '.temp'),
        inputs: { ...readDefaultInputs('schedule'), ...inputs, output: `.out/${count}`, ...overrides },
      });
      return { step, manifests: step.outputs.manifests ?? '', report: step.outputs.report ?? '' };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
