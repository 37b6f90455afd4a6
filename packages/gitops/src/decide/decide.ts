import { warnOfClaims } from '../held-back/claim-warnings.ts';
import type { GitOpsObservation, IssuesObservation } from '../observe/observation.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { type BranchPolicy, decideBranches } from './decide-branches.ts';
import { decideIssues } from './decide-issues.ts';
import type { GitOpsDecision } from './gitops-decision.ts';
import type { IssueReport } from './render-issues.ts';

export interface DecisionInput {
  readonly repository: GitOpsObservation;
  readonly issues: IssuesObservation;
  /** `undefined` if the manifests have none: then there are no issues. */
  readonly report: IssueReport | undefined;
}

/** Decides everything that a run writes, except for commit statuses, which depend on the decision. Pure. */
export function decide(input: DecisionInput, target: GitOpsTarget, policy: BranchPolicy): GitOpsDecision {
  const { repository, issues } = input;
  const branches = decideBranches(repository, target, policy);
  const report =
    repository.kind === 'observed' && repository.content.kind === 'scheduled'
      ? repository.content.report
      : input.report;
  return {
    ...branches,
    statuses: [],
    errors: repository.kind === 'observed' && branches.kind !== 'refuse' ? repository.removalErrors : [],
    warnings:
      repository.kind === 'observed'
        ? [
            ...repository.recordProblems.filter(({ severity }) => severity === 'warning'),
            ...warnOfClaims(repository.kept),
          ]
        : [],
    issues:
      issues.kind === 'observed' && report !== undefined
        ? decideIssues(report, repository.kind === 'observed' ? repository.kept : undefined, issues.issues)
        : [],
  };
}
