import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { formatAssignmentFolder, type Model, type Plan } from '@kalypso-actions/scheduler';
import type { BranchDifference } from '../compare/compare-branch.ts';

export type PlannedEntry = Plan['planned'][number];
export type FailedEntry = Plan['failed'][number];

/** The last change of a file by someone other than the operator. */
export interface FileChange {
  readonly commit: string;
  readonly author: string;
}

/** What is known of an environment, to explain differences with. */
export interface ExplainContext {
  readonly plan: Plan;
  readonly model: Model;
  readonly configFileName: string;
  /** The errors of the plan and of everything that was read for it. */
  readonly errors: readonly Diagnostic[];
  /** By path; empty if the history of the branch is not known. */
  readonly foreignChanges: ReadonlyMap<string, FileChange>;
  readonly planned: ReadonlyMap<string, PlannedEntry>;
  readonly failed: ReadonlyMap<string, FailedEntry>;
  /** The folders of assignments from which the branch has a file that is equal or changed. */
  readonly presentFolders: ReadonlySet<string>;
}

export function createExplainContext(
  options: Pick<ExplainContext, 'plan' | 'model' | 'configFileName' | 'errors' | 'foreignChanges'>,
  differences: readonly BranchDifference[],
): ExplainContext {
  const { plan } = options;
  const byFolder = <A extends PlannedEntry | FailedEntry>(assignments: readonly A[]) =>
    new Map(assignments.map((assignment) => [folderOf(assignment), assignment]));
  const planned = byFolder(plan.planned);
  return {
    ...options,
    planned,
    failed: byFolder(plan.failed),
    presentFolders: findPresentFolders(planned, differences),
  };
}

function folderOf({ clusterType, target }: PlannedEntry | FailedEntry): string {
  return formatAssignmentFolder({ clusterType: clusterType.name, deploymentTarget: target.name });
}

/** Planned assignments of which not every file is missing on the branch. */
function findPresentFolders(
  planned: ReadonlyMap<string, PlannedEntry>,
  differences: readonly BranchDifference[],
): ReadonlySet<string> {
  const missing = new Map<string, number>();
  for (const { kind, file } of differences) {
    if (kind !== 'missing' || file.kind !== 'assignment') continue;
    const folder = formatAssignmentFolder(file);
    missing.set(folder, (missing.get(folder) ?? 0) + 1);
  }
  return new Set([...planned].flatMap(([folder, { files }]) => (missing.get(folder) === files.length ? [] : [folder])));
}
