import { formatPosition, limitText } from '@kalypso-actions/diagnostics';
import type { Issue } from '@kalypso-actions/github';
import { escapeText, inlineCode, type Markdown, markdownDocument, paragraph, table } from '@kalypso-actions/markdown';
import { formatAssignmentFolder, type Report, type ReportFailure } from '@kalypso-actions/scheduler';
import { contentDigest } from '../markers/content-digest.ts';
import { formatIssueKey, formatIssueMarker, isKeyOfEnvironment, parseIssueMarker } from '../markers/issue-marker.ts';
import { FAILURE_LABEL } from '../markers/labels.ts';
import type { IssueDecision } from './gitops-decision.ts';

const MAX_TITLE_LENGTH = 250;
const MAX_PROBLEMS = 50;

interface FailureIssue {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly digest: string;
}

/**
 * Decides how to keep one issue for each assignment that fails: created, updated when its text changes, closed when the assignment succeeds. Issues of
 * other environments, and those without a marker, do not change. Pure.
 * @param issues the open ones, oldest first
 */
export function decideIssues(
  { environment, failed }: Pick<Report, 'environment' | 'failed'>,
  issues: readonly Issue[],
): readonly IssueDecision[] {
  const wanted = new Map(failed.map((failure) => renderIssue(environment, failure)).map((issue) => [issue.key, issue]));
  const decisions: IssueDecision[] = [];
  const seen = new Map<string, number>();
  for (const issue of issues) {
    const marker = parseIssueMarker(issue.body);
    if (marker === undefined || !isKeyOfEnvironment(marker.key, environment)) continue;
    const duplicated = seen.get(marker.key);
    const want = wanted.get(marker.key);
    if (want === undefined)
      decisions.push({ kind: 'close', issue, comment: 'Fixed: this assignment no longer fails.' });
    else if (duplicated !== undefined)
      decisions.push({ kind: 'close', issue, comment: `Duplicate of #${duplicated}.` });
    else if (want.digest !== marker.digest)
      decisions.push({ kind: 'update', issue, title: want.title, body: want.body });
    if (duplicated === undefined) seen.set(marker.key, issue.number);
  }
  const missing = [...wanted.values()].filter(({ key }) => !seen.has(key));
  const label = FAILURE_LABEL;
  return [
    ...(missing.length > 0 ? [{ kind: 'ensure-label', label } as const] : []),
    ...decisions,
    ...missing.map(({ key, title, body }) => ({ kind: 'create', key, title, body, label: label.name }) as const),
  ];
}

function renderIssue(environment: string, failure: ReportFailure): FailureIssue {
  const key = formatIssueKey(environment, formatAssignmentFolder(failure));
  const title = `${failure.deploymentTarget} cannot be deployed to ${failure.clusterType} (${environment})`;
  const text = renderIssueBody(environment, failure);
  const digest = contentDigest(title, text);
  const body = `${formatIssueMarker({ key, digest })}\n${text}`;
  return { key, title: limitText(title, MAX_TITLE_LENGTH), body, digest };
}

function renderIssueBody(environment: string, failure: ReportFailure): Markdown {
  const { clusterType, deploymentTarget, workload, workspace, policies, problems } = failure;
  return markdownDocument([
    paragraph(
      escapeText('The deployment target '),
      inlineCode(deploymentTarget),
      escapeText(` of workload ${workload} (workspace ${workspace}) is assigned to the cluster type `),
      inlineCode(clusterType),
      escapeText(` in ${environment} by ${policies.join(', ')}, and fails.`),
      escapeText(' Its last published manifests stay in place until this is fixed.'),
    ),
    table(
      ['position', 'problem', 'code'].map(escapeText),
      problems.map(({ at, message, hint, code }) => [
        at ? inlineCode(formatPosition(at)) : escapeText(''),
        escapeText(hint === undefined ? message : `${message}. ${hint}`),
        inlineCode(code),
      ]),
      MAX_PROBLEMS,
    ),
  ]);
}
