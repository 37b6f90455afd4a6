import type { Configuration } from './configuration.ts';

/** What is known of a configuration by now. */
export interface Sighting {
  readonly configuration: Configuration;
  /** When it was last in Azure's answer, in milliseconds. */
  readonly seenAt: number;
  /** Whether it is in the latest answer. */
  readonly isThere: boolean;
  /** Whether the latest answer says two different things of it. */
  readonly isContradictory: boolean;
  /** Since when it has not been compliant at the commit that it is on, if it was non-compliant there. */
  readonly failingSince: number | undefined;
}

/** Everything seen so far, by resource id. */
export type History = ReadonlyMap<string, Sighting>;

export const NOTHING_SEEN: History = new Map();

/**
 * What is known after another answer of Azure.
 *
 * A failing configuration that turns to pending is trying again: only compliance, or another commit, ends a failure. One that is no longer in the answer
 * is remembered for a while, since Azure's index is eventually consistent: what is missing for a moment is not gone.
 */
export function remember(
  history: History,
  answer: readonly Configuration[],
  now: number,
  forgetAfter: number,
): History {
  const next = new Map<string, Sighting>();
  for (const configuration of answer) {
    const id = configuration.id.toLowerCase();
    const twin = next.get(id);
    next.set(id, {
      configuration,
      seenAt: now,
      isThere: true,
      isContradictory: twin !== undefined && (twin.isContradictory || !agrees(twin.configuration, configuration)),
      failingSince: failingSince(history.get(id), configuration, now),
    });
  }
  for (const [id, sighting] of history) {
    if (!next.has(id) && now - sighting.seenAt < forgetAfter) next.set(id, { ...sighting, isThere: false });
  }
  return next;
}

function failingSince(before: Sighting | undefined, configuration: Configuration, now: number): number | undefined {
  if (configuration.complianceState === 'Compliant') return undefined;
  if (before?.failingSince !== undefined && before.configuration.syncedCommit === configuration.syncedCommit)
    return before.failingSince;
  return configuration.complianceState === 'Non-Compliant' ? now : undefined;
}

function agrees(one: Configuration, other: Configuration): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
