import type { Ancestry, Relation } from './ancestry.ts';
import type { Configuration } from './configuration.ts';
import { formatDuration } from './duration.ts';
import type { Sighting } from './history.ts';

/** Verdicts, those that people have to look at first. */
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
 * - `compliant`: synced to the commit, which is applied and compliant
 * - `ahead`: the same of a descendant of the commit
 * - `behind`: synced to a commit that does not hold it
 * - `failing`: non-compliant at the commit or a descendant for longer than the grace period
 * - `pending`: on its way, or failing within the grace period
 * - `suspended`: told not to reconcile
 * - `unknown`: nothing can be told
 * - `stale`: has not reported for longer than the bound
 */
export type Verdict = (typeof VERDICTS)[number];

/** What the verdict on one configuration depends on, besides what it says. */
export interface Standard {
  /** The commit that every configuration should be on. */
  readonly commit: string;
  readonly branch: string;
  /** How long a failing state may last, in milliseconds. */
  readonly grace: number;
  /** How old a status may be, in milliseconds; 0: any age will do. */
  readonly staleAfter: number;
}

export interface Judged {
  readonly configuration: Configuration;
  readonly verdict: Verdict;
  /** Why, for people. */
  readonly reason: string;
  /** For one that is `ahead`: whether what it runs promotes the same commit of the control plane as the commit does. */
  readonly promotes: 'same' | 'other' | undefined;
}

/** The verdict on one configuration. Compliance is the last thing that it finds, when nothing else is left. */
export function judge(sighting: Sighting, standard: Standard, ancestry: Ancestry, now: number): Judged {
  const { configuration } = sighting;
  const found = doubt(sighting, standard, now) ?? place(sighting, standard, ancestry, now);
  return { configuration, promotes: undefined, ...found };
}

type Finding = Pick<Judged, 'verdict' | 'reason'> & Partial<Pick<Judged, 'promotes'>>;

/** Why nothing that the configuration says of itself is to be believed, or matters. */
function doubt(sighting: Sighting, { staleAfter }: Standard, now: number): Finding | undefined {
  const { configuration, isThere, isContradictory, seenAt } = sighting;
  const { suspended, complianceState, statusUpdatedAt } = configuration;
  if (!isThere)
    return {
      verdict: 'unknown',
      reason: `Azure has not listed it for ${formatDuration(now - seenAt)}, as it did before`,
    };
  if (isContradictory) return { verdict: 'unknown', reason: 'Azure says two different things of it' };
  if (suspended || complianceState === 'Suspended')
    return { verdict: 'suspended', reason: 'its reconciliation is suspended' };
  if (staleAfter === 0 || statusUpdatedAt === undefined) return undefined;
  const age = now - Date.parse(statusUpdatedAt);
  return age <= staleAfter
    ? undefined
    : { verdict: 'stale', reason: `it last reported ${formatDuration(age)} ago: ${complianceState}` };
}

/** The verdict by the commit that the configuration is on. */
function place(sighting: Sighting, standard: Standard, ancestry: Ancestry, now: number): Finding {
  const { syncedCommit, syncedBranch, complianceState } = sighting.configuration;
  if (syncedCommit === undefined) {
    return complianceState === 'Pending' || complianceState === 'Non-Compliant'
      ? { verdict: 'pending', reason: 'it has not fetched a commit yet' }
      : { verdict: 'unknown', reason: 'Azure does not say which commit it is on' };
  }
  if (syncedBranch !== standard.branch)
    return { verdict: 'behind', reason: `what it fetched last is of branch ${syncedBranch ?? ''}` };
  const relation = relationOf(syncedCommit, standard, ancestry);
  if (relation === 'same') return state(sighting, standard, ancestry, now);
  switch (relation.is) {
    case 'newer':
      return state(sighting, standard, ancestry, now);
    case 'older':
      return { verdict: 'behind', reason: `it is on the older commit ${short(syncedCommit)}` };
    case 'apart':
      return { verdict: 'behind', reason: `it is on ${short(syncedCommit)}, whose history does not hold the commit` };
    case 'unknown':
      return {
        verdict: 'unknown',
        reason: `whether ${short(syncedCommit)} holds the commit is unknown: ${relation.reason}`,
      };
  }
}

/** The verdict on a configuration that has fetched the commit or a descendant. */
function state(sighting: Sighting, standard: Standard, ancestry: Ancestry, now: number): Finding {
  const { syncedCommit = '', complianceState } = sighting.configuration;
  const where = syncedCommit === standard.commit ? '' : `on the newer commit ${short(syncedCommit)}: `;
  switch (complianceState) {
    case 'Compliant':
      return compliance(sighting.configuration, standard, ancestry);
    case 'Non-Compliant': {
      const since = now - (sighting.failingSince ?? now);
      if (since >= standard.grace)
        return { verdict: 'failing', reason: `${where}non-compliant for ${formatDuration(since)}` };
      return {
        verdict: 'pending',
        reason: `${where}non-compliant for ${formatDuration(since)}, may last ${formatDuration(standard.grace)}`,
      };
    }
    case 'Pending':
      return { verdict: 'pending', reason: `${where}it is being applied` };
    default:
      return { verdict: 'unknown', reason: `${where}Azure does not know its state` };
  }
}

/** The verdict on a configuration that calls itself compliant with the commit or a descendant: what it says has to fit together. */
function compliance(configuration: Configuration, standard: Standard, ancestry: Ancestry): Finding {
  const { syncedCommit = '', applied, problems, statusUpdatedAt } = configuration;
  const failing = problems.find((problem) => problem.state === 'Non-Compliant');
  if (failing) return { verdict: 'pending', reason: `it calls itself compliant, but ${failing.object} is not` };
  if (standard.staleAfter > 0 && statusUpdatedAt === undefined)
    return { verdict: 'stale', reason: 'it does not say when it last reported' };
  let newer: { readonly commit: string; readonly promotes: 'same' | 'other' } | undefined;
  for (const { object, commit } of [...applied, { object: 'it', commit: syncedCommit }]) {
    const relation = relationOf(commit, standard, ancestry);
    if (relation === 'same') continue;
    if (relation.is === 'unknown')
      return { verdict: 'unknown', reason: `whether ${object} has applied the commit is unknown: ${relation.reason}` };
    if (relation.is !== 'newer')
      return { verdict: 'pending', reason: `fetched, but ${object} has applied only ${short(commit)}` };
    newer = { commit, promotes: newer?.promotes === 'other' ? 'other' : relation.promotes };
  }
  if (newer === undefined) return { verdict: 'compliant', reason: 'it has applied the commit' };
  const { commit, promotes } = newer;
  return { verdict: 'ahead', reason: `it has applied the newer commit ${short(commit)}`, promotes };
}

function relationOf(commit: string, standard: Standard, ancestry: Ancestry): Relation | 'same' {
  if (commit === standard.commit) return 'same';
  return ancestry.get(commit) ?? { is: 'unknown', reason: 'not asked about yet' };
}

/** Commits whose relation to the commit matters for the verdict on a configuration. */
export function commitsOf({ syncedCommit, applied }: Configuration): readonly string[] {
  return [...(syncedCommit === undefined ? [] : [syncedCommit]), ...applied.map(({ commit }) => commit)];
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
