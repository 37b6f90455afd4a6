import { findActiveFreeze, formatWait, type Instant } from '@kalypso-actions/calendar';
import { type Position, quote } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import type { Environment } from '@kalypso-actions/scheduler';
import { formatLocalTime } from './format-local-time.ts';
import type { PromotionFacts } from './promotion-facts.ts';

/** Something that a promotion has to wait for. */
export interface PromotionBlocker {
  readonly reason: 'held' | 'frozen' | 'not-deployed' | 'soaking';
  /** Code of the diagnostic. */
  readonly code: string;
  /** One sentence, for the diagnostic. */
  readonly message: string;
  /** A few words, for the commit status. */
  readonly summary: string;
  /** The line that causes the wait. */
  readonly at: Position;
  /** Whether a deployment failed: then the commit is not marked as waiting, because the wait may never end. */
  readonly isFailure: boolean;
}

export function findHold({ name, promotion, locate }: Environment): PromotionBlocker[] {
  if (promotion.hold === undefined) return [];
  return [
    {
      reason: 'held',
      code: 'promotion-held',
      message: `promotion to environment ${name} is on hold: ${quote(promotion.hold)}`,
      summary: `on hold: ${promotion.hold}`,
      at: locate('spec', 'promotion', 'hold'),
      isFailure: false,
    },
  ];
}

export function findFreeze({ name, promotion, locate }: Environment, now: Instant): PromotionBlocker[] {
  const active = findActiveFreeze(promotion.freeze, now);
  const window = active && promotion.freeze[active.window];
  if (!window) return [];
  const { timeZone, reason } = window;
  const end = active.until === undefined ? 'indefinitely' : `until ${formatLocalTime(active.until, timeZone)}`;
  return [
    {
      reason: 'frozen',
      code: 'promotion-frozen',
      message: `promotion to environment ${name} is frozen ${end}${reason === undefined ? '' : `: ${quote(reason)}`}`,
      summary: `frozen ${end}${reason === undefined ? '' : `: ${reason}`}`,
      at: locate('spec', 'promotion', 'freeze', active.window),
      isFailure: false,
    },
  ];
}

/** The previous environments in which the commit is not deployed. */
export function findUndeployed({ name }: Environment, { commit, previous }: PromotionFacts): PromotionBlocker[] {
  const refusal = `commit ${shortCommitId(commit)} cannot be promoted to environment ${name}`;
  return previous.flatMap(({ environment, progress }): PromotionBlocker[] => {
    const blocker = {
      reason: 'not-deployed',
      code: 'promotion-not-deployed',
      at: environment.locate('spec', 'promotion', 'next'),
    } as const;
    if (progress.kind === 'promoted') {
      const message = `${refusal} until it is deployed in ${environment.name}`;
      return [{ ...blocker, message, summary: `not deployed in ${environment.name} yet`, isFailure: false }];
    }
    if (progress.kind !== 'failed') return [];
    const message = `${refusal} because it is not deployed in ${environment.name}: ${quote(progress.description)}`;
    return [{ ...blocker, message, summary: `not deployed in ${environment.name}`, isFailure: true }];
  });
}

/** @param end when the soak time ends; `undefined` if it is over, or if there is none */
export function findSoak(
  { name, promotion, locate }: Environment,
  { commit, previous, now }: PromotionFacts,
  end: Instant | undefined,
): PromotionBlocker[] {
  if (end === undefined) return [];
  const names = previous.map(({ environment }) => environment.name).join(' and ');
  const soak = formatWait(promotion.soakMs ?? 0);
  const remaining = `${formatWait(end - now)} left, until ${formatLocalTime(end)}`;
  return [
    {
      reason: 'soaking',
      code: 'promotion-soaking',
      message: `commit ${shortCommitId(commit)} has to be deployed in ${names} for ${soak} before it is promoted to environment ${name}: ${remaining}`,
      summary: `soaking in ${names} until ${formatLocalTime(end)}`,
      at: locate('spec', 'promotion', 'soak'),
      isFailure: false,
    },
  ];
}
