import type { ContextObject } from '../language/json.ts';

/** An event on GitHub that can trigger workflows. */
export interface WorkflowEvent {
  readonly id: number;
  readonly name: string;
  readonly action?: string;
  /** `owner/name` */
  readonly repository: string;
  readonly actor: string;
  /** False for events caused with a job's token, except dispatches. */
  readonly startsWorkflows: boolean;
  readonly payload: ContextObject;
}

export type PermissionLevel = 'read' | 'write';

/** What the workflow runner needs from GitHub. */
export interface GitHubConnection {
  /** The URL of the web pages and of git, without a trailing slash. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** The events with an id above `after`. */
  events(after: number): Promise<readonly WorkflowEvent[]>;
  /** The folder of the bare repository, from which workflows and changes are read. */
  folder(repository: string): string;
  defaultBranch(repository: string): string;
  /** Creates the token of a job. */
  createToken(repository: string, permissions: Readonly<Record<string, PermissionLevel>>): Promise<string>;
  revokeToken(token: string): Promise<void>;
  /** Shows a run to the API. */
  reportRun(run: ReportedRun, actor: string): Promise<void>;
  /** What a job has to observe that names an environment. Like GitHub, creates one that does not exist, without protection. */
  useEnvironment(repository: string, name: string | undefined): Promise<JobEnvironment>;
}

/** What the API shows of a run. */
export interface ReportedRun {
  readonly id: number;
  readonly repository: string;
  readonly workflow: string;
  readonly title: string;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  readonly status: 'pending' | 'in_progress' | 'completed';
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | undefined;
}

/** The limits of an environment, and what the subject of a job's ID token starts with. */
export interface JobEnvironment {
  readonly hasReviewers: boolean;
  /** Patterns of the branches whose jobs may use it; `null`: all. */
  readonly branches: readonly string[] | null;
  readonly subjectPrefix: string;
}
