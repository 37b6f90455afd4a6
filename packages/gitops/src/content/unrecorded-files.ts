import { type AssignmentRecord, listFoldersBelow } from '@kalypso-actions/assignment-record';
import { joinLimited, quote } from '@kalypso-actions/diagnostics';
import type { TreeDifference } from '@kalypso-actions/git';
import {
  formatAssignmentFolder,
  formatGeneratedPath,
  parseRepositoryPath,
  type Report,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';
import { hasChosenName } from './replaced-files.ts';
import type { ScheduledContent } from './scheduled-content.ts';

const MAX_PATHS = 10;
/** The names that files have if no template chooses another one. */
const DEFAULT_NAMES: readonly string[] = ['policy.yaml', 'infrastructure.yaml'];

/** A file in the folder of a cluster type or of an assignment. */
type FolderFile = Extract<ReturnType<typeof parseRepositoryPath>, { readonly kind: 'infrastructure' | 'assignment' }>;

/**
 * Creates a function that finds files with a name that a template chooses, policies and what belongs to no workload in folders that the record lost: those that
 * go as a whole, and whose file has a name that this run generates for another one. Otherwise, a policy would stay without its namespace.
 * @param isPresent whether the base branch contains a path
 */
export function createUnrecordedLookup(
  { layout, report }: Pick<ScheduledContent, 'layout' | 'report'>,
  isPresent: (path: string) => boolean,
  record: AssignmentRecord | undefined,
): (path: string) => boolean {
  const isScheduled = createScheduleLookup(report);
  const isGenerated = createNameLookup(report);
  const recorded = new Set(record && listFoldersBelow(record, layout.path).map(({ path }) => path));
  return (path) => {
    const file = parseRepositoryPath(path, layout);
    if (!isFolderFile(file) || isScheduled(file) || !isGenerated(file)) return false;
    if (file.kind === 'infrastructure') return record === undefined;
    const isRecorded = recorded.has(toRepositoryPath(formatAssignmentFolder(file), layout));
    return !isRecorded && isPresent(toRepositoryPath(formatGeneratedPath({ ...file, file: 'namespace.yaml' }), layout));
  };
}

/**
 * Adds a warning to the report if files stay that a template may have written: beside files that the content removes, and, without a record, those with the name
 * of a generated one. Pure.
 */
export function warnOfRemainingFiles(
  content: ScheduledContent,
  { removed, foreign }: Pick<TreeDifference, 'removed' | 'foreign'>,
  record: AssignmentRecord | undefined,
): ScheduledContent {
  const { layout, report } = content;
  const isScheduled = createScheduleLookup(report);
  const isGenerated = createNameLookup(report);
  const emptied = new Set(removed.map(({ path }) => folderOf(path)));
  const remaining = foreign.filter(({ path }) => {
    const file = parseRepositoryPath(path, layout);
    if (!isFolderFile(file) || !hasChosenName(path, layout)) return false;
    if (!isScheduled(file)) return emptied.has(folderOf(path));
    return record === undefined && (isGenerated(file) || DEFAULT_NAMES.includes(file.file));
  });
  if (remaining.length === 0) return content;
  const paths = joinLimited(
    remaining.map(({ path }) => quote(path)),
    MAX_PATHS,
  );
  const [they, them, stay, doNotBelong] =
    remaining.length === 1 ? ['it', 'it', 'stays', 'does not belong'] : ['they', 'them', 'stay', 'do not belong'];
  const warning = {
    code: 'file-left-behind',
    severity: 'warning',
    message: `the record does not list ${paths}, so ${they} ${stay} on the branch, although ${they} ${doNotBelong} to what is scheduled: a template may have written ${them}`,
    hint: `If so, remove ${them} with a pull request of your own. Until then, clusters read ${them}; Flux applies nothing of a cluster type while the namespace of one of its objects is missing.`,
  } as const;
  return { ...content, report: { ...report, diagnostics: [...report.diagnostics, warning] } };
}

function isFolderFile(file: ReturnType<typeof parseRepositoryPath>): file is FolderFile {
  return file?.kind === 'infrastructure' || file?.kind === 'assignment';
}

/** Creates a function that returns whether the cluster type or the assignment of a file is scheduled, and does not fail. */
function createScheduleLookup({ clusterTypes, assignments }: Report): (file: FolderFile) => boolean {
  const folders = new Set(assignments.map(formatAssignmentFolder));
  const names = new Set(clusterTypes.flatMap(({ name, problems }) => (problems === undefined ? [name] : [])));
  return (file) =>
    file.kind === 'assignment' ? folders.has(formatAssignmentFolder(file)) : names.has(file.clusterType);
}

/** Creates a function that returns whether this run generates files of the same name. */
function createNameLookup({ clusterTypes, assignments }: Report): (file: FolderFile) => boolean {
  const names = {
    assignment: new Set(assignments.flatMap(({ files }) => files.map(nameOf))),
    infrastructure: new Set(clusterTypes.flatMap(({ files = [] }) => files.map(nameOf))),
  };
  return ({ kind, file }) => names[kind].has(file);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
