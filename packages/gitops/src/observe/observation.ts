import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { GitCommit, TreeDifference } from '@kalypso-actions/git';
import type { Issue, PullRequest } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import type { KeptFolder } from '../content/kept-folders.ts';
import type { ContentDescription } from '../content/proposed-content.ts';
import type { FileContents } from '../difference/file-contents.ts';

/** The open pull requests to the base branch that matter. */
export interface PullRequestsObservation {
  /** The managed pull request from the head branch. */
  readonly managed: PullRequest | undefined;
  /** Managed pull requests for the same folder, from other branches. */
  readonly outdated: readonly PullRequest[];
  /** A pull request from the head branch that this action did not open, or not for this folder. */
  readonly foreign: PullRequest | undefined;
  /** Logins of those who have reviewed the managed pull request. Read only if a reviewer has to be requested. */
  readonly reviewedBy: ReadonlySet<string>;
  /** Why the reviews cannot be read: then no review is requested, because those who have reviewed would be asked again. */
  readonly reviewsProblem?: Diagnostic;
}

/** The head branch. */
export interface HeadObservation {
  readonly commit: GitCommit;
  /** Commits by others that are neither on the base branch nor merges of it. Not read if they may be discarded. */
  readonly foreignCommits: readonly GitCommit[];
  /** Whether a pull request with this commit was merged. Read only if there are foreign commits. */
  readonly wasMerged: boolean;
  /** Whether GitHub verified the signature of the commit. Read only if that decides whether it has to be replaced. */
  readonly isVerified: boolean;
}

/** What is proposed, and all that is known of the GitOps repository at one time. */
export interface RepositoryObservation {
  readonly kind: 'observed';
  readonly pullRequests: PullRequestsObservation;
  /** The commit of the base branch; `undefined` if the branch does not exist. */
  readonly base: GitCommit | undefined;
  readonly head: HeadObservation | undefined;
  /** What is proposed. */
  readonly content: ContentDescription;
  /** Between the base branch and the proposed content. */
  readonly difference: TreeDifference;
  /** Folders of the base branch that stay as they are, sorted. */
  readonly kept: readonly KeptFolder[];
  /** Contents that the pull request compares, and the promoted commit of the base branch while the new one is held back. */
  readonly contents: FileContents;
  /** ID of the base branch's tree with the difference applied; `undefined` if it has conflicts or is empty. */
  readonly tree: string | undefined;
  /** Why registrations are held back that would lose too many assignments. They are held back in the report of the content, too. */
  readonly removalErrors: readonly Diagnostic[];
  /** Everything that would be removed if nothing were held back like that. */
  readonly heldRemovals?: readonly string[];
  /** What would be held back like that, if a pull request did not show it because there is nothing else to propose. */
  readonly shownRemovals?: { readonly report: Report; readonly kept: readonly KeptFolder[] };
  /** What is wrong with the record: an error prevents the proposal. */
  readonly recordProblems: readonly Diagnostic[];
}

export type GitOpsObservation =
  | RepositoryObservation
  /** There is nothing to propose, or the repository cannot be read. */
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** The open issues about failed assignments. */
export type IssuesObservation =
  | { readonly kind: 'observed'; readonly issues: readonly Issue[] }
  | { readonly kind: 'not-requested' };
