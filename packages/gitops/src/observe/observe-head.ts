import { isBranchUpdate, isManagedCommit, isUpToDate } from '@kalypso-actions/conventions';
import type { Publication } from '@kalypso-actions/git';
import { type GitHub, isCommitVerified, wasMerged } from '@kalypso-actions/github';
import type { GitOpsTarget } from '../options/target.ts';
import type { HeadObservation } from './observation.ts';

/** What has to be known of the head branch in addition to its commit. */
export interface HeadNeeds {
  /** The tree that the branch should have, if it is known. */
  readonly tree: string | undefined;
  readonly isSigned: boolean;
  /** Whether commits by others may be discarded, so that they need not be read. */
  readonly force: boolean;
}

/** Reads the head branch; `undefined` if it does not exist. */
export async function observeHead(
  publication: Pick<Publication, 'base' | 'head' | 'foreignCommits'>,
  github: GitHub,
  target: GitOpsTarget,
  needs: HeadNeeds,
): Promise<HeadObservation | undefined> {
  const { base, head: commit } = publication;
  if (commit === undefined) return undefined;
  const { repository, branch } = target;
  const mayBeForeign = !needs.force && !isManagedCommit(commit);
  const commits = mayBeForeign ? await publication.foreignCommits(isManagedCommit) : [];
  const foreignCommits = commits.filter((other) => !isBranchUpdate(other));
  const needsSignature = needs.isSigned && isUpToDate(commit, base, needs.tree);
  return {
    commit,
    foreignCommits,
    wasMerged: foreignCommits.length > 0 && (await wasMerged(github, repository, { branch, sha: commit.id })),
    isVerified: needsSignature && (await isCommitVerified(github, repository, commit.id)),
  };
}
