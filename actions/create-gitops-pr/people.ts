import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { wasMerged } from '@kalypso-actions/github';
import type { Context } from './context.ts';
import { isOurs, isUpdateOfBranch } from './ours.ts';
import { mistake } from './result.ts';

const MOST_NAMED = 5;

/**
 * What keeps our branch from being written anew, if anything does: commits of people that are nowhere else, or a branch that was somebody's before.
 * @param hasPull whether a pull request of ours is open from it
 */
export async function peoplesWork(context: Context, hasPull: boolean): Promise<Diagnostic | undefined> {
  const { publication, target, github, log } = context;
  const { head } = publication;
  if (head === undefined || isOurs(head)) return undefined;
  const commits = (await publication.foreignCommits(isOurs)).filter((commit) => !isUpdateOfBranch(commit));
  if (commits.length === 0) {
    if (hasPull || isUpdateOfBranch(head)) return undefined;
    return mistake(
      'head-branch-not-ours',
      `the branch ${quote(target.head)} is there already, and this action has not made it`,
      'Choose another `head-branch`, delete that branch, or set `force: true` to have it replaced. Nothing was published.',
    );
  }
  if (await wasMerged(github, target.repository, { branch: target.head, sha: head.id })) {
    log(`${target.head} holds commits of people, which have been merged`);
    return undefined;
  }
  const named = commits.slice(0, MOST_NAMED).map(({ id, author, message }) => {
    return `${id.slice(0, 12)} by ${quote(author.name)}: ${quote(message.split('\n')[0] ?? '')}`;
  });
  const more = commits.length > MOST_NAMED ? ` and ${commits.length - MOST_NAMED} more` : '';
  return mistake(
    'head-branch-has-commits',
    `people have put commits on ${quote(target.head)}, which would be lost: ${named.join('; ')}${more}`,
    'Take them to another branch, or set `force: true` to go on without them. Nothing was published.',
  );
}
