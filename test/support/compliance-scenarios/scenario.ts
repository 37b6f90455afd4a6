import {
  type AzureFault,
  type AzureScenario,
  createObjectStatus,
  type FluxConfigurationSpec,
  type ResourceState,
  secondsAgo,
} from '@kalypso-actions/azure-emulator';
import type { GitHubFault } from '@kalypso-actions/github-emulator';

/** Fields of any JSON; `undefined` for a field that is missing. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * A fleet, what is known of it, and what the gate has to decide. Plain JSON, apart from fields that are `undefined`, which are left out.
 *
 * Every text may contain `<target>`, `<older>`, `<tuned>`, `<newer>` and `<unrelated>` for the ID of a commit (`<TARGET>` in capitals, `<target:7>`
 * abbreviated), `<url>` for the address of the GitOps repository, `<former>` for its former address, and `<platform>` for the address of the platform's GitOps
 * repository, if the former is an application's. `tuned` and `newer` follow `target`; only `tuned` promotes the same.
 */
export interface ComplianceScenario {
  readonly name: string;
  /** In addition to `timeout: 0s`, `stability: 0s` and `interval: 10ms`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly fleet: readonly FleetMember[];
  /** The content of the inventory: its data, or its text. */
  readonly inventory?: unknown;
  /** The content of the platform's record of assignments: its data, or its text. */
  readonly record?: unknown;
  /** The statuses on GitOps commits, oldest first. */
  readonly statuses?: readonly ReportedStatus[];
  /** Accounts that do not exist any more. */
  readonly deletedAccounts?: readonly string[];
  /** Whether the GitOps repository has been renamed. */
  readonly isRenamed?: boolean;
  readonly azure?: Partial<Omit<AzureScenario, 'configurations' | 'clusters' | 'faults'>>;
  readonly azureFaults?: readonly AzureFault[];
  /** For requests to the GitOps repository; the path is relative to it. */
  readonly githubFaults?: readonly GitHubFault[];
  /** Whether the step retries for half a minute. */
  readonly isPatient?: boolean;
  readonly expected: ExpectedOutcome;
}

/** A Flux configuration and its cluster: healthy, and at `target`, except for these fields. */
export interface FleetMember extends Partial<Omit<FluxConfigurationSpec, 'properties'>> {
  readonly cluster: string;
  /** Fields of the configuration to override. */
  readonly properties?: Fields;
  /** Columns of the row to override. */
  readonly row?: Fields;
  readonly tags?: Readonly<Record<string, string>>;
  /** Fields of the cluster to override. */
  readonly clusterProperties?: Fields;
  /** Whether the identity may not read the cluster. */
  readonly isClusterHidden?: boolean;
  /** How the configuration changes, by poll; the first is 1. */
  readonly later?: Readonly<Record<number, { readonly absent?: boolean; readonly properties?: Fields }>>;
  /** How the cluster changes, by poll. */
  readonly clusterLater?: Readonly<Record<number, { readonly tags?: Fields; readonly properties?: Fields }>>;
  /** What the resource provider returns instead of the row, by poll. */
  readonly resource?: Readonly<Record<number, ResourceState['response']>>;
}

export interface ReportedStatus {
  /** `<target>` if absent. */
  readonly commit?: string;
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  /** The login of its creator. */
  readonly by: string;
  /** How long after the one before it; GitHub's times are whole seconds. */
  readonly afterMs?: number;
}

export interface ExpectedOutcome {
  /** The output `state`; empty if nothing was decided. The step succeeds for `compliant` and `superseded`, and for nothing else. */
  readonly state: 'compliant' | 'superseded' | 'failing' | 'timed-out' | 'none' | '';
  /** The verdict of the most urgent cluster, which decides. */
  readonly verdict?: string;
  /** A part of the log. */
  readonly log?: string;
}

export const COMPLIANT: ExpectedOutcome = { state: 'compliant' };

/** The revision that healthy objects report. */
export const REVISION = 'dev@sha1:<target>';

/** Creates a scenario with one cluster, `drone`. */
export function createSingle(
  name: string,
  member: Partial<FleetMember>,
  expected: ExpectedOutcome,
  more: Partial<ComplianceScenario> = {},
): ComplianceScenario {
  return { name, fleet: [{ cluster: 'drone', ...member }], expected, ...more };
}

/** The wait ended before the requirements were met, because of a cluster with this verdict. */
export function timedOut(verdict: string, log?: string): ExpectedOutcome {
  return { state: 'timed-out', verdict, ...(log === undefined ? {} : { log }) };
}

/** The status of the configuration's Git repository. */
export function gitRepository(fields: Fields = {}): Fields {
  return { ...createObjectStatus({ kind: 'GitRepository', name: 'platform', revision: REVISION }), ...fields };
}

/** The status of one of the configuration's Kustomizations. */
export function kustomization(fields: Fields = {}): Fields {
  return { ...createObjectStatus({ kind: 'Kustomization', name: 'platform-apps', revision: REVISION }), ...fields };
}

/** The status of an object that a Kustomization has applied. */
export function child(kind: string, name: string, fields: Fields = {}): Fields {
  return { ...createObjectStatus({ kind, name, namespace: 'shop', appliedBy: 'platform-apps' }), ...fields };
}

export function condition(type: unknown, status: unknown, message: unknown = '', reason = 'Reported'): Fields {
  return { type, status, reason, message, lastTransitionTime: secondsAgo(60) };
}

export function ready(status: unknown, message: unknown = `Applied revision: ${REVISION}`): Fields {
  return condition('Ready', status, message);
}

/** The statuses of the configuration's own objects, with those conditions of its Kustomization. */
export function withConditions(...statusConditions: readonly Fields[]): Fields {
  return { statuses: [gitRepository(), kustomization({ statusConditions })] };
}

/** The statuses of the configuration's own objects, and of others. */
export function withObjects(...objects: readonly unknown[]): Fields {
  return { statuses: [gitRepository(), kustomization(), ...objects] };
}
