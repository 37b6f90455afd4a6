import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComplianceState } from '../evidence/flux-configuration.ts';
import type { Observation } from '../observations/observations.ts';
import {
  type ConfigurationSpec,
  createObservation,
  DIVERGED,
  EXPECTED,
  MINUTE,
  NEWER,
  NEWER_SAME,
  NOW,
  OLDER,
  POLICY,
  PROBLEM,
  RELATIONS,
  SECOND,
  UNKNOWN,
} from '../test-support.ts';
import { judgeConfiguration } from './configuration-verdict.ts';

const judge = (observation: Observation, now = NOW, policy = POLICY) => {
  const { verdict, reason } = judgeConfiguration(observation, policy, RELATIONS, now);
  return `${verdict}: ${reason}`;
};
const judgeSpec = (spec: ConfigurationSpec = {}) => judge(createObservation(spec));
const applied = (commit: string) => [{ object: 'Kustomization platform-apps', commit }];

describe('the verdict on a configuration at the commit', () => {
  it.each<[string, ConfigurationSpec, string]>([
    ['compliant', {}, 'compliant: it has applied the commit'],
    ['compliant and applied', { applied: applied(EXPECTED) }, 'compliant: it has applied the commit'],
    ['pending', { complianceState: 'Pending' }, 'pending: it is being applied'],
    ['unknown', { complianceState: 'Unknown' }, 'unknown: Azure does not know its state'],
    ['suspended', { suspended: true }, 'suspended: its reconciliation is suspended'],
    ['in the state Suspended', { complianceState: 'Suspended' }, 'suspended: its reconciliation is suspended'],
    ['non-compliant', { complianceState: 'Non-Compliant' }, 'pending: non-compliant for 0s, grace period 5m'],
    [
      'fetched but not applied',
      { applied: applied(OLDER) },
      'pending: fetched, but Kustomization platform-apps has applied only ddddddd',
    ],
    [
      'applied partly',
      { applied: [...applied(EXPECTED), { object: 'Kustomization platform-infra', commit: DIVERGED }] },
      'pending: fetched, but Kustomization platform-infra has applied only eeeeeee',
    ],
    [
      'applied, in an unknown relation',
      { applied: applied(UNKNOWN) },
      'unknown: what Kustomization platform-apps has applied has not been compared with the expected commit: GitHub is down',
    ],
    ['already applying the next', { applied: applied(NEWER) }, 'ahead: it has applied the newer commit bbbbbbb'],
    [
      'compliant with a failing object',
      { problems: [PROBLEM] },
      'pending: it reports compliance, but Kustomization flux-system/platform-apps is not compliant',
    ],
    [
      'compliant with a pending object',
      { problems: [{ ...PROBLEM, state: 'Pending' }] },
      'compliant: it has applied the commit',
    ],
  ])('%s', (_, spec, expected) => expect(judgeSpec(spec)).toBe(expected));
});

describe('the verdict on a configuration at another commit', () => {
  it.each<[string, ConfigurationSpec, string]>([
    ['newer', { syncedCommit: NEWER }, 'ahead: it has applied the newer commit bbbbbbb'],
    ['newer, with only the expected one applied', { syncedCommit: NEWER, applied: applied(EXPECTED) }, 'ahead: '],
    ['newer, not applied yet', { syncedCommit: NEWER, applied: applied(OLDER) }, 'pending: fetched'],
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
    [
      'diverged',
      { syncedCommit: DIVERGED },
      'behind: it is on eeeeeee, whose history does not contain the expected commit',
    ],
    [
      'in an unknown relation',
      { syncedCommit: UNKNOWN },
      'unknown: its commit fffffff has not been compared with the expected commit: GitHub',
    ],
    [
      'not compared yet',
      { syncedCommit: '0'.repeat(40) },
      'unknown: its commit 0000000 has not been compared with the expected commit: too many commits in one poll',
    ],
    ['the expected one, from another branch', { syncedBranch: 'stage' }, 'behind: it last fetched from branch stage'],
    ['none', { syncedCommit: undefined, complianceState: 'Pending' }, 'pending: it has not fetched a commit yet'],
    ['none, failing', { syncedCommit: undefined, complianceState: 'Non-Compliant' }, 'pending: it has not fetched'],
    ['none, and compliant', { syncedCommit: undefined }, 'unknown: Azure does not report which commit it is on'],
    [
      'none, and unknown',
      { syncedCommit: undefined, complianceState: 'Unknown' },
      'unknown: Azure does not report which',
    ],
  ])('%s', (_, spec, expected) => expect(judgeSpec(spec)).toContain(expected));

  it.each<[string, ConfigurationSpec, string | undefined]>([
    ['no problem of a compliant configuration', {}, undefined],
    ['another promotion', { syncedCommit: NEWER }, 'other'],
    ['the same promotion', { syncedCommit: NEWER_SAME }, 'same'],
    ['another promotion, if only a part is applied', { syncedCommit: NEWER_SAME, applied: applied(NEWER) }, 'other'],
    ['another promotion, if a part has the same', { syncedCommit: NEWER, applied: applied(NEWER_SAME) }, 'other'],
  ])('reports %s', (_, spec, promotes) => {
    expect(judgeConfiguration(createObservation(spec), POLICY, RELATIONS, NOW).promotes).toBe(promotes);
  });
});

