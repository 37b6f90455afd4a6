import type { Report } from '@kalypso-actions/scheduler';
import type { SourceOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { type FolderContent, loadFolderContent } from './folder-content.ts';
import type { LoadResult } from './load-result.ts';
import { loadScheduledContent, type ScheduledContent } from './scheduled-content.ts';

/** What the branch should contain. */
export type ProposedContent = ScheduledContent | FolderContent;

/** What is known of proposed content, apart from its files. */
export type ContentDescription = Omit<ScheduledContent, 'files'> | Omit<FolderContent, 'files' | 'emptyFolders'>;

/** Loads the manifests, and checks that they can be published. */
export function loadContent(
  source: SourceOptions,
  report: Report | undefined,
  target: Pick<GitOpsTarget, 'path'>,
): LoadResult<ProposedContent> {
  return report === undefined ? loadFolderContent(source, target) : loadScheduledContent(source, report, target.path);
}
