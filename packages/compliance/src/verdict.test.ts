import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sighting } from './history.ts';
import type { ComplianceState } from './state.ts';
import {
  APART,
  MINUTE,
  NEWER,
  NEWER_SAME,
  NOW,
  OLDER,
  POLICY,
  PROBLEM,
  RELATIONS,
  SECOND,
  seen,
  TARGET,
  UNKNOWN,
  type Wanted,
} from './test-support.ts';
import { judge } from './verdict.ts';

const told = (sighting: Sighting, now = NOW, policy = POLICY) => {
  const { verdict, reason } = judge(sighting, policy, RELATIONS, now);
  return `${verdict}: ${reason}`;
};
const of = (wanted: Wanted = {}) => told(seen(wanted));
const applied = (commit: string) => [{ object: 'Kustomization platform-apps', commit }];

describe('the verdict on a configuration at the commit', () => {
  it.each<[string, Wanted, string]>([
    ['compliant', {}, 'compliant: it has applied the commit'],
    ['and applied', { applied: applied(TARGET) }, 'compliant: it has applied the commit'],
    ['pending', { complianceState: 'Pending' }, 'pending: it is being applied'],
    ['unknown', { complianceState: 'Unknown' }, 'unknown: Azure does not know its state'],
    ['told to stop', { suspended: true }, 'suspended: its reconciliation is suspended'],
    ['stopped', { complianceState: 'Suspended' }, 'suspended: its reconciliation is suspended'],
    ['non-compliant', { complianceState: 'Non-Compliant' }, 'pending: non-compliant for 0s, may last 5m'],
    [
      'fetched but not applied',
      { applied: applied(OLDER) },
      'pending: fetched, but Kustomization platform-apps has applied only ddddddd',
    ],
    [
      'applied partly',
      { applied: [...applied(TARGET), { object: 'Kustomization platform-infra', commit: APART }] },
      'pending: fetched, but Kustomization platform-infra has applied only eeeeeee',
    ],
    [
      'applied, but who knows what',
      { applied: applied(UNKNOWN) },
      'unknown: whether Kustomization platform-apps has applied the commit is unknown: GitHub is down',
    ],
    ['already applying the next', { applied: applied(NEWER) }, 'ahead: it has applied the newer commit bbbbbbb'],
    [
      'at odds with itself',
      { problems: [PROBLEM] },
      'pending: it calls itself compliant, but Kustomization flux-system/platform-apps is not',
    ],
    [
      'content although something is still on its way',
      { problems: [{ ...PROBLEM, state: 'Pending' }] },
      'compliant: it has applied the commit',
    ],
  ])('%s', (_, wanted, expected) => expect(of(wanted)).toBe(expected));
});

describe('the verdict on a configuration at another commit', () => {
  it.each<[string, Wanted, string]>([
    ['newer', { syncedCommit: NEWER }, 'ahead: it has applied the newer commit bbbbbbb'],
    ['newer, of which it has applied ours', { syncedCommit: NEWER, applied: applied(TARGET) }, 'ahead: '],
    [
      'newer, of which it has applied nothing yet',
      { syncedCommit: NEWER, applied: applied(OLDER) },
      'pending: fetched',
    ],
    [
      'newer, pending',
      { syncedCommit: NEWER, complianceState: 'Pending' },
      'pending: on the newer commit bbbbbbb: it is',
    ],
    [
      'newer, failing',
      { syncedCommit: NEWER, complianceState: 'Non-Compliant' },
      'pending: on the newer commit bbbbbbb: non',
    ],
    [
      'newer, unknown',
      { syncedCommit: NEWER, complianceState: 'Unknown' },
      'unknown: on the newer commit bbbbbbb: Azure',
    ],
    ['older', { syncedCommit: OLDER }, 'behind: it is on the older commit ddddddd'],
    ['older, failing', { syncedCommit: OLDER, complianceState: 'Non-Compliant' }, 'behind: it is on the older'],
    ['of another history', { syncedCommit: APART }, 'behind: it is on eeeeeee, whose history does not hold the commit'],
    [
      'that cannot be placed',
      { syncedCommit: UNKNOWN },
      'unknown: whether fffffff holds the commit is unknown: GitHub',
    ],
    [
      'not asked about',
      { syncedCommit: '0'.repeat(40) },
      'unknown: whether 0000000 holds the commit is unknown: not asked',
    ],
    ['ours by name, of another branch', { syncedBranch: 'stage' }, 'behind: what it fetched last is of branch stage'],
    ['none', { syncedCommit: undefined, complianceState: 'Pending' }, 'pending: it has not fetched a commit yet'],
    ['none, failing', { syncedCommit: undefined, complianceState: 'Non-Compliant' }, 'pending: it has not fetched'],
    ['none, and compliant', { syncedCommit: undefined }, 'unknown: Azure does not say which commit it is on'],
    ['none, and unknown', { syncedCommit: undefined, complianceState: 'Unknown' }, 'unknown: Azure does not say which'],
  ])('%s', (_, wanted, expected) => expect(of(wanted)).toContain(expected));

  it.each<[string, Wanted, string | undefined]>([
    ['what is compliant', {}, undefined],
    ['another promotion', { syncedCommit: NEWER }, 'other'],
    ['the same promotion', { syncedCommit: NEWER_SAME }, 'same'],
    ['another promotion, although only in part', { syncedCommit: NEWER_SAME, applied: applied(NEWER) }, 'other'],
    ['another promotion, although part is of the same', { syncedCommit: NEWER, applied: applied(NEWER_SAME) }, 'other'],
  ])('tells of %s', (_, wanted, promotes) => {
    expect(judge(seen(wanted), POLICY, RELATIONS, NOW).promotes).toBe(promotes);
  });
});

