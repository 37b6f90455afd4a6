import {
  type AssignmentRecord,
  listFoldersBelow,
  listInfrastructureBelow,
  type RecordedFolder,
  type RecordedInfrastructure,
  type RegistrationSource,
} from '@kalypso-actions/assignment-record';
import {
  type AssignmentKey,
  formatAssignmentFolder,
  type GitOpsLayout,
  type Report,
  toRepositoryPath,
} from '@kalypso-actions/scheduler';

/**
 * Creates the record that is published with the manifests: of every assignment that is published, and as before of every folder that stays. Folders of
 * other environments that share the branch keep their entries. Pure.
 * @param previous record of the base branch; `undefined` if there is none that can be read
 * @param kept folders that stay as they are
 * @param keepsInfrastructure whether what is published of a cluster type itself stays
 */
export function createNextRecord(
  report: Pick<Report, 'assignments' | 'registrations' | 'clusterTypes'>,
  layout: GitOpsLayout,
  previous: AssignmentRecord | undefined,
  kept: readonly AssignmentKey[],
  keepsInfrastructure: (clusterType: string) => boolean,
): AssignmentRecord {
  const { assignments, registrations } = report;
  const toPath = (key: AssignmentKey) => toRepositoryPath(formatAssignmentFolder(key), layout);
  const staying = new Set(kept.map(toPath));
  const published = assignments.filter((assignment) => !staying.has(toPath(assignment)));
  const managed = new Set(previous === undefined ? [] : listFoldersBelow(previous, layout.path));
  const unchanged = previous?.folders.filter((folder) => staying.has(folder.path) || !managed.has(folder)) ?? [];
  const folders = [...unchanged, ...published.map((entry) => toRecordedFolder(entry, toPath(entry)))];
  const current = registrations.map(({ name, repo, branch, path }) => [name, { repo, branch, path }] as const);
  const sources = { ...previous?.registrations, ...Object.fromEntries(current) };
  const infrastructure = listInfrastructure(report, layout, previous, keepsInfrastructure);
  return {
    version: 1,
    registrations: selectSources(sources, folders),
    folders,
    ...(infrastructure.length === 0 ? {} : { infrastructure }),
  };
}

function listInfrastructure(
  { clusterTypes }: Pick<Report, 'clusterTypes'>,
  layout: GitOpsLayout,
  previous: AssignmentRecord | undefined,
  keeps: (clusterType: string) => boolean,
): readonly RecordedInfrastructure[] {
  const managed = new Set(previous === undefined ? [] : listInfrastructureBelow(previous, layout.path));
  const unchanged = previous?.infrastructure?.filter((each) => !managed.has(each) || keeps(each.clusterType)) ?? [];
  const published = clusterTypes.flatMap(({ name, files = [] }) =>
    files.length === 0
      ? []
      : [{ path: toRepositoryPath(name, layout), clusterType: name, files: files.map(toFileName) }],
  );
  return [...unchanged, ...published];
}

/** The sources of the registrations that have a folder. */
function selectSources(
  sources: Readonly<Record<string, RegistrationSource>>,
  folders: readonly RecordedFolder[],
): AssignmentRecord['registrations'] {
  const owners = new Set<string | null>(folders.map(({ registration }) => registration));
  return Object.fromEntries(Object.entries(sources).filter(([name]) => owners.has(name)));
}

function toRecordedFolder(
  { registration, workload, deploymentTarget, clusterType, namespace, files }: Report['assignments'][number],
  path: string,
): RecordedFolder {
  return { path, registration, workload, deploymentTarget, clusterType, namespace, files: files.map(toFileName) };
}

function toFileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
