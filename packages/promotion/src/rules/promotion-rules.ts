import { findActiveFreeze, type Instant } from '@kalypso-actions/calendar';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { Environment } from '@kalypso-actions/scheduler';
import { findFreeze, findHold, findSoak, findUndeployed, type PromotionBlocker } from './promotion-blocker.ts';
import type { PreviousEnvironment, PromotionFacts } from './promotion-facts.ts';

export type PromotionRuling =
  | { readonly kind: 'promote' }
  /** The environment has the commit. */
  | { readonly kind: 'already-promoted' }
  /** The environment has a newer commit. */
  | { readonly kind: 'superseded'; readonly by: string }
  | {
      readonly kind: 'wait';
      readonly blockers: readonly [PromotionBlocker, ...PromotionBlocker[]];
      /** When the promotion can continue; `undefined` if that is unknown. */
      readonly until: Instant | undefined;
    }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** Whether the rules of an environment allow a commit to be promoted to it now. */
export function checkPromotionRules(environment: Environment, facts: PromotionFacts): PromotionRuling {
  const { order, current, allowRollback } = facts;
  if (order === 'same') return { kind: 'already-promoted' };
  if (order === 'diverged') return { kind: 'refused', diagnostic: describeDiverged(environment, facts) };
  if (order === 'older' && !allowRollback) return { kind: 'superseded', by: current ?? '' };
  const skipped = facts.previous.filter(({ progress: { kind } }) => kind === 'none' || kind === 'waiting');
  if (skipped.length > 0) return { kind: 'refused', diagnostic: describeSkipped(environment, facts, skipped) };
  // An environment that is rolled back had the commit, so those that come before it need not have it any more.
  const undone = facts.previous.find(({ progress, hasCommit }) => progress.kind === 'deployed' && !hasCommit);
  if (undone && order !== 'older') return { kind: 'refused', diagnostic: describeUndone(environment, facts, undone) };
  const soakEnd = findSoakEnd(environment, facts);
  const [first, ...others] = [
    ...findHold(environment),
    ...findFreeze(environment, facts.now),
    ...findUndeployed(environment, facts),
    ...findSoak(environment, facts, soakEnd),
  ];
  if (!first) return { kind: 'promote' };
  const blockers = [first, ...others] as const;
  const endsByItself = blockers.every(({ reason }) => reason === 'frozen' || reason === 'soaking');
  return { kind: 'wait', blockers, until: endsByItself ? findEnd(environment, soakEnd ?? facts.now) : undefined };
}

/** When the commit has soaked in all previous environments; `undefined` if it has, or if the environment has no soak time. */
function findSoakEnd({ promotion }: Environment, { previous, now }: PromotionFacts): Instant | undefined {
  const ends = previous.flatMap(({ progress }) =>
    progress.kind === 'deployed' ? progress.since + (promotion.soakMs ?? 0) : [],
  );
  const end = Math.max(...ends);
  return end > now ? end : undefined;
}

/** The end of the freeze that is active at an instant, or the instant itself: when the soak time ends, another window may be active than now. */
function findEnd({ promotion }: Environment, at: Instant): Instant | undefined {
  const freeze = findActiveFreeze(promotion.freeze, at);
  return freeze ? freeze.until : at;
}

function describeDiverged({ name, locate }: Environment, { commit, current = '' }: PromotionFacts): Diagnostic {
  return {
    code: 'commit-apart',
    severity: 'error',
    message: `commit ${shortCommitId(commit)} is neither newer nor older than ${shortCommitId(current)}, the commit of environment ${name}`,
    hint: 'Promote a commit whose history contains it. If the history of the base branch was rewritten, set the commit in the BaseRepo by a pull request.',
    at: locate('metadata', 'name'),
    subject: { kind: 'Environment', name },
  };
}

/** The commit was deployed in a previous environment, which does not have it any more. */
function describeUndone(
  { name }: Environment,
  { commit }: PromotionFacts,
  { environment, current }: PreviousEnvironment,
): Diagnostic {
  const short = shortCommitId(commit);
  const has = current === undefined ? 'has no commit' : `has ${shortCommitId(current)}, which does not contain it`;
  return {
    code: 'environment-skipped',
    severity: 'error',
    message: `commit ${short} cannot be promoted to environment ${name}: environment ${environment.name}, where it was deployed, ${has}`,
    hint: `Environment ${environment.name} was rolled back. Promote ${short} to it again first, or promote another commit.`,
    at: environment.locate('spec', 'promotion', 'next'),
    subject: { kind: 'Environment', name },
  };
}

function describeSkipped(
  { name, locate }: Environment,
  { commit }: PromotionFacts,
  skipped: readonly PreviousEnvironment[],
): Diagnostic {
  const names = skipped.map(({ environment }) => environment.name).join(', ');
  return {
    code: 'environment-skipped',
    severity: 'error',
    message: `commit ${shortCommitId(commit)} cannot be promoted to environment ${name}: it was never promoted to ${names}`,
    hint: `Promote it to ${names} first.`,
    at: skipped[0]?.environment.locate('spec', 'promotion', 'next') ?? locate('metadata', 'name'),
    subject: { kind: 'Environment', name },
  };
}
