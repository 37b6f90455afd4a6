import { isJsonObject, readString, readTimestamp } from '@kalypso-actions/azure';
import type { Fact } from '../../reconciler-report.ts';
import { formatReported, isAbsent, maskCredentials } from './reported-value.ts';

/** A condition of an object, as its controller set it. */
export interface StatusCondition {
  readonly type: string;
  /** Not validated. */
  readonly status: unknown;
  readonly reason: string;
  readonly message: string;
  readonly since: string | undefined;
}

/** Parses `statusConditions`; `undefined` if they do not have the documented form. */
export function parseStatusConditions(value: unknown): readonly StatusCondition[] | undefined {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) return undefined;
  const conditions = value.flatMap((condition) => parseStatusCondition(condition) ?? []);
  return conditions.length === value.length ? conditions : undefined;
}

function parseStatusCondition(value: unknown): StatusCondition | undefined {
  if (!isJsonObject(value) || readString(value.type) === '') return undefined;
  return {
    type: readString(value.type),
    status: value.status,
    reason: readString(value.reason),
    message: maskCredentials(withoutQuotes(readString(value.message))),
    since: readTimestamp(value.lastTransitionTime),
  };
}

/** Azure puts some messages in single quotes. */
function withoutQuotes(message: string): string {
  return /^'.*'$/s.test(message) ? message.slice(1, -1) : message;
}

/** What a condition means if its status is one of those that Kubernetes documents. `undefined`: it does not speak against anything. */
type Meaning = 'failure' | 'progress' | undefined;

/** The conditions of Flux that speak against an object. All others only explain `Ready`, or have no bearing on it: a failed Helm test may be allowed. */
const MEANINGS: Readonly<Record<string, Readonly<Record<'True' | 'False' | 'Unknown', Meaning>>>> = {
  Ready: { True: undefined, False: 'failure', Unknown: 'progress' },
  Healthy: { True: undefined, False: 'failure', Unknown: 'progress' },
  Reconciling: { True: 'progress', False: undefined, Unknown: 'progress' },
  Stalled: { True: 'failure', False: undefined, Unknown: 'progress' },
  FetchFailed: { True: 'failure', False: undefined, Unknown: 'progress' },
  BuildFailed: { True: 'failure', False: undefined, Unknown: 'progress' },
  StorageOperationFailed: { True: 'failure', False: undefined, Unknown: 'progress' },
  IncludeUnavailable: { True: 'failure', False: undefined, Unknown: 'progress' },
  ArtifactOutdated: { True: 'progress', False: undefined, Unknown: 'progress' },
};

/** Conditions whose name differs from a documented one in nothing but its spelling are not ignored. */
const SPELLINGS = new Map(Object.keys(MEANINGS).map((type) => [toSpelling(type), type]));

/**
 * Reasons of `Ready` `False` that do not report a failure: Flux waits for other objects and tries again soon, or has canceled the health checks because there is
 * something newer to apply. All other reasons can be failures: `ArtifactFailed` also stands for a path that does not exist. (fluxcd/kustomize-controller,
 * `internal/controller/kustomization_controller.go`; fluxcd/helm-controller, `internal/controller/helmrelease_controller.go`; read 2026-11-30.)
 */
const WAITING_REASONS: ReadonlySet<string> = new Set(['DependencyNotReady', 'HealthCheckCanceled']);

/** Whether a condition reports that its object is waiting for something else. */
export function isWaiting({ type, status, reason }: StatusCondition): boolean {
  return type === 'Ready' && status === 'False' && WAITING_REASONS.has(reason);
}

/** Finds what the conditions of an object speak against. Of several contradictory ones, all count. */
export function findConditionFacts(object: string, conditions: readonly StatusCondition[]): readonly Fact[] {
  return conditions.flatMap((condition) => judgeCondition(object, condition));
}

function judgeCondition(object: string, condition: StatusCondition): readonly Fact[] {
  const { type, status, reason, message, since } = condition;
  const meanings = Object.hasOwn(MEANINGS, type) ? MEANINGS[type] : undefined;
  if (!meanings) {
    const meant = SPELLINGS.get(toSpelling(type));
    if (meant === undefined) return [];
    return [
      { kind: 'unrecognized', object, detail: `reports a condition ${formatReported(type)} instead of ${meant}` },
    ];
  }
  if (isAbsent(status)) return [{ kind: 'missing', object, detail: `reports no status of its condition ${type}` }];
  if (status !== 'True' && status !== 'False' && status !== 'Unknown') {
    const detail = `reports the undocumented status ${formatReported(status)} of its condition ${type}`;
    return [{ kind: 'unrecognized', object, detail }];
  }
  const explanation = [reason, message].filter((part) => part !== '').join(': ');
  const suffix = explanation === '' ? '' : `: ${explanation}`;
  if (isWaiting(condition)) return [{ kind: 'progress', object, detail: `is waiting${suffix}` }];
  switch (meanings[status]) {
    case 'failure':
      return [{ kind: 'failure', object, detail: `${FAILURES[type] ?? 'fails'}${suffix}`, since }];
    case 'progress':
      return [{ kind: 'progress', object, detail: `is reconciling${suffix}` }];
    case undefined:
      return [];
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  Ready: 'is not ready',
  Healthy: 'is not healthy',
  Stalled: 'has stalled',
};

function toSpelling(type: string): string {
  return type.toLowerCase().replace(/[^a-z]/g, '');
}
