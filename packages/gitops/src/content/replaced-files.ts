import { type AssignmentRecord, listFoldersBelow, listInfrastructureBelow } from '@kalypso-actions/assignment-record';
import { joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { TreeDifference } from '@kalypso-actions/git';
import { type GitOpsLayout, hasUsualName, parseRepositoryPath } from '@kalypso-actions/scheduler';
import type { ScheduledContent } from './scheduled-content.ts';

const MAX_PATHS = 10;

/** Paths of the files that the record lists, in the environment's own folders. */
export function listRecordedPaths(record: AssignmentRecord | undefined, { path }: GitOpsLayout): ReadonlySet<string> {
  if (record === undefined) return new Set();
  const folders = [...listFoldersBelow(record, path), ...listInfrastructureBelow(record, path)];
  return new Set(folders.flatMap((folder) => folder.files.map((file) => `${folder.path}/${file}`)));
}

/**
 * Whether a path is that of a generated file only if a run has written it: a policy, what belongs to no workload, or a name that a template chooses. Others may
 * have put a file of that name there.
 */
export function hasChosenName(path: string, layout: GitOpsLayout): boolean {
  const file = parseRepositoryPath(path, layout);
  return file?.kind === 'infrastructure' || (file?.kind === 'assignment' && !hasUsualName(file, layout.configFileName));
}

/** Adds a warning to the report if the content replaces files that the record does not list: others have put them there. Pure. */
export function warnOfReplacedFiles(
  content: ScheduledContent,
  { written }: Pick<TreeDifference, 'written'>,
  record: AssignmentRecord | undefined,
): ScheduledContent {
  const { layout, report } = content;
  const recorded = listRecordedPaths(record, layout);
  const replaced = written.filter(
    ({ path, before }) => before !== undefined && hasChosenName(path, layout) && !recorded.has(path),
  );
  if (replaced.length === 0) return content;
  const paths = joinLimited(
    replaced.map(({ path }) => quote(path)),
    MAX_PATHS,
  );
  const warning = {
    code: 'file-replaced',
    severity: 'warning',
    message: `the record does not list ${paths}, which this change replaces: someone else may have put ${replaced.length === 1 ? 'it' : 'them'} there`,
    hint: 'To keep a file, close the pull request and give the template another `file`, or the file another name.',
  } as const;
  return { ...content, report: { ...report, diagnostics: [...report.diagnostics, warning] } };
}
