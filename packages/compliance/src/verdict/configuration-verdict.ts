import { formatDuration } from '@kalypso-actions/calendar';
import { shortCommitId } from '@kalypso-actions/git-objects';
import { type CommitRelation, type CommitRelations, NOT_COMPARED } from '../evidence/commits/commit-ancestry.ts';
import type { FluxConfiguration } from '../evidence/flux-configuration.ts';
import type { Observation } from '../observations/observations.ts';

/** All verdicts, most urgent first. */
export const VERDICTS = [
  'failing',
  'unknown',
  'stale',
  'suspended',
  'behind',
  'pending',
  'ahead',
  'compliant',
] as const;

/**
 * - `compliant`: has applied the expected commit, and reports compliance
 * - `ahead`: the same for a newer commit, which contains the expected one
 * - `behind`: has fetched a commit that does not contain the expected one
 * - `failing`: non-compliant at the expected commit or a newer one, for longer than the grace period
 * - `pending`: in progress, or non-compliant within the grace period
 * - `suspended`: its reconciliation is suspended
 * - `unknown`: its state cannot be determined
 * - `stale`: its last report is too old
 */
export type Verdict = (typeof VERDICTS)[number];

/** The rules for the verdict on one configuration. */
export interface VerdictPolicy {
  /** The GitOps commit that every configuration should apply. */
  readonly commit: string;
  readonly branch: string;
  /** How long a configuration may be non-compliant. */
  readonly graceMs: number;
  /** How old a report may be; 0 for any age. */
  readonly staleAfterMs: number;
}

export interface ConfigurationVerdict {
  readonly configuration: FluxConfiguration;
  readonly verdict: Verdict;
  /** Why, for people. */
  readonly reason: string;
  /** For `ahead`: whether what it applied promotes the same commit of the control plane as the expected commit does. */
  readonly promotes: 'same' | 'other' | undefined;
}

/** Whether a configuration has applied the expected commit, or a newer one. */
export function complies({ verdict }: Pick<ConfigurationVerdict, 'verdict'>): boolean {
  return verdict === 'compliant' || verdict === 'ahead';
}

/**
 * Judges one configuration. `compliant` is the last possible verdict: it remains if nothing speaks against it.
 * @param now milliseconds since 1970
 */
export function judgeConfiguration(
  observation: Observation,
  policy: VerdictPolicy,
  relations: CommitRelations,
  now: number,
): ConfigurationVerdict {
  const { configuration } = observation;
  const finding = judgeReport(observation, policy, now) ?? judgeCommit(observation, policy, relations, now);
  return { configuration, promotes: undefined, ...finding };
}

type Finding = Pick<ConfigurationVerdict, 'verdict' | 'reason'> & Partial<Pick<ConfigurationVerdict, 'promotes'>>;

/** Returns why the report of a configuration is unreliable or irrelevant; `undefined` if it counts. */
function judgeReport(observation: Observation, { staleAfterMs }: VerdictPolicy, now: number): Finding | undefined {
  const { configuration, isListed, isContradictory, seenAt } = observation;
  const { suspended, complianceState, statusUpdatedAt } = configuration;
  if (!isListed)
    return {
      verdict: 'unknown',
      reason: `Azure listed it before, but not for the last ${formatDuration(now - seenAt)}`,
    };
  if (isContradictory) return { verdict: 'unknown', reason: 'Azure reports two different states of it' };
  if (suspended || complianceState === 'Suspended')
    return { verdict: 'suspended', reason: 'its reconciliation is suspended' };
  if (staleAfterMs === 0 || statusUpdatedAt === undefined) return undefined;
  const age = now - Date.parse(statusUpdatedAt);
  return age <= staleAfterMs
    ? undefined
    : { verdict: 'stale', reason: `it last reported ${formatDuration(age)} ago: ${complianceState}` };
}