describe('the verdict over time', () => {
  const failing = (since: number, wanted: Wanted = {}): Sighting => ({
    ...seen({ complianceState: 'Non-Compliant', ...wanted }),
    failingSince: NOW - since,
  });

  it.each([
    [0, 'pending: non-compliant for 0s, may last 5m'],
    [5 * MINUTE - 1, 'pending: non-compliant for 4m 59s, may last 5m'],
    [5 * MINUTE, 'failing: non-compliant for 5m'],
  ])('on one that fails for %d ms', (since, expected) => expect(told(failing(since))).toBe(expected));

  it('fails at once without a grace period', () => {
    expect(told(failing(0), NOW, { ...POLICY, grace: 0 })).toBe('failing: non-compliant for 0s');
  });

  it('on a newer commit that fails', () => {
    expect(told(failing(6 * MINUTE, { syncedCommit: NEWER }))).toBe(
      'failing: on the newer commit bbbbbbb: non-compliant for 6m',
    );
  });

  const reported = (ago: number | undefined) =>
    seen({ statusUpdatedAt: ago === undefined ? undefined : new Date(NOW - ago).toISOString() });
  it.each([
    [0, 'compliant: it has applied the commit'],
    [-MINUTE, 'compliant: it has applied the commit'],
    [60 * MINUTE, 'compliant: it has applied the commit'],
    [60 * MINUTE + 1, 'stale: it last reported 1h ago: Compliant'],
    [undefined, 'stale: it does not say when it last reported'],
  ])('on one that reported %d ms ago', (ago, expected) => {
    expect(told(reported(ago))).toBe(expected);
    expect(told(reported(ago), NOW, { ...POLICY, staleAfter: 0 })).toBe('compliant: it has applied the commit');
  });

  it.each<[Wanted, string]>([
    [{ complianceState: 'Non-Compliant' }, 'stale: it last reported 2h ago: Non-Compliant'],
    [{ syncedCommit: OLDER }, 'stale: it last reported 2h ago: Compliant'],
    [{ suspended: true }, 'suspended: its reconciliation is suspended'],
  ])('on one that has long been silent: %j', (wanted, expected) => {
    const silent = seen({ statusUpdatedAt: new Date(NOW - 120 * MINUTE).toISOString(), ...wanted });
    expect(told(silent)).toBe(expected);
  });

  it('on one that is missing in the answer', () => {
    expect(told({ ...seen(), isThere: false }, NOW + 40 * SECOND)).toBe(
      'unknown: Azure has not listed it for 40s, as it did before',
    );
  });

  it('on one of which the answer says two things', () => {
    expect(told({ ...seen(), isContradictory: true })).toBe('unknown: Azure says two different things of it');
  });
});

it('is never yes, whatever else is so, unless all of it is', () => {
  /** Mostly what speaks for a yes, so that each thing that speaks against one is often the only one. */
  const mostly = <T>(good: T, ...others: readonly T[]) =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  const commits = mostly(TARGET, undefined, NEWER, NEWER_SAME, OLDER, APART, UNKNOWN, '0'.repeat(40));
  const state = mostly<ComplianceState>('Compliant', 'Non-Compliant', 'Pending', 'Suspended', 'Unknown');
  const cases = fc.record({
    syncedCommit: commits,
    syncedBranch: mostly('dev', 'stage', undefined),
    complianceState: state,
    suspended: mostly(false, true),
    age: mostly(0, -MINUTE, 60 * MINUTE, 60 * MINUTE + 1, 90 * MINUTE),
    parts: fc.array(mostly(TARGET, NEWER, OLDER, APART, UNKNOWN), { maxLength: 3 }),
    hasProblem: mostly(false, true),
    isThere: mostly(true, false),
    isContradictory: mostly(false, true),
  });
  let yes = 0;
  fc.assert(
    fc.property(cases, ({ age, parts, hasProblem, isThere, isContradictory, ...wanted }) => {
      const sighting = seen({
        ...wanted,
        statusUpdatedAt: new Date(NOW - age).toISOString(),
        problems: hasProblem ? [PROBLEM] : [],
        applied: parts.flatMap(applied),
      });
      const { verdict } = judge({ ...sighting, isThere, isContradictory }, POLICY, RELATIONS, NOW);
      const holds = (commit = '') => [TARGET, NEWER, NEWER_SAME].includes(commit);
      const isYes =
        holds(wanted.syncedCommit) &&
        parts.every(holds) &&
        wanted.syncedBranch === 'dev' &&
        wanted.complianceState === 'Compliant' &&
        age <= POLICY.staleAfter &&
        !(wanted.suspended || hasProblem || !isThere || isContradictory);
      expect(verdict === 'compliant' || verdict === 'ahead').toBe(isYes);
      if (verdict === 'compliant') expect([wanted.syncedCommit, ...parts].every((one) => one === TARGET)).toBe(true);
      if (isYes) yes += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(yes).toBeGreaterThan(100);
});
