import type { RunnerMachine } from '../steps/runner-machine.ts';
import type { ConcurrencyGroups } from './concurrency-groups.ts';
import type { JobRecord, RunRecord } from './records.ts';

/** A repository's settings for its workflows. */
export interface RepositoryConfiguration {
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly environments?: Readonly<Record<string, EnvironmentConfiguration>>;
}

export interface EnvironmentConfiguration {
  /** Whether a job needs an approval before it runs in this environment. */
  readonly approval?: boolean;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** The dependencies of a run. */
export interface RunDeps {
  readonly machine: RunnerMachine;
  readonly groups: ConcurrencyGroups;
  readonly configuration: RepositoryConfiguration;
  /** Waits for an approval or a rejection. @returns whether the job is approved */
  waitForApproval(job: JobRecord, signal: AbortSignal): Promise<boolean>;
  /** Whether the job's machine fails now, after that many steps. */
  machineFails(run: RunRecord, job: JobRecord, stepsDone: number): boolean;
}
