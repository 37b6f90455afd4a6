import { type GitHub, listOpenIssues } from '@kalypso-actions/github';
import type { GitOpsTarget } from '../options/target.ts';
import type { IssuesObservation } from './observation.ts';

/** The label of issues about failed assignments. */
export const FAILURE_LABEL = {
  name: 'kalypso-failure',
  color: 'b60205',
  description: 'An assignment of the control plane fails; kept up to date by create-gitops-pr',
};

/** Reads the open issues about failed assignments, oldest first. */
export async function observeIssues(
  github: GitHub,
  { repository }: Pick<GitOpsTarget, 'repository'>,
): Promise<IssuesObservation> {
  return { kind: 'observed', issues: await listOpenIssues(github, repository, FAILURE_LABEL.name) };
}
