import { type Diagnostic, formatCount } from '@kalypso-actions/diagnostics';
import { addComment, createIssue, ensureLabel, type GitHub, GitHubError, updateIssue } from '@kalypso-actions/github';
import type { IssueDecision } from '../decide/gitops-decision.ts';
import { diagnoseFailure } from '../failures/diagnose-failure.ts';
import { toWarning } from '../failures/try-effect.ts';
import { parseIssueMarker } from '../markers/issue-marker.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { ApplyDeps } from './apply-deps.ts';

type IssueTarget = Pick<GitOpsTarget, 'repository'>;

/** A cause that several issues share is hardly ever one of each issue. */
const MAX_FAILURES = 3;

/**
 * Creates, updates and closes the issues about failed assignments. Each step can be repeated.
 * @returns at most one warning
 */
export async function applyIssues(
  decisions: readonly IssueDecision[],
  target: IssueTarget,
  { github, log }: Pick<ApplyDeps, 'github' | 'log'>,
): Promise<readonly Diagnostic[]> {
  const failures: Diagnostic[] = [];
  let written = 0;
  for (const decision of decisions) {
    try {
      await applyIssue(decision, target, github, log);
      written += 1;
    } catch (error) {
      failures.push(diagnoseFailure(error));
      if (failures.length === MAX_FAILURES || (error instanceof GitHubError && error.isTemporary)) break;
    }
  }
  const [first] = failures;
  if (first === undefined) return [];
  const count = formatCount(decisions.length, 'change');
  return [warnOfIssues(`${written} of ${count} to issues about failed assignments were made`, first)];
}

/** Why issues were not read or written. */
export function warnOfIssues(message: string, reason: Diagnostic): Diagnostic {
  const hint = 'Check that the GitOps repository has issues, and that the token has "issues: write" there.';
  return toWarning({ code: 'issues-not-written', message, hint }, reason);
}

async function applyIssue(
  decision: IssueDecision,
  { repository }: IssueTarget,
  github: GitHub,
  log: ApplyDeps['log'],
): Promise<void> {
  if (decision.kind === 'ensure-label') {
    await ensureLabel(github, repository, decision.label);
  } else if (decision.kind === 'create') {
    const { key, title, body, label } = decision;
    const issue = await createIssue(github, repository, { title, body, label }, (other) => {
      return parseIssueMarker(other.body)?.key === key;
    });
    log(`opened ${issue.url}`);
  } else if (decision.kind === 'update') {
    const { issue, title, body } = decision;
    await updateIssue(github, repository, issue.number, { title, body });
    log(`updated ${issue.url}`);
  } else {
    const { issue, comment } = decision;
    try {
      await addComment(github, repository, issue.number, comment);
    } finally {
      // A locked issue accepts no comment.
      await updateIssue(github, repository, issue.number, { state: 'closed' });
      log(`closed ${issue.url}`);
    }
  }
}
