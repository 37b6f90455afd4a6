import { isBranchUpdate, isManagedCommit } from '@kalypso-actions/conventions';
import { type Diagnostic, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { HeadObservation } from '../observe/observation.ts';
import type { GitOpsTarget } from '../options/target.ts';

const MAX_COMMITS = 5;

/**
 * Refuses to overwrite a head branch that contains foreign commits, or that this action did not create; returns `undefined` if it may be overwritten.
 * Commits that were merged are not lost.
 * @param hasPullRequest whether a managed pull request is open from it
 */
export function guardForeignCommits(
  head: HeadObservation | undefined,
  hasPullRequest: boolean,
  { branch }: Pick<GitOpsTarget, 'branch'>,
): Diagnostic | undefined {
  if (head === undefined || isManagedCommit(head.commit)) return undefined;
  if (head.foreignCommits.length === 0) {
    if (hasPullRequest || isBranchUpdate(head.commit)) return undefined;
    return {
      code: 'head-branch-not-ours',
      severity: 'error',
      message: `the branch ${quote(branch)} exists already, and this action did not create it`,
      hint: 'Choose another `branch`, delete this one, or set `force: true` to replace it. Nothing was published.',
    };
  }
  if (head.wasMerged) return undefined;
  const commits = head.foreignCommits.map(({ id, author, message }) => {
    return `${id.slice(0, 12)} by ${quote(author.name)}: ${quote(message.split('\n')[0] ?? '')}`;
  });
  return {
    code: 'head-branch-has-commits',
    severity: 'error',
    message: `${quote(branch)} contains commits by others, which would be lost: ${joinLimited(commits, MAX_COMMITS)}`,
    hint: 'Move them to another branch, or set `force: true` to discard them. Nothing was published.',
  };
}
