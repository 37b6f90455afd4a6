import { commitStatuses } from '@kalypso-actions/github';
import { type Standing, standingOf } from '@kalypso-actions/promotion';
import type { PromoteDoors, PromoteInputs, PromoteResult } from './model.ts';

/** How far the commit has come in every environment of the chain, after a run. */
export async function standingsOf(
  { commit, chain, results, reason }: PromoteResult,
  { repository, statusContext }: PromoteInputs,
  { github }: Pick<PromoteDoors, 'github'>,
): Promise<ReadonlyMap<string, Standing>> {
  // A commit that was refused may be none of this repository.
  if (commit === undefined || (results.length === 0 && (reason === 'refused' || reason === 'failed'))) return new Map();
  const statuses = await commitStatuses(github, repository, commit);
  return new Map(
    [...chain.keys()].map((name) => [
      name,
      standingOf(statuses.filter(({ context }) => context === statusContext(name))),
    ]),
  );
}
