import type { Difference } from '@kalypso-actions/git';
import type { FleetChange } from '@kalypso-actions/scheduler';
import { changesText } from './changes-text.ts';
import type { Context } from './context.ts';
import type { View } from './templates.ts';

/** GitHub takes no longer title. */
const LONGEST_TITLE = 250;
/** GitHub takes 65,536 characters; the mark needs some of them. */
const LONGEST_BODY = 65_000;

/** What the pull request and its commit say. */
export function textOf(
  context: Context,
  difference: Difference,
  change: FleetChange,
): { readonly title: string; readonly body: string; readonly message: string } {
  const { settings } = context;
  const view = viewOf(context, difference, change);
  const title = settings.title.render(view).replace(/\s+/g, ' ').trim();
  return {
    title: title.slice(0, LONGEST_TITLE),
    body: cut(settings.body.render(view).trim()),
    message: settings.commitMessage.render(view),
  };
}

function viewOf(context: Context, difference: Difference, change: FleetChange): View {
  const { report, target, layout } = context;
  const { owner, repo } = target.repository;
  const commit = report.promotedCommit ?? '';
  return {
    environment: report.environment,
    repository: `${owner}/${repo}`,
    branch: target.branch,
    path: layout.path,
    headBranch: target.head,
    promoted: change.promoted !== undefined,
    promotedCommit: commit,
    shortCommit: commit.slice(0, 7),
    added: change.assigned.length,
    changed: change.reconfigured.length,
    removed: change.unassigned.length,
    failed: report.failed.length,
    filesChanged: difference.written.length + difference.removed.length,
    addedAssignments: change.assigned,
    changedAssignments: change.reconfigured,
    removedAssignments: change.unassigned,
    changes: changesText(context, change, LONGEST_BODY),
  };
}

/** A template of one's own may repeat what is long. */
function cut(body: string): string {
  if (body.length <= LONGEST_BODY) return body;
  return `${body.slice(0, LONGEST_BODY).replace(/[\ud800-\udbff]$/, '')}\n\n…cut: GitHub shows no more.`;
}
