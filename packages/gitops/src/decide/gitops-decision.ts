import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { GitIdentity, TreeDifference } from '@kalypso-actions/git';
import type { Issue, Label, MergeMethod, PullRequest } from '@kalypso-actions/github';
import type { ChangeSummary } from '../body/change-summary.ts';
import type { StatusDecision } from '../statuses/wanted-status.ts';

/** All that a run writes: nothing else is written. A dry run prints it. */
export type GitOpsDecision = (ProposeDecision | WithdrawDecision | RefuseDecision) & {
  /** Issues about registrations that are held back and failed assignments. They are independent of the pull request. */
  readonly issues: readonly IssueDecision[];
  /** Commit statuses. They are independent of the pull request, too. */
  readonly statuses: readonly StatusDecision[];
  /** Why registrations are held back that would lose too many assignments: the run fails after the rest is proposed. */
  readonly errors: readonly Diagnostic[];
  /** What is reported in addition to the reasons of a refusal. */
  readonly warnings: readonly Diagnostic[];
};

/** The base branch differs from the proposed content: a pull request proposes it. */
export interface ProposeDecision {
  readonly kind: 'propose';
  readonly operation: 'created' | 'updated' | 'unchanged';
  readonly summary: ChangeSummary;
  readonly createBase: CreateBaseDecision | undefined;
  readonly commit: CommitDecision;
  /** Pull requests for the same folder from other branches. */
  readonly close: readonly CloseDecision[];
  readonly pullRequest: PullRequestDecision;
  /** Whether the pull request only shows what would be removed, until someone consents: the run fails after it is written. */
  readonly needsConsent: boolean;
  /** Why a consent of the pull request does not count; `undefined` if it has none, or that is not needed. */
  readonly outdatedConsent: Diagnostic | undefined;
}

/** The base branch contains exactly the proposed content: no pull request is needed. */
export interface WithdrawDecision {
  readonly kind: 'withdraw';
  readonly operation: 'closed' | 'none';
  readonly summary: ChangeSummary;
  readonly createBase: CreateBaseDecision | undefined;
  readonly close: readonly CloseDecision[];
  readonly headBranch: HeadBranchDecision;
}

/** The run fails, and changes neither branches nor pull requests, except that it may ask for a consent. */
export interface RefuseDecision {
  readonly kind: 'refuse';
  readonly diagnostics: readonly Diagnostic[];
  /** Present if the change is known. */
  readonly summary?: ChangeSummary;
  /** What asks for consent to the change; absent if nothing does, or the pull request does already. */
  readonly request?: ConsentRequestDecision;
}

/** Shows at the top of a pull request that proposes an earlier change what would be removed. A consent that it has, which is to something else, ends. */
export interface ConsentRequestDecision {
  readonly pullRequest: PullRequest;
  /** With the marker. */
  readonly body: string;
}

/** Creates the base branch with an empty first commit. */
export interface CreateBaseDecision {
  readonly message: string;
  readonly committer: GitIdentity;
}

/** The commit of the head branch. */
export type CommitDecision =
  | {
      readonly kind: 'push';
      readonly message: string;
      readonly tree: string;
      /** Applied to the base branch, it gives the tree. */
      readonly difference: TreeDifference;
      readonly committer: GitIdentity;
      /** Whether GitHub creates the commit, and signs it. */
      readonly isSigned: boolean;
    }
  /** The branch already has the commit. */
  | { readonly kind: 'keep'; readonly id: string };

export interface PullRequestDecision {
  /** `undefined` if it has to be created. */
  readonly existing: PullRequest | undefined;
  readonly title: string;
  /** With the marker. */
  readonly body: string;
  /** Whether an existing pull request gets the title and body. If not, edits by others remain. */
  readonly updatesTexts: boolean;
  /** Whether the texts show other removals than before: the label must not count for them. */
  readonly voidsConsent: boolean;
  /** For a new pull request. */
  readonly isDraft: boolean;
  /** Whether an existing draft is made ready for review, since nothing waits for consent any more. */
  readonly marksReady: boolean;
  /** Labels of the repository that are created unless they exist, so that they get their color and description. */
  readonly ensureLabels: readonly Label[];
  readonly addLabels: readonly string[];
  readonly removeLabels: readonly string[];
  readonly requestReviewers: readonly string[];
  readonly requestTeams: readonly string[];
  readonly addAssignees: readonly string[];
  /** How it is merged as soon as possible; `undefined` if that is left to others. */
  readonly merge: MergeMethod | undefined;
}

export interface CloseDecision {
  readonly pullRequest: PullRequest;
  readonly comment: string;
}

export type HeadBranchDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'keep'; readonly reason: string };

export type IssueDecision =
  /** Creates a label of the repository, unless it exists. */
  | { readonly kind: 'ensure-label'; readonly label: Label }
  | CreateIssueDecision
  | { readonly kind: 'update'; readonly issue: Issue; readonly title: string; readonly body: string }
  | { readonly kind: 'close'; readonly issue: Issue; readonly comment: string };

export interface CreateIssueDecision {
  readonly kind: 'create';
  /** Of its marker: recognizes the issue if a concurrent run has created it. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Name of a label that exists by then. */
  readonly label: string;
}
