import { describe, expect, it } from 'vitest';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import {
  createInventory,
  createReport,
  createRolloutReport,
  FAILURE,
  MISSING,
  NEWER,
  NOW,
  OLDER,
  POLICY,
  pollProofs,
  type ReportSpec,
} from '../test-support.ts';
import type { CompliancePolicy } from '../verdict/fleet-assessment.ts';
import { NO_PROOFS } from '../verdict/proof.ts';
import { assessRollout } from './assess-rollout.ts';

const report = (deploymentTarget: string, cluster: string, spec: ReportSpec = {}, isReported = true) =>
  createRolloutReport(deploymentTarget, { cluster, ...spec }, isReported);

function assess(
  reports: readonly ReconcilerReport[],
  expected: Readonly<Record<string, Inventory | undefined>> = { a: undefined, b: undefined },
  policy: Partial<CompliancePolicy> = {},
) {
  const rules = { ...POLICY, ...policy };
  const [proofs = NO_PROOFS] = pollProofs([reports], { policy: rules });
  const targets = Object.entries(expected).map(([name, inventory]) => ({ name, expected: inventory }));
  return assessRollout(proofs, rules, targets, NOW);
}
const states = (...args: Parameters<typeof assess>) => {
  const { state, targets = [] } = assess(...args);
  return [state, ...targets.map(({ assessment }) => assessment.state)];
};

describe('assessRollout', () => {
  it.each<[string, readonly ReconcilerReport[], readonly string[]]>([
    ['both', [report('a', 'x'), report('b', 'x')], ['compliant', 'compliant', 'compliant']],
    [
      'one that a newer commit rolls out',
      [report('a', 'x'), report('b', 'x', { commit: NEWER })],
      ['superseded', 'compliant', 'superseded'],
    ],
    ['one that is late', [report('a', 'x'), report('b', 'x', { commit: OLDER })], ['waiting', 'compliant', 'waiting']],
    ['one that nothing reports', [report('a', 'x')], ['waiting', 'compliant', 'none']],
    ['nothing', [], ['waiting', 'none', 'none']],
    ['those of another target', [report('c', 'x')], ['waiting', 'none', 'none']],
    ['those of no target', [createReport()], ['waiting', 'none', 'none']],
  ])('judges each target by itself: %s', (_, reports, expected) => {
    expect(states(reports)).toEqual(expected);
  });

  it('fails if one target does', () => {
    const reports = [report('a', 'x'), report('b', 'y', { more: [FAILURE] }), report('b', 'z', { commit: OLDER })];
    expect(states(reports, undefined, { graceMs: 0 })).toEqual(['failing', 'compliant', 'failing']);
  });

  it('requires a part of the clusters of each target', () => {
    const many = ['w', 'x', 'y', 'z'].map((cluster) => report('a', cluster));
    const half = [{ label: undefined, amount: { kind: 'percentage', hundredths: 5_000 } }] as const;
    expect(states([...many, report('b', 'w', { commit: OLDER })], undefined, { requirements: half })[0]).toBe(
      'waiting',
    );
    expect(
      states([...many, report('b', 'w', { commit: OLDER }), report('b', 'x')], undefined, { requirements: half })[0],
    ).toBe('compliant');
    expect(states([...many, report('b', 'w')], undefined, { minimum: 2 })).toEqual(['waiting', 'compliant', 'waiting']);
  });

  it('expects the clusters that have to run each target', () => {
    const [x, y] = [createInventory({ name: 'x' }), createInventory({ name: 'x' }, { name: 'y' })];
    const { state, clusters, unexpected, counts, total, complying } = assess(
      [report('a', 'x'), report('a', 'z'), report('b', 'x')],
      { a: x, b: y },
    );
    expect(state).toBe('waiting');
    expect(clusters.map(({ name, deploymentTarget, verdict }) => [deploymentTarget, name, verdict])).toEqual([
      ['b', 'y', 'unknown'],
      ['a', 'x', 'compliant'],
      ['b', 'x', 'compliant'],
    ]);
    expect(clusters[0]?.reason).toBe(
      "Azure lists no configuration of it that watches the platform's branch and has applied b",
    );
    expect(unexpected.map(({ name }) => name)).toEqual(['z']);
    expect([counts.compliant, counts.unknown, total, complying]).toEqual([2, 1, 3, 2]);
  });

  it('never has a target that is expected nowhere', () => {
    expect(states([report('a', 'x')], { a: { clusters: [] } })).toEqual(['none', 'none']);
    expect(states([], { a: { clusters: [] } }, { minimum: 0 })).toEqual(['compliant', 'compliant']);
  });

  it('does not call a cluster unexpected that may not have the target', () => {
    const reports = [report('a', 'x'), report('a', 'y', { facts: [MISSING] }, false)];
    expect(assess(reports, { a: createInventory({ name: 'x' }) }).unexpected).toEqual([]);
    // Without an inventory, it counts.
    expect(states(reports, { a: undefined })).toEqual(['waiting', 'waiting']);
  });

  it('names the requirements of each target', () => {
    const { requirements } = assess([report('a', 'x')]);
    expect(requirements.map(({ requirement, complying, needed }) => [requirement, complying, needed])).toEqual([
      ['a: 100%', 1, 1],
      ['a: at least 1', 1, 1],
      ['b: 100%', 0, 0],
      ['b: at least 1', 0, 1],
    ]);
  });
});
