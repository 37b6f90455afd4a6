import type { ContextObject } from '../language/json.ts';

/** Something that happened on GitHub and may start a workflow. */
export interface WorkflowEvent {
  readonly id: number;
  readonly name: string;
  readonly action?: string;
  /** `owner/name` */
  readonly repository: string;
  readonly actor: string;
  /** What is done with a job's token starts no workflow, dispatches excepted. */
  readonly startsWorkflows: boolean;
  readonly payload: ContextObject;
}

export type PermissionLevel = 'read' | 'write';

/** What a runner needs of GitHub. */
export interface GitHubConnection {
  /** Address of pages and of git, without a slash at its end. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** What happened after the event of that number. */
  events(after: number): Promise<readonly WorkflowEvent[]>;
  /** The bare repository on disk, to read workflows and changes from. */
  folder(repository: string): string;
  defaultBranch(repository: string): string;
  /** Hands out the token of a job. */
  createToken(repository: string, permissions: Readonly<Record<string, PermissionLevel>>): Promise<string>;
  revokeToken(token: string): Promise<void>;
}
