import type { RepositoryName } from '@kalypso-actions/github';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';

/** What is asked about a commit of a GitOps repository. */
export interface ResolveSettings
  extends Pick<
    PromotionSettings,
    'controlPlaneFolder' | 'repository' | 'statusContext' | 'statusCreators' | 'nextEnvironment' | 'serverUrl'
  > {
  /** The environment whose GitOps branch has the commit. */
  readonly environment: string;
  readonly gitopsRepository: RepositoryName;
  readonly gitopsBranch: string;
  /** Full ID of the GitOps commit; `undefined`: the head of the branch. */
  readonly gitopsCommit: string | undefined;
  /** The promoted commit that an event claims; `undefined` if it claims none. It is compared, and never believed. */
  readonly claimedCommit: string | undefined;
  readonly workflows: WorkflowNames;
}

/** The files of the workflows whose runs show what is under way. */
export interface WorkflowNames {
  /** The workflow that checks a GitOps commit: its runs have the commit and the environment in their titles. */
  readonly check: string;
  /** The workflow that promotes: its runs have the promoted commit and an environment in their titles. */
  readonly promote: string;
}

export interface ResolveDeps extends PromotionDeps {
  /** Reads the GitOps repository. */
  readonly gitops: PromotionDeps['github'];
}
