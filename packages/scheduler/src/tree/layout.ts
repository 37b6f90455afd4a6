import { GENERATED_FILE_NAME, PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';

/**
 * The layout of a GitOps branch: which path holds what. This is the only module that composes or parses these paths.
 *
 * ```
 * .github/tracking/Promoted_Commit_Id             always at the root of the repository
 * <cluster type>/README.md                        these are below the `path` of the GitOpsRepo
 * <cluster type>/<file>                           what belongs to the cluster type and to no workload
 * <cluster type>/<deployment target>/<file>
 * ```
 */
export interface GitOpsLayout {
  /** The `path` of the `GitOpsRepo`. */
  readonly path: string;
  /** Name of the platform configuration's file, without its extension. */
  readonly configFileName: string;
  /** Names of platform configuration files that templates choose. */
  readonly configFiles?: readonly string[];
}

/** Identifies an assignment within an environment. */
export interface AssignmentKey {
  readonly clusterType: string;
  readonly deploymentTarget: string;
}

/** What a generated file is for. */
export type GeneratedFile =
  | { readonly kind: 'promoted-commit' }
  | { readonly kind: 'cluster-type-readme'; readonly clusterType: string }
  | InfrastructureFile
  | AssignmentFile;

/** A file of what belongs to a cluster type and to no workload. */
export interface InfrastructureFile {
  readonly kind: 'infrastructure';
  readonly clusterType: string;
  /** Name of the file, with its extension. */
  readonly file: string;
}

export interface AssignmentFile extends AssignmentKey {
  readonly kind: 'assignment';
  /** Name of the file, with its extension. */
  readonly file: string;
}

/** Cluster types and deployment targets have names of Kubernetes objects. */
const KUBERNETES_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
/** Files that every assignment has always had, unless its templates choose other names. */
const MANIFEST_FILES: readonly string[] = ['namespace', 'reconciler'];
/** Names of the platform configuration's file in environments of any age. */
const CONFIG_FILES: readonly string[] = ['platform-config', 'config'];
const README = 'README.md';

/** The path of a generated file, below the `path` of the `GitOpsRepo`. The inverse of {@link parseGeneratedPath}. */
export function formatGeneratedPath(file: GeneratedFile): string {
  if (file.kind === 'promoted-commit') return PROMOTED_COMMIT_PATH;
  if (file.kind === 'cluster-type-readme') return `${file.clusterType}/${README}`;
  return file.kind === 'infrastructure'
    ? `${file.clusterType}/${file.file}`
    : `${formatAssignmentFolder(file)}/${file.file}`;
}

/** The folder of an assignment, below the `path` of the `GitOpsRepo`. Also its name in messages. */
export function formatAssignmentFolder({ clusterType, deploymentTarget }: AssignmentKey): string {
  return `${clusterType}/${deploymentTarget}`;
}

/**
 * Parses a path below the `path` of the `GitOpsRepo`; `undefined` if no generated file can have it. Files at other paths are never changed or removed. A file
 * at such a path need not be a generated one: templates choose names, so other files may have the same form. See {@link hasUsualName}.
 */
export function parseGeneratedPath(path: string): GeneratedFile | undefined {
  if (path === PROMOTED_COMMIT_PATH) return { kind: 'promoted-commit' };
  const [clusterType = '', second = '', file, ...deeper] = path.split('/');
  if (!KUBERNETES_NAME.test(clusterType) || deeper.length > 0) return undefined;
  if (file === undefined) {
    if (second === README) return { kind: 'cluster-type-readme', clusterType };
    return GENERATED_FILE_NAME.test(second) ? { kind: 'infrastructure', clusterType, file: second } : undefined;
  }
  if (!KUBERNETES_NAME.test(second) || !GENERATED_FILE_NAME.test(file)) return undefined;
  return { kind: 'assignment', clusterType, deploymentTarget: second, file };
}

/**
 * Whether a file of an assignment has the name of a namespace, a reconciler or a platform configuration, as if no template chose a name: it is a generated
 * file, whether a record lists it or not. Files with other names are generated ones only if they are scheduled, or if the record lists them.
 */
export function hasUsualName({ file }: Pick<AssignmentFile, 'file'>, configFileName: string): boolean {
  const name = withoutExtension(file);
  return MANIFEST_FILES.includes(name) || isConfigName(name, configFileName);
}

/** Whether a file of an assignment holds its platform configuration. */
export function isConfigFile(
  { file }: Pick<AssignmentFile, 'file'>,
  { configFileName, configFiles = [] }: Pick<GitOpsLayout, 'configFileName' | 'configFiles'>,
): boolean {
  return isConfigName(withoutExtension(file), configFileName) || configFiles.includes(file);
}

function isConfigName(name: string, configFileName: string): boolean {
  return CONFIG_FILES.includes(name) || name === configFileName;
}

function withoutExtension(file: string): string {
  return file.replace(/\.(?:yaml|sh)$/, '');
}

const GENERATED_FORM = /^(?!\.)[^/]+\/(?:README\.md|[^/]+\/[^/]+\.(?:yaml|sh))$/;
const INFRASTRUCTURE_FORM = /^(?!\.)[^/]+\/(?=[^/]+\.(?:yaml|sh)$)/;

/**
 * Whether a path below the `path` of the `GitOpsRepo` has the form of a generated one, whatever the names in it are.
 * @param isPresent whether there is a file at another path: a file of a cluster type is beside its README.md
 */
export function hasGeneratedForm(path: string, isPresent: (path: string) => boolean = () => false): boolean {
  if (path === PROMOTED_COMMIT_PATH || GENERATED_FORM.test(path)) return true;
  const folder = INFRASTRUCTURE_FORM.exec(path)?.[0];
  return folder !== undefined && isPresent(`${folder}${README}`);
}

/** Converts a path below the `path` of the `GitOpsRepo` to one from the root of the repository. */
export function toRepositoryPath(path: string, { path: folder }: Pick<GitOpsLayout, 'path'>): string {
  return path === PROMOTED_COMMIT_PATH ? path : `${folderPrefix(folder)}${path}`;
}

/** Parses a path from the root of the repository; `undefined` if no generated file can have it. */
export function parseRepositoryPath(
  path: string,
  { path: folder }: Pick<GitOpsLayout, 'path'>,
): GeneratedFile | undefined {
  if (path === PROMOTED_COMMIT_PATH) return { kind: 'promoted-commit' };
  const prefix = folderPrefix(folder);
  const below = path.slice(prefix.length);
  return path.startsWith(prefix) && below !== PROMOTED_COMMIT_PATH ? parseGeneratedPath(below) : undefined;
}

/** The folders and files of the repository that contain all generated files; an empty text for the whole repository. */
export function generatedScope({ path: folder }: Pick<GitOpsLayout, 'path'>): readonly string[] {
  const top = folderPrefix(folder).slice(0, -1);
  return top === '' ? [''] : [top, PROMOTED_COMMIT_PATH];
}

/** A folder with a `/` at its end; empty for the root of the repository. */
function folderPrefix(folder: string): string {
  const segments = folder.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => `${segment}/`).join('');
}
