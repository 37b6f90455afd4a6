import { readString, readTimestamp } from '@kalypso-actions/azure';
import type { Fact } from '../../reconciler-report.ts';
import { findComplianceFacts } from './compliance-state.ts';
import { formatReported, isAbsent, maskCredentials } from './reported-value.ts';
import { parseSyncedRevision } from './synced-revision.ts';

/** The fields of a row that describe the configuration as a whole; not validated. */
export interface ConfigurationFields {
  readonly sourceKind?: unknown;
  readonly suspend?: unknown;
  readonly provisioningState?: unknown;
  readonly errorMessage?: unknown;
  readonly complianceState?: unknown;
  readonly sourceSyncedCommitId?: unknown;
  readonly sourceUpdatedAt?: unknown;
  readonly statusUpdatedAt?: unknown;
}

/** How far the clock of Azure, or of a cluster, may be ahead of that of this machine. */
export const MAX_CLOCK_SKEW_MS = 5 * 60_000;

const SUSPENDED: Fact = { kind: 'suspended', detail: 'its reconciliation is suspended' };

/** The configuration is only applied from Git if its source is a Git repository, as by default. */
export function findSourceKindFacts({ sourceKind }: ConfigurationFields): readonly Fact[] {
  if (isAbsent(sourceKind) || sourceKind === 'GitRepository') return [];
  return [unrecognized(`has a source of the kind ${formatReported(sourceKind)} instead of GitRepository`)];
}

/** Finds whether the resource itself has been created or changed without an error: `ProvisioningState` of Azure's REST specification. */
export function findProvisioningFacts({ provisioningState, errorMessage }: ConfigurationFields): readonly Fact[] {
  return [...judgeProvisioningState(provisioningState), ...judgeErrorMessage(errorMessage)];
}

function judgeProvisioningState(state: unknown): readonly Fact[] {
  switch (state) {
    case 'Succeeded':
      return [];
    case 'Creating':
      return [{ kind: 'progress', object: 'it', detail: 'is being created' }];
    case 'Updating':
      return [{ kind: 'progress', object: 'it', detail: 'is being updated' }];
    case 'Deleting':
      return [{ kind: 'not-ready', object: 'it', detail: 'is being deleted' }];
    case 'Failed':
      return [failure('could not be provisioned')];
    case 'Canceled':
      return [failure('could not be provisioned: its change was canceled')];
    default:
      if (isAbsent(state)) return [missing('reports no provisioning state')];
      return [unrecognized(`has the undocumented provisioning state ${formatReported(state)}`)];
  }
}

function judgeErrorMessage(message: unknown): readonly Fact[] {
  if (isAbsent(message)) return [];
  if (typeof message !== 'string')
    return [unrecognized(`reports an error in an undocumented form: ${formatReported(message)}`)];
  return [failure(`reports an error: ${maskCredentials(message)}`)];
}

/** `true` in any spelling is believed, and so is `false`; nothing else is. */
export function findSuspensionFacts({ suspend }: ConfigurationFields): readonly Fact[] {
  const spelling = typeof suspend === 'string' ? suspend.trim().toLowerCase() : suspend;
  if (isAbsent(suspend) || spelling === false || spelling === 'false') return [];
  if (spelling === true || spelling === 'true' || spelling === 1 || spelling === '1') return [SUSPENDED];
  return [unrecognized(`has the undocumented value ${formatReported(suspend)} of suspend`)];
}

/** What explains the combined state of a configuration. */
export interface StateExplanation {
  /** The states of the objects that are left out. */
  readonly leftOutStates: ReadonlySet<unknown>;
  /** The states of the objects that have no status, if nothing speaks against any other object. */
  readonly unjudgedStates: ReadonlySet<unknown>;
  /** Whether all objects that are not compliant are waiting for others. */
  readonly isWaiting: boolean;
}

/**
 * Azure combines the states of all objects. If an object that is left out, or one that has no status, has the combined state, that object explains it. Whether
 * the whole configuration is suspended is reported by `suspend` alone.
 */
export function findStateFacts(
  { complianceState }: ConfigurationFields,
  { leftOutStates, unjudgedStates, isWaiting }: StateExplanation,
): readonly Fact[] {
  if (EXPLAINED_BY_LEFT_OUT.has(complianceState) && leftOutStates.has(complianceState)) return [];
  if (EXPLAINED_BY_UNJUDGED.has(complianceState) && unjudgedStates.has(complianceState)) return [];
  if (complianceState === 'Non-Compliant' && isWaiting)
    return [{ kind: 'progress', object: 'it', detail: 'has objects that wait for others' }];
  const suspended: Fact = { kind: 'not-ready', object: 'it', detail: 'is suspended in part' };
  return findComplianceFacts('it', complianceState, suspended);
}

const EXPLAINED_BY_LEFT_OUT: ReadonlySet<unknown> = new Set(['Non-Compliant', 'Pending', 'Suspended']);
const EXPLAINED_BY_UNJUDGED: ReadonlySet<unknown> = new Set(['Pending', 'Unknown']);

/** Finds what the configuration has fetched. A revision that cannot be read is never left out. */
export function findFetchedFacts({ sourceSyncedCommitId, complianceState }: ConfigurationFields): readonly Fact[] {
  if (isAbsent(sourceSyncedCommitId)) {
    return complianceState === 'Pending' || complianceState === 'Non-Compliant'
      ? [{ kind: 'progress', object: 'it', detail: 'has not fetched a commit yet' }]
      : [missing('does not report which commit it has fetched')];
  }
  const revision = parseSyncedRevision(readString(sourceSyncedCommitId));
  if (revision) return [{ kind: 'revision', role: 'fetched', object: 'it', ...revision }];
  return [unrecognized(`has fetched a revision of an undocumented form: ${formatReported(sourceSyncedCommitId)}`)];
}

/** Finds whether the times of the status and of the source are plausible: neither is in the future, and the status is not older than its source. */
export function findTimeFacts(fields: ConfigurationFields, now: number): readonly Fact[] {
  const facts = [
    ...judgeTime('its status', fields.statusUpdatedAt, now),
    ...judgeTime('its source', fields.sourceUpdatedAt, now),
  ];
  const [status, source] = [readTimestamp(fields.statusUpdatedAt), readTimestamp(fields.sourceUpdatedAt)];
  if (status === undefined || source === undefined || status >= source) return facts;
  const detail = `has not reported its state since it fetched its source: the state is of ${status}, the source of ${source}`;
  return [...facts, { kind: 'progress', object: 'it', detail }];
}

function judgeTime(what: string, value: unknown, now: number): readonly Fact[] {
  const time = readTimestamp(value);
  if (time === undefined) {
    const suffix = isAbsent(value) ? '' : `, but ${formatReported(value)}`;
    return [missing(`does not report when ${what} was updated${suffix}`)];
  }
  if (Date.parse(time) - now <= MAX_CLOCK_SKEW_MS) return [];
  return [unrecognized(`reports that ${what} was updated in the future: ${time}`)];
}

function failure(detail: string): Fact {
  return { kind: 'failure', object: 'it', detail, since: undefined };
}

function missing(detail: string): Fact {
  return { kind: 'missing', object: 'it', detail };
}

function unrecognized(detail: string): Fact {
  return { kind: 'unrecognized', object: 'it', detail };
}
