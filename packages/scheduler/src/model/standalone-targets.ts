import { type Diagnostic, ownedBy, type Position, quote } from '@kalypso-actions/diagnostics';
import { DNS_LABEL_RULE } from '../load/fields/text-rules.ts';
import type { StandaloneTarget } from '../resources/resource.ts';
import { compareNames } from './combine-resources.ts';
import type { Model, WorkloadSource } from './model.ts';
import { type ClaimContext, decideClaims, describeClaimant } from './name-claims.ts';
import { createOwnerLabels, withoutOwnerLabels } from './owner-labels.ts';
import type { CollectedWorkloads } from './workload-names.ts';
import { describeKeptName } from './workload-names.ts';

/** A target in a document of its own, where it was found. */
interface FoundTarget {
  readonly target: StandaloneTarget;
  readonly source: WorkloadSource;
  readonly workload: string;
  readonly workspace: string;
}

/** Who a workload name belongs to. */
type WorkloadOwner =
  | { readonly kind: 'declared'; readonly source: WorkloadSource; readonly at: Position }
  /** Only documents of targets name it. */
  | { readonly kind: 'claimed'; readonly source: WorkloadSource; readonly workspace: string; readonly at: Position }
  | { readonly kind: 'contested'; readonly claims: readonly FoundTarget[] }
  | { readonly kind: 'kept'; readonly registration: string };

/**
 * Collects the targets in documents of their own.
 *
 * The workspace and the registration of a document in a workload repository are those that it was found with, whatever its labels claim. Its label
 * `workload` cannot name a workload of another workspace. Targets of a workload that is declared itself are ignored.
 */
export function collectStandaloneTargets(
  environment: string,
  sources: readonly WorkloadSource[],
  declared: CollectedWorkloads,
  context: ClaimContext,
  diagnostics: Diagnostic[],
): Model['standaloneTargets'] {
  const found = sources.flatMap((source) => findTargets(environment, source, diagnostics));
  const owners = findOwners(found, declared, context);
  const targets = found.flatMap((each) => {
    const owner = owners.get(each.workload);
    const problem = owner && checkOwner(each, owner);
    if (problem) diagnostics.push({ ...problem, ...ownedBy(each.source.registration?.name) });
    return problem ? [] : { target: each.target, registration: each.source.registration };
  });
  return targets.sort((a, b) => compareNames(a.target, b.target));
}

function findTargets(environment: string, source: WorkloadSource, diagnostics: Diagnostic[]): FoundTarget[] {
  const { registration, trusted } = source;
  return source.resources.flatMap((resource) => {
    if (resource.kind !== 'DeploymentTarget') return [];
    const labels = trusted
      ? resource.labels
      : { ...withoutOwnerLabels(resource.labels), ...createOwnerLabels(environment, registration) };
    const { workload = '', workspace = '' } = labels;
    const problem = trusted ? undefined : checkClaims(resource, workspace);
    if (problem) diagnostics.push({ ...problem, ...ownedBy(registration?.name) });
    return problem ? [] : [{ target: { ...resource, labels }, source, workload, workspace }];
  });
}

function findOwners(
  found: readonly FoundTarget[],
  { workloads, sources }: CollectedWorkloads,
  context: ClaimContext,
): ReadonlyMap<string, WorkloadOwner> {
  const owners = new Map<string, WorkloadOwner>();
  for (const { workload } of workloads) {
    const source = sources.get(workload.name);
    if (source) owners.set(workload.name, { kind: 'declared', source, at: workload.locate('metadata', 'name') });
  }
  for (const [workload, targets] of Map.groupBy(found, (target) => target.workload)) {
    if (workload !== '' && !owners.has(workload)) owners.set(workload, decideOwner(workload, targets, context));
  }
  return owners;
}

/** Registrations of one workspace may share a workload, so only the first of each workspace claims it. */
function decideOwner(workload: string, targets: readonly FoundTarget[], context: ClaimContext): WorkloadOwner {
  const claims = [...Map.groupBy(targets, ({ workspace }) => workspace).values()].flatMap(([first]) =>
    first ? [{ ...first, registration: first.source.registration }] : [],
  );
  const decision = decideClaims(claims, context.recorded?.workloads.get(workload), context);
  if (decision.kind === 'contested') return decision;
  if (decision.kind === 'kept') return { kind: 'kept', registration: decision.owner };
  const { source, workspace, target } = decision.owner;
  return { kind: 'claimed', source, workspace, at: locateWorkload(target) };
}

/** Checks what the labels of an untrusted document claim. */
function checkClaims(target: StandaloneTarget, registered: string): Diagnostic | undefined {
  const { workspace: claimed = registered, workload = '' } = target.labels;
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
    subject: { kind: target.kind, name: target.name },
  };
}

function checkOwner(found: FoundTarget, owner: WorkloadOwner): Diagnostic | undefined {
  const { target, workload } = found;
  const subject = { kind: target.kind, name: target.name };
  if (owner.kind === 'kept') {
    return { ...describeKeptName('workload', workload, owner.registration, locateWorkload(target)), subject };
  }
  if (owner.kind === 'contested') {
    const other = owner.claims.find(({ workspace }) => workspace !== found.workspace);
    return {
      ...createClaimError(found, other?.source ?? found.source, other && locateWorkload(other.target)),
      subject,
    };
  }
  if (!isOwn(found, owner)) return { ...createClaimError(found, owner.source, owner.at), subject };
  if (owner.kind === 'claimed') return undefined;
  // A workload declares all its targets itself, so a document with another one is outdated.
  return {
    code: 'stale-target',
    severity: 'warning',
    message: `deployment target ${target.name} is ignored: workload ${workload} declares its targets itself`,
    at: target.locate('metadata', 'name'),
    hint: 'Remove this document, or declare the target in the workload.',
  };
}

function isOwn(
  { source, workspace }: FoundTarget,
  owner: Extract<WorkloadOwner, { kind: 'declared' | 'claimed' }>,
): boolean {
  if (source === owner.source) return true;
  // A document of the control plane may leave open which workspace it belongs to.
  if (workspace === '') return source.trusted;
  return workspace === (owner.kind === 'claimed' ? owner.workspace : (owner.source.registration?.workspace ?? ''));
}

function createClaimError({ target, workload }: FoundTarget, other: WorkloadSource, at?: Position): Diagnostic {
  return {
    code: 'duplicate-workload',
    severity: 'error',
    message: `deployment target ${target.name} claims the workload ${workload}, which ${describeClaimant(other)} has, too`,
    at: locateWorkload(target),
    hint: 'Workload names have to be unique across all registrations: fix its label `workload`, or rename the workload.',
    ...(at ? { related: [{ message: 'the workload is defined here', at }] } : {}),
  };
}

function locateWorkload(target: StandaloneTarget): Position {
  return target.locate('metadata', 'labels', 'workload');
}
