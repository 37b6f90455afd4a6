import type { Publication } from '@kalypso-actions/git';
import type { GitHub, PullRequest } from '@kalypso-actions/github';

/** What a decision is applied with. */
export interface ApplyDeps {
  readonly github: GitHub;
  readonly publication: Publication;
  /** Is called as soon as the pull request exists. */
  readonly onPullRequest: (pullRequest: PullRequest) => void;
  readonly log: (line: string) => void;
}
