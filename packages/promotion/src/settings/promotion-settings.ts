import type { RepositoryName } from '@kalypso-actions/github';

/** What a promotion is asked to do. */
export interface PromotionSettings {
  /** Full ID of the commit to promote; `undefined`: the one of `fromEnvironment`, or the newest whose promotion to `environment` waits. */
  readonly commit: string | undefined;
  /** The environment to promote to. Exactly one of `environment` and `fromEnvironment` is set. */
  readonly environment: string | undefined;
  /** The environment that has the commit; it is promoted to all environments that come next. */
  readonly fromEnvironment: string | undefined;
  /** The environment that comes next, if the environments do not declare it. */
  readonly nextEnvironment: string | undefined;
  /** Folder with a checkout of the control plane's base branch. */
  readonly controlPlaneFolder: string;
  /** The control plane: its commits are promoted, and get statuses. */
  readonly repository: RepositoryName;
  /** The workflow to start after a promotion; without `branch`, on the environment's branch. */
  readonly workflow: { readonly file: string; readonly branch: string | undefined } | undefined;
  /** The context of the commit statuses of an environment. */
  readonly statusContext: (environment: string) => string;
  /** The logins whose commit statuses count, in lower case. */
  readonly statusCreators: readonly string[];
  readonly allowRollback: boolean;
  readonly dryRun: boolean;
  /** Address of the GitHub server: `https://github.com`. */
  readonly serverUrl: string;
  /** Address of the page of this run, to which commit statuses link. */
  readonly runUrl: string;
}
