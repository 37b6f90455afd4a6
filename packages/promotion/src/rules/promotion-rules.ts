import { formatWait, findActiveFreeze, type Instant, toWallTime } from '@kalypso-actions/calendar';
import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import type { Environment } from '@kalypso-actions/scheduler';
import type { PromotionProgress } from '../records/commit-status.ts';

/** How a commit stands to the one that an environment has, in the history of the base branch. */
export type Relation = 'same' | 'newer' | 'older' | 'apart';

/** What has to be known to decide about a promotion. */
export interface PromotionFacts {
  readonly now: Instant;
  readonly commit: string;
  /** What the environment has; nothing when its `BaseRepo` names no commit. */
  readonly current: string | undefined;
  /** How `commit` stands to `current`; newer when there is none. */
  readonly relation: Relation;
  /** The environments before this one, and how far the commit has come in each. */
  readonly before: readonly { readonly environment: Environment; readonly standing: PromotionProgress }[];
  readonly allowRollback: boolean;
}

export type BlockerReason = 'held' | 'frozen' | 'not-deployed' | 'soaking';

/** Something that a promotion has to wait for. */
export interface PromotionBlocker {
  readonly reason: BlockerReason;
  /** Of the diagnostic that tells it. */
  readonly code: string;
  /** In one sentence. */
  readonly message: string;
  /** In few words, for a commit status. */
  readonly brief: string;
  /** The line that makes it wait. */
  readonly at: Position;
  /** Whether it can only end by something else that happens to the commit: then nothing is to be marked as waiting. */
  readonly isDead: boolean;
}

export type PromotionRuling =
  | { readonly outcome: 'promote' }
  /** The environment has the commit. */
  | { readonly outcome: 'already' }
  /** The environment has a newer one. */
  | { readonly outcome: 'superseded'; readonly by: string }
  /** Not now; at `until`, when that is known, it can go on. */
  | { readonly outcome: 'wait'; readonly stops: readonly [PromotionBlocker, ...PromotionBlocker[]]; readonly until: Instant | undefined }
  | { readonly outcome: 'refused'; readonly diagnostic: Diagnostic };

/** Whether a commit may come to an environment now. Pure: the clock is one of the facts. */
export function checkPromotionRules(environment: Environment, facts: PromotionFacts): PromotionRuling {
  const { relation, current, allowRollback } = facts;
  if (relation === 'same') return { outcome: 'already' };
  if (relation === 'apart') return { outcome: 'refused', diagnostic: apart(environment, facts) };
  if (relation === 'older' && !allowRollback) return { outcome: 'superseded', by: current ?? '' };
  const skipped = facts.before.filter(({ standing: { state } }) => state === 'never' || state === 'waiting');
  if (skipped.length > 0) return { outcome: 'refused', diagnostic: skipping(environment, facts, skipped) };
  const soakEnd = endOfSoak(environment, facts);
  const [first, ...others] = [
    ...held(environment),
    ...frozen(environment, facts.now),
    ...notDeployed(environment, facts),
    ...soaking(environment, facts, soakEnd),
  ];
  if (!first) return { outcome: 'promote' };
  const stops = [first, ...others] as const;
  const passes = stops.every(({ reason }) => reason === 'frozen' || reason === 'soaking');
  return { outcome: 'wait', stops, until: passes ? goesOnAt(environment, soakEnd ?? facts.now) : undefined };
}

const short = (commit: string) => commit.slice(0, 7);

function refusal(code: string, environment: Environment, message: string, hint: string, at: Position): Diagnostic {
  return { code, severity: 'error', message, hint, at, subject: { kind: 'Environment', name: environment.name } };
}

function apart(environment: Environment, { commit, current }: PromotionFacts): Diagnostic {
  return refusal(
    'commit-apart',
    environment,
    `${short(commit)} neither comes after nor before ${short(current ?? '')}, which environment ${environment.name} has`,
    'Promote a commit that contains it; or, when the history of the branch was rewritten, set the commit in the BaseRepo by hand.',
    environment.locate('metadata', 'name'),
  );
}

