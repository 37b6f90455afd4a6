import type { DesiredFiles, GitTreeEntry, TreeDifference } from '@kalypso-actions/git';
import type { RemovalCounts } from '@kalypso-actions/gitops';

/** What is published: the fleet of a report, or folders of manifests that anything has made. All paths are from the top of the repository. */
export interface Subject {
  readonly files: DesiredFiles;
  /** The folders and files that all of it is in. */
  readonly within: readonly string[];
  /** Whether what the branch holds at a path is to stay. */
  readonly keeps: (path: string) => boolean;
  /** Which paths are this system's to change, by what the branch holds now. */
  readonly owns: (present: readonly GitTreeEntry[]) => (path: string) => boolean;
  /** Ids of former contents that {@link Subject.describe} shows. */
  readonly formerContents: (difference: TreeDifference) => readonly string[];
  readonly describe: (difference: TreeDifference, before: ReadonlyMap<string, Uint8Array>) => Change;
}

/** What becomes of one part of what is published: an assignment, or a folder. */
export interface Part {
  /** Empty for a folder. */
  readonly clusterType: string;
  readonly deploymentTarget: string;
}

/** A difference, in people's terms. */
export interface Change {
  readonly environment: string;
  /** The promoted commit as it is to be, empty when there is none, and whether that is a change. */
  readonly promotedCommit: string;
  readonly isPromotion: boolean;
  readonly added: readonly Part[];
  readonly changed: readonly Part[];
  readonly removed: readonly Part[];
  readonly failed: number;
  /** For the guard against mass removal. */
  readonly counts: RemovalCounts;
  readonly counted: 'assignments' | 'files';
  /** The names of what goes, as {@link Change.counts} counts it. */
  readonly gone: readonly string[];
  /** Markdown for reviewers. */
  readonly text: string;
}
