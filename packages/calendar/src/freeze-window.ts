import { type CronExpression, findLatestStart } from './cron.ts';
import { type LocalTime, toEnd, toStart } from './local-time.ts';
import type { Instant } from './time-zone.ts';

interface FreezeBase {
  /** Name in the IANA database. */
  readonly timeZone: string;
  readonly reason: string | undefined;
}

/** A freeze that recurs: it starts when the local time of its zone matches, and lasts for a fixed duration. */
interface RecurringFreeze extends FreezeBase {
  readonly kind: 'recurring';
  readonly cron: CronExpression;
  readonly durationMs: number;
}

interface DatedFreeze extends FreezeBase {
  readonly kind: 'dated';
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** A period in which nothing is promoted to an environment. */
export type FreezeWindow = RecurringFreeze | DatedFreeze;

interface ActiveFreeze {
  /** Index of the window that is active now; if several are, the one that ends last. */
  readonly window: number;
  /** When promotion resumes, taking into account windows that follow without a gap. `undefined` if no end is in sight. */
  readonly until: Instant | undefined;
}

/** If more windows than this follow each other without a gap, the end is reported as unknown. */
const MAX_CONSECUTIVE_WINDOWS = 50;

/** Finds the window that freezes promotion at an instant, and when the freeze ends. `undefined` if promotion is not frozen. */
export function findActiveFreeze(windows: readonly FreezeWindow[], at: Instant): ActiveFreeze | undefined {
  const active = findLastToEnd(windows, at);
  if (!active) return undefined;
  let { end } = active;
  for (let count = 0; count < MAX_CONSECUTIVE_WINDOWS; count += 1) {
    const next = findLastToEnd(windows, end);
    if (!next) return { window: active.window, until: end };
    end = next.end;
  }
  return { window: active.window, until: undefined };
}

function findLastToEnd(windows: readonly FreezeWindow[], at: Instant) {
  let last: { readonly window: number; readonly end: Instant } | undefined;
  for (const [window, freeze] of windows.entries()) {
    const end = findEndIfActive(freeze, at);
    if (end !== undefined && (last === undefined || end > last.end)) last = { window, end };
  }
  return last;
}

/** The end of a window that is active at an instant, `undefined` if it is not active. The end is exclusive. */
function findEndIfActive(freeze: FreezeWindow, at: Instant): Instant | undefined {
  if (freeze.kind === 'dated') {
    const end = toEnd(freeze.to, freeze.timeZone);
    return toStart(freeze.from, freeze.timeZone) <= at && at < end ? end : undefined;
  }
  const start = findLatestStart(freeze.cron, freeze.timeZone, at, at - freeze.durationMs);
  return start === undefined ? undefined : start + freeze.durationMs;
}
