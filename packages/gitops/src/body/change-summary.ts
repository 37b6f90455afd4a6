import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { TreeDifference } from '@kalypso-actions/git';
import { blobId } from '@kalypso-actions/git-objects';
import { type Markdown, trustedMarkdown } from '@kalypso-actions/markdown';
import { formatAssignmentFolder, type GitOpsLayout } from '@kalypso-actions/scheduler';
import type { KeptFolder } from '../content/kept-folders.ts';
import type { ContentDescription } from '../content/proposed-content.ts';
import type { FileContents } from '../difference/file-contents.ts';
import { type FleetDifference, type TeamAssignment, toFleetDifference } from '../difference/fleet-difference.ts';
import { toFolderDifference } from '../difference/folder-difference.ts';
import { countInfrastructure, listLostInfrastructure } from '../difference/infrastructure-difference.ts';
import type { RemovalCounts } from '../options/removal-limit.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { renderFleetBody } from './fleet-body.ts';
import { renderFolderBody } from './folder-body.ts';
import { renderHeldBack } from './held-back-section.ts';
import type { OriginContext } from './origin-section.ts';

/** What a difference means, as far as templates, the removal guard and outputs use it. Derived from a fleet or folder difference. */
export interface ChangeSummary {
  readonly environment: string;
  /** The promoted commit after the change; empty if there is none. */
  readonly promotedCommit: string;
  /** Whether the promoted commit changes. */
  readonly isPromotion: boolean;
  /** Whether the base branch has the promoted commit of the report already. */
  readonly isPromotedCommitPublished: boolean;
  /** Without a report, the deployment target is a folder, and the cluster type is empty. */
  readonly added: readonly TeamAssignment[];
  readonly changed: readonly TeamAssignment[];
  readonly removed: readonly TeamAssignment[];
  /** Number of assignments that failed. */
  readonly failed: number;
  /** Number of folders that stay as they are. */
  readonly kept: number;
  /** Which registrations are held back and why, and why the promoted commit is; empty if nothing is. Part of `markdown`. */
  readonly heldBack: Markdown;
  readonly filesChanged: number;
  /** How many of these files belong to cluster types and to no workload. */
  readonly infrastructureChanged: number;
  /** Whether only the record of whose each folder is changes. */
  readonly isRecordOnly: boolean;
  /** What the removal guard counts. */
  readonly removals: {
    readonly unit: 'assignment' | 'infrastructure file' | 'published item' | 'file';
    readonly counts: RemovalCounts;
    readonly names: readonly string[];
  };
  /** Describes the change to reviewers. */
  readonly markdown: Markdown;
}

/** What is summarized: the difference between the base branch and the proposed content. */
export interface ObservedChange {
  readonly content: ContentDescription;
  readonly difference: TreeDifference;
  readonly kept: readonly KeptFolder[];
  readonly contents: FileContents;
}

type ScheduledDescription = Extract<ContentDescription, { kind: 'scheduled' }>;
type FolderDescription = Extract<ContentDescription, { kind: 'folders' }>;

/** Summarizes a change. Pure. */
export function summarizeChange(
  { content, difference, kept, contents }: ObservedChange,
  origin: OriginContext,
  { base }: Pick<GitOpsTarget, 'base'>,
): ChangeSummary {
  return content.kind === 'scheduled'
    ? summarizeScheduled(content, difference, kept, contents, origin)
    : summarizeFolders(content, difference, base);
}

function summarizeScheduled(
  { report, layout }: ScheduledDescription,
  tree: TreeDifference,
  kept: readonly KeptFolder[],
  contents: FileContents,
  origin: OriginContext,
): ChangeSummary {
  const difference = toFleetDifference(tree, report, layout, contents);
  const publishedCommit = findPublishedCommit(tree, contents);
  return {
    environment: report.environment,
    promotedCommit: (report.isPromotionHeldBack ? publishedCommit : report.promotedCommit) ?? '',
    isPromotion: difference.promoted !== undefined,
    isPromotedCommitPublished: hasPromotedCommit(tree, report.promotedCommit),
    added: difference.assigned,
    changed: difference.reconfigured,
    removed: difference.unassigned,
    failed: report.failed.length,
    kept: kept.length,
    heldBack: renderHeldBack(report, kept, publishedCommit),
    filesChanged: countFiles(tree),
    infrastructureChanged: difference.infrastructure.flatMap(({ files }) => files).length,
    isRecordOnly: difference.isRecordOnly,
    removals: countRemovals(difference, tree, layout),
    markdown: renderFleetBody({ difference, report, kept, publishedCommit, origin }),
  };
}

