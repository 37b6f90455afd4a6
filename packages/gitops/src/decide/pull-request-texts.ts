import { shortCommitId } from '@kalypso-actions/git-objects';
import type { ChangeSummary } from '../body/change-summary.ts';
import type { PullRequestTemplates, PullRequestView } from '../options/pull-request-templates.ts';
import { formatRepository, type GitOpsTarget } from '../options/target.ts';

/** GitHub rejects longer titles. */
const MAX_TITLE_LENGTH = 250;
/** GitHub accepts 65,536 characters, some of which the marker needs. */
const MAX_BODY_LENGTH = 65_000;

export interface PullRequestTexts {
  readonly title: string;
  /** Without the marker. */
  readonly body: string;
  readonly commitMessage: string;
}

/** Renders title, body and commit message. Pure. */
export function renderTexts(
  templates: PullRequestTemplates,
  summary: ChangeSummary,
  { repository, base, branch, path }: GitOpsTarget,
): PullRequestTexts {
  const view: PullRequestView = {
    environment: summary.environment,
    repository: formatRepository(repository),
    base,
    branch,
    path,
    promoted: summary.isPromotion,
    promotedCommit: summary.promotedCommit,
    shortCommit: shortCommitId(summary.promotedCommit),
    added: summary.added.length,
    changed: summary.changed.length,
    removed: summary.removed.length,
    failed: summary.failed,
    filesChanged: summary.filesChanged,
    addedAssignments: summary.added,
    changedAssignments: summary.changed,
    removedAssignments: summary.removed,
    changes: summary.markdown,
  };
  const title = templates.title.render(view).replace(/\s+/g, ' ').trim();
  return {
    title: truncate(title, MAX_TITLE_LENGTH, '…'),
    body: truncate(templates.body.render(view).trim(), MAX_BODY_LENGTH, '\n\n…truncated: GitHub does not accept more.'),
    commitMessage: templates.commitMessage.render(view),
  };
}

/** A custom template may repeat what is long. */
function truncate(text: string, maxLength: number, ending: string): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}${ending}`;
}
