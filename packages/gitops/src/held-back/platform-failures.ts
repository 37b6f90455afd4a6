import type { Report, ReportFailure } from '@kalypso-actions/scheduler';

/** An assignment that fails because of content of the platform team, and the first reason. */
export interface PlatformFailure {
  readonly failure: ReportFailure;
  readonly reason: ReportFailure['problems'][number];
}

/** Lists the assignments that fail because of content of the platform team, such as a template. They hold the promoted commit back. */
export function listPlatformFailures({ failed }: Pick<Report, 'failed'>): readonly PlatformFailure[] {
  return failed.flatMap((failure) => {
    const reason = failure.problems.find(({ registration }) => registration === undefined);
    return reason === undefined ? [] : [{ failure, reason }];
  });
}
