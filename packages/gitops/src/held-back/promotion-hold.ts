import type { Report } from '@kalypso-actions/scheduler';

/** Why the promoted commit is held back. */
export interface PromotionHold {
  /** `3 assignments fail` */
  readonly summary: string;
  /** The first of the reasons, if there are several. */
  readonly firstReason: string | undefined;
}

/** Describes why content of the platform team holds the promoted commit back. Failures of application teams do not count: they hold nothing else back. */
export function describePromotionHold(
  report: Pick<Report, 'failed' | 'keepsPublished' | 'registrations'>,
): PromotionHold {
  const reasons = report.failed.flatMap(({ problems }) => {
    const reason = problems.find(({ registration }) => registration === undefined);
    return reason === undefined ? [] : [reason.message];
  });
  const [firstReason] = reasons;
  if (firstReason === undefined) return { summary: describeIncompleteSchedule(report), firstReason };
  return { summary: reasons.length === 1 ? '1 assignment fails' : `${reasons.length} assignments fail`, firstReason };
}

function describeIncompleteSchedule({
  keepsPublished,
  registrations,
}: Pick<Report, 'keepsPublished' | 'registrations'>): string {
  if (keepsPublished) return 'a base is missing';
  const isNothingKnown = registrations.length > 0 && registrations.every(({ isHeldBack }) => isHeldBack);
  return isNothingKnown ? 'every registration is held back' : 'the schedule is not complete';
}