/** What a change with a report removes, as the removal guard counts it, without what is needed to describe the change. Pure. */
export function findRemovals(
  { report, layout }: Pick<ScheduledDescription, 'report' | 'layout'>,
  tree: TreeDifference,
): ChangeSummary['removals'] {
  return countRemovals(toFleetDifference(tree, report, layout, NO_CONTENTS), tree, layout);
}

const NO_CONTENTS: FileContents = { before: new Map(), after: new Map() };

/** Assignments, and what belongs to cluster types: few removals of one must not hide many of the other. */
function countRemovals(
  { counts, unassigned, infrastructure }: FleetDifference,
  tree: TreeDifference,
  layout: GitOpsLayout,
): ChangeSummary['removals'] {
  const assignments = { unit: 'assignment', counts, names: unassigned.map(formatAssignmentFolder) } as const;
  const lost = listLostInfrastructure(infrastructure);
  if (lost.length === 0) return assignments;
  const own = countInfrastructure(tree, layout, lost.length);
  if (counts.removed === 0) return { unit: 'infrastructure file', counts: own, names: lost };
  const sum = (key: 'before' | 'removed' | 'after') => counts[key] + own[key];
  return {
    unit: 'published item',
    counts: { before: sum('before'), removed: sum('removed'), after: sum('after'), parts: [counts, own] },
    names: [...assignments.names, ...lost],
  };
}

function summarizeFolders(content: FolderDescription, tree: TreeDifference, base: string): ChangeSummary {
  const difference = toFolderDifference(tree, content);
  const { managed, removed, written } = tree;
  const prefix = content.path === '' ? '' : `${content.path}/`;
  const toKey = ({ path }: { readonly path: string }) => ({
    clusterType: '',
    deploymentTarget: path.slice(prefix.length),
  });
  const added = written.filter(({ before }) => before === undefined).length;
  return {
    environment: base,
    promotedCommit: content.promotedCommit ?? '',
    isPromotion: difference.isPromotion,
    isPromotedCommitPublished: hasPromotedCommit(tree, content.promotedCommit ?? null),
    added: difference.folders.filter(({ isNew }) => isNew).map(toKey),
    changed: difference.folders.filter(({ isNew }) => !isNew).map(toKey),
    removed: [],
    failed: 0,
    kept: 0,
    heldBack: trustedMarkdown(''),
    filesChanged: countFiles(tree),
    infrastructureChanged: 0,
    isRecordOnly: false,
    removals: {
      unit: 'file',
      counts: { before: managed.size, removed: removed.length, after: managed.size - removed.length + added },
      names: removed.map(({ path }) => path),
    },
    markdown: renderFolderBody(difference, base),
  };
}

/** The promoted commit of the base branch, as far as it was read. */
function findPublishedCommit({ managed }: TreeDifference, { before }: FileContents): string | undefined {
  const content = before.get(managed.get(PROMOTED_COMMIT_PATH)?.id ?? '');
  return content === undefined ? undefined : new TextDecoder().decode(content).trim();
}

/** Whether the base branch has a promoted commit. A newline after it does not matter. */
function hasPromotedCommit({ managed }: TreeDifference, commit: string | null): boolean {
  const id = managed.get(PROMOTED_COMMIT_PATH)?.id;
  return commit !== null && [commit, `${commit}\n`].some((text) => blobId(Buffer.from(text)) === id);
}

function countFiles({ written, removed }: TreeDifference): number {
  return written.length + removed.length;
}
