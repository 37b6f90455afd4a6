import type { TreeDifference } from '@kalypso-actions/git';
import { createSignedCommit, createTree, isVerified, pointBranch } from '@kalypso-actions/github';
import type { Context } from './context.ts';
import { isOurs, withTrailer } from './ours.ts';

/** What became of putting a change on the branch of the pull request. */
export type Published =
  | { readonly kind: 'published'; readonly head: string; readonly isNew: boolean; readonly warning?: string }
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Whether the branch holds a tree on the base's present head already, in a commit as this run would make it. */
export async function isPublished(context: Context, tree: string): Promise<boolean> {
  const { publication, settings, github, target } = context;
  const { head, base } = publication;
  if (head === undefined || base === undefined || head.tree !== tree || !isOurs(head)) return false;
  if (head.parents.length !== 1 || head.parents[0] !== base.id) return false;
  return !settings.signCommits || isVerified(github, target.repository, head.id);
}

/** Puts the branch on a commit of that tree, on the base's present head, unless it is there. Can be run again after any failure. */
export async function publish(
  context: Context,
  difference: TreeDifference,
  { tree, message }: { readonly tree: string; readonly message: string },
): Promise<Published> {
  const { publication, settings } = context;
  if (await isPublished(context, tree)) {
    return { kind: 'published', head: publication.head?.id ?? '', isNew: false };
  }
  const text = withTrailer(message, tree);
  if (settings.signCommits) return publishSigned(context, difference, tree, text);
  const { committer } = settings;
  const commit = await publication.commit({ tree, message: text, author: committer, committer });
  const pushed = await publication.push(commit);
  if (pushed.kind === 'lost-race') return { kind: 'lost-race' };
  if (pushed.kind === 'refused')
    return { kind: 'refused', reason: [pushed.reason, ...pushed.serverMessages].join('; ') };
  return { kind: 'published', head: commit, isNew: !pushed.already };
}

/** Makes the same tree and commit through GitHub's API, so that GitHub signs it. That it is the same tree is checked. */
async function publishSigned(
  { github, target, publication, log }: Context,
  difference: TreeDifference,
  tree: string,
  message: string,
): Promise<Published> {
  const { repository, head: branch } = target;
  const base = publication.base;
  if (base === undefined) throw new Error(`there is no branch ${target.branch} to publish for`);
  const made = await createTree(github, repository, base.tree, difference);
  if (made !== tree) throw new Error(`GitHub made the tree ${made} of what git makes ${tree} of`);
  const commit = await createSignedCommit(github, repository, { message, tree, parents: [base.id] });
  const pointed = await pointBranch(github, repository, branch, { from: publication.head?.id, to: commit.sha });
  if (pointed.kind !== 'pointed') return pointed;
  log(`${branch}: ${commit.sha}, ${commit.isVerified ? 'signed by GitHub' : `not signed (${commit.reason})`}`);
  return {
    kind: 'published',
    head: commit.sha,
    isNew: true,
    ...(commit.isVerified ? {} : { warning: commit.reason }),
  };
}
