import { lastCommitsBetween } from '@kalypso-actions/github';
import type { Relation } from '@kalypso-actions/scheduler';
import type { PromoteDoors, PromoteInputs } from './model.ts';
import type { Statuses } from './statuses.ts';

/** Commits whose statuses are looked at; what is older was settled by the promotions before. */
const MOST_COMMITS = 30;

/**
 * Settles the statuses of the commits that a promotion passes by: after it, none of them stays pending, and none that was rolled back counts as deployed.
 * @param relation how `commit` stands to `replaced`
 */
export async function settle(
  environment: string,
  { commit, replaced, relation }: { readonly commit: string; readonly replaced: string; readonly relation: Relation },
  statuses: Statuses,
  inputs: PromoteInputs,
  { github }: PromoteDoors,
): Promise<void> {
  if (relation === 'older') {
    const passed = { base: commit, head: replaced, most: MOST_COMMITS };
    for (const one of await lastCommitsBetween(github, inputs.repository, passed))
      await statuses.takeBack(one, environment, commit);
    return;
  }
  if (relation !== 'newer') return;
  const passed = { base: replaced, head: commit, most: MOST_COMMITS };
  for (const one of [replaced, ...(await lastCommitsBetween(github, inputs.repository, passed))])
    if (one !== commit) await statuses.end(one, environment, commit);
}
