import { isJsonObject, readArray, readString, readTimestamp } from '@kalypso-actions/azure';
import type { ComplianceState, ObjectProblem } from '../flux-configuration.ts';
import { toComplianceState } from './compliance-state.ts';
import { formatObjectName } from './object-name.ts';

/** Flux conditions for which `True` means a failure. For `Ready` and all others, `True` means success. */
const FAILURE_CONDITIONS = new Set([
  'Stalled',
  'FetchFailed',
  'BuildFailed',
  'StorageOperationFailed',
  'IncludeUnavailable',
  'ArtifactOutdated',
]);

/** Flux conditions that only report work in progress. `Ready` reports whether the work is done. */
const PROGRESS_CONDITIONS = new Set(['Reconciling']);

const WORST_FIRST: readonly ComplianceState[] = ['Non-Compliant', 'Unknown', 'Pending', 'Suspended', 'Compliant'];

/** Finds the failing conditions in `properties.statuses`, and objects that are not compliant without such a condition. The worst come first. */
export function findObjectProblems(statuses: readonly unknown[]): readonly ObjectProblem[] {
  return statuses
    .flatMap(problemsOf)
    .sort((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state));
}

function problemsOf(status: unknown): readonly ObjectProblem[] {
  if (!isJsonObject(status)) return [];
  const object = formatObjectName(status);
  const state = toComplianceState(status.complianceState);
  const problems = readArray(status.statusConditions).flatMap((condition): ObjectProblem[] => {
    if (!isJsonObject(condition) || isSuccess(readString(condition.type), readString(condition.status))) return [];
    const message = withoutQuotes(readString(condition.message));
    const since = readTimestamp(condition.lastTransitionTime);
    return [{ object, state, reason: readString(condition.reason), message, since }];
  });
  if (problems.length > 0 || state === 'Compliant') return problems;
  return [{ object, state, reason: '', message: '', since: undefined }];
}

function isSuccess(type: string, status: string): boolean {
  if (PROGRESS_CONDITIONS.has(type)) return true;
  return status === (FAILURE_CONDITIONS.has(type) ? 'False' : 'True');
}

/** Azure puts some messages in single quotes. */
function withoutQuotes(message: string): string {
  return /^'.*'$/s.test(message) ? message.slice(1, -1) : message;
}
