import { addSummary, log } from '@kalypso-actions/action-kit';
import { formatRepositoryName } from '@kalypso-actions/github';
import { describeDecision, type GitOpsPullRequestResult } from '@kalypso-actions/gitops';
import {
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  link,
  type Markdown,
  markdownDocument,
  paragraph,
  trustedMarkdown,
} from '@kalypso-actions/markdown';

type Operation = NonNullable<GitOpsPullRequestResult['operation']>;

const DONE: Readonly<Record<Operation, string>> = {
  created: 'A pull request was opened',
  updated: 'The pull request was updated',
  unchanged: 'The pull request is up to date; nothing was changed',
  closed: 'Nothing is left to change; the pull request was closed',
  none: 'The branch is up to date; nothing was changed',
};

const PLANNED: Readonly<Record<Operation, string>> = {
  created: 'A pull request would be opened',
  updated: 'The pull request would be updated',
  unchanged: 'The pull request is up to date',
  closed: 'Nothing is left to change; the pull request would be closed',
  none: 'The branch is up to date',
};

/** Adds to the job summary what was done, or in a dry run would be done, and the title and body of the pull request. */
export function addPullRequestSummary(result: GitOpsPullRequestResult, isDryRun: boolean): void {
  const steps = isDryRun ? listSteps(result) : [];
  for (const step of steps) log(`dry run: would ${step}`);
  addSummary(renderSummary(result, isDryRun, steps));
}

/** Whether the body of the pull request describes what is held back. */
function isShown(decision: GitOpsPullRequestResult['decision']): boolean {
  if (decision?.summary === undefined || decision.kind !== 'propose') return false;
  return decision.pullRequest.body.includes(decision.summary.markdown.trim());
}

function listSteps({ decision, target }: GitOpsPullRequestResult): readonly string[] {
  return decision === undefined || target === undefined ? [] : describeDecision(decision, target);
}

function renderSummary(result: GitOpsPullRequestResult, isDryRun: boolean, steps: readonly string[]): Markdown {
  const { target, operation, pullRequest, diagnostics, decision } = result;
  const title =
    target === undefined
      ? 'Pull request'
      : `Pull request of ${formatRepositoryName(target.repository)}, ${target.base}`;
  const outcome = operation === undefined ? 'Nothing was published' : (isDryRun ? PLANNED : DONE)[operation];
  const address =
    pullRequest === undefined
      ? []
      : [escapeText(': '), link(trustedMarkdown(`#${pullRequest.number}`), pullRequest.url)];
  return markdownDocument([
    heading(title),
    paragraph(escapeText(isDryRun ? `Dry run: nothing was written. ${outcome}` : outcome), ...address),
    ...(steps.length > 0 ? [trustedMarkdown(steps.map((step) => `- ${escapeText(step)}\n`).join(''))] : []),
    ...diagnostics.map(({ severity, message, hint, code }) =>
      paragraph(escapeProblem(`${severity}: ${message}.`, hint), escapeText(' '), inlineCode(code)),
    ),
    ...(decision?.kind === 'propose'
      ? [heading(decision.pullRequest.title), trustedMarkdown(decision.pullRequest.body)]
      : []),
    // A custom body may not contain it.
    ...(isShown(decision) ? [] : [decision?.summary?.heldBack ?? trustedMarkdown('')]),
  ]);
}
