import { describe, expect, it } from 'vitest';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import {
  createInventory,
  createReport,
  createStatusReport,
  DISCONNECTED,
  FAILURE,
  MINUTE,
  MISSING,
  NEWER,
  NEWER_SAME,
  NOW,
  OLDER,
  PINNED,
  POLICY,
  PROGRESS,
  pollProofs,
  SUSPENDED,
} from '../test-support.ts';
import { assessFleet, type CompliancePolicy } from './fleet-assessment.ts';
import { parseRequirements } from './requirement.ts';

/** Assesses a fleet at the end of `minutes` with the same reports. */
function assess(
  reports: readonly ReconcilerReport[],
  {
    require = '',
    inventory,
    minutes = 0,
    ...policy
  }: Partial<CompliancePolicy> & {
    readonly require?: string;
    readonly inventory?: Inventory;
    readonly minutes?: number;
  } = {},
) {
  const polls = Array.from({ length: minutes + 1 }, () => reports);
  const rules = { ...POLICY, requirements: parseRequirements(require).requirements, ...policy };
  const proofs = pollProofs(polls, { policy: rules }).at(-1) ?? new Map();
  return assessFleet(proofs, rules, inventory, NOW + minutes * MINUTE);
}

const cluster = (name: string, spec: Parameters<typeof createReport>[0] = {}) =>
  createReport({ cluster: name, ...spec });
const failing = { more: [FAILURE] };

describe('the state of the fleet', () => {
  it.each([
    ['compliant', [cluster('a'), cluster('b')], 'compliant'],
    ['one behind', [cluster('a'), cluster('b', { commit: OLDER })], 'waiting'],
    ['ahead of the same promotion', [cluster('a'), cluster('b', { commit: NEWER_SAME })], 'compliant'],
    ['ahead of another promotion', [cluster('a'), cluster('b', { commit: NEWER })], 'superseded'],
    ['empty', [], 'none'],
    ['pinned alone', [cluster('a', { more: [PINNED] })], 'waiting'],
    ['pinned beside others', [cluster('a'), cluster('b', { more: [PINNED] })], 'compliant'],
    ['suspended', [cluster('a'), cluster('b', { more: [SUSPENDED] })], 'waiting'],
    ['disconnected', [cluster('a'), cluster('b', { more: [DISCONNECTED] })], 'waiting'],
  ])('%s', (_, reports, state) => expect(assess(reports).state).toBe(state));

  it('is failing only if the others are too few', () => {
    const reports = [cluster('a', failing), cluster('b'), cluster('c')];
    expect(assess(reports, { minutes: 5 }).state).toBe('failing');
    expect(assess(reports, { minutes: 5, require: '60%' }).state).toBe('compliant');
    expect(assess([cluster('a', failing), cluster('b', { commit: OLDER })], { minutes: 5, require: '1' }).state).toBe(
      'waiting',
    );
  });

  it('is compliant without clusters if none has to comply', () => {
    expect(assess([], { minimum: 0 }).state).toBe('compliant');
  });

  it('needs the minimum of reports', () => {
    expect(assess([cluster('a')], { minimum: 2 }).state).toBe('waiting');
    const two = [cluster('a'), cluster('a', { id: 'other', name: 'services' })];
    expect(assess(two, { minimum: 2 })).toMatchObject({ state: 'compliant', total: 1 });
  });

  it('excludes suspended clusters only if that is required', () => {
    const reports = [cluster('a'), cluster('b', { more: [SUSPENDED] })];
    expect(assess(reports, { ignoreSuspended: true })).toMatchObject({ state: 'compliant', total: 1 });
    expect(assess(reports)).toMatchObject({ state: 'waiting', total: 2, complying: 1 });
  });

  it('does not depend on the order', () => {
    const reports = [
      cluster('a', failing),
      cluster('b', { commit: OLDER }),
      cluster('c'),
      cluster('d', { commit: NEWER }),
    ];
    expect(assess(reports.toReversed())).toEqual(assess(reports));
    expect(assess(reports).clusters.map(({ verdict }) => verdict)).toEqual([
      'not-ready',
      'behind',
      'ahead',
      'compliant',
    ]);
  });
});

