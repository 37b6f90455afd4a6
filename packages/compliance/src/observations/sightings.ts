import type { Confirmation, ReconcilerReport, ReportedCluster } from '../evidence/reconciler-report.ts';

/** What the polls so far have shown of a reconciler. */
export interface Sighting {
  /** With the labels of earlier results, too; with none that can be read if the latest result contradicts itself about them. */
  readonly report: ReconcilerReport;
  /** The labels that later results inherit. */
  readonly labels: ClusterLabels;
  /** When a source last reported it, in milliseconds since 1970. */
  readonly seenAt: number;
  /** Whether the latest result has it. */
  readonly isListed: boolean;
  /** Whether the latest result has it twice, with different contents. */
  readonly isContradictory: boolean;
}

type ClusterLabels = ReportedCluster['labels'];

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
  for (const [id, twins] of Map.groupBy(reports, (report) => report.id))
    next.set(id, createSighting(twins, sightings.get(id)?.labels, now));
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
    if (response.kind === 'found') next.set(id, createSighting([response.report], sightings.get(id)?.labels, now));
  }
  return next;
}

/** Of different reports of one reconciler, none is believed; the one with the smallest text is shown, so that the order does not matter. */
function createSighting(twins: readonly ReconcilerReport[], known: ClusterLabels, now: number): Sighting {
  const [report, ...others] = distinct(twins).map((twin) => withLabels(twin, mergeLabels(known, twin.cluster.labels)));
  if (report === undefined) throw new RangeError('there is no report to see');
  const { labels } = report.cluster;
  const seen = { seenAt: now, isListed: true, isContradictory: others.length > 0 };
  if (others.every(({ cluster }) => toText(cluster.labels) === toText(labels))) return { report, labels, ...seen };
  return { report: withLabels(report, undefined), labels: known, ...seen };
}

function distinct(reports: readonly ReconcilerReport[]): readonly ReconcilerReport[] {
  if (reports.length === 1) return reports;
  const byText = new Map(reports.map((report) => [toText(report), report]));
  return [...byText.keys()].sort().flatMap((text) => byText.get(text) ?? []);
}

function mergeLabels(known: ClusterLabels, labels: ClusterLabels): ClusterLabels {
  if (known === undefined || labels === known) return labels;
  // Copies cost time in a large fleet, and labels hardly ever change.
  const isComplete = labels !== undefined && Object.keys(known).every((name) => Object.hasOwn(labels, name));
  return isComplete ? labels : { ...known, ...labels };
}

function withLabels(report: ReconcilerReport, labels: ClusterLabels): ReconcilerReport {
  return labels === report.cluster.labels ? report : { ...report, cluster: { ...report.cluster, labels } };
}

function toText(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
