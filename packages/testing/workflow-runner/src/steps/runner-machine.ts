import type { GitHubConnection } from '../github/github-connection.ts';
import type { ProgramCall } from './run-program.ts';
import type { SecretMasks } from './step-log.ts';

/** What a step that stands in for an action of others is given. */
export interface EmulatedActionStep {
  readonly inputs: Readonly<Record<string, string>>;
  /** As a program of this step would see it. */
  readonly env: Readonly<Record<string, string>>;
  /** The job's own. */
  readonly token: string;
  readonly workspace: string;
  readonly temp: string;
  readonly door: GitHubConnection;
  readonly masks: SecretMasks;
  readonly log: (line: string) => void;
  /** Runs a program and fails when it does. */
  readonly run: (command: string, args: readonly string[], options?: Partial<ProgramCall>) => Promise<void>;
}

export interface EmulatedActionResult {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What it does when the job ends. */
  readonly post?: () => Promise<void>;
}

/** Does on loopback what an action of others does. */
export type EmulatedAction = (step: EmulatedActionStep) => Promise<EmulatedActionResult>;

/** The machine that jobs run on. */
export interface RunnerMachine {
  readonly door: GitHubConnection;
  /** This project: where our own actions and their bundles are. */
  readonly root: string;
  readonly standIns: Readonly<Record<string, EmulatedAction>>;
  /** Folders with programs that a hosted runner has, first on the path. */
  readonly programs: readonly string[];
  /** Variables that every step has: certificates to trust, proxies. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long a minute of `timeout-minutes` lasts. */
  readonly minuteMs: number;
  /** Address and token at which a job with `id-token: write` gets its identity. */
  readonly identity?: (claims: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}
