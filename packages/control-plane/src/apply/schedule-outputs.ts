import { formatCount } from '@kalypso-actions/diagnostics';
import { getRepositoryFullName } from '../repository-full-name.ts';
import type { ScheduleResult } from './apply-schedule.ts';

/** The outputs of the action; `manifests` only if they were written. */
export function toScheduleOutputs({
  manifests,
  manifestsFolder,
  reportFile,
  plan,
  model,
}: ScheduleResult): Record<string, string> {
  const targets = model.gitOpsRepos.map(({ repo, branch, path }) => ({
    repository: getRepositoryFullName(repo) ?? repo,
    branch,
    path,
  }));
  return {
    report: reportFile,
    ...(manifests === 'not-written' ? {} : { manifests: manifestsFolder }),
    assignments: String(plan.planned.length),
    'held-back': String(plan.failed.length),
    'promotion-held-back': String(plan.isPromotionHeldBack),
    'platform-errors': String(hasPlatformErrors(plan)),
    'cluster-types': String(plan.clusterTypes.length),
    'promoted-commit': plan.promotedCommit ?? '',
    'gitops-repository': targets[0]?.repository ?? '',
    'gitops-branch': targets[0]?.branch ?? '',
    'gitops-path': targets[0]?.path ?? '',
    'gitops-targets': JSON.stringify(targets),
  };
}

/** Whether errors of the platform team hold something back. */
function hasPlatformErrors({ failed, infrastructure, keepsPublished }: ScheduleResult['plan']): boolean {
  // Templates of a base that was never promoted are missing.
  if (keepsPublished) return false;
  return (
    failed.some(({ problems }) => problems.some(({ registration }) => registration === undefined)) ||
    infrastructure.some(({ kind }) => kind === 'failed')
  );
}

/** A line about the result for the log. */
export function describeScheduleResult({ manifests, plan }: ScheduleResult, output: string): string {
  const { planned, failed, infrastructure, heldBack, clusterTypes } = plan;
  const failing = infrastructure.filter(({ kind }) => kind === 'failed').length;
  const amount = `${formatCount(planned.length, 'assignment')} on ${formatCount(clusterTypes.length, 'cluster type')}`;
  if (manifests === 'not-written') return 'no manifests were written';
  if (manifests === 'unchanged') return `${amount}: ${output} is up to date`;
  const known = [
    ...(failed.length > 0 ? [formatCount(failed.length, 'assignment')] : []),
    ...(failing > 0 ? [`the infrastructure of ${formatCount(failing, 'cluster type')}`] : []),
  ];
  const registrations = formatCount(heldBack.size, 'registration');
  const unknown = known.length > 0 ? `whatever else ${registrations} may define` : `everything of ${registrations}`;
  const without = heldBack.size > 0 ? [...known, unknown] : known;
  return `${amount}: written to ${output}${without.length > 0 ? `; held back: ${without.join(' and ')}` : ''}`;
}