/** Judges a configuration by the commit that it fetched last. */
function judgeCommit(
  observation: Observation,
  policy: VerdictPolicy,
  relations: CommitRelations,
  now: number,
): Finding {
  const { syncedCommit, syncedBranch, complianceState } = observation.configuration;
  if (syncedCommit === undefined) {
    return complianceState === 'Pending' || complianceState === 'Non-Compliant'
      ? { verdict: 'pending', reason: 'it has not fetched a commit yet' }
      : { verdict: 'unknown', reason: 'Azure does not report which commit it is on' };
  }
  if (syncedBranch !== policy.branch)
    return { verdict: 'behind', reason: `it last fetched from branch ${syncedBranch ?? ''}` };
  const relation = relationOf(syncedCommit, policy, relations);
  const commit = shortCommitId(syncedCommit);
  switch (relation.kind) {
    case 'same':
    case 'newer':
      return judgeState(observation, policy, relations, now);
    case 'older':
      return { verdict: 'behind', reason: `it is on the older commit ${commit}` };
    case 'diverged':
      return { verdict: 'behind', reason: `it is on ${commit}, whose history does not contain the expected commit` };
    case 'unknown': {
      const reason = `its commit ${commit} has not been compared with the expected commit: ${relation.reason}`;
      return { verdict: 'unknown', reason };
    }
  }
}

/** Judges a configuration that has fetched the expected commit or a newer one, by the state that it reports. */
function judgeState(
  { configuration, failingSince }: Observation,
  policy: VerdictPolicy,
  relations: CommitRelations,
  now: number,
): Finding {
  const { syncedCommit = '', complianceState } = configuration;
  const prefix = syncedCommit === policy.commit ? '' : `on the newer commit ${shortCommitId(syncedCommit)}: `;
  switch (complianceState) {
    case 'Compliant':
      return judgeCompliance(configuration, policy, relations);
    case 'Non-Compliant': {
      const failingMs = now - (failingSince ?? now);
      const reason = `${prefix}non-compliant for ${formatDuration(failingMs)}`;
      if (failingMs >= policy.graceMs) return { verdict: 'failing', reason };
      return { verdict: 'pending', reason: `${reason}, grace period ${formatDuration(policy.graceMs)}` };
    }
    case 'Pending':
      return { verdict: 'pending', reason: `${prefix}it is being applied` };
    default:
      return { verdict: 'unknown', reason: `${prefix}Azure does not know its state` };
  }
}

/** Judges a configuration that reports compliance with the expected commit or a newer one: its report must be consistent. */
function judgeCompliance(configuration: FluxConfiguration, policy: VerdictPolicy, relations: CommitRelations): Finding {
  const { syncedCommit = '', applied, problems, statusUpdatedAt } = configuration;
  const failing = problems.find(({ state }) => state === 'Non-Compliant');
  if (failing) return { verdict: 'pending', reason: `it reports compliance, but ${failing.object} is not compliant` };
  if (policy.staleAfterMs > 0 && statusUpdatedAt === undefined)
    return { verdict: 'stale', reason: 'it does not report when its status was updated' };
  let newer: { readonly commit: string; readonly promotes: 'same' | 'other' } | undefined;
  for (const { object, commit } of [...applied, { object: 'it', commit: syncedCommit }]) {
    const relation = relationOf(commit, policy, relations);
    if (relation.kind === 'same') continue;
    if (relation.kind === 'unknown') {
      const reason = `what ${object} has applied has not been compared with the expected commit: ${relation.reason}`;
      return { verdict: 'unknown', reason };
    }
    if (relation.kind !== 'newer')
      return { verdict: 'pending', reason: `fetched, but ${object} has applied only ${shortCommitId(commit)}` };
    newer = { commit, promotes: newer?.promotes === 'other' ? 'other' : relation.promotes };
  }
  if (newer === undefined) return { verdict: 'compliant', reason: 'it has applied the commit' };
  const { commit, promotes } = newer;
  return { verdict: 'ahead', reason: `it has applied the newer commit ${shortCommitId(commit)}`, promotes };
}

function relationOf(
  commit: string,
  policy: VerdictPolicy,
  relations: CommitRelations,
): CommitRelation | { readonly kind: 'same' } {
  return commit === policy.commit ? { kind: 'same' } : (relations.get(commit) ?? NOT_COMPARED);
}

/** Lists the commits whose relations the verdict on a configuration depends on. */
export function listRelevantCommits({ syncedCommit, applied }: FluxConfiguration): readonly string[] {
  return [...(syncedCommit === undefined ? [] : [syncedCommit]), ...applied.map(({ commit }) => commit)];
}
