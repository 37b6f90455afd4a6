import type { PermissionLevel } from '../github/github-connection.ts';
import type { ContextObject } from '../language/json.ts';
import type { Annotation } from '../steps/step-log.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface StepRecord {
  readonly name: string;
  readonly conclusion: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A job of a run, as the Actions tab shows it. */
export interface JobRecord {
  /** The job's id in the workflow. */
  readonly id: string;
  /** The display name, with the values of the matrix. */
  readonly name: string;
  readonly matrix: ContextObject;
  status: 'queued' | 'pending' | 'waiting' | 'in_progress' | 'completed';
  conclusion: Conclusion | undefined;
  /** The GitHub environment. */
  environment: string | undefined;
  /** The permissions of its token. */
  permissions: Readonly<Record<string, PermissionLevel>>;
  readonly steps: StepRecord[];
  readonly annotations: Annotation[];
  /** The log, with secrets masked. */
  log: string;
  summary: string;
  outputs: Readonly<Record<string, string>>;
}

/** A run of a workflow. */
export interface RunRecord {
  readonly id: number;
  readonly attempt: number;
  readonly repository: string;
  /** `ci.yml` */
  readonly workflow: string;
  readonly title: string;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  readonly inputs: ContextObject;
  status: 'pending' | 'in_progress' | 'completed';
  conclusion: Conclusion | undefined;
  readonly jobs: JobRecord[];
}

/** Combines conclusions: the worst one counts. */
export function combineConclusions(conclusions: readonly (Conclusion | undefined)[]): Conclusion {
  for (const unsuccessful of ['failure', 'cancelled'] as const)
    if (conclusions.includes(unsuccessful)) return unsuccessful;
  return conclusions.includes('success') || conclusions.length === 0 ? 'success' : 'skipped';
}
