import { isHeldBackStatus, PROMOTED_BASE_REPO, STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import { formatStatusDescription, type PastCommitStatus, parseRepositoryName } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import { describePromotionHold } from '../held-back/promotion-hold.ts';
import type { WantedStatus } from './wanted-status.ts';

export type PromotionReport = Pick<
  Report,
  'environment' | 'sources' | 'registrations' | 'failed' | 'promotedCommit' | 'isPromotionHeldBack' | 'keepsPublished'
>;

/**
 * The status that the promoted commit should have in its repository: why it is held back, or that it is promoted, if it was held back before. Statuses of
 * later stages are never replaced. Pure.
 * @param isPublished whether the base branch has the promoted commit already
 * @returns empty if there is no promoted commit, or its repository is not on the server
 */
export function wantPromotedCommitStatus(
  report: PromotionReport,
  isPublished: boolean,
  statusContext: (environment: string) => string,
  serverUrl: string,
): readonly WantedStatus[] {
  const { environment, sources, promotedCommit: commit, isPromotionHeldBack } = report;
  const repo = sources.find(({ kind, name }) => kind === 'base' && name === PROMOTED_BASE_REPO)?.repo;
  const repository = repo == null ? undefined : parseRepositoryName(repo, serverUrl);
  if (repository === undefined || commit === null) return [];
  const status = { repository, commit, context: statusContext(environment), state: 'pending' } as const;
  if (!isPromotionHeldBack) {
    const description = STATUS_DESCRIPTIONS.promoted;
    return [{ ...status, description, mayReplace: isHeldBack, isOptional: true }];
  }
  if (isPublished) return [];
  const description = formatStatusDescription(`${STATUS_DESCRIPTIONS.heldBack} ${describeHold(report)}`);
  const mayReplace = (newest: PastCommitStatus | undefined) =>
    newest === undefined || isHeldBackStatus(newest) || isPending(newest, STATUS_DESCRIPTIONS.promoted);
  return [{ ...status, description, mayReplace, isOptional: false }];
}

function describeHold(report: PromotionReport): string {
  const { summary, firstReason } = describePromotionHold(report);
  return firstReason === undefined ? summary : `${summary}: ${firstReason}`;
}

function isHeldBack(newest: PastCommitStatus | undefined): boolean {
  return newest !== undefined && isHeldBackStatus(newest);
}

function isPending({ state, description }: PastCommitStatus, expected: string): boolean {
  return state === 'pending' && description === expected;
}
