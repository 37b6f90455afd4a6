import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import { isEmptyDifference, type Publication, type TreeDifference } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';
import { findRemovals } from '../body/change-summary.ts';
import { listHeldBack } from '../content/kept-folders.ts';
import { contentScope, toDesiredBranch } from '../content/managed-paths.ts';
import { holdMassRemovals } from '../content/mass-removals.ts';
import type { ProposedContent } from '../content/proposed-content.ts';
import { warnOfReplacedFiles } from '../content/replaced-files.ts';
import type { ScheduledContent } from '../content/scheduled-content.ts';
import { warnOfRemainingFiles } from '../content/unrecorded-files.ts';
import { selectComparedContents } from '../difference/compared-contents.ts';
import type { FileContents } from '../difference/file-contents.ts';
import { createTeamLookup } from '../difference/fleet-difference.ts';
import { warnOfOtherPaths } from '../held-back/other-paths.ts';
import { judgeConsent, waitsForConsent } from '../markers/removal-consent.ts';
import type { CommitOptions, GuardOptions, ReviewOptions } from '../options/gitops-pull-request-options.ts';
import { type RemovalLimit, UNLIMITED } from '../options/removal-limit.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { RepositoryObservation } from './observation.ts';
import { observeHead } from './observe-head.ts';
import { observePullRequests } from './observe-pull-requests.ts';
import { observeRecord } from './observe-record.ts';

/** Each of them is downloaded. */
const MAX_COMPARED_CONFIGS = 200;

/** What decides how much has to be read. */
export interface ObservationNeeds {
  readonly review: ReviewOptions;
  readonly commit: Pick<CommitOptions, 'isSigned'>;
  readonly guard: Pick<GuardOptions, 'force' | 'maxRemovals' | 'allowsRemovals'>;
}

export interface RepositoryAccess {
  readonly github: GitHub;
  readonly publication: Publication;
}

/** Reads all that a decision depends on. Changes nothing that others can see. */
export async function observeRepository(
  { github, publication }: RepositoryAccess,
  target: GitOpsTarget,
  proposed: ProposedContent,
  needs: ObservationNeeds,
): Promise<RepositoryObservation> {
  const pullRequests = await observePullRequests(github, target, needs.review);
  const { managed } = pullRequests;
  const { content, difference, ...compared } = await compareWithBase(publication, proposed, target, {
    toLimit: (removed) =>
      judgeConsent(needs.guard, managed, removed) === 'given' ? UNLIMITED : needs.guard.maxRemovals,
    showsHeld: managed === undefined || waitsForConsent(managed),
  });
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
    content,
    difference,
    contents: await readContents(publication, content, difference),
    tree,
    ...compared,
  };
}

/** The proposed content, without what is held back, and what it changes. */
interface Comparison
  extends Pick<
    RepositoryObservation,
    'difference' | 'kept' | 'removalErrors' | 'heldRemovals' | 'shownRemovals' | 'recordProblems'
  > {
  readonly content: ProposedContent;
}

interface RemovalRules {
  /** The limit, given the names of everything that would be removed. */
  readonly toLimit: (removed: readonly string[]) => RemovalLimit;
  /** Whether a pull request may show the removals that are held back, if there is nothing else to propose. */
  readonly showsHeld: boolean;
}

async function compareWithBase(
  publication: Publication,
  content: ProposedContent,
  target: GitOpsTarget,
  { toLimit, showsHeld }: RemovalRules,
): Promise<Comparison> {
  // Which paths are managed depends on the files that the branch contains.
  const everything = { files: new Map(), within: contentScope(content), isManaged: () => true };
  const present = [...(await publication.compare(everything)).managed.values()];
  if (content.kind === 'folders') {
    const { desired, kept } = toDesiredBranch(content, present, undefined);
    return { content, difference: await publication.compare(desired), kept, removalErrors: [], recordProblems: [] };
  }
  const isNeeded = listHeldBack(content.report).length > 0;
  const { record, recordProblems } = await observeRecord(publication, present, target, isNeeded);
  const problems = { recordProblems: [...recordProblems, ...warnOfOtherPaths(content, record)] };
  const compare = async (wanted: ScheduledContent) => {
    const { desired, kept } = toDesiredBranch(wanted, present, record);
    const difference = await publication.compare(desired);
    const warned = warnOfRemainingFiles(warnOfReplacedFiles(wanted, difference, record), difference, record);
    return { ...problems, content: warned, difference, kept };
  };
  const all = { ...(await compare(content)), removalErrors: [] };
  const heldRemovals = findRemovals(content, all.difference).names;
  const held = holdMassRemovals(content, present, record, toLimit(heldRemovals));
  if (held.errors.length === 0) return all;
  const rest = await compare(held.content);
  // Without a pull request for the rest, there would be nothing to label.
  return showsHeld && isEmptyDifference(rest.difference)
    ? { ...all, shownRemovals: { report: held.content.report, kept: rest.kept } }
    : { ...rest, removalErrors: held.errors, heldRemovals };
}

/** Reads the contents that the pull request compares. */
async function readContents(
  publication: Publication,
  content: ProposedContent,
  difference: TreeDifference,
): Promise<FileContents> {
  if (content.kind === 'folders') return { before: new Map(), after: new Map() };
  const { layout, report, files } = content;
  const selected = selectComparedContents(difference, layout, createTeamLookup(report), MAX_COMPARED_CONFIGS);
  const promoted = report.isPromotionHeldBack ? difference.managed.get(PROMOTED_COMMIT_PATH) : undefined;
  return {
    before: await publication.readContents([...selected.before, ...(promoted === undefined ? [] : [promoted.id])]),
    after: new Map(
      selected.after.flatMap((path) => {
        const file = files.get(path);
        return file === undefined ? [] : [[path, file.read()] as const];
      }),
    ),
  };
}
