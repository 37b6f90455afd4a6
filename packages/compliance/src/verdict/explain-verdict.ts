import type { ClusterVerdict, ReportVerdict } from './fleet-assessment.ts';

/** Formats the name of a cluster with the reconciler that decided, if there is one: `drone/platform`. */
export function formatClusterName({ name, reports }: ClusterVerdict): string {
  const [decisive] = reports;
  return decisive === undefined ? name : `${name}/${decisive.report.name}`;
}

/** Since when a source reports what decided, an ISO timestamp; `undefined` if none reports that. */
export function findReportedSince({ report: { facts } }: ReportVerdict): string | undefined {
  const times = facts.flatMap((fact) => (fact.kind === 'failure' && fact.since !== undefined ? fact.since : []));
  return times.sort()[0];
}