function skipping(environment: Environment, { commit }: PromotionFacts, skipped: PromotionFacts['before']): Diagnostic {
  const names = skipped.map(({ environment: { name } }) => name).join(', ');
  return refusal(
    'environment-skipped',
    environment,
    `${short(commit)} cannot come to environment ${environment.name}: it never came to ${names}`,
    `Promote it to ${names} first.`,
    skipped[0]?.environment.locate('spec', 'promotion', 'next') ?? environment.locate('metadata', 'name'),
  );
}

function held({ name, promotion, locate }: Environment): PromotionBlocker[] {
  if (promotion.hold === undefined) return [];
  const message = `promotion to environment ${name} is on hold: ${quote(promotion.hold)}`;
  const at = locate('spec', 'promotion', 'hold');
  return [{ reason: 'held', code: 'promotion-held', message, brief: `on hold: ${promotion.hold}`, at, isDead: false }];
}

function frozen({ name, promotion, locate }: Environment, now: Instant): PromotionBlocker[] {
  const found = findActiveFreeze(promotion.freeze, now);
  const window = found && promotion.freeze[found.window];
  if (!window) return [];
  const until = found.until === undefined ? 'without an end' : `until ${formatLocalTime(found.until, window.timeZone)}`;
  const why = window.reason === undefined ? '' : `: ${quote(window.reason)}`;
  const brief = `frozen ${until}${window.reason === undefined ? '' : `: ${window.reason}`}`;
  const message = `promotion to environment ${name} is frozen ${until}${why}`;
  return [
    {
      reason: 'frozen',
      code: 'promotion-frozen',
      message,
      brief,
      at: locate('spec', 'promotion', 'freeze', found.window),
      isDead: false,
    },
  ];
}

function notDeployed(environment: Environment, { commit, before }: PromotionFacts): PromotionBlocker[] {
  return before.flatMap(({ environment: { name, locate }, standing }): PromotionBlocker[] => {
    const at = locate('spec', 'promotion', 'next');
    const waits = `${short(commit)} does not come to environment ${environment.name}`;
    if (standing.state === 'under-way') {
      const message = `${waits} before it is deployed in ${name}`;
      return [
        {
          reason: 'not-deployed',
          code: 'promotion-not-deployed',
          message,
          brief: `not deployed in ${name} yet`,
          at,
          isDead: false,
        },
      ];
    }
    if (standing.state !== 'failed') return [];
    const message = `${waits}, for in ${name} it is not deployed: ${quote(standing.description)}`;
    return [
      {
        reason: 'not-deployed',
        code: 'promotion-not-deployed',
        message,
        brief: `not deployed in ${name}`,
        at,
        isDead: true,
      },
    ];
  });
}

/** When the commit has been long enough in all the environments before this one; nothing when it has been, or soaking is not asked for. */
function endOfSoak({ promotion }: Environment, { before, now }: PromotionFacts): Instant | undefined {
  const ends = before.flatMap(({ standing }) =>
    standing.state === 'deployed' ? standing.since + (promotion.soakMs ?? 0) : [],
  );
  const end = Math.max(...ends);
  return end > now ? end : undefined;
}

function soaking(
  { name, promotion, locate }: Environment,
  { commit, before, now }: PromotionFacts,
  end: Instant | undefined,
): PromotionBlocker[] {
  if (end === undefined) return [];
  const where = before.map(({ environment }) => environment.name).join(' and ');
  const message = `${short(commit)} comes to environment ${name} after it has been ${formatWait(promotion.soakMs ?? 0)} in ${where}: in ${formatWait(end - now)}, at ${formatLocalTime(end)}`;
  const at = locate('spec', 'promotion', 'soak');
  return [
    {
      reason: 'soaking',
      code: 'promotion-soaking',
      message,
      brief: `soaking in ${where} until ${formatLocalTime(end)}`,
      at,
      isDead: false,
    },
  ];
}

/** After the soak a window may be open that is closed now. */
function goesOnAt({ promotion }: Environment, from: Instant): Instant | undefined {
  const found = findActiveFreeze(promotion.freeze, from);
  return found ? found.until : from;
}

/** A moment for people, by the clocks of a zone: `2026-12-20 18:00 Europe/Berlin`. */
export function formatLocalTime(instant: Instant, timeZone = 'UTC'): string {
  const clock = new Date(toWallTime(instant, timeZone)).toISOString();
  return `${clock.slice(0, 10)} ${clock.slice(11, 16)} ${timeZone}`;
}
