import { MAX_RECORD_BYTES } from '@kalypso-actions/conventions';
import { joinLimited, quote } from '@kalypso-actions/diagnostics';
import * as v from 'valibot';
import { type AssignmentRecord, assignmentRecordSchema } from './record-schema.ts';

export type ParsedAssignmentRecord =
  | { readonly kind: 'valid'; readonly record: AssignmentRecord }
  /** `reason` completes the sentence “The record …”. */
  | { readonly kind: 'invalid'; readonly reason: string };

const MAX_LISTED_PROBLEMS = 3;

/**
 * Parses and checks the text of a record. Anyone who can push to the branch can edit it, so whatever becomes a path or Markdown is checked. Properties that
 * this version does not know are ignored.
 */
export function parseAssignmentRecord(text: string): ParsedAssignmentRecord {
  if (text.length > MAX_RECORD_BYTES) return invalid(`has more than ${MAX_RECORD_BYTES} characters`);
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return invalid(`is not JSON: ${quote(error instanceof Error ? error.message : String(error))}`);
  }
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (version !== undefined && version !== 1) {
    return invalid(`has version ${quote(JSON.stringify(version))}; this release reads version 1`);
  }
  const { success, output: record, issues } = v.safeParse(assignmentRecordSchema, data);
  if (!success) return invalid(`is invalid: ${joinLimited(issues.map(describeIssue), MAX_LISTED_PROBLEMS, '; ')}`);
  const problem =
    findMisplaced(record.folders, ({ clusterType, deploymentTarget }) => `${clusterType}/${deploymentTarget}`) ??
    findMisplaced(record.infrastructure ?? [], ({ clusterType }) => clusterType);
  return problem === undefined ? { kind: 'valid', record } : invalid(problem);
}

function invalid(reason: string): ParsedAssignmentRecord {
  return { kind: 'invalid', reason };
}

/** `folders.0.clusterType has to be a Kubernetes name, not "../.."` */
function describeIssue(issue: v.InferIssue<typeof assignmentRecordSchema>): string {
  const path = v.getDotPath(issue);
  const expected = issue.kind === 'validation' ? issue.message : `of type ${issue.expected}`;
  return `${path === null ? 'the whole' : quote(path)} has to be ${expected}, not ${quote(issue.received)}`;
}

/** @param toEnd the end of a path: the names that it is made of */
function findMisplaced<F extends { readonly path: string }>(
  folders: readonly F[],
  toEnd: (folder: F) => string,
): string | undefined {
  const paths = new Set<string>();
  for (const folder of folders) {
    const { path } = folder;
    const end = toEnd(folder);
    if (path !== end && !path.endsWith(`/${end}`)) return `lists ${quote(path)}, which does not end with ${quote(end)}`;
    if (paths.has(path)) return `lists ${quote(path)} twice`;
    paths.add(path);
  }
  return undefined;
}
