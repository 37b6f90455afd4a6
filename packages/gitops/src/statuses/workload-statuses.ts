import { formatCount, joinLimited } from '@kalypso-actions/diagnostics';
import { formatRepositoryName, formatStatusDescription, parseRepositoryName } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import { listHeldBack } from '../content/kept-folders.ts';
import { listErrorsOf } from '../held-back/registration-errors.ts';
import type { StatusDecision, WantedStatus } from './wanted-status.ts';

const MAX_CLUSTER_TYPES = 5;

export type WorkloadReport = Pick<
  Report,
  'environment' | 'sources' | 'registrations' | 'assignments' | 'failed' | 'diagnostics'
>;

type StatusText = Pick<StatusDecision, 'state' | 'description'>;

/**
 * The statuses that the commits of workload repositories should have: what is wrong, or where their workloads are scheduled. Registrations that share a
 * commit share its status, of which the worst counts. Only repositories on the server get one. Pure.
 * @param isProposed whether the schedule is proposed to the GitOps branch; if not, only errors are worth a status
 */
export function wantWorkloadStatuses(
  report: WorkloadReport,
  isProposed: boolean,
  serverUrl: string,
): readonly WantedStatus[] {
  const commits = new Map<string, Pick<StatusDecision, 'repository' | 'commit'> & { readonly names: string[] }>();
  for (const { kind, name, repo, commit } of report.sources) {
    const repository = repo === null ? undefined : parseRepositoryName(repo, serverUrl);
    if (kind !== 'workload' || repository === undefined || commit === null) continue;
    const key = `${formatRepositoryName(repository).toLowerCase()} ${commit}`;
    const known = commits.get(key) ?? { repository, commit, names: [] };
    known.names.push(name);
    commits.set(key, known);
  }
  const context = `kalypso/${report.environment}`;
  return [...commits.values()].flatMap(({ repository, commit, names }): readonly WantedStatus[] => {
    const { state, description } = describeRegistrations(report, names);
    if (state !== 'failure' && !isProposed) return [];
    const text = { state, description: formatStatusDescription(description) };
    return [{ repository, commit, context, ...text, mayReplace: () => true, isOptional: false }];
  });
}

/** One text for all registrations of a commit. */
function describeRegistrations(report: WorkloadReport, names: readonly string[]): StatusText {
  const isAmong = ({ registration }: { readonly registration: string | null }) =>
    registration !== null && names.includes(registration);
  const [error] = names.flatMap((name) => listErrorsOf(report, name));
  if (error !== undefined) {
    const { at, message } = error;
    return { state: 'failure', description: at === undefined ? message : `${at.file}:${at.line}: ${message}` };
  }
  if (listHeldBack(report).some((name) => names.includes(name))) {
    return { state: 'failure', description: 'Held back: see the report of the run' };
  }
  const assignments = report.assignments.filter(isAmong);
  const failed = report.failed.filter(isAmong);
  const [reason] = failed.flatMap(({ problems }) => problems);
  if (assignments.length > 0) {
    const clusterTypes = [...new Set(assignments.map(({ clusterType }) => clusterType))].sort();
    const where = joinLimited(clusterTypes, MAX_CLUSTER_TYPES);
    const rest = failed.length === 0 ? '' : `; ${failed.length} held back by the platform team`;
    return {
      state: 'success',
      description: `Scheduled on ${where} (${formatCount(assignments.length, 'assignment')}${rest})`,
    };
  }
  return reason === undefined
    ? { state: 'success', description: 'Not assigned to any cluster type' }
    : { state: 'pending', description: `Held back by the platform team: ${reason.message}` };
}
