import { formatCount } from '@kalypso-actions/diagnostics';
import type { Report } from '@kalypso-actions/scheduler';

/** Why the promoted commit is held back. */
export interface PromotionHold {
  /** `3 assignments fail`, `the infrastructure of 1 cluster type fails` */
  readonly summary: string;
  /** The first of the reasons, if there are several. */
  readonly firstReason: string | undefined;
}

/** Describes why content of the platform team holds the promoted commit back. Failures of application teams do not count: they hold nothing else back. */
export function describePromotionHold(
  report: Pick<Report, 'failed' | 'clusterTypes' | 'keepsPublished' | 'registrations'>,
): PromotionHold {
  const reasons = report.failed.flatMap(({ problems }) => {
    const reason = problems.find(({ registration }) => registration === undefined);
    return reason === undefined ? [] : [reason.message];
  });
  const infrastructure = report.clusterTypes.flatMap(({ problems: [first] = [] }) => (first ? [first.message] : []));
  const [firstReason] = [...reasons, ...infrastructure];
  if (firstReason === undefined) return { summary: describeIncompleteSchedule(report), firstReason };
  return { summary: describeFailures(reasons.length, infrastructure.length), firstReason };
}

function describeFailures(assignments: number, clusterTypes: number): string {
  const subjects = [
    ...(assignments > 0 ? [formatCount(assignments, 'assignment')] : []),
    ...(clusterTypes > 0 ? [`the infrastructure of ${formatCount(clusterTypes, 'cluster type')}`] : []),
  ];
  const isSingular = subjects.length === 1 && assignments < 2;
  return `${subjects.join(' and ')} ${isSingular ? 'fails' : 'fail'}`;
}

function describeIncompleteSchedule({
  keepsPublished,
  registrations,
}: Pick<Report, 'keepsPublished' | 'registrations'>): string {
  if (keepsPublished) return 'a base is missing';
  const isNothingKnown = registrations.length > 0 && registrations.every(({ isHeldBack }) => isHeldBack);
  return isNothingKnown ? 'every registration is held back' : 'the schedule is not complete';
}
