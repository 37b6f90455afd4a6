import { type AssignmentRecord, formatAssignmentRecord } from '@kalypso-actions/assignment-record';
import { ASSIGNMENT_RECORD_PATH, PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { DesiredContent, TreeEntry } from '@kalypso-actions/git';
import { blobId } from '@kalypso-actions/git-objects';
import {
  type AssignmentKey,
  CLUSTER_TYPE_README,
  formatAssignmentFolder,
  formatGeneratedPath,
  type GitOpsLayout,
  generatedScope,
  parseRepositoryPath,
  type Report,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';
import { type FolderContent, findManagedFolder } from './folder-content.ts';
import { findKeptFolders, type KeptFolder } from './kept-folders.ts';
import { createNextRecord } from './next-record.ts';
import type { ProposedContent } from './proposed-content.ts';
import { hasChosenName, listRecordedPaths } from './replaced-files.ts';
import type { ScheduledContent } from './scheduled-content.ts';
import { createUnrecordedLookup } from './unrecorded-files.ts';

/** The folders and files that contain all managed files; an empty text for the whole repository. */
export function contentScope(content: ProposedContent): readonly string[] {
  if (content.kind === 'folders') return [...managedFolders(content)].sort();
  const scope = generatedScope(content.layout);
  return scope.includes('') ? scope : [...scope, ASSIGNMENT_RECORD_PATH];
}

/** What a branch should contain. */
export interface DesiredBranch {
  readonly desired: DesiredContent;
  /** Folders that stay as they are, sorted. */
  readonly kept: readonly KeptFolder[];
}

/**
 * What the branch should contain, and which of its files may be changed or removed for that. Pure.
 * @param present all entries in the {@link contentScope} of the base branch
 * @param record of the base branch; `undefined` if there is none that can be read
 */
export function toDesiredBranch(
  content: ProposedContent,
  present: readonly TreeEntry[],
  record: AssignmentRecord | undefined,
): DesiredBranch {
  const within = contentScope(content);
  if (content.kind === 'folders') {
    const folders = managedFolders(content);
    const isManaged = (path: string) => content.files.has(path) || folders.has(findManagedFolder(path, content));
    return { desired: { files: content.files, within, isManaged }, kept: [] };
  }
  const { report, layout } = content;
  const isManaged = managedByScheduler(content, present, record);
  const kept = findKeptFolders(report, layout, findPresentAssignments(content, present, record), record);
  const keepsInfrastructure = createInfrastructureKeeper(report, kept);
  const next = formatAssignmentRecord(createNextRecord(report, layout, record, kept, keepsInfrastructure));
  const files = new Map(content.files).set(ASSIGNMENT_RECORD_PATH, { read: () => Buffer.from(next) });
  return { desired: { files, within, isManaged, isKept: keptPaths(content, kept, keepsInfrastructure) }, kept };
}

/**
 * Finds the assignments that have a managed file on the base branch, sorted.
 * @param present all entries in the {@link contentScope} of the base branch
 * @param record of the base branch; `undefined` if there is none that can be read
 */
export function findPresentAssignments(
  content: ScheduledContent,
  present: readonly TreeEntry[],
  record: AssignmentRecord | undefined,
): readonly AssignmentKey[] {
  const { layout } = content;
  const isManaged = managedByScheduler(content, present, record);
  const found = new Map<string, AssignmentKey>();
  for (const { path } of present) {
    const file = parseRepositoryPath(path, layout);
    if (file?.kind === 'assignment' && isManaged(path)) found.set(formatAssignmentFolder(file), file);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}

function managedFolders(content: FolderContent): ReadonlySet<string> {
  return new Set([
    ...[...content.files.keys()].map((file) => findManagedFolder(file, content)),
    ...content.emptyFolders,
  ]);
}

const README_ID = blobId(Buffer.from(CLUSTER_TYPE_README));

/**
 * Generated files are at paths of the layout, in folders of cluster types. A folder counts as that of a cluster type if it is proposed, contains the
 * generated README.md, or contains an assignment: other folders may contain files at such paths as well. Files with a name that a template chooses, policies and
 * what belongs to no workload are managed if they are proposed, or if the record lists them: others may have put a file of that name there. If the
 * record lost their folder, see {@link createUnrecordedLookup}.
 */
function managedByScheduler(
  content: ScheduledContent,
  present: readonly TreeEntry[],
  record: AssignmentRecord | undefined,
) {
  const { layout, files } = content;
  const recorded = listRecordedPaths(record, layout);
  const ids = new Map(present.map(({ path, id }) => [path, id]));
  const marksClusterType = ({ path, id }: TreeEntry) => id === README_ID || isAssignment(path, layout, ids);
  const isUnrecorded = createUnrecordedLookup(content, (path) => ids.has(path), record);
  const folders = new Set<string | undefined>();
  for (const path of files.keys()) folders.add(clusterTypeOf(path, layout));
  for (const entry of present) if (marksClusterType(entry)) folders.add(clusterTypeOf(entry.path, layout));
  return (path: string): boolean => {
    if (path === ASSIGNMENT_RECORD_PATH) return true;
    const file = parseRepositoryPath(path, layout);
    if (file === undefined || file.kind === 'promoted-commit') return file !== undefined;
    // A README.md that someone has edited remains when its cluster type is removed.
    const isReadme = file.kind === 'cluster-type-readme';
    if (isReadme && !files.has(path) && ids.get(path) !== README_ID) return false;
    if (hasChosenName(path, layout) && !files.has(path) && !recorded.has(path) && !isUnrecorded(path)) return false;
    return folders.has(file.clusterType);
  };
}

/** Whether a path is that of an assignment's namespace, beside its reconciler. */
function isAssignment(path: string, layout: GitOpsLayout, present: ReadonlyMap<string, string>): boolean {
  const file = parseRepositoryPath(path, layout);
  if (file?.kind !== 'assignment' || file.file !== 'namespace.yaml') return false;
  return present.has(toRepositoryPath(formatGeneratedPath({ ...file, file: 'reconciler.yaml' }), layout));
}

function clusterTypeOf(path: string, layout: GitOpsLayout): string | undefined {
  const file = parseRepositoryPath(path, layout);
  return file === undefined || file.kind === 'promoted-commit' ? undefined : file.clusterType;
}

/**
 * Creates a function that decides of which cluster types the published infrastructure stays: of those whose infrastructure fails, and of those that are gone
 * while one of their folders stays. Of the others, it follows the schedule.
 */
function createInfrastructureKeeper(
  { clusterTypes, keepsPublished }: Pick<Report, 'clusterTypes' | 'keepsPublished'>,
  kept: readonly KeptFolder[],
): (clusterType: string) => boolean {
  const declared = new Map(clusterTypes.map((each) => [each.name, each]));
  const withFolders = new Set(kept.map(({ clusterType }) => clusterType));
  return (name) => {
    const clusterType = declared.get(name);
    if (clusterType?.problems !== undefined) return true;
    return clusterType?.files === undefined && (keepsPublished || (clusterType === undefined && withFolders.has(name)));
  };
}

/**
 * The files that remain as they are: those of folders that stay, the README.md of their cluster types, and the promoted commit if there is none to write or
 * it is held back. While a base is missing, everything that is not written.
 */
function keptPaths(
  { layout, report, files }: ScheduledContent,
  kept: readonly KeptFolder[],
  keepsInfrastructure: (clusterType: string) => boolean,
): (path: string) => boolean {
  const folders = new Set(kept.map(formatAssignmentFolder));
  const clusterTypes = new Set(kept.map(({ clusterType }) => clusterType));
  return (path) => {
    if (path === PROMOTED_COMMIT_PATH) return report.isPromotionHeldBack || !files.has(path);
    if (report.keepsPublished && !files.has(path)) return path !== ASSIGNMENT_RECORD_PATH;
    const file = parseRepositoryPath(path, layout);
    if (file?.kind === 'assignment') return folders.has(formatAssignmentFolder(file));
    if (file?.kind === 'infrastructure') return keepsInfrastructure(file.clusterType);
    return file?.kind === 'cluster-type-readme' && !files.has(path) && clusterTypes.has(file.clusterType);
  };
}
