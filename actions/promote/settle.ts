import { lastCommitsBetween } from '@kalypso-actions/github';
import type { Chain, Link, Relation } from '@kalypso-actions/promotion';
import type { PromoteDoors, PromoteInputs } from './model.ts';
import type { Statuses } from './statuses.ts';

/** Commits whose statuses are looked at; what is older was settled by the promotions before. */
const MOST_COMMITS = 30;

/**
 * Settles the statuses of the commits that a promotion passes by: after it, none of them stays pending, and none that was rolled back counts as deployed
 * or waits to go on.
 * @param relation how `commit` stands to `replaced`
 */
export async function settle(
  { link, chain }: { readonly link: Link; readonly chain: Chain },
  { commit, replaced, relation }: { readonly commit: string; readonly replaced: string; readonly relation: Relation },
  statuses: Statuses,
  { repository }: Pick<PromoteInputs, 'repository'>,
  { github }: Pick<PromoteDoors, 'github'>,
): Promise<void> {
  const { name } = link.environment;
  if (relation === 'older') {
    const passed = { base: commit, head: replaced, most: MOST_COMMITS };
    for (const one of await lastCommitsBetween(github, repository, passed)) {
      await statuses.takeBack(one, name, commit);
      for (const later of after(link, chain)) await statuses.stopWaiting(one, later, commit);
    }
  } else if (relation === 'newer') {
    const passed = { base: replaced, head: commit, most: MOST_COMMITS };
    for (const one of [replaced, ...(await lastCommitsBetween(github, repository, passed))])
      if (one !== commit) await statuses.end(one, name, commit);
  }
}

/** The environments that come after one, near and far. */
function after(link: Link, chain: Chain): ReadonlySet<string> {
  const names = new Set(link.next);
  for (const name of names) for (const next of chain.get(name)?.next ?? []) names.add(next);
  return names;
}