describe('a cluster', () => {
  it('is named as in the report with the smallest ID, whatever the order and the letter case', () => {
    const first = cluster('a', { id: '1' });
    const second = {
      ...first,
      id: '2',
      cluster: { ...first.cluster, name: 'A', resourceId: first.cluster.resourceId.toUpperCase() },
    };
    for (const reports of [
      [first, second],
      [second, first],
    ])
      expect(assess(reports)).toMatchObject({
        total: 1,
        clusters: [{ name: 'a', resourceId: first.cluster.resourceId }],
      });
  });

  it('with several reports has the worst verdict', () => {
    const reports = [cluster('a'), cluster('a', { id: 'second', name: 'services', more: [PROGRESS] })];
    expect(assess(reports)).toMatchObject({ total: 1, complying: 0, clusters: [{ name: 'a', verdict: 'pending' }] });
    expect(assess(reports).counts).toMatchObject({ compliant: 1, pending: 1 });
  });

  it('whose reports contradict each other about its labels may belong to each group, whatever the order', () => {
    const reports = [
      cluster('a', { labels: { ring: 'canary' }, commit: OLDER }),
      cluster('a', { id: 'second', labels: { ring: 'stable' } }),
      cluster('b', { labels: { ring: 'canary' } }),
    ];
    for (const inOrder of [reports, reports.toReversed()]) {
      const { state, requirements } = assess(inOrder, { require: '0%; ring=canary: 100%' });
      expect(state).toBe('waiting');
      expect(requirements[1]).toMatchObject({ total: 2, needed: 2, complying: 1, unreadable: 1 });
    }
  });

  it('lists what is missing of all its reports', () => {
    const [first] = assess([cluster('a', { more: [MISSING] })]).clusters;
    expect(first).toMatchObject({ verdict: 'unknown', missing: [expect.stringContaining('has no status')] });
  });

  it('whose labels cannot be read never helps a requirement of a group', () => {
    const known = cluster('a', { labels: { ring: 'canary' } });
    const unreadable = cluster('b', { labels: undefined });
    const { state, requirements } = assess([known, unreadable], { require: 'ring=canary: 100%' });
    expect(state).toBe('waiting');
    expect(requirements[1]).toMatchObject({ total: 2, needed: 2, complying: 1, unreadable: 1 });
    expect(assess([known, unreadable]).state).toBe('compliant');
    const failed = cluster('a', { labels: { ring: 'canary' }, commit: OLDER });
    expect(assess([failed, unreadable], { require: '0%; ring=canary: 50%' }).state).toBe('waiting');
  });
});

