import { formatCount } from '@kalypso-actions/diagnostics';
import type { Label, PullRequest } from '@kalypso-actions/github';
import { hasName } from '../markers/github-names.ts';
import { ALLOW_REMOVALS_LABEL } from '../markers/labels.ts';
import { formatRepository, type GitOpsTarget } from '../options/target.ts';
import type { StatusDecision } from '../statuses/wanted-status.ts';
import type {
  ConsentRequestDecision,
  GitOpsDecision,
  IssueDecision,
  ProposeDecision,
  PullRequestDecision,
  WithdrawDecision,
} from './gitops-decision.ts';

/** Lists, in the order of execution, what a decision writes. Empty if it writes nothing. Pure. */
export function describeDecision(decision: GitOpsDecision, target: GitOpsTarget): readonly string[] {
  return [
    ...describeBranches(decision, target),
    ...decision.issues.map(describeIssue),
    ...decision.statuses.map(describeStatus),
  ];
}

function describeBranches(decision: GitOpsDecision, target: GitOpsTarget): readonly string[] {
  if (decision.kind === 'refuse') {
    return decision.request === undefined ? [] : describeRequest(decision.request);
  }
  const createBase =
    decision.createBase === undefined
      ? []
      : [`create the empty branch ${target.base} of ${formatRepository(target.repository)}`];
  const close = decision.close.map(
    ({ pullRequest, comment }) => `close pull request #${pullRequest.number} with the comment: ${comment}`,
  );
  return decision.kind === 'propose'
    ? [
        ...createBase,
        ...describeCommit(decision, target),
        ...close,
        ...describePullRequest(decision.pullRequest, target),
      ]
    : [...createBase, ...close, ...describeHeadBranch(decision, target)];
}

function describeRequest({ pullRequest }: ConsentRequestDecision): readonly string[] {
  return [
    ...describeVoidedConsent(pullRequest),
    describeLabel(ALLOW_REMOVALS_LABEL),
    `list at the top of pull request #${pullRequest.number} what would be removed`,
  ];
}

function describeVoidedConsent({ number, labels }: PullRequest): readonly string[] {
  const { name } = ALLOW_REMOVALS_LABEL;
  return hasName(labels, name) ? [`remove the label ${name} from pull request #${number}`] : [];
}

function describeCommit({ commit, summary }: ProposeDecision, { branch }: GitOpsTarget): readonly string[] {
  if (commit.kind === 'keep') return [];
  const kind = commit.isSigned ? 'a commit signed by GitHub' : 'a commit';
  return [`push ${kind} to ${branch} that changes ${formatCount(summary.filesChanged, 'file')}`];
}

function describePullRequest(decision: PullRequestDecision, { base }: GitOpsTarget): readonly string[] {
  const { existing, title } = decision;
  const name = existing === undefined ? 'the pull request' : `pull request #${existing.number}`;
  const open = `open a ${decision.isDraft ? 'draft ' : ''}pull request to ${base}: ${title}`;
  return [
    ...(existing !== undefined && decision.voidsConsent ? describeVoidedConsent(existing) : []),
    ...(existing === undefined ? [open] : decision.updatesTexts ? [`update title and body of ${name}: ${title}`] : []),
    ...(decision.marksReady ? [`mark ${name} as ready for review`] : []),
    ...decision.ensureLabels.map(describeLabel),
    ...describeList(decision.addLabels, (labels) => `add to ${name} the labels ${labels}`),
    ...describeList(decision.removeLabels, (labels) => `remove from ${name} the labels ${labels}`),
    ...describeList(decision.requestReviewers, (logins) => `request reviews of ${name} by ${logins}`),
    ...describeList(decision.requestTeams, (teams) => `request reviews of ${name} by the teams ${teams}`),
    ...describeList(decision.addAssignees, (logins) => `assign ${name} to ${logins}`),
    ...(decision.merge === undefined ? [] : [`merge ${name} as soon as possible (${decision.merge})`]),
  ];
}

function describeList(names: readonly string[], format: (names: string) => string): readonly string[] {
  return names.length === 0 ? [] : [format(names.join(', '))];
}

function describeHeadBranch({ headBranch }: WithdrawDecision, { branch }: GitOpsTarget): readonly string[] {
  return headBranch.kind === 'delete' ? [`delete the branch ${branch}`] : [];
}

function describeIssue(decision: IssueDecision): string {
  if (decision.kind === 'ensure-label') return describeLabel(decision.label);
  if (decision.kind === 'create') return `open an issue with the label ${decision.label}: ${decision.title}`;
  const issue = `issue #${decision.issue.number}`;
  return decision.kind === 'update'
    ? `update ${issue}: ${decision.title}`
    : `close ${issue} with the comment: ${decision.comment}`;
}

function describeLabel({ name }: Label): string {
  return `create the label ${name}, unless it exists`;
}

function describeStatus({ repository, commit, context, state, description }: StatusDecision): string {
  return `set the status "${context}" of commit ${commit} in ${formatRepository(repository)} to ${state}: ${description}`;
}
