import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { DesiredContent, TreeEntry } from '@kalypso-actions/git';
import { blobId } from '@kalypso-actions/git-objects';
import {
  CLUSTER_TYPE_README,
  formatAssignmentFolder,
  formatGeneratedPath,
  type GitOpsLayout,
  generatedScope,
  parseRepositoryPath,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';
import { type FolderContent, findManagedFolder } from './folder-content.ts';
import type { ProposedContent } from './proposed-content.ts';
import type { ScheduledContent } from './scheduled-content.ts';

/** The folders and files that contain all managed files; an empty text for the whole repository. */
export function contentScope(content: ProposedContent): readonly string[] {
  if (content.kind === 'scheduled') return generatedScope(content.layout);
  return [...managedFolders(content)].sort();
}

/**
 * What the branch should contain, and which of its files may be changed or removed for that.
 * @param present all entries in the {@link contentScope} of the base branch
 */
export function toDesiredContent(content: ProposedContent, present: readonly TreeEntry[]): DesiredContent {
  const base = { files: content.files, within: contentScope(content) };
  if (content.kind === 'scheduled') {
    return { ...base, isManaged: managedByScheduler(content, present), isKept: keptPaths(content) };
  }
  const folders = managedFolders(content);
  return { ...base, isManaged: (path) => content.files.has(path) || folders.has(findManagedFolder(path, content)) };
}

function managedFolders(content: FolderContent): ReadonlySet<string> {
  return new Set([...content.files.keys()].map((file) => findManagedFolder(file, content)));
}

const README_ID = blobId(Buffer.from(CLUSTER_TYPE_README));

/**
 * Generated files are at paths of the layout, in folders of cluster types. A folder counts as that of a cluster type if it is proposed, contains the
 * generated README.md, or contains an assignment: other folders may contain files at such paths as well.
 */
function managedByScheduler({ layout, files }: ScheduledContent, present: readonly TreeEntry[]) {
  const ids = new Map(present.map(({ path, id }) => [path, id]));
  const marksClusterType = ({ path, id }: TreeEntry) => id === README_ID || isAssignment(path, layout, ids);
  const folders = new Set<string | undefined>();
  for (const path of files.keys()) folders.add(clusterTypeOf(path, layout));
  for (const entry of present) if (marksClusterType(entry)) folders.add(clusterTypeOf(entry.path, layout));
  return (path: string): boolean => {
    const file = parseRepositoryPath(path, layout);
    if (file === undefined || file.kind === 'promoted-commit') return file !== undefined;
    // A README.md that someone has edited remains when its cluster type is removed.
    const isReadme = file.kind === 'cluster-type-readme';
    if (isReadme && !files.has(path) && ids.get(path) !== README_ID) return false;
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

/** The files that remain as they are: those of failed assignments, and the promoted commit if there is none to write. */
function keptPaths({ layout, report, files }: ScheduledContent): (path: string) => boolean {
  const failed = new Set(report.failed.map(formatAssignmentFolder));
  return (path) => {
    if (path === PROMOTED_COMMIT_PATH) return !files.has(path);
    const file = parseRepositoryPath(path, layout);
    return file?.kind === 'assignment' && failed.has(formatAssignmentFolder(file));
  };
}
