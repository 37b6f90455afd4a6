import { type Cron, latestStart } from './cron.ts';
import { endOf, type LocalTime, startOf } from './local-time.ts';
import type { Instant } from './zone.ts';

interface FreezeBase {
  /** Of the IANA database. */
  readonly timeZone: string;
  readonly reason: string | undefined;
}

/** A freeze that comes again: it starts when the clocks of its zone match, and lasts so long. */
export interface RecurringFreeze extends FreezeBase {
  readonly kind: 'recurring';
  readonly cron: Cron;
  readonly duration: number;
}

export interface DatedFreeze extends FreezeBase {
  readonly kind: 'dated';
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** A time in which nothing is promoted to an environment. */
export type FreezeWindow = RecurringFreeze | DatedFreeze;

export interface Frozen {
  /** Index of the window that is open now: the one that ends last, when there are several. */
  readonly window: number;
  /** When promotion can go on, windows that follow without a gap included. Nothing: no end is in sight. */
  readonly until: Instant | undefined;
}

/** So many windows that follow each other without a gap have no end that is worth telling. */
const MOST_WINDOWS = 50;

/** Whether promotion is frozen at a moment, by which window, and until when. */
export function frozenAt(windows: readonly FreezeWindow[], at: Instant): Frozen | undefined {
  const now = lastToEnd(windows, at);
  if (!now) return undefined;
  let { end } = now;
  for (let count = 0; count < MOST_WINDOWS; count += 1) {
    const next = lastToEnd(windows, end);
    if (!next) return { window: now.window, until: end };
    end = next.end;
  }
  return { window: now.window, until: undefined };
}

function lastToEnd(windows: readonly FreezeWindow[], at: Instant) {
  let last: { readonly window: number; readonly end: Instant } | undefined;
  for (const [window, freeze] of windows.entries()) {
    const end = endOfOpen(freeze, at);
    if (end !== undefined && (last === undefined || end > last.end)) last = { window, end };
  }
  return last;
}

/** When a window that is open at a moment ends; nothing when it is not open. The moment of its end is no longer part of it. */
function endOfOpen(freeze: FreezeWindow, at: Instant): Instant | undefined {
  if (freeze.kind === 'dated') {
    const end = endOf(freeze.to, freeze.timeZone);
    return startOf(freeze.from, freeze.timeZone) <= at && at < end ? end : undefined;
  }
  const start = latestStart(freeze.cron, freeze.timeZone, at, at - freeze.duration);
  return start === undefined ? undefined : start + freeze.duration;
}
