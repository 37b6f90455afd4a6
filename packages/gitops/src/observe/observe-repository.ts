import { isEmptyDifference, type Publication, type TreeDifference } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';
import { summarizeChange } from '../body/change-summary.ts';
import type { OriginContext } from '../body/origin-section.ts';
import { contentScope, toDesiredContent } from '../content/managed-paths.ts';
import type { ProposedContent } from '../content/proposed-content.ts';
import { createTeamLookup } from '../difference/fleet-difference.ts';
import { selectFormerContents } from '../difference/former-contents.ts';
import type { CommitOptions, GuardOptions, ReviewOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { RepositoryObservation } from './observation.ts';
import { observeHead } from './observe-head.ts';
import { observePullRequests } from './observe-pull-requests.ts';

/** Each of them is downloaded. */
const MAX_COMPARED_CONFIGS = 200;

/** What decides how much has to be read. */
export interface ObservationNeeds {
  readonly review: ReviewOptions;
  readonly commit: Pick<CommitOptions, 'isSigned'>;
  readonly guard: Pick<GuardOptions, 'force'>;
}

export interface RepositoryAccess {
  readonly github: GitHub;
  readonly publication: Publication;
}

/** Reads all that a decision depends on. Changes nothing that others can see. */
export async function observeRepository(
  { github, publication }: RepositoryAccess,
  target: GitOpsTarget,
  content: ProposedContent,
  origin: OriginContext,
  needs: ObservationNeeds,
): Promise<RepositoryObservation> {
  const pullRequests = await observePullRequests(github, target, needs.review);
  const difference = await compareWithBase(publication, content);
  const formerContents =
    content.kind === 'scheduled'
      ? await publication.readContents(
          selectFormerContents(difference, content.layout, createTeamLookup(content.report), MAX_COMPARED_CONFIGS),
        )
      : new Map();
  const isWritable = difference.conflicts.length === 0 && !isEmptyDifference(difference);
  const tree = isWritable ? await publication.writeTree(difference) : undefined;
  return {
    kind: 'observed',
    pullRequests,
    base: publication.base,
    head: await observeHead(publication, github, target, {
      tree,
      isSigned: needs.commit.isSigned,
      force: needs.guard.force,
    }),
    difference,
    summary: summarizeChange(content, difference, formerContents, { ...origin, base: target.base }),
    tree,
  };
}

async function compareWithBase(publication: Publication, content: ProposedContent): Promise<TreeDifference> {
  // Which paths are managed depends on the files that the branch contains.
  const everything = { files: new Map(), within: contentScope(content), isManaged: () => true };
  const present = [...(await publication.compare(everything)).managed.values()];
  return publication.compare(toDesiredContent(content, present));
}
