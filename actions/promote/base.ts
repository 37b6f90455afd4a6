import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { branchHead, compareCommits, isStatus } from '@kalypso-actions/github';
import type { Relation } from '@kalypso-actions/promotion';
import type { BaseRepo } from '@kalypso-actions/scheduler';
import type { PromoteDoors, PromoteInputs } from './model.ts';

type Inputs = Pick<PromoteInputs, 'repository'>;

/**
 * How `commit` stands to `other` in the repository of the control plane.
 * @returns `apart` as well when one of them is not there
 */
export async function relationOf(
  commit: string,
  other: string,
  { repository }: Inputs,
  { github }: Pick<PromoteDoors, 'github'>,
): Promise<Relation> {
  if (commit === other) return 'same';
  try {
    return await compareCommits(github, repository, other, commit);
  } catch (error) {
    // The history of a branch may have been rewritten, and what was left over taken away.
    if (isStatus(error, 404, 422)) return 'apart';
    throw error;
  }
}

/**
 * What keeps a commit from being promoted: that it is not part of the base branch. A commit of a fork is known to the repository too, and one of a branch
 * that nobody has reviewed; neither is in the history of the base branch.
 */
export async function notOnBase(
  commit: string,
  baseRepo: BaseRepo,
  inputs: Inputs,
  doors: Pick<PromoteDoors, 'github'>,
): Promise<Diagnostic | undefined> {
  const { branch, locate } = baseRepo;
  const subject = { kind: 'BaseRepo', name: baseRepo.name };
  const at = locate('spec', 'branch');
  const head = await branchHead(doors.github, inputs.repository, branch);
  if (head === undefined) {
    const message = `${inputs.repository.owner}/${inputs.repository.repo} has no branch ${quote(branch)}`;
    return { code: 'missing-base-branch', severity: 'error', message, hint: 'Correct `branch`.', at, subject };
  }
  const relation = await relationOf(commit, head, inputs, doors);
  if (relation === 'same' || relation === 'older') return undefined;
  return {
    code: 'commit-not-on-base',
    severity: 'error',
    message: `commit ${commit} is not in the history of branch ${quote(branch)}`,
    hint: 'Only what has been merged there can be promoted.',
    at,
    subject,
  };
}
