import type { ClusterVerdict, ReportVerdict } from './fleet-assessment.ts';

/** Formats the name of a cluster with what decided, if there is something: `drone/platform`; `drone/hello-world-app-uat-test` of a rollout. */
export function formatClusterName({ name, reports, deploymentTarget }: ClusterVerdict): string {
  const [decisive] = reports;
  const decided = deploymentTarget ?? decisive?.report.name;
  return decided === undefined ? name : `${name}/${decided}`;
}

/** Since when a source reports what decided, an ISO timestamp; `undefined` if none reports that. */
export function findReportedSince({ report: { facts } }: ReportVerdict): string | undefined {
  const times = facts.flatMap((fact) => (fact.kind === 'failure' && fact.since !== undefined ? fact.since : []));
  return times.sort()[0];
}
