import { isJsonObject, readString } from '@kalypso-actions/azure';
import type { Fact } from '../../reconciler-report.ts';
import { findComplianceFacts } from './compliance-state.ts';
import { formatReported, isAbsent } from './reported-value.ts';
import { findConditionFacts, isWaiting, parseStatusConditions, type StatusCondition } from './status-conditions.ts';
import { parseAppliedRevision } from './synced-revision.ts';

/** An entry of `statuses`: an object that a configuration created, or that one of its Kustomizations applied. */
export interface StatusObject {
  readonly kind: string;
  readonly name: string;
  /** Empty if it is not reported. */
  readonly namespace: string;
  /** `Kustomization flux-system/apps`. */
  readonly label: string;
  /** Whether Azure reports that another object has applied it. */
  readonly isAppliedByOther: boolean;
  /** The Kustomization that has applied it; `undefined` if none is reported, or not in the documented form. */
  readonly appliedBy: AppliedBy | undefined;
  /** Not validated. */
  readonly complianceState: unknown;
  /** `undefined` if they do not have the documented form. */
  readonly conditions: readonly StatusCondition[] | undefined;
}

/** The reference to a Kustomization. */
export interface AppliedBy {
  readonly name: string;
  /** Empty if it is not reported. */
  readonly namespace: string;
}

/** Parses an entry of `statuses`; `undefined` if it does not identify an object. */
export function parseStatusObject(value: unknown): StatusObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const { kind, name, namespace } = value;
  if (readString(kind) === '' || readString(name) === '') return undefined;
  if (!isAbsent(namespace) && typeof namespace !== 'string') return undefined;
  const identity = { kind: readString(kind), name: readString(name), namespace: readString(namespace) };
  const conditions = parseStatusConditions(value.statusConditions);
  return {
    ...identity,
    label: formatObjectLabel(identity),
    isAppliedByOther: !isAbsent(value.appliedBy),
    appliedBy: parseAppliedBy(value.appliedBy),
    complianceState: value.complianceState,
    conditions,
  };
}

function parseAppliedBy(value: unknown): AppliedBy | undefined {
  if (!isJsonObject(value) || readString(value.name) === '') return undefined;
  if (!isAbsent(value.namespace) && typeof value.namespace !== 'string') return undefined;
  return { name: readString(value.name), namespace: readString(value.namespace) };
}

/** Formats the name of an object of a configuration: `Kustomization flux-system/apps`. */
export function formatObjectLabel({
  kind,
  name,
  namespace,
}: Pick<StatusObject, 'kind' | 'name' | 'namespace'>): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** Finds what a Kustomization of the configuration itself has applied, and what it reports against itself. */
export function findKustomizationFacts(object: StatusObject): readonly Fact[] {
  return [...findObjectFacts(object), ...findAppliedRevisions(object)];
}

/**
 * Flux first fetches a commit, then applies it: only the message of the condition Ready shows whether it has. Kustomizations that those of the configuration
 * apply have sources of their own, so what they have applied does not count.
 */
function findAppliedRevisions({ label, conditions = [] }: StatusObject): readonly Fact[] {
  return conditions
    .filter(({ type, status }) => type === 'Ready' && status === 'True')
    .map(({ message }): Fact => {
      const revision = parseAppliedRevision(message);
      if (revision) return { kind: 'revision', role: 'applied', object: label, ...revision };
      if (message === '')
        return { kind: 'missing', object: label, detail: 'does not report which revision it has applied' };
      const detail = `does not report which revision it has applied, but ${formatReported(message)}`;
      return { kind: 'unrecognized', object: label, detail };
    });
}

/** Finds what an object reports against itself. */
export function findObjectFacts(object: StatusObject): readonly Fact[] {
  const { label, conditions, complianceState } = object;
  if (!conditions)
    return [{ kind: 'unrecognized', object: label, detail: 'reports conditions in an undocumented form' }];
  const facts = [...findConditionFacts(label, conditions), ...findReadinessFacts(object, conditions)];
  const suspended: Fact = { kind: 'not-ready', object: label, detail: 'is suspended' };
  const states = findComplianceFacts(label, isWaitingObject(object) ? 'Pending' : complianceState, suspended);
  // Why an object fails or is in progress says more than that it does.
  return [...facts, ...states.filter(({ kind }) => kind === 'not-ready' || !facts.some((fact) => fact.kind === kind))];
}

/** Whether an object is not compliant only because it is waiting for others. */
export function isWaitingObject({ label, conditions = [], complianceState }: StatusObject): boolean {
  if (complianceState !== 'Non-Compliant' || !conditions.some(isWaiting)) return false;
  return findConditionFacts(label, conditions).every(({ kind }) => kind === 'progress');
}

function findReadinessFacts(
  { label, complianceState }: StatusObject,
  conditions: readonly StatusCondition[],
): readonly Fact[] {
  if (conditions.some(({ type }) => type === 'Ready')) return [];
  if (complianceState === 'Pending' && conditions.length === 0)
    return [{ kind: 'progress', object: label, detail: 'has not been reconciled yet' }];
  return [{ kind: 'missing', object: label, detail: 'reports no condition Ready' }];
}

/**
 * Kinds that Flux keeps without a status: Helm repositories of type OCI (fluxcd/source-controller#1344), and `Provider` and `Alert` since version v1beta3 of
 * the notification API. They have no conditions, so Azure cannot know their state.
 */
const KINDS_WITHOUT_STATUS: ReadonlySet<string> = new Set(['HelmRepository', 'Provider', 'Alert']);

/** Whether an object has no status, so that its state has no meaning. */
export function isUnjudged({ kind, conditions, complianceState }: StatusObject): boolean {
  if (!KINDS_WITHOUT_STATUS.has(kind) || conditions?.length !== 0) return false;
  return isAbsent(complianceState) || complianceState === 'Unknown' || complianceState === 'Pending';
}

/** Finds what an object that the configuration did not create itself reports against itself. */
export function findChildFacts(object: StatusObject): readonly Fact[] {
  const { kind, label, conditions, complianceState } = object;
  if (isUnjudged(object)) return [];
  if (!KINDS_WITHOUT_STATUS.has(kind) || conditions?.length !== 0) return findObjectFacts(object);
  return findComplianceFacts(label, complianceState, { kind: 'not-ready', object: label, detail: 'is suspended' });
}
