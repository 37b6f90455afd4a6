import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Report } from '@kalypso-actions/scheduler';
import { applyIssues } from '../apply/apply-issues.ts';
import { loadReport } from '../content/load-report.ts';
import { loadContent } from '../content/proposed-content.ts';
import { decide } from '../decide/decide.ts';
import type { GitOpsDecision } from '../decide/gitops-decision.ts';
import type { GitOpsObservation, IssuesObservation } from '../observe/observation.ts';
import { observeIssues } from '../observe/observe-issues.ts';
import type { GitOpsPullRequestOptions } from '../options/gitops-pull-request-options.ts';
import { type GitOpsTarget, resolveTarget } from '../options/target.ts';
import { type AttemptResult, attemptProposal, type GitOpsPullRequestDeps } from './attempt-proposal.ts';
import { diagnoseFailure } from './diagnose-failure.ts';
import type { GitOpsPullRequestResult } from './gitops-pull-request-result.ts';
import { reportStatuses } from './report-statuses.ts';

/**
 * Makes the pull request of a GitOps branch propose exactly what the scheduler decided: it is created, updated, closed, or left unchanged.
 *
 * Observes the repository, decides what to write, and applies the decision, or only returns it in a dry run. Whatever a user can fix is a diagnostic of
 * the result, including refusals by servers. A run that failed can be repeated: it resumes from there.
 */
export async function createGitOpsPullRequest(
  options: GitOpsPullRequestOptions,
  deps: GitOpsPullRequestDeps,
): Promise<GitOpsPullRequestResult> {
  const { source } = options;
  const loaded = source.report === undefined ? undefined : loadReport(source.report);
  if (loaded?.kind === 'refused') return { ok: false, diagnostics: loaded.diagnostics };
  const report = loaded?.value;
  const resolved = resolveTarget(options.target, report?.gitops ?? [], deps.origin.serverUrl);
  if (resolved.kind === 'refused') return { ok: false, diagnostics: resolved.diagnostics };
  const { target } = resolved;
  const issues = await readIssues(options, report, target, deps);
  const decideOn = (repository: GitOpsObservation) =>
    decide({ repository, issues, report }, target, { ...options, origin: deps.origin });
  const { decision: proposal, outcome } = await proposeContent(options, report, target, decideOn, deps);
  const known = report && { ...report, diagnostics: [...proposal.errors, ...report.diagnostics] };
  const reported = await reportStatuses(known, proposal, options, deps.origin.serverUrl, deps);
  const decision = { ...proposal, statuses: reported.statuses };
  const issueFailures =
    issues.kind === 'failed' ? issues.diagnostics : await writeIssues(options, decision, target, deps);
  const failures = [
    ...refusalsOf(decision),
    ...decision.errors,
    ...(outcome?.kind === 'refused' ? outcome.diagnostics : []),
    ...issueFailures,
  ];
  const warnings = [
    ...decision.warnings,
    ...reported.warnings,
    ...(outcome?.kind === 'applied' ? outcome.warnings : []),
  ];
  return {
    ok: failures.length === 0,
    diagnostics: [...failures, ...warnings],
    target,
    decision,
    ...describeOutcome(decision, outcome),
  };
}

async function proposeContent(
  options: GitOpsPullRequestOptions,
  report: Report | undefined,
  target: GitOpsTarget,
  decideOn: (observation: GitOpsObservation) => GitOpsDecision,
  deps: GitOpsPullRequestDeps,
): Promise<AttemptResult> {
  const content = loadContent(options.source, report, target);
  if (content.kind === 'refused') return { decision: decideOn({ kind: 'failed', diagnostics: content.diagnostics }) };
  try {
    return await attemptProposal(content.value, target, options, decideOn, deps);
  } catch (error) {
    return { decision: decideOn({ kind: 'failed', diagnostics: [diagnoseOrThrow(error)] }) };
  }
}

function refusalsOf(decision: GitOpsDecision): readonly Diagnostic[] {
  return decision.kind === 'refuse' ? decision.diagnostics : [];
}

function describeOutcome(
  decision: GitOpsDecision,
  outcome: AttemptResult['outcome'],
): Pick<GitOpsPullRequestResult, 'operation' | 'pullRequest' | 'headSha'> {
  if (decision.kind === 'refuse' || outcome?.kind === 'refused') return {};
  const { operation } = decision;
  if (outcome !== undefined) {
    const { pullRequest, headSha } = outcome;
    return { operation, ...(pullRequest ? { pullRequest } : {}), ...(headSha === undefined ? {} : { headSha }) };
  }
  const existing = decision.kind === 'propose' ? decision.pullRequest.existing : decision.close[0]?.pullRequest;
  return { operation, ...(existing ? { pullRequest: existing } : {}) };
}

async function readIssues(
  { reportIssues }: GitOpsPullRequestOptions,
  report: Report | undefined,
  target: GitOpsTarget,
  { github }: GitOpsPullRequestDeps,
): Promise<IssuesObservation> {
  if (!reportIssues || report === undefined) return { kind: 'not-requested' };
  try {
    return await observeIssues(github, target);
  } catch (error) {
    return { kind: 'failed', diagnostics: [diagnoseOrThrow(error)] };
  }
}

/** Issues are written whether or not the manifests could be proposed. @returns what failed */
async function writeIssues(
  { isDryRun }: GitOpsPullRequestOptions,
  { issues }: GitOpsDecision,
  target: GitOpsTarget,
  deps: GitOpsPullRequestDeps,
): Promise<readonly Diagnostic[]> {
  if (isDryRun) return [];
  try {
    await applyIssues(issues, target, deps);
    return [];
  } catch (error) {
    return [diagnoseOrThrow(error)];
  }
}

function diagnoseOrThrow(error: unknown): Diagnostic {
  const diagnostic = diagnoseFailure(error);
  if (diagnostic === undefined) throw error;
  return diagnostic;
}
