/** What of a commit shows who created it. */
export interface CommitMarks {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly committer: { readonly name: string; readonly email: string };
  readonly message: string;
}

/** The trailer of a managed commit: the tree that it was created with. */
const TRAILER = 'Kalypso-Tree';

/** Adds the trailer to a commit message. Trailers that the message already has stay together with it. */
export function addTreeTrailer(message: string, tree: string): string {
  const text = message.trim();
  const last = text.split(/\n\n+/).at(-1) ?? '';
  const endsWithTrailers = text.includes('\n\n') && last.split('\n').every((line) => /^[\w-]+: \S/.test(line));
  return `${text}${endsWithTrailers ? '\n' : '\n\n'}${TRAILER}: ${tree}`;
}

const TRAILER_LINE = new RegExp(`(?:^|\\n)${TRAILER}: ([0-9a-f]{40})$`);

/** Whether this action created a commit, or GitHub did when it rebased one. A commit that someone amended has another tree than its trailer. */
export function isManagedCommit({ tree, message, committer }: CommitMarks): boolean {
  const trailer = TRAILER_LINE.exec(message.trimEnd())?.[1];
  return trailer !== undefined && (trailer === tree || isGitHub(committer));
}

/** Whether the head branch is at a managed commit with a tree, on top of the base branch. */
export function isUpToDate(head: CommitMarks, base: CommitMarks | undefined, tree: string | undefined): boolean {
  if (base === undefined || head.tree !== tree || !isManagedCommit(head)) return false;
  return head.parents.length === 1 && head.parents[0] === base.id;
}

/** Whether a commit is a merge by GitHub's button “Update branch”. It contains no change by a contributor. */
export function isBranchUpdate({ parents, committer }: CommitMarks): boolean {
  return parents.length > 1 && isGitHub(committer);
}

/** The committer of commits that GitHub creates. */
function isGitHub({ name, email }: CommitMarks['committer']): boolean {
  return /^GitHub( Enterprise)?$/.test(name) && email.startsWith('noreply@');
}
