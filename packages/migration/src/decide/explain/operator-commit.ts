/** What is known of a commit on a GitOps branch. */
interface CommitOrigin {
  readonly author: string;
  readonly subject: string;
}

/** The texts of the operator's commits, and of its pull requests, which a squash merge uses. */
const OPERATOR_AUTHOR = 'Kalypso Scheduler';
const OPERATOR_SUBJECT = /^(?:Kalypso Scheduler commit|Update manifests in \S+ from \S+)/;

/** Whether the operator made a commit, or someone squashed it on merging. */
export function isOperatorCommit({ author, subject }: CommitOrigin): boolean {
  return author === OPERATOR_AUTHOR || OPERATOR_SUBJECT.test(subject);
}
