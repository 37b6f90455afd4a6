import { type GitHub, listOpenIssues } from '@kalypso-actions/github';
import { FAILURE_LABEL } from '../markers/labels.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { IssuesObservation } from './observation.ts';

/** Reads the open issues about failed assignments, oldest first. */
export async function observeIssues(
  github: GitHub,
  { repository }: Pick<GitOpsTarget, 'repository'>,
): Promise<IssuesObservation> {
  return { kind: 'observed', issues: await listOpenIssues(github, repository, FAILURE_LABEL.name) };
}
