import { PROMOTED_COMMIT_PATH, type Report } from '@kalypso-actions/scheduler';

/** Where the files of a fleet are in its GitOps repository. */
export interface GitOpsLayout {
  /** The path of the `GitOpsRepo`. */
  readonly path: string;
  /** The name of the platform configuration's file, without its ending. */
  readonly configFileName: string;
}

/** An assignment, by the names that its folder consists of. */
export interface AssignmentKey {
  readonly clusterType: string;
  readonly deploymentTarget: string;
}

/** What a path of the repository is for. */
export type Place =
  | { readonly kind: 'promoted-commit' }
  | { readonly kind: 'cluster-type'; readonly clusterType: string }
  | ({ readonly kind: 'assignment'; readonly file: string; readonly isConfig: boolean } & AssignmentKey);

/** Names of Kubernetes objects, which is what cluster types and deployment targets are. */
const NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
/** What fleets of any age call the platform configuration. */
const CONFIG_FILES: readonly string[] = ['platform-config', 'config'];
const MANIFESTS: readonly string[] = ['namespace', 'reconciler'];

/** Where a file of the desired tree goes in the repository. */
export function publishedPath(path: string, layout: GitOpsLayout): string {
  return path === PROMOTED_COMMIT_PATH ? path : `${prefix(layout)}${path}`;
}

/** The folders and files of the repository that all of a fleet is in. */
export function publishedPlaces(layout: GitOpsLayout): readonly string[] {
  const folder = prefix(layout).slice(0, -1);
  return folder === '' ? [''] : [folder, PROMOTED_COMMIT_PATH];
}

/**
 * What a path of the repository would be for, were it of this system; nothing when the system writes no such path. Section 8 of the specification: only at
 * these paths anything is ever removed.
 */
export function placeOf(path: string, layout: GitOpsLayout): Place | undefined {
  if (path === PROMOTED_COMMIT_PATH) return { kind: 'promoted-commit' };
  const top = prefix(layout);
  if (!path.startsWith(top)) return undefined;
  const [clusterType = '', second = '', file, ...deeper] = path.slice(top.length).split('/');
  if (!NAME.test(clusterType) || deeper.length > 0) return undefined;
  if (file === undefined) return second === 'README.md' ? { kind: 'cluster-type', clusterType } : undefined;
  const stem = /^(.+)\.(?:yaml|sh)$/.exec(file)?.[1];
  if (stem === undefined || !NAME.test(second)) return undefined;
  const isConfig = CONFIG_FILES.includes(stem) || stem === layout.configFileName;
  if (!isConfig && !MANIFESTS.includes(stem)) return undefined;
  return { kind: 'assignment', clusterType, deploymentTarget: second, file, isConfig };
}

/**
 * Tells what failed assignments last had, which a run with `on-error: isolate` leaves as it is.
 * @returns whether a path belongs to one of them
 */
export function keepsFailed(report: Pick<Report, 'failed'>, layout: GitOpsLayout): (path: string) => boolean {
  const failed = new Set(report.failed.map(folderOf));
  return (path) => {
    const place = placeOf(path, layout);
    return place?.kind === 'assignment' && failed.has(folderOf(place));
  };
}

/** The folder of an assignment, below the path of the fleet. */
export function folderOf({ clusterType, deploymentTarget }: AssignmentKey): string {
  return `${clusterType}/${deploymentTarget}`;
}

/** The path of the fleet with a `/` after it; empty for the top of the repository. */
function prefix({ path }: GitOpsLayout): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => `${part}/`)
    .join('');
}
