import type { Confirmation, ReconcilerReport } from '../evidence/reconciler-report.ts';

/** What the polls so far have shown of a reconciler. */
export interface Sighting {
  readonly report: ReconcilerReport;
  /** When a source last reported it, in milliseconds since 1970. */
  readonly seenAt: number;
  /** Whether the latest result has it. */
  readonly isListed: boolean;
  /** Whether the latest result has it twice, with different contents. */
  readonly isContradictory: boolean;
}

/** All reconcilers that were ever seen during the wait and are not known to be gone, by the ID of their reports. */
export type Sightings = ReadonlyMap<string, Sighting>;

export const NO_SIGHTINGS: Sightings = new Map();

/**
 * Updates the sightings with the result of another poll. Pure; the order of the reports does not matter.
 *
 * A reconciler that is missing in the result stays, since indexes leave rows out for minutes and hours without reporting it. Labels stay, too: a lost tag
 * must not take a cluster out of its group.
 * @param now milliseconds since 1970
 */
export function updateSightings(sightings: Sightings, reports: readonly ReconcilerReport[], now: number): Sightings {
  const next = new Map<string, Sighting>();
  for (const report of reports) {
    const twin = next.get(report.id);
    const kept = keepLabels(report, sightings.get(report.id)?.report);
    next.set(report.id, {
      report: twin === undefined ? kept : mergeTwins(twin.report, kept),
      seenAt: now,
      isListed: true,
      isContradictory: twin !== undefined && (twin.isContradictory || !isEqual(twin.report, kept)),
    });
  }
  for (const [id, sighting] of sightings) if (!next.has(id)) next.set(id, { ...sighting, isListed: false });
  return next;
}

/** Updates the sightings with the responses of the service that knows best: only what it reports to be gone is gone. Pure. */
export function recordResponses(
  sightings: Sightings,
  responses: ReadonlyMap<string, Confirmation>,
  now: number,
): Sightings {
  const next = new Map(sightings);
  for (const [id, response] of responses) {
    if (response.kind === 'gone') next.delete(id);
    if (response.kind !== 'found') continue;
    const report = keepLabels(response.report, sightings.get(id)?.report);
    next.set(id, { report, seenAt: now, isListed: true, isContradictory: false });
  }
  return next;
}

function keepLabels(report: ReconcilerReport, previous: ReconcilerReport | undefined): ReconcilerReport {
  const known = previous?.cluster.labels;
  if (known === undefined) return report;
  return { ...report, cluster: { ...report.cluster, labels: { ...known, ...report.cluster.labels } } };
}

/** Of two different reports, neither is believed; the smaller text is shown, so that the order does not matter. */
function mergeTwins(one: ReconcilerReport, other: ReconcilerReport): ReconcilerReport {
  return JSON.stringify(one) <= JSON.stringify(other) ? one : other;
}

function isEqual(one: ReconcilerReport, other: ReconcilerReport): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
