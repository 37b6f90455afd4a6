import { type Diagnostic, type Position, quote } from '@kalypso-actions/diagnostics';
import { DNS_LABEL_RULE } from '../load/fields/text-rules.ts';
import type { StandaloneTarget } from '../resources/resource.ts';
import { compareNames } from './combine-resources.ts';
import type { Model, WorkloadSource } from './model.ts';
import { createOwnerLabels, withoutOwnerLabels } from './owner-labels.ts';

/** Who a workload name belongs to: the first source that uses it. */
interface WorkloadOwner {
  readonly source: WorkloadSource;
  readonly workspace: string;
  readonly at: Position;
  /** Whether there is a `Workload` with the name. */
  readonly isDeclared: boolean;
}

/**
 * Collects the targets in documents of their own.
 *
 * The workspace and the registration of a document in a workload repository are those that it was found with, whatever its labels claim. Its label
 * `workload` cannot name a workload of another workspace. Targets of a workload that is declared itself are ignored.
 */
export function collectStandaloneTargets(
  environment: string,
  sources: readonly WorkloadSource[],
  diagnostics: Diagnostic[],
): Model['standaloneTargets'] {
  const owners = findDeclaredWorkloads(sources);
  const targets = sources.flatMap((source) =>
    source.resources.flatMap((resource) => {
      if (resource.kind !== 'DeploymentTarget') return [];
      const { registration, trusted } = source;
      const labels = trusted
        ? resource.labels
        : { ...withoutOwnerLabels(resource.labels), ...createOwnerLabels(environment, registration) };
      const { workload = '', workspace = '' } = labels;
      const owner = owners.get(workload);
      const problem =
        (trusted ? undefined : checkClaims(resource, workspace)) ??
        (owner && checkOwner(resource, owner, { source, workspace }));
      if (problem) {
        diagnostics.push(problem);
        return [];
      }
      if (workload !== '' && !owner) {
        owners.set(workload, { source, workspace, at: locateWorkload(resource), isDeclared: false });
      }
      return { target: { ...resource, labels }, registration };
    }),
  );
  return targets.sort((a, b) => compareNames(a.target, b.target));
}

function findDeclaredWorkloads(sources: readonly WorkloadSource[]): Map<string, WorkloadOwner> {
  const owners = new Map<string, WorkloadOwner>();
  for (const source of sources) {
    const workspace = source.registration?.workspace ?? '';
    for (const { kind, name, locate } of source.resources) {
      if (kind !== 'Workload' || owners.has(name)) continue;
      owners.set(name, { source, workspace, at: locate('metadata', 'name'), isDeclared: true });
    }
  }
  return owners;
}

/** Checks what the labels of an untrusted document claim. */
function checkClaims(target: StandaloneTarget, registered: string): Diagnostic | undefined {
  const { workspace: claimed = registered, workload = '' } = target.labels;
  const subject = { kind: target.kind, name: target.name };
  if (claimed !== registered) {
    return {
      code: 'foreign-workspace',
      severity: 'warning',
      message: `deployment target ${target.name} is ignored: it claims the workspace ${quote(claimed)}, but its repository is registered for ${quote(registered)}`,
      at: target.locate('metadata', 'labels', 'workspace'),
      hint: 'Remove its label `workspace`, or fix the registration.',
    };
  }
  if (workload === '' || DNS_LABEL_RULE.holds(workload)) return undefined;
  return {
    code: 'invalid-name',
    severity: 'error',
    message: `the workload ${quote(workload)} of deployment target ${target.name} ${DNS_LABEL_RULE.message}`,
    at: locateWorkload(target),
    hint: DNS_LABEL_RULE.hint,
    subject,
  };
}

function checkOwner(
  target: StandaloneTarget,
  owner: WorkloadOwner,
  { source, workspace }: { readonly source: WorkloadSource; readonly workspace: string },
): Diagnostic | undefined {
  const { name, kind } = target;
  const workload = target.labels.workload ?? '';
  // A document of the control plane may leave open which workspace it belongs to.
  const isOwn = source === owner.source || (workspace === '' ? source.trusted : workspace === owner.workspace);
  if (!isOwn) {
    const { registration } = owner.source;
    return {
      code: 'duplicate-workload',
      severity: 'error',
      message: `deployment target ${name} claims the workload ${workload}, which belongs to ${registration ? `registration ${registration.name}` : 'the control plane'}`,
      at: locateWorkload(target),
      hint: 'Workload names have to be unique across all registrations: fix its label `workload`, or rename the workload.',
      related: [{ message: 'the workload is defined here', at: owner.at }],
      subject: { kind, name },
    };
  }
  if (!owner.isDeclared) return undefined;
  // A workload declares all its targets itself, so a document with another one is outdated.
  return {
    code: 'stale-target',
    severity: 'warning',
    message: `deployment target ${name} is ignored: workload ${workload} declares its targets itself`,
    at: target.locate('metadata', 'name'),
    hint: 'Remove this document, or declare the target in the workload.',
  };
}

function locateWorkload(target: StandaloneTarget): Position {
  return target.locate('metadata', 'labels', 'workload');
}
