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
  /** When the service that knows best last reported it, in milliseconds since 1970; `undefined` if a newer result has replaced that. */
  readonly providedAt: number | undefined;
}

/** How long a response of the service that knows best stands in for a result that is older. */
export const PROVIDED_FOR_MS = 300_000;

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
  for (const [id, twins] of Map.groupBy(reports, (report) => report.id)) {
    const known = sightings.get(id);
    const sighting = createSighting(twins, known?.labels, now);
    next.set(id, known !== undefined && isOutdated(sighting, known) ? keepProvided(known, now) : sighting);
  }
  for (const [id, known] of sightings) if (!next.has(id)) next.set(id, { ...known, isListed: false });
  return next;
}

/**
 * Whether a result is older than what the service that knows best has reported: an index can be hours behind. The connection of a cluster has a time of its
 * own, so a result that reports a lost one counts.
 */
function isOutdated({ report, isContradictory }: Sighting, known: Sighting): boolean {
  if (known.providedAt === undefined || isContradictory) return false;
  if (report.facts.some(({ kind }) => kind === 'disconnected')) return false;
  const [time, knownTime] = [report.reportedAt, known.report.reportedAt];
  return time !== undefined && knownTime !== undefined && Date.parse(time) < Date.parse(knownTime);
}

/** A response of the service that knows best stands in for a while. */
function keepProvided(known: Sighting, now: number): Sighting {
  const isListed = known.providedAt !== undefined && now - known.providedAt < PROVIDED_FOR_MS;
  return { ...known, isListed };
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
    next.set(id, { ...createSighting([response.report], sightings.get(id)?.labels, now), providedAt: now });
  }
  return next;
}

/** Of different reports of one reconciler, none is believed; the one with the smallest text is shown, so that the order does not matter. */
function createSighting(twins: readonly ReconcilerReport[], known: ClusterLabels, now: number): Sighting {
  const [report, ...others] = distinct(twins).map((twin) => withLabels(twin, mergeLabels(known, twin.cluster.labels)));
  if (report === undefined) throw new RangeError('there is no report to see');
  const { labels } = report.cluster;
  const seen = { seenAt: now, isListed: true, isContradictory: others.length > 0, providedAt: undefined };
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
