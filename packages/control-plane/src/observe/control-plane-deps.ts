import { basename, join } from 'node:path';
import { ASSIGNMENT_RECORD_PATH, MAX_RECORD_BYTES } from '@kalypso-actions/conventions';
import { FetchSession, fetchSources, type GitSource, readHeadCommit, type SourceResult } from '@kalypso-actions/git';

/** The dependencies of reading a control plane. */
export interface ControlPlaneDeps {
  /** Fetches sources; every source has a result. */
  readonly fetchSources: (sources: readonly GitSource[]) => Promise<ReadonlyMap<GitSource, SourceResult>>;
  /** Fetches the record of each GitOps branch; every source has a result. */
  readonly fetchRecords: (sources: readonly GitSource[]) => Promise<ReadonlyMap<GitSource, SourceResult>>;
  /** Reads the commit of a local checkout; `undefined` for another folder. */
  readonly readHeadCommit: (folder: string) => Promise<string | undefined>;
}

/** The files of a repository that a control plane needs. */
const FILES = ['*.yaml', '*.yml', 'Kustomization', '.sourceignore'];

/** The records have a time of their own: they are needed most when the time for sources has ended. */
const MAX_RECORDS_MS = 120_000;

/**
 * Creates dependencies that use the git program.
 *
 * Inputs: the folder for fetched repositories; a token, which is sent only to the server of `serverUrl`.
 */
export function createControlPlaneDeps(options: {
  readonly directory: string;
  readonly token: string | undefined;
  readonly serverUrl: string;
  readonly log: (line: string) => void;
}): ControlPlaneDeps {
  const { token, directory, ...rest } = options;
  const settings = { ...rest, ...(token === undefined ? {} : { token }) };
  // All sources of a run share their time, and the servers that do not respond: bases, the bases that those name, and workloads.
  const session = new FetchSession();
  const recordSession = new FetchSession({ maxMs: MAX_RECORDS_MS });
  return {
    fetchSources: (sources) => fetchSources(sources, { ...settings, session, directory, files: FILES }),
    fetchRecords: (sources) =>
      fetchSources(sources, {
        ...settings,
        session: recordSession,
        directory: join(directory, 'records'),
        files: [basename(ASSIGNMENT_RECORD_PATH)],
        limits: { maxFileBytes: MAX_RECORD_BYTES, maxTotalBytes: MAX_RECORD_BYTES },
      }),
    readHeadCommit,
  };
}
