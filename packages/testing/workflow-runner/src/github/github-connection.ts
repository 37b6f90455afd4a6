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
}