describe('the verdict over time', () => {
  const failing = (since: number, spec: ConfigurationSpec = {}): Observation => ({
    ...createObservation({ complianceState: 'Non-Compliant', ...spec }),
    failingSince: NOW - since,
  });

  it.each([
    [0, 'pending: non-compliant for 0s, grace period 5m'],
    [5 * MINUTE - 1, 'pending: non-compliant for 4m 59s, grace period 5m'],
    [5 * MINUTE, 'failing: non-compliant for 5m'],
  ])('on a configuration that has failed for %d ms', (since, expected) => expect(judge(failing(since))).toBe(expected));

  it('fails at once without a grace period', () => {
    expect(judge(failing(0), NOW, { ...POLICY, graceMs: 0 })).toBe('failing: non-compliant for 0s');
  });

  it('on a configuration that fails at a newer commit', () => {
    expect(judge(failing(6 * MINUTE, { syncedCommit: NEWER }))).toBe(
      'failing: on the newer commit bbbbbbb: non-compliant for 6m',
    );
  });

  const reported = (ago: number | undefined) =>
    createObservation({ statusUpdatedAt: ago === undefined ? undefined : new Date(NOW - ago).toISOString() });
  it.each([
    [0, 'compliant: it has applied the commit'],
    [-MINUTE, 'compliant: it has applied the commit'],
    [60 * MINUTE, 'compliant: it has applied the commit'],
    [60 * MINUTE + 1, 'stale: it last reported 1h ago: Compliant'],
    [undefined, 'stale: it does not report when its status was updated'],
  ])('on a configuration that reported %d ms ago', (ago, expected) => {
    expect(judge(reported(ago))).toBe(expected);
    expect(judge(reported(ago), NOW, { ...POLICY, staleAfterMs: 0 })).toBe('compliant: it has applied the commit');
  });

  it.each<[ConfigurationSpec, string]>([
    [{ complianceState: 'Non-Compliant' }, 'stale: it last reported 2h ago: Non-Compliant'],
    [{ syncedCommit: OLDER }, 'stale: it last reported 2h ago: Compliant'],
    [{ suspended: true }, 'suspended: its reconciliation is suspended'],
  ])('on a stale configuration: %j', (spec, expected) => {
    const stale = createObservation({ statusUpdatedAt: new Date(NOW - 120 * MINUTE).toISOString(), ...spec });
    expect(judge(stale)).toBe(expected);
  });

  it('on a configuration that is missing in the result', () => {
    expect(judge({ ...createObservation(), isListed: false }, NOW + 40 * SECOND)).toBe(
      'unknown: Azure listed it before, but not for the last 40s',
    );
  });

  it('on a contradictory configuration', () => {
    expect(judge({ ...createObservation(), isContradictory: true })).toBe(
      'unknown: Azure reports two different states of it',
    );
  });
});

it('complies only if nothing speaks against it', () => {
  /** Mostly the good value, so that each bad value is often the only one. */
  const mostly = <T>(good: T, ...others: readonly T[]) =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  const commits = mostly(EXPECTED, undefined, NEWER, NEWER_SAME, OLDER, DIVERGED, UNKNOWN, '0'.repeat(40));
  const state = mostly<ComplianceState>('Compliant', 'Non-Compliant', 'Pending', 'Suspended', 'Unknown');
  const cases = fc.record({
    syncedCommit: commits,
    syncedBranch: mostly('dev', 'stage', undefined),
    complianceState: state,
    suspended: mostly(false, true),
    age: mostly(0, -MINUTE, 60 * MINUTE, 60 * MINUTE + 1, 90 * MINUTE),
    parts: fc.array(mostly(EXPECTED, NEWER, OLDER, DIVERGED, UNKNOWN), { maxLength: 3 }),
    hasProblem: mostly(false, true),
    isListed: mostly(true, false),
    isContradictory: mostly(false, true),
  });
  let compliantCases = 0;
  fc.assert(
    fc.property(cases, ({ age, parts, hasProblem, isListed, isContradictory, ...spec }) => {
      const observation = createObservation({
        ...spec,
        statusUpdatedAt: new Date(NOW - age).toISOString(),
        problems: hasProblem ? [PROBLEM] : [],
        applied: parts.flatMap(applied),
      });
      const { verdict } = judgeConfiguration({ ...observation, isListed, isContradictory }, POLICY, RELATIONS, NOW);
      const containsExpected = (commit = '') => [EXPECTED, NEWER, NEWER_SAME].includes(commit);
      const isCompliant =
        containsExpected(spec.syncedCommit) &&
        parts.every(containsExpected) &&
        spec.syncedBranch === 'dev' &&
        spec.complianceState === 'Compliant' &&
        age <= POLICY.staleAfterMs &&
        !(spec.suspended || hasProblem || !isListed || isContradictory);
      expect(verdict === 'compliant' || verdict === 'ahead').toBe(isCompliant);
      if (verdict === 'compliant') expect([spec.syncedCommit, ...parts].every((one) => one === EXPECTED)).toBe(true);
      if (isCompliant) compliantCases += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(compliantCases).toBeGreaterThan(100);
});
