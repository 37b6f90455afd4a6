import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadFolder, type WorkloadRegistration } from '@kalypso-actions/scheduler';

/** What the control plane has already. */
export interface RegisteredWorkloads {
  readonly registrations: readonly WorkloadRegistration[];
  /** Names of the environments of the control plane. */
  readonly environments: readonly string[];
  /** Whether there is a file at a path. */
  readonly hasFile: (path: string) => boolean;
}

const ENVIRONMENTS_FOLDER = '.environments';

/** Reads the registrations of a checkout of the control plane. Errors in it are for its own checks to report. */
export async function readRegisteredWorkloads(root: string): Promise<RegisteredWorkloads> {
  const [main, chain] = await Promise.all([
    loadFolder({ label: '.', root, trusted: true }),
    existsSync(join(root, ENVIRONMENTS_FOLDER))
      ? loadFolder({ label: '.', root, path: ENVIRONMENTS_FOLDER, trusted: true })
      : undefined,
  ]);
  const resources = [...main.value.resources, ...(chain?.value.resources ?? [])];
  return {
    registrations: resources.filter((resource) => resource.kind === 'WorkloadRegistration'),
    environments: resources.filter(({ kind }) => kind === 'Environment').map(({ name }) => name),
    hasFile: (path) => existsSync(join(root, path)),
  };
}
