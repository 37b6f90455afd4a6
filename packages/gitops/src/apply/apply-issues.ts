import { addComment, createIssue, ensureLabel, updateIssue } from '@kalypso-actions/github';
import { parseIssueMarker } from '../decide/decide-issues.ts';
import type { IssueDecision } from '../decide/gitops-decision.ts';
import { FAILURE_LABEL } from '../observe/observe-issues.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { ApplyDeps } from './apply-deps.ts';

/** Creates, updates and closes the issues about failed assignments. Each step can be repeated. */
export async function applyIssues(
  decisions: readonly IssueDecision[],
  { repository }: Pick<GitOpsTarget, 'repository'>,
  { github, log }: Pick<ApplyDeps, 'github' | 'log'>,
): Promise<void> {
  if (decisions.some(({ kind }) => kind === 'create')) await ensureLabel(github, repository, FAILURE_LABEL);
  for (const decision of decisions) {
    if (decision.kind === 'create') {
      const { key, title, body } = decision;
      const issue = await createIssue(github, repository, { title, body, label: FAILURE_LABEL.name }, (other) => {
        return parseIssueMarker(other.body)?.key === key;
      });
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
