import type { FluxConfiguration } from '../evidence/flux-configuration.ts';

/** What the polls so far have shown of a configuration. */
export interface Observation {
  readonly configuration: FluxConfiguration;
  /** When Azure last listed it, in milliseconds since 1970. */
  readonly seenAt: number;
  /** Whether the latest result lists it. */
  readonly isListed: boolean;
  /** Whether the latest result lists it twice, with different contents. */
  readonly isContradictory: boolean;
  /** Since when it has not been compliant at its current commit, in milliseconds since 1970; `undefined` if it was never non-compliant there. */
  readonly failingSince: number | undefined;
}

/** The observations of all configurations, by resource ID in lower case. */
export type Observations = ReadonlyMap<string, Observation>;

export const NO_OBSERVATIONS: Observations = new Map();

/**
 * Updates the observations with another result of Azure.
 *
 * A failing configuration that becomes pending is being retried: only compliance or another commit ends a failure. A configuration that is missing in the
 * result is kept for a while, since Azure's index is eventually consistent.
 * @param now milliseconds since 1970
 * @param keepMissingMs how long a missing configuration is kept
 */
export function updateObservations(
  observations: Observations,
  configurations: readonly FluxConfiguration[],
  now: number,
  keepMissingMs: number,
): Observations {
  const next = new Map<string, Observation>();
  for (const configuration of configurations) {
    const id = configuration.id.toLowerCase();
    const twin = next.get(id);
    next.set(id, {
      configuration,
      seenAt: now,
      isListed: true,
      isContradictory: twin !== undefined && (twin.isContradictory || !isEqual(twin.configuration, configuration)),
      failingSince: findFailingSince(observations.get(id), configuration, now),
    });
  }
  for (const [id, observation] of observations) {
    if (!next.has(id) && now - observation.seenAt < keepMissingMs) next.set(id, { ...observation, isListed: false });
  }
  return next;
}

function findFailingSince(
  previous: Observation | undefined,
  configuration: FluxConfiguration,
  now: number,
): number | undefined {
  if (configuration.complianceState === 'Compliant') return undefined;
  if (previous?.failingSince !== undefined && previous.configuration.syncedCommit === configuration.syncedCommit)
    return previous.failingSince;
  return configuration.complianceState === 'Non-Compliant' ? now : undefined;
}

function isEqual(one: FluxConfiguration, other: FluxConfiguration): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
