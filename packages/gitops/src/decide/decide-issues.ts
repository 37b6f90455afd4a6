import type { Issue } from '@kalypso-actions/github';
import type { KeptFolder } from '../content/kept-folders.ts';
import {
  formatAssignmentKey,
  isKeyOfEnvironment,
  isRegistrationKey,
  parseIssueMarker,
} from '../markers/issue-marker.ts';
import { FAILURE_LABEL } from '../markers/labels.ts';
import type { IssueDecision } from './gitops-decision.ts';
import { type IssueReport, renderIssues } from './render-issues.ts';

/**
 * Decides how to keep one issue for each registration that is held back, and one for each other assignment that fails: created, updated when its text
 * changes, closed when it is fixed. Issues of other environments, and those without a marker, do not change. Pure.
 * @param kept folders that stay; `undefined` if the base branch could not be read
 * @param issues the open ones, oldest first
 */
export function decideIssues(
  report: IssueReport,
  kept: readonly KeptFolder[] | undefined,
  issues: readonly Issue[],
): readonly IssueDecision[] {
  const wanted = new Map(renderIssues(report, kept).map((issue) => [issue.key, issue]));
  const decisions: IssueDecision[] = [];
  const seen = new Map<string, number>();
  for (const issue of issues) {
    const marker = parseIssueMarker(issue.body);
    if (marker === undefined || !isKeyOfEnvironment(marker.key, report.environment)) continue;
    const duplicated = seen.get(marker.key);
    const want = wanted.get(marker.key);
    // A schedule that failed did not find out what is fixed.
    if (want === undefined && report.outcome === 'failed') continue;
    if (want === undefined) decisions.push({ kind: 'close', issue, comment: describeEnd(marker.key, report) });
    else if (duplicated !== undefined)
      decisions.push({ kind: 'close', issue, comment: `Duplicate of #${duplicated}.` });
    else if (want.digest !== marker.digest && !want.isIncomplete)
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

function describeEnd(key: string, { environment, failed }: IssueReport): string {
  if (isRegistrationKey(key)) return 'Fixed: this registration is no longer held back.';
  return failed.some((failure) => formatAssignmentKey(environment, failure) === key)
    ? 'Replaced by the issue about its registration, which is held back.'
    : 'Fixed: this assignment no longer fails.';
}
