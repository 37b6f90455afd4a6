import type { Report } from '@kalypso-actions/scheduler';

/** Why the promoted commit is held back. */
export interface PromotionHold {
  /** `3 assignments fail` */
  readonly summary: string;
  /** The first of the reasons, if there are several. */
  readonly firstReason: string | undefined;
}

/** Describes why content of the platform team holds the promoted commit back. Failures of application teams do not count: they hold nothing else back. */
export function describePromotionHold({
  failed,
  keepsPublished,
}: Pick<Report, 'failed' | 'keepsPublished'>): PromotionHold {
  const reasons = failed.flatMap(({ problems }) => {
    const reason = problems.find(({ registration }) => registration === undefined);
    return reason === undefined ? [] : [reason.message];
  });
  const [firstReason] = reasons;
  if (firstReason === undefined) {
    return { summary: keepsPublished ? 'a base is missing' : 'the schedule is not complete', firstReason };
  }
  return { summary: reasons.length === 1 ? '1 assignment fails' : `${reasons.length} assignments fail`, firstReason };
}
