import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';

/**
 * The layout of a GitOps branch: which path holds what. This is the only module that composes or parses these paths.
 *
 * ```
 * .github/tracking/Promoted_Commit_Id             always at the root of the repository
 * <cluster type>/README.md                        these are below the `path` of the GitOpsRepo
 * <cluster type>/<deployment target>/<file>
 * ```
 */
export interface GitOpsLayout {
  /** The `path` of the `GitOpsRepo`. */
  readonly path: string;
  /** Name of the platform configuration's file, without its extension. */
  readonly configFileName: string;
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
  | AssignmentFile;

export interface AssignmentFile extends AssignmentKey {
  readonly kind: 'assignment';
  /** Name of the file, with its extension. */
  readonly file: string;
}

/** Cluster types and deployment targets have names of Kubernetes objects. */
const KUBERNETES_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const MANIFEST_FILES: readonly string[] = ['namespace', 'reconciler'];
/** Names of the platform configuration's file in environments of any age. */
const CONFIG_FILES: readonly string[] = ['platform-config', 'config'];
const README = 'README.md';

/** The path of a generated file, below the `path` of the `GitOpsRepo`. The inverse of {@link parseGeneratedPath}. */
export function formatGeneratedPath(file: GeneratedFile): string {
  if (file.kind === 'promoted-commit') return PROMOTED_COMMIT_PATH;
  if (file.kind === 'cluster-type-readme') return `${file.clusterType}/${README}`;
  return `${formatAssignmentFolder(file)}/${file.file}`;
}

/** The folder of an assignment, below the `path` of the `GitOpsRepo`. Also its name in messages. */
export function formatAssignmentFolder({ clusterType, deploymentTarget }: AssignmentKey): string {
  return `${clusterType}/${deploymentTarget}`;
}

/**
 * Parses a path below the `path` of the `GitOpsRepo`; `undefined` if no generated file can have it. Files at other paths are never changed or removed.
 */
export function parseGeneratedPath(path: string, configFileName: string): GeneratedFile | undefined {
  if (path === PROMOTED_COMMIT_PATH) return { kind: 'promoted-commit' };
  const [clusterType = '', second = '', file, ...deeper] = path.split('/');
  if (!KUBERNETES_NAME.test(clusterType) || deeper.length > 0) return undefined;
  if (file === undefined) return second === README ? { kind: 'cluster-type-readme', clusterType } : undefined;
  const name = /^(.+)\.(?:yaml|sh)$/.exec(file)?.[1];
  if (name === undefined || !KUBERNETES_NAME.test(second)) return undefined;
  if (!MANIFEST_FILES.includes(name) && !isConfigName(name, configFileName)) return undefined;
  return { kind: 'assignment', clusterType, deploymentTarget: second, file };
}

/** Whether a file of an assignment holds its platform configuration. */
export function isConfigFile({ file }: Pick<AssignmentFile, 'file'>, configFileName: string): boolean {
  return isConfigName(file.replace(/\.(?:yaml|sh)$/, ''), configFileName);
}

function isConfigName(name: string, configFileName: string): boolean {
  return CONFIG_FILES.includes(name) || name === configFileName;
}

const GENERATED_FORM = /^(?!\.)[^/]+\/(?:README\.md|[^/]+\/[^/]+\.(?:yaml|sh))$/;

/** Whether a path below the `path` of the `GitOpsRepo` has the form of a generated one, whatever the names in it are. */
export function hasGeneratedForm(path: string): boolean {
  return path === PROMOTED_COMMIT_PATH || GENERATED_FORM.test(path);
}

/** Converts a path below the `path` of the `GitOpsRepo` to one from the root of the repository. */
export function toRepositoryPath(path: string, { path: folder }: Pick<GitOpsLayout, 'path'>): string {
  return path === PROMOTED_COMMIT_PATH ? path : `${folderPrefix(folder)}${path}`;
}

/** Parses a path from the root of the repository; `undefined` if no generated file can have it. */
export function parseRepositoryPath(
  path: string,
  { path: folder, configFileName }: GitOpsLayout,
): GeneratedFile | undefined {
  if (path === PROMOTED_COMMIT_PATH) return { kind: 'promoted-commit' };
  const prefix = folderPrefix(folder);
  const below = path.slice(prefix.length);
  return path.startsWith(prefix) && below !== PROMOTED_COMMIT_PATH
    ? parseGeneratedPath(below, configFileName)
    : undefined;
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
