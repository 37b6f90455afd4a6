import { join } from 'node:path';
import { createControlPlaneDeps } from '@kalypso-actions/control-plane';
import {
  fetchSources,
  type GitSource,
  type LastChange,
  readLastChanges,
  type SourceResult,
} from '@kalypso-actions/git';
import { GENERATED_NAMES } from './read-branch-folder.ts';

type SourceDeps = ReturnType<typeof createControlPlaneDeps>;

/** The dependencies of a migration check. */
export interface MigrationDeps extends SourceDeps {
  /** Fetches GitOps branches; every source has a result. */
  readonly fetchBranches: (sources: readonly GitSource[]) => Promise<ReadonlyMap<GitSource, SourceResult>>;
  /** Reads which commit changed each file of a checkout last; `undefined` if its history is not complete. */
  readonly readLastChanges: (folder: string) => Promise<ReadonlyMap<string, LastChange> | undefined>;
}

/** GitOps branches contain three files for each assignment. */
const LIMITS = { maxFiles: 1_000_000, maxTotalBytes: 2_000_000_000, maxDownloadBytes: 2_000_000_000 };

/**
 * Creates dependencies that use the git program.
 *
 * Inputs: the folder for fetched repositories; a token, which is sent only to the server of `serverUrl`.
 */
export function createMigrationDeps(options: Parameters<typeof createControlPlaneDeps>[0]): MigrationDeps {
  const { token, directory, ...rest } = options;
  return {
    ...createControlPlaneDeps(options),
    fetchBranches: (sources) =>
      fetchSources(sources, {
        ...rest,
        ...(token === undefined ? {} : { token }),
        directory: join(directory, 'gitops'),
        files: GENERATED_NAMES,
        limits: LIMITS,
      }),
    readLastChanges,
  };
}
