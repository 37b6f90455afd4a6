import type { TreeDifference } from '@kalypso-actions/git';
import type { Context } from './context.ts';
import type { Change } from './subject.ts';
import type { View } from './templates.ts';

/** GitHub takes no longer title. */
const LONGEST_TITLE = 250;
/** GitHub takes 65,536 characters; the mark needs some of them. */
const LONGEST_BODY = 65_000;

/** What the pull request and its commit say. */
export function textOf(
  { settings, target }: Pick<Context, 'settings' | 'target'>,
  difference: TreeDifference,
  change: Change,
): { readonly title: string; readonly body: string; readonly message: string } {
  const { owner, repo } = target.repository;
  const view: View = {
    environment: change.environment,
    repository: `${owner}/${repo}`,
    branch: target.branch,
    path: target.path,
    headBranch: target.head,
    promoted: change.isPromotion,
    promotedCommit: change.promotedCommit,
    shortCommit: change.promotedCommit.slice(0, 7),
    added: change.added.length,
    changed: change.changed.length,
    removed: change.removed.length,
    failed: change.failed,
    filesChanged: difference.written.length + difference.removed.length,
    addedAssignments: change.added,
    changedAssignments: change.changed,
    removedAssignments: change.removed,
    changes: change.text,
  };
  const title = settings.title.render(view).replace(/\s+/g, ' ').trim();
  return {
    title: cut(title, LONGEST_TITLE, '…'),
    body: cut(settings.body.render(view).trim(), LONGEST_BODY, '\n\n…cut: GitHub shows no more.'),
    message: settings.commitMessage.render(view),
  };
}

/** A template of one's own may repeat what is long. */
function cut(text: string, most: number, ending: string): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}${ending}`;
}
