import { readFileSync } from 'node:fs';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { REPORT_VERSION, type Report } from '@kalypso-actions/gitops';
import { type Check, list, nullable, object, oneOf, text, whole } from './shape.ts';

/** Names become folders and Markdown, so they are checked again: a report may come from another job. */
const name: Check = (value, at) =>
  typeof value === 'string' && /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(value) && !value.includes('..')
    ? []
    : [`${at} is no name of Kubernetes`];

/** Goes into titles and the messages of commits. */
const line: Check = (value, at) =>
  typeof value === 'string' && /^[^\p{Cc}\u2028\u2029]{1,250}$/u.test(value) ? [] : [`${at} is no line of text`];

const commit: Check = (value, at) =>
  typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? [] : [`${at} is no commit`];

const position = object({ source: text, file: text, line: whole, column: whole });
const problem = object({ code: text, message: text }, { at: position, hint: text });
const origin = object({ configMap: text, source: text, file: text, line: whole });
const pair = { clusterType: name, deploymentTarget: name, workload: name, workspace: text, policies: list(text) };
const unplaced = object({ name: text, reason: text });

/** As far as this action reads a report; `schemas/report.schema.json` has all of it. */
const REPORT = object({
  environment: line,
  outcome: oneOf('complete', 'partial', 'failed'),
  promotedCommit: nullable(commit),
  layout: object({ configFileName: name }),
  gitops: list(object({ name: text, repo: text, branch: text, path: text })),
  sources: list(
    object({
      kind: oneOf('control-plane', 'base', 'workload'),
      name: text,
      repo: nullable(text),
      branch: nullable(text),
      path: text,
      commit: nullable(text),
    }),
  ),
  clusterTypes: list(object({ name })),
  deploymentTargets: list(object({ name, workload: name, workspace: text })),
  configs: list(list(object({ key: text, setBy: list(origin), overrode: list(origin) }))),
  assignments: list(object({ ...pair, namespace: text, config: whole, files: list(text) })),
  failed: list(object({ ...pair, problems: list(problem) })),
  unassigned: list(unplaced),
  idlePolicies: list(unplaced),
  diagnostics: list(
    object({ code: text, severity: oneOf('error', 'warning'), message: text }, { at: position, hint: text }),
  ),
});

const HINT = 'Give the output `report` of the schedule action, of the same release as this one.';
const MOST_PROBLEMS = 5;

/** Reads a report of the schedule action. What is none, or of another version, comes back as diagnostics. */
export function readReport(file: string): { readonly report: Report } | { readonly problems: readonly Diagnostic[] } {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong(`the report ${quote(file)} cannot be read: ${quote(why)}`);
  }
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (version === undefined) return wrong(`${quote(file)} is no report of the schedule action`);
  if (version !== REPORT_VERSION) {
    return wrong(`${quote(file)} is a report of version ${quote(String(version))}, and this reads ${REPORT_VERSION}`);
  }
  const problems = REPORT(data, 'report');
  if (problems.length > 0) {
    const more = problems.length > MOST_PROBLEMS ? ` and ${problems.length - MOST_PROBLEMS} more problems` : '';
    const told = problems.slice(0, MOST_PROBLEMS).join('; ');
    return wrong(`${quote(file)} is no whole report of the schedule action: ${told}${more}`);
  }
  // Every part that is read has been checked.
  const report = data as Report;
  const lost = report.assignments.find(({ config }) => report.configs[config] === undefined);
  if (lost) return wrong(`${quote(file)} has no configuration for ${quote(lost.deploymentTarget)}`);
  return { report };
}

function wrong(message: string): { readonly problems: readonly Diagnostic[] } {
  return { problems: [{ code: 'report-not-ours', severity: 'error', message, hint: HINT }] };
}
