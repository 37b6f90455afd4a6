import { readFileSync } from 'node:fs';
import type { RenderInstead } from './render.ts';
import type { ScheduleInstead } from './schedule.ts';

/** A case where we differ from upstream on purpose. */
export interface Deviation<T> {
  readonly case: string;
  /** The rule that says why we differ. */
  readonly rule: string;
  /** What we do instead: the parts of the answer that are ours. */
  readonly instead: T;
}

export interface Deviations {
  readonly render: readonly Deviation<RenderInstead>[];
  readonly schedule: readonly Deviation<ScheduleInstead>[];
}

/** Reads the list of deviations. Throws when an entry is of no use: without a rule, without an answer, or twice. */
export function readDeviations(file: string): Deviations {
  const { render, schedule }: Deviations = JSON.parse(readFileSync(file, 'utf8'));
  return { render: checked(render), schedule: checked(schedule) };
}

function checked<T extends object>(deviations: readonly Deviation<T>[]): readonly Deviation<T>[] {
  const seen = new Set<string>();
  for (const { case: id, rule, instead } of deviations) {
    if (!rule) throw new Error(`the deviation of ${id} names no rule`);
    if (Object.keys(instead).length === 0) throw new Error(`the deviation of ${id} says nothing of what we do instead`);
    if (seen.has(id)) throw new Error(`${id} is listed twice`);
    seen.add(id);
  }
  return deviations;
}

/** What to expect instead, by case. */
export function byCase<T>(deviations: readonly Deviation<T>[]): ReadonlyMap<string, T> {
  return new Map(deviations.map((deviation) => [deviation.case, deviation.instead]));
}
