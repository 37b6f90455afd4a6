import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import type { Model } from '@kalypso-actions/scheduler';
import { type Explanation, explained } from './explanation.ts';

/** @param present the promoted commit of the branch */
export function explainPromotedCommit(
  present: string | undefined,
  { baseRepos }: Pick<Model, 'baseRepos'>,
): Explanation {
  const base = baseRepos.find(({ name }) => name === PROMOTED_BASE_REPO);
  const found = present === undefined ? 'no promoted commit' : `the promoted commit ${present.trim()}`;
  return explained('promoted-commit', {
    text: `the branch has ${found}, the BaseRepo has ${base?.commit ?? 'none'}`,
    ...(base ? { at: base.locate('spec', 'commit') } : {}),
    ...(present === undefined ? {} : { hint: `To keep what the branch has, write \`commit: ${present.trim()}\`` }),
  });
}
