import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { GitSource, SourceResult } from '@kalypso-actions/git';
import type { GitHub, RepositoryName } from '@kalypso-actions/github';
import type { Chain, Link, Stop } from '@kalypso-actions/promotion';
import type { BaseRepo } from '@kalypso-actions/scheduler';

export interface PromoteInputs {
  readonly commit: string | undefined;
  readonly environment: string | undefined;
  readonly fromEnvironment: string | undefined;
  readonly nextEnvironment: string | undefined;
  readonly controlPlane: string;
  readonly repository: RepositoryName;
  /** What to start after a promotion; on the environment's branch, without a branch. */
  readonly workflow: { readonly file: string; readonly branch: string | undefined } | undefined;
  readonly statusContext: (environment: string) => string;
  readonly allowRollback: boolean;
  readonly dryRun: boolean;
}

/** What a run needs of the world. */
export interface PromoteDoors {
  readonly github: GitHub;
  readonly fetch: (sources: readonly GitSource[]) => Promise<ReadonlyMap<GitSource, SourceResult>>;
  readonly serverUrl: string;
  /** The page of this run, which statuses point to. */
  readonly runUrl: string;
  readonly log: (line: string) => void;
}

/** An environment's branch as it was read. */
export interface BranchState {
  readonly link: Link;
  readonly repository: RepositoryName;
  /** The commit that was read. */
  readonly head: string;
  readonly baseRepo: BaseRepo;
  /** The file that holds it, from the top of the repository, and what is in there. */
  readonly file: string;
  readonly content: Buffer;
}

export type Reason =
  | 'promoted'
  | 'already-promoted'
  | 'would-promote'
  | 'superseded'
  | 'refused'
  | 'failed'
  | Stop['reason']
  | 'end-of-chain'
  | 'nothing-waiting';

/** What came of a promotion to one environment. */
export interface EnvironmentResult {
  readonly link: Link;
  readonly reason: Reason;
  /** What the environment had. */
  readonly before: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number | undefined;
  /** What happened, in one sentence. */
  readonly message: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PromoteResult {
  readonly commit: string | undefined;
  readonly chain: Chain;
  readonly results: readonly EnvironmentResult[];
  /** Why there are no results. */
  readonly reason: Reason | undefined;
  readonly diagnostics: readonly Diagnostic[];
}
