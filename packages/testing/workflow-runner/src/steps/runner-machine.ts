import type { GitHubConnection } from '../github/github-connection.ts';
import type { ProgramCall } from './run-program.ts';
import type { SecretMasks } from './step-log.ts';

/** The input of an emulated action. */
export interface EmulatedActionStep {
  readonly inputs: Readonly<Record<string, string>>;
  /** The environment of the step's programs. */
  readonly env: Readonly<Record<string, string>>;
  /** The job's token. */
  readonly token: string;
  readonly workspace: string;
  readonly temp: string;
  readonly github: GitHubConnection;
  readonly masks: SecretMasks;
  readonly log: (line: string) => void;
  /** Runs a program. @throws if it fails */
  readonly run: (command: string, args: readonly string[], options?: Partial<ProgramCall>) => Promise<void>;
}

export interface EmulatedActionResult {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs when the job ends. */
  readonly post?: () => Promise<void>;
}

/** A replacement for a third-party action. */
export type EmulatedAction = (step: EmulatedActionStep) => Promise<EmulatedActionResult>;

/** The machine that runs jobs. */
export interface RunnerMachine {
  readonly github: GitHubConnection;
  /** The root of this repository, with its actions and their bundles. */
  readonly root: string;
  readonly emulatedActions: Readonly<Record<string, EmulatedAction>>;
  /** Folders of programs that a hosted runner has; first in `PATH`. */
  readonly programs: readonly string[];
  /** Additional variables for every step. */
  readonly environment: Readonly<Record<string, string>>;
  /** The duration of one minute of `timeout-minutes`. */
  readonly minuteMs: number;
  /** The variables by which a job with `id-token: write` requests its ID token. */
  readonly identity?: (claims: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}
