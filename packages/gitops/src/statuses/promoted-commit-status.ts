import { isPublicationStatus, PROMOTED_BASE_REPO, STATUS_DESCRIPTIONS } from '@kalypso-actions/conventions';
import { formatStatusDescription, type PastCommitStatus, parseRepositoryName } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import { describePromotionHold } from '../held-back/promotion-hold.ts';
import type { PublicationProgress } from './publication-progress.ts';
import type { WantedStatus } from './wanted-status.ts';

export type PromotionReport = Pick<
  Report,
  | 'environment'
  | 'sources'
  | 'registrations'
  | 'clusterTypes'
  | 'failed'
  | 'promotedCommit'
  | 'isPromotionHeldBack'
  | 'keepsPublished'
>;

/**
 * The status that the promoted commit should have in its repository: what it waits for until the clusters are checked. Statuses of later stages are never
 * replaced. A commit that someone has set by hand, without a promotion, only gets one while it is held back. Pure.
 * @returns empty if there is no promoted commit, or its repository is not on the server
 */
export function wantPromotedCommitStatus(
  report: PromotionReport,
  publication: PublicationProgress,
  statusContext: (environment: string) => string,
  serverUrl: string,
): readonly WantedStatus[] {
  const { environment, sources, promotedCommit: commit, isPromotionHeldBack } = report;
  const repo = sources.find(({ kind, name }) => kind === 'base' && name === PROMOTED_BASE_REPO)?.repo;
  const repository = repo == null ? undefined : parseRepositoryName(repo, serverUrl);
  if (repository === undefined || commit === null) return [];
  const status = { repository, commit, context: statusContext(environment), state: 'pending' } as const;
  const reason = isPromotionHeldBack && !isPublished(publication) ? describeHold(report) : findRefusal(publication);
  if (reason !== undefined) {
    const description = formatStatusDescription(`${STATUS_DESCRIPTIONS.heldBack} ${reason}`);
    const mayReplace = (statuses: readonly PastCommitStatus[]) => statuses.length === 0 || isBeforeCheck(statuses);
    return [{ ...status, description, mayReplace, isOptional: !isPromotionHeldBack }];
  }
  const description = formatStatusDescription(`${STATUS_DESCRIPTIONS.waitsFor} ${describeWait(publication)}`);
  const { url } = publication;
  return [
    {
      ...status,
      description,
      ...(url === undefined ? {} : { targetUrl: url }),
      mayReplace: (statuses) => isBeforeCheck(statuses) && hasPromotion(statuses),
      isOptional: true,
    },
    {
      ...status,
      description: STATUS_DESCRIPTIONS.promoted,
      mayReplace: (statuses) => isBeforeCheck(statuses) && !hasPromotion(statuses),
      isOptional: true,
    },
  ];
}

function isPublished({ kind }: PublicationProgress): boolean {
  return kind === 'published';
}

function findRefusal(publication: PublicationProgress): string | undefined {
  return publication.kind === 'refused' ? publication.reason : undefined;
}

function describeWait(publication: PublicationProgress): string {
  switch (publication.kind) {
    case 'needs-consent':
      return `consent to remove ${publication.removals} by ${publication.pullRequest}`;
    case 'proposed':
      return `the merge of ${publication.pullRequest}`;
    default:
      return 'the check of the clusters';
  }
}

function describeHold(report: PromotionReport): string {
  const { summary, firstReason } = describePromotionHold(report);
  return firstReason === undefined ? summary : `${summary}: ${firstReason}`;
}

/** Whether the newest status is one that says that the commit is promoted, or what it waits for. */
function isBeforeCheck([newest]: readonly PastCommitStatus[]): boolean {
  return newest !== undefined && (isPublicationStatus(newest) || isPromotedStatus(newest));
}

function hasPromotion(statuses: readonly PastCommitStatus[]): boolean {
  return statuses.some(isPromotedStatus);
}

function isPromotedStatus({ state, description }: PastCommitStatus): boolean {
  return state === 'pending' && description === STATUS_DESCRIPTIONS.promoted;
}
