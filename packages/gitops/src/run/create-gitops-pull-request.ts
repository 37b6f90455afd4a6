import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { CanonicalNames } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import { applyIssues, warnOfIssues } from '../apply/apply-issues.ts';
import { loadReport } from '../content/load-report.ts';
import { loadContent } from '../content/proposed-content.ts';
import { decide, decideReportedIssues } from '../decide/decide.ts';
import type { GitOpsDecision, IssueDecision } from '../decide/gitops-decision.ts';
import { describeNeededConsent } from '../decide/removal-guard.ts';
import { diagnoseFailure } from '../failures/diagnose-failure.ts';
import type { GitOpsObservation, IssuesObservation } from '../observe/observation.ts';
import { observeIssues } from '../observe/observe-issues.ts';
import type { GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { type AttemptResult, attemptProposal, failAttempt, type GitOpsPullRequestDeps } from './attempt-proposal.ts';
import { findTarget, toPresentTarget, warnOfFormerName } from './find-target.ts';
import type { GitOpsPullRequestResult } from './gitops-pull-request-result.ts';
import { reportStatuses } from './report-statuses.ts';

/** Issues are only read and decided on when the fleet has what it needs. */
const NO_ISSUES: IssuesObservation = { kind: 'not-requested' };

/**
 * Makes the pull request of a GitOps branch propose exactly what the scheduler decided: it is created, updated, closed, or left unchanged.
 *
 * Observes the repository, decides what to write, and applies the decision, or only returns it in a dry run. Whatever a user can fix is a diagnostic of
 * the result, including refusals by servers. A run that failed can be repeated: it resumes from there. Statuses and issues follow in any case; that they
 * cannot be written is a warning.
 */
export async function createGitOpsPullRequest(
  options: GitOpsPullRequestOptions,
  deps: GitOpsPullRequestDeps,
): Promise<GitOpsPullRequestResult> {
  const { source } = options;
  const { serverUrl } = deps.origin;
  const loaded = source.report === undefined ? undefined : loadReport(source.report);
  if (loaded?.kind === 'refused') return { ok: false, diagnostics: loaded.diagnostics };
  const report = loaded?.value;
  const gitOpsRepos = report?.gitops ?? [];
  const names = new CanonicalNames(deps.github);
  const found = await findTarget(options.target, gitOpsRepos, serverUrl, names);
  if (found.kind === 'refused') {
    const { diagnostics } = found;
    const decision = { kind: 'refuse', diagnostics, errors: [], warnings: [], issues: [], statuses: [] } as const;
    const { warnings } = await reportStatuses(report, { decision, outcome: undefined }, options, serverUrl, deps);
    return { ok: false, diagnostics: [...diagnostics, ...warnings] };
  }
  const {
    target,
    observation,
    decision: proposal,
    outcome,
  } = await propose(options, report, found.target, names, deps);
  const shown = observation.kind === 'observed' ? observation.shownRemovals?.report : undefined;
  const known = shown ?? (report && { ...report, diagnostics: [...proposal.errors, ...report.diagnostics] });
  const reported = await reportStatuses(known, { decision: proposal, outcome }, options, serverUrl, deps);
  const issues = await reportIssues(options, report, observation, target, deps);
  const decision = { ...proposal, statuses: reported.statuses, issues: issues.decisions };
  const described = describeOutcome(decision, outcome);
  const gitOpsRepo = gitOpsRepos.find(({ name }) => name === found.gitOpsRepo?.name);
  const diagnostics = [
    ...(decision.kind === 'refuse' ? decision.diagnostics : []),
    ...(decision.kind === 'propose' && decision.needsConsent
      ? [describeNeededConsent(decision.summary, options.guard.maxRemovals, described.pullRequest)]
      : []),
    ...(decision.kind === 'propose' && decision.outdatedConsent ? [decision.outdatedConsent] : []),
    ...decision.errors,
    ...(outcome?.diagnostics ?? []),
    ...warnOfFormerName(target.repository, options.target, gitOpsRepo, serverUrl),
    ...decision.warnings,
    ...reported.warnings,
    ...issues.warnings,
  ];
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return {
    ok: errors.length === 0,
    diagnostics: [...errors, ...warnings],
    target,
    decision,
    ...described,
  };
}

/** Proposes the content to the repository, by its present name. */
async function propose(
  options: GitOpsPullRequestOptions,
  report: Report | undefined,
  written: GitOpsTarget,
  names: CanonicalNames,
  deps: GitOpsPullRequestDeps,
): Promise<AttemptResult & { readonly target: GitOpsTarget }> {
  let target = written;
  const decideOn = (repository: GitOpsObservation): GitOpsDecision =>
    decide({ repository, issues: NO_ISSUES, report }, target, { ...options, origin: deps.origin });
  const content = loadContent(options.source, report, target);
  if (content.kind === 'refused') return { target, ...failAttempt(content.diagnostics, decideOn) };
  try {
    target = await toPresentTarget(written, names);
    return { target, ...(await attemptProposal(content.value, target, options, decideOn, deps)) };
  } catch (error) {
    return { target, ...failAttempt([diagnoseFailure(error)], decideOn) };
  }
}

function describeOutcome(
  decision: GitOpsDecision,
  outcome: AttemptResult['outcome'],
): Pick<GitOpsPullRequestResult, 'operation' | 'pullRequest' | 'headSha'> {
  if (decision.kind === 'refuse' || outcome?.kind === 'refused') return {};
  const { operation } = decision;
  if (outcome !== undefined) {
    const { pullRequest, headSha, isChanged } = outcome;
    return {
      operation: operation === 'updated' && !isChanged ? 'unchanged' : operation,
      ...(pullRequest ? { pullRequest } : {}),
      ...(headSha === undefined ? {} : { headSha }),
    };
  }
  const existing = decision.kind === 'propose' ? decision.pullRequest.existing : decision.close[0]?.pullRequest;
  return { operation, ...(existing ? { pullRequest: existing } : {}) };
}

interface ReportedIssues {
  readonly decisions: readonly IssueDecision[];
  readonly warnings: readonly Diagnostic[];
}

/** Keeps the issues about failed assignments, or only decides on them in a dry run, whether or not the manifests could be proposed. */
async function reportIssues(
  { reportIssues: isRequested, isDryRun }: GitOpsPullRequestOptions,
  report: Report | undefined,
  repository: GitOpsObservation,
  target: GitOpsTarget,
  deps: GitOpsPullRequestDeps,
): Promise<ReportedIssues> {
  if (!isRequested || report === undefined) return { decisions: [], warnings: [] };
  let issues: IssuesObservation;
  try {
    issues = await observeIssues(deps.github, target);
  } catch (error) {
    const warning = warnOfIssues('the issues about failed assignments cannot be read', diagnoseFailure(error));
    return { decisions: [], warnings: [warning] };
  }
  const decisions = decideReportedIssues({ repository, issues, report });
  return { decisions, warnings: isDryRun ? [] : await applyIssues(decisions, target, deps) };
}
