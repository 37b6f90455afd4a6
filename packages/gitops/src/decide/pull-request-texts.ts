import { shortCommitId } from '@kalypso-actions/git-objects';
import type { ChangeSummary } from '../body/change-summary.ts';
import { formatConsentTitle, renderConsentRequest } from '../body/consent-section.ts';
import { createRowSelector, ofTeam } from '../body/owned-rows.ts';
import type { TeamAssignment } from '../difference/fleet-difference.ts';
import type { PullRequestTemplate, PullRequestTemplates, PullRequestView } from '../options/pull-request-templates.ts';
import type { RemovalLimit } from '../options/removal-limit.ts';
import { formatRepository, type GitOpsTarget } from '../options/target.ts';

/** GitHub rejects longer titles. */
const MAX_TITLE_LENGTH = 250;
/** GitHub accepts 65,536 characters, some of which the marker needs. */
const MAX_BODY_LENGTH = 64_000;
/** Numbers of assignments to try for each list of a template that prints all of them, until the body is short enough. */
const MAX_LISTED = [1000, 300, 100, 30, 10, 3, 1, 0];

export interface PullRequestTexts {
  readonly title: string;
  /** Without the marker. */
  readonly body: string;
  readonly commitMessage: string;
}

/**
 * Renders title, body and commit message. Pure.
 * @param exceeded the limit that the removals exceed, if the pull request asks for consent to them
 */
export function renderTexts(
  templates: PullRequestTemplates,
  summary: ChangeSummary,
  { repository, base, branch, path }: GitOpsTarget,
  exceeded: RemovalLimit | undefined,
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
    infrastructureChanged: summary.infrastructureChanged,
    recordOnly: summary.isRecordOnly,
    addedAssignments: summary.added,
    changedAssignments: summary.changed,
    removedAssignments: summary.removed,
    changes: summary.markdown,
  };
  const title = templates.title.render(view).replace(/\s+/g, ' ').trim();
  const request = exceeded === undefined ? '' : `${renderConsentRequest(summary.removals, exceeded)}\n`;
  const body = renderBody(templates.body, view, summary, MAX_BODY_LENGTH - request.length);
  return {
    title: truncate(
      exceeded === undefined ? title : formatConsentTitle(summary.removals, title),
      MAX_TITLE_LENGTH,
      '…',
    ),
    body: `${request}${body}`,
    commitMessage: templates.commitMessage.render(view),
  };
}

/**
 * Renders a body that GitHub accepts. If lists of assignments are too long, teams take turns in the shortened ones, and what is omitted is counted by kind
 * and team.
 */
function renderBody(
  template: PullRequestTemplate,
  view: PullRequestView,
  summary: ChangeSummary,
  maxLength: number,
): string {
  const body = template.render(view).trim();
  if (body.length <= maxLength) return body;
  const toRows = (kind: 'assigned' | 'reconfigured' | 'unassigned', all: readonly TeamAssignment[]) =>
    createRowSelector(
      all.map((assignment) => ({ ...assignment, kind, owner: ofTeam(assignment.team, 'without a team') })),
      Number.POSITIVE_INFINITY,
    );
  const select = {
    removed: toRows('unassigned', summary.removed),
    changed: toRows('reconfigured', summary.changed),
    added: toRows('assigned', summary.added),
  };
  let shortest = body;
  for (const max of MAX_LISTED) {
    const [removed, changed, added] = [select.removed(max), select.changed(max), select.added(max)];
    const lists = {
      removedAssignments: removed.shown,
      changedAssignments: changed.shown,
      addedAssignments: added.shown,
    };
    const omitted = [removed, changed, added].flatMap((selected) => selected.omitted).join('\n');
    shortest = template.render({ ...view, ...lists }).trim();
    const text = `${shortest}\n\n${omitted}`.trim();
    if (text.length <= maxLength) return text;
  }
  return truncate(shortest, maxLength, '\n\n…truncated: GitHub does not accept more.');
}

/** A custom template may repeat what is long. */
function truncate(text: string, maxLength: number, ending: string): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}${ending}`;
}