describe('with an inventory', () => {
  const inventory = createInventory(
    { name: 'a', labels: { ring: 'canary' } },
    { name: 'b', resourceId: cluster('b').cluster.resourceId.toLowerCase() },
  );

  it('every expected cluster has to report', () => {
    expect(assess([cluster('a'), cluster('b')], { inventory }).state).toBe('compliant');
    const missing = assess([cluster('a')], { inventory });
    expect(missing).toMatchObject({ state: 'waiting', total: 2, complying: 1, counts: { unknown: 1 } });
    expect(missing.clusters[0]).toMatchObject({
      name: 'b',
      verdict: 'unknown',
      reason: 'Azure lists no configuration of it that watches the branch',
    });
  });

  it('nothing that was seen replaces an expected cluster', () => {
    const { state, unexpected } = assess([cluster('a'), cluster('c')], { inventory, require: '50%' });
    expect(state).toBe('compliant');
    expect(unexpected.map(({ name }) => name)).toEqual(['c']);
    expect(assess([cluster('c'), cluster('d')], { inventory, require: '50%' }).state).toBe('waiting');
  });

  it('a cluster of the same name elsewhere does not replace one with a resource ID', () => {
    const elsewhere = cluster('b', { id: 'elsewhere' });
    const moved = { ...elsewhere, cluster: { ...elsewhere.cluster, resourceId: '/subscriptions/2/…/b' } };
    expect(assess([cluster('a'), moved], { inventory }).state).toBe('waiting');
  });

  it('a cluster that the inventory knows by its resource ID does not stand in for one of the same name', () => {
    const twins = createInventory(
      { name: 'a' },
      { name: 'a-west', resourceId: cluster('a').cluster.resourceId.toLowerCase() },
    );
    expect(assess([cluster('a')], { inventory: twins })).toMatchObject({
      state: 'waiting',
      clusters: [
        { name: 'a', verdict: 'unknown' },
        { name: 'a-west', verdict: 'compliant' },
      ],
    });
  });

  it('names and resource IDs are compared in any letter case', () => {
    const upper = createInventory({ name: 'A' });
    expect(assess([cluster('a')], { inventory: upper })).toMatchObject({ state: 'compliant', unexpected: [] });
  });

  it('a pinned configuration is not the report of an expected cluster', () => {
    const pinned = assess([cluster('a', { more: [PINNED] }), cluster('b')], { inventory });
    expect(pinned.clusters[0]).toMatchObject({ name: 'a', verdict: 'unknown' });
  });

  it('labels of the inventory count before tags', () => {
    const lost = [cluster('a', { labels: {} }), cluster('b')];
    expect(assess(lost, { inventory, require: 'ring=canary: 100%' }).state).toBe('compliant');
    const changed = [cluster('a', { labels: { Ring: 'stable' }, commit: OLDER }), cluster('b')];
    expect(assess(changed, { inventory, require: '0%; ring=canary: 100%' }).state).toBe('waiting');
    const unreadable = [cluster('a', { labels: undefined }), cluster('b')];
    expect(assess(unreadable, { inventory, require: 'ring=canary: 100%' }).state).toBe('compliant');
  });

  it('a cluster without a label there may have it as a tag, until Azure lists its tags', () => {
    const require = '0%; ring=stable: 100%';
    const stable = cluster('c', { labels: { ring: 'stable' } });
    const unlabelled = createInventory({ name: 'b' }, { name: 'c' });
    expect(assess([cluster('b'), stable], { inventory: unlabelled, require }).state).toBe('compliant');
    for (const reports of [[stable], [cluster('b', { labels: undefined }), stable]]) {
      const { state, requirements } = assess(reports, { inventory: unlabelled, require });
      expect(state).toBe('waiting');
      expect(requirements[1]).toMatchObject({ total: 2, needed: 2, complying: 1, unreadable: 1 });
    }
    const labelled = createInventory({ name: 'b', labels: { ring: 'canary' } }, { name: 'c' });
    expect(assess([stable], { inventory: labelled, require }).state).toBe('compliant');
  });

  it('a report of two expected clusters counts once', () => {
    const { resourceId } = cluster('a').cluster;
    const both = createInventory({ name: 'a' }, { name: 'also-a', resourceId: resourceId.toLowerCase() });
    expect(assess([cluster('a')], { inventory: both, minimum: 2 })).toMatchObject({
      state: 'waiting',
      total: 2,
      counts: { compliant: 1 },
    });
  });

  it('an empty one expects nothing', () => {
    const empty = createInventory();
    expect(assess([cluster('a')], { inventory: empty }).state).toBe('none');
    expect(assess([], { inventory: empty, minimum: 0 }).state).toBe('compliant');
  });
});

describe('a cluster that reports by commit status', () => {
  const reporter = {
    kind: 'commit-status',
    object: 'platform',
    context: 'kalypso/edge/platform',
    creators: ['argocd[bot]'],
  } as const;
  const inventory = createInventory({ name: 'edge', reporters: [reporter] }, { name: 'a' });

  it('takes part', () => {
    expect(assess([cluster('a'), createStatusReport('edge')], { inventory }).state).toBe('compliant');
    expect(assess([cluster('a')], { inventory }).clusters[0]).toMatchObject({
      name: 'edge',
      verdict: 'unknown',
      reason: 'no commit status kalypso/edge/platform of argocd[bot] is on the commit or a newer one of the branch',
    });
  });

  it('that Azure knows, too, needs both', () => {
    const both = createInventory({ name: 'edge', reporters: [reporter, { kind: 'azure' }] });
    expect(assess([createStatusReport('edge')], { inventory: both }).state).toBe('waiting');
    expect(assess([createStatusReport('edge'), cluster('edge', { commit: OLDER })], { inventory: both }).state).toBe(
      'waiting',
    );
    expect(assess([createStatusReport('edge'), cluster('edge')], { inventory: both })).toMatchObject({
      state: 'compliant',
      total: 1,
      counts: { compliant: 2 },
    });
  });

  it('is not of another context', () => {
    expect(assess([cluster('a'), createStatusReport('other')], { inventory }).state).toBe('waiting');
  });
});
