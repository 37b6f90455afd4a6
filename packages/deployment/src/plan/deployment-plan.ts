import { type Checked, type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import { ENVIRONMENT_NAME, type Resource } from '@kalypso-actions/scheduler';
import { type GitOpsRepository, type ManifestsLocation, readManifestsLocation } from './manifests-location.ts';

type WorkloadFile = Extract<Resource, { readonly kind: 'Workload' }>;

/** A deployment target of an application, and where its manifests go. */
export interface DeployedTarget {
  readonly name: string;
  /** `<workload>-<target>`: its name on the platform. */
  readonly fullName: string;
  readonly location: ManifestsLocation;
  readonly at: Position;
  /** Where the workload file names its branch. */
  readonly branchAt: Position;
}

/** What is deployed to an environment: at least one target. */
export interface EnvironmentDeployment {
  readonly environment: string;
  readonly branch: string;
  /** The folder that contains those of the targets; empty for the root of the GitOps repository. */
  readonly parent: string;
  readonly targets: readonly DeployedTarget[];
}

/**
 * The environments of the workloads, in the order in which the workload files first name them: this is the order of deployment.
 *
 * A target that cannot be deployed is an error: nothing is proposed without it, because its folder would disappear.
 */
export function createDeploymentPlan(
  workloads: readonly WorkloadFile[],
  repository: GitOpsRepository,
): Checked<readonly EnvironmentDeployment[]> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, DeployedTarget[]>();
  for (const workload of workloads) {
    for (const [index, { name, environment, manifests }] of workload.deploymentTargets.entries()) {
      const locate = (...path: readonly string[]) => workload.locate('spec', 'deploymentTargets', index, ...path);
      const report = (at: Position, message: string, hint: string) =>
        diagnostics.push({ code: 'deployment-target', severity: 'error', at, message, hint });
      if (!ENVIRONMENT_NAME.pattern.test(environment)) {
        report(locate('environment'), `${quote(environment)} cannot be an environment`, ENVIRONMENT_NAME.hint);
        continue;
      }
      const targets = found.get(environment) ?? [];
      found.set(environment, targets);
      const location = readManifestsLocation(manifests, repository);
      if ('kind' in location) report(locate('manifests', location.field), location.message, location.hint);
      else
        targets.push({
          name,
          fullName: `${workload.name}-${name}`,
          location,
          at: locate('name'),
          branchAt: locate('manifests', 'branch'),
        });
    }
  }
  for (const targets of found.values()) diagnostics.push(...findConflicts(targets));
  diagnostics.push(...findSharedBranches(found));
  const plan = [...found].flatMap(([environment, targets]) => {
    const [first] = targets;
    if (first === undefined) return [];
    const { branch, parent } = first.location;
    return [{ environment, branch, parent, targets }];
  });
  return { value: plan, diagnostics };
}

/**
 * An environment has a branch for itself: folders on it that are not those of its targets are removed, and one pull request proposes what changes on a
 * branch. Otherwise one environment would remove the folders of another.
 */
function findSharedBranches(found: ReadonlyMap<string, readonly DeployedTarget[]>): Diagnostic[] {
  const isSameBranch = ({ location: a }: DeployedTarget, { location: b }: DeployedTarget) =>
    a.branch === b.branch && a.repository === b.repository;
  const environments = [...found];
  return environments.flatMap(([environment, targets], index) =>
    targets.flatMap((target): Diagnostic[] => {
      for (const [other, others] of environments.slice(0, index)) {
        const twin = others.find((each) => isSameBranch(each, target));
        if (twin === undefined) continue;
        return [
          {
            code: 'deployment-target',
            severity: 'error',
            at: target.branchAt,
            message: `target ${quote(target.name)} of environment ${quote(environment)} is on the branch ${quote(target.location.branch)}, which is that of environment ${quote(other)}`,
            hint: 'Write the branch of its environment. Each environment needs a branch of its own in the GitOps repository.',
            related: [{ message: `target ${quote(twin.name)} of environment ${quote(other)}`, at: twin.branchAt }],
          },
        ];
      }
      return [];
    }),
  );
}

/** The targets of an environment are proposed by one pull request: their folders are beside each other, on one branch. */
function findConflicts(targets: readonly DeployedTarget[]): Diagnostic[] {
  return targets.flatMap((target, index) => {
    const { location, at } = target;
    const earlier = targets.slice(0, index);
    const conflict = (message: string, other: DeployedTarget, hint: string): Diagnostic => ({
      code: 'deployment-target',
      severity: 'error',
      at,
      message,
      hint,
      related: [{ message: `target ${quote(other.name)}`, at: other.at }],
    });
    const [first] = earlier;
    if (first && (first.location.branch !== location.branch || first.location.parent !== location.parent))
      return [
        conflict(
          `target ${quote(target.name)} and target ${quote(first.name)} of the same environment are in different branches or parent folders`,
          first,
          'Write the same `branch`, and a `path` below the same folder.',
        ),
      ];
    const twin = earlier.find((other) => other.location.folder === location.folder);
    if (twin === undefined) return [];
    return [
      conflict(
        `target ${quote(target.name)} has the folder ${quote(location.folder)} of target ${quote(twin.name)}`,
        twin,
        'Give each target a folder of its own.',
      ),
    ];
  });
}
