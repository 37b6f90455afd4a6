import { joinLimited, quote } from '@kalypso-actions/diagnostics';
import * as v from 'valibot';
import { type Report, reportSchema } from './report-schema.ts';
import { REPORT_VERSION } from './report-version.ts';

export type ParsedReport =
  | { readonly kind: 'valid'; readonly report: Report }
  /** `reason` completes the sentence “The file …”. */
  | { readonly kind: 'invalid'; readonly reason: string };

const MAX_LISTED_PROBLEMS = 5;

/** Checks a value that was parsed from JSON. Properties that this version does not know are ignored. */
export function parseReport(data: unknown): ParsedReport {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (version === undefined) return invalid('is not a report of the schedule action');
  if (version !== REPORT_VERSION) {
    return invalid(`is a report of version ${quote(String(version))}; this release reads version ${REPORT_VERSION}`);
  }
  const { success, output: report, issues } = v.safeParse(reportSchema, data);
  if (!success) {
    const problems = joinLimited(issues.map(describeIssue), MAX_LISTED_PROBLEMS, '; ');
    return invalid(`is not a valid report of the schedule action: ${problems}`);
  }
  const lost = report.assignments.findIndex(({ config }) => report.configs[config] === undefined);
  if (lost >= 0) {
    const { config } = report.assignments[lost] ?? {};
    return invalid(
      `is not a valid report: report.configs has no entry ${config}, which report.assignments[${lost}] uses`,
    );
  }
  return { kind: 'valid', report };
}

function invalid(reason: string): ParsedReport {
  return { kind: 'invalid', reason };
}

type SchemaIssue = v.InferIssue<typeof reportSchema>;

/** `report.assignments[0].clusterType must be a Kubernetes name, not "../.."` */
function describeIssue(issue: SchemaIssue): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  const path = `report${keys.join('')}`;
  if (issue.input === undefined) return `${path} is missing`;
  return `${path} must be ${expectation(issue)}, not ${describeValue(issue.input)}`;
}

function expectation({ type, message, expected }: SchemaIssue): string {
  if (type === 'string') return 'a string';
  if (type === 'number') return 'a number';
  if (type === 'array') return 'a list';
  if (type === 'object' || type === 'record') return 'an object';
  if (type === 'picklist') return `one of ${String(expected).slice(1, -1).replaceAll(' | ', ', ')}`;
  // The other rules of the schema define their own message.
  return message;
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
