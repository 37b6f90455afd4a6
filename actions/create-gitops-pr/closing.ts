import { addComment, type PullRequest, updatePullRequest } from '@kalypso-actions/github';
import type { Context } from './context.ts';
import { isOurs } from './ours.ts';
import { peoplesWork } from './people.ts';

/** Closes a pull request of ours, with a comment that says why. */
export async function closePull({ github, target }: Context, { number }: PullRequest, why: string): Promise<void> {
  await addComment(github, target.repository, number, why);
  await updatePullRequest(github, target.repository, number, { state: 'closed' });
}

/**
 * Takes away the branch that nothing is left to say with, if it holds nothing but what this action made.
 * @returns whether it came to that, or somebody is pushing just now
 */
export async function deleteBranch(context: Context, hadPull: boolean): Promise<'done' | 'lost-race'> {
  const { publication, settings, target, log } = context;
  const { head } = publication;
  if (head === undefined) return 'done';
  // Without a pull request of ours, a branch that only looks merged may be anybody's.
  if (!hadPull && !isOurs(head)) return 'done';
  const work = settings.force ? undefined : await peoplesWork(context, hadPull);
  if (work !== undefined) {
    log(`the branch stays: ${work.message}`);
    return 'done';
  }
  const deleted = await publication.deleteHead();
  if (deleted.kind === 'refused') log(`the branch ${target.head} could not be deleted: ${deleted.reason}`);
  if (deleted.kind === 'pushed') log(`deleted the branch ${target.head}`);
  return deleted.kind === 'lost-race' ? 'lost-race' : 'done';
}
