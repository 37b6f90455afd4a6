import { addComment, createIssue, ensureLabel, type Issue, updateIssue } from '@kalypso-actions/github';
import type { CreateIssueDecision, IssueDecision } from '../decide/gitops-decision.ts';
import { parseIssueMarker } from '../markers/issue-marker.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { ApplyDeps } from './apply-deps.ts';

type IssueTarget = Pick<GitOpsTarget, 'repository'>;

/** Creates, updates and closes the issues about failed assignments. Each step can be repeated. */
export async function applyIssues(
  decisions: readonly IssueDecision[],
  target: IssueTarget,
  { github, log }: Pick<ApplyDeps, 'github' | 'log'>,
): Promise<void> {
  const { repository } = target;
  for (const decision of decisions) {
    if (decision.kind === 'ensure-label') {
      await ensureLabel(github, repository, decision.label);
    } else if (decision.kind === 'create') {
      const issue = await openIssue(decision, target, github);
      log(`opened ${issue.url}`);
    } else if (decision.kind === 'update') {
      const { issue, title, body } = decision;
      await updateIssue(github, repository, issue.number, { title, body });
      log(`updated ${issue.url}`);
    } else {
      const { issue, comment } = decision;
      await addComment(github, repository, issue.number, comment);
      await updateIssue(github, repository, issue.number, { state: 'closed' });
      log(`closed ${issue.url}`);
    }
  }
}

function openIssue(
  { key, title, body, label }: CreateIssueDecision,
  { repository }: IssueTarget,
  github: ApplyDeps['github'],
): Promise<Issue> {
  return createIssue(github, repository, { title, body, label }, (other) => parseIssueMarker(other.body)?.key === key);
}
