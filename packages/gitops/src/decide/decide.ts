import { warnOfClaims } from '../held-back/claim-warnings.ts';
import type { GitOpsObservation, IssuesObservation } from '../observe/observation.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { type BranchPolicy, decideBranches } from './decide-branches.ts';
import { decideIssues } from './decide-issues.ts';
import type { GitOpsDecision, IssueDecision } from './gitops-decision.ts';
import type { IssueReport } from './render-issues.ts';

export interface DecisionInput {
  readonly repository: GitOpsObservation;
  readonly issues: IssuesObservation;
  /** `undefined` if the manifests have none: then there are no issues. */
  readonly report: IssueReport | undefined;
}

/** Decides everything that a run writes, except for commit statuses, which depend on the decision. Pure. */
export function decide(input: DecisionInput, target: GitOpsTarget, policy: BranchPolicy): GitOpsDecision {
  const { repository } = input;
  const branches = decideBranches(repository, target, policy);
  return {
    ...branches,
    statuses: [],
    errors: repository.kind === 'observed' && branches.kind !== 'refuse' ? repository.removalErrors : [],
    warnings:
      repository.kind === 'observed'
        ? [
            ...(repository.pullRequests.reviewsProblem ? [repository.pullRequests.reviewsProblem] : []),
            ...repository.recordProblems.filter(({ severity }) => severity === 'warning'),
            ...warnOfClaims(repository.kept),
          ]
        : [],
    issues: decideReportedIssues(input),
  };
}

/** The part of a decision that is about issues. Pure. */
export function decideReportedIssues({ repository, issues, report }: DecisionInput): readonly IssueDecision[] {
  if (issues.kind !== 'observed') return [];
  if (repository.kind !== 'observed') return report === undefined ? [] : decideIssues(report, undefined, issues.issues);
  const { shownRemovals } = repository;
  if (shownRemovals !== undefined) return decideIssues(shownRemovals.report, shownRemovals.kept, issues.issues);
  const known = repository.content.kind === 'scheduled' ? repository.content.report : report;
  return known === undefined ? [] : decideIssues(known, repository.kept, issues.issues);
}
