import { isRecord, list, moment, text } from './json.ts';
import { type ComplianceState, stateOf } from './state.ts';

/** What an object that a configuration made says of itself, when that is not that all is well. */
export interface Problem {
  /** `Kustomization flux-system/apps`. */
  readonly object: string;
  readonly state: ComplianceState;
  readonly reason: string;
  /** Written in the cluster, so by anybody who deploys to it. */
  readonly message: string;
  readonly since: string | undefined;
}

/** Conditions of Flux that are true when something is wrong, as against `Ready` and all others. */
const WRONG_WHEN_TRUE = new Set([
  'Stalled',
  'FetchFailed',
  'BuildFailed',
  'StorageOperationFailed',
  'IncludeUnavailable',
  'ArtifactOutdated',
]);

/** Conditions that only tell that work is going on; `Ready` says whether it is done. */
const PROGRESS = new Set(['Reconciling']);

/** Objects in trouble before those that only wait, as people look for the cause. */
const WORST_FIRST: readonly ComplianceState[] = ['Non-Compliant', 'Unknown', 'Pending', 'Suspended', 'Compliant'];

/** The conditions of `properties.statuses` that are not fine; and objects that are not compliant but do not say why. */
export function problemsOf(statuses: readonly unknown[]): readonly Problem[] {
  return statuses
    .flatMap(problemsOfObject)
    .sort((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state));
}

function problemsOfObject(status: unknown): readonly Problem[] {
  if (!isRecord(status)) return [];
  const object = objectName(text(status.kind), text(status.namespace), text(status.name));
  const state = stateOf(status.complianceState);
  const problems = list(status.statusConditions).flatMap((condition): Problem[] => {
    if (!isRecord(condition) || isFine(text(condition.type), text(condition.status))) return [];
    return [
      {
        object,
        state,
        reason: text(condition.reason),
        message: unquoted(text(condition.message)),
        since: moment(condition.lastTransitionTime),
      },
    ];
  });
  if (problems.length > 0 || state === 'Compliant') return problems;
  return [{ object, state, reason: '', message: '', since: undefined }];
}

function isFine(type: string, status: string): boolean {
  if (PROGRESS.has(type)) return true;
  return WRONG_WHEN_TRUE.has(type) ? status === 'False' : status === 'True';
}

function objectName(kind: string, namespace: string, name: string): string {
  const path = namespace === '' ? name : `${namespace}/${name}`;
  return [kind || 'object', path].filter((part) => part !== '').join(' ');
}

/** Azure gives some messages in quotes of its own. */
function unquoted(message: string): string {
  return /^'.*'$/s.test(message) ? message.slice(1, -1) : message;
}
