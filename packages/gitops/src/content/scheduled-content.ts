import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import { formatCount, joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { DesiredFile, DesiredFiles } from '@kalypso-actions/git';
import { formatGeneratedPath, type GitOpsLayout, type Report, toRepositoryPath } from '@kalypso-actions/scheduler';
import type { SourceOptions } from '../options/gitops-pull-request-options.ts';
import { loadManifests } from './load-manifests.ts';
import { type LoadResult, refuseLoading } from './load-result.ts';

/** What `schedule` decided: assignments of deployment targets to cluster types. */
export interface ScheduledContent {
  readonly kind: 'scheduled';
  /** Its promoted commit is the one to publish, unless that is held back. */
  readonly report: Report;
  readonly layout: GitOpsLayout;
  /** By path from the root of the repository. */
  readonly files: DesiredFiles;
}

const MAX_NAMES = 10;
const HINT = 'Use the outputs `manifests` and `report` of the same run of the schedule action.';

/**
 * Loads the manifests of a report. They have to be exactly those that the report lists: a folder with half of them would remove the other half from the
 * branch.
 * @param path folder of the manifests in the repository
 */
export function loadScheduledContent(
  { manifests, promotedCommit }: SourceOptions,
  report: Report,
  path: string,
): LoadResult<ScheduledContent> {
  if (report.outcome === 'failed')
    return refuseLoading('schedule-failed', [describeFailedSchedule(report)], 'Fix what the schedule step reports.');
  const found = loadManifests(manifests, HINT);
  if (found.kind === 'refused') return found;
  const messages = describeMismatch(new Set(found.value.keys()), report);
  if (messages.length > 0) return refuseLoading('manifests-not-of-report', messages, HINT);
  const layout = { path, ...report.layout };
  const commit = promotedCommit ?? report.promotedCommit;
  const files = new Map<string, DesiredFile>();
  for (const [file, content] of found.value) {
    if (file !== PROMOTED_COMMIT_PATH) files.set(toRepositoryPath(file, layout), content);
  }
  if (commit !== null && !report.isPromotionHeldBack)
    files.set(PROMOTED_COMMIT_PATH, { read: () => Buffer.from(commit) });
  return { kind: 'loaded', value: { kind: 'scheduled', report: { ...report, promotedCommit: commit }, layout, files } };
}

function describeFailedSchedule({ environment, diagnostics }: Report): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return `the schedule of ${quote(environment)} failed with ${formatCount(errors, 'error')}, so there are no manifests to publish`;
}

function describeMismatch(present: ReadonlySet<string>, report: Report): string[] {
  const expected = new Set([
    ...report.clusterTypes.map(({ name }) => formatGeneratedPath({ kind: 'cluster-type-readme', clusterType: name })),
    ...report.clusterTypes.flatMap(({ files = [] }) => files),
    ...report.assignments.flatMap(({ files }) => files),
    ...(report.promotedCommit === null || report.isPromotionHeldBack ? [] : [PROMOTED_COMMIT_PATH]),
  ]);
  const missing = [...expected].filter((file) => !present.has(file));
  const unexpected = [...present].filter((file) => !expected.has(file));
  return [
    ...(missing.length > 0 ? [`the folder lacks manifests that the report lists: ${listFiles(missing)}`] : []),
    ...(unexpected.length > 0
      ? [`the folder contains files that the report does not list: ${listFiles(unexpected)}`]
      : []),
  ];
}

function listFiles(files: readonly string[]): string {
  return joinLimited(files.map(quote), MAX_NAMES);
}
