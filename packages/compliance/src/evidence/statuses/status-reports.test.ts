import type { PastCommitStatus } from '@kalypso-actions/github';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../inventory/inventory.ts';
import { parseInventory } from '../../inventory/parse-inventory.ts';
import { type CommitEvidence, createStatusReports } from './status-reports.ts';

const EXPECTED = 'a'.repeat(40);
const NEWER = 'b'.repeat(40);
const OLDER = 'd'.repeat(40);
const START = Date.parse('2026-03-01T12:00:00Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

const INVENTORY = inventory(`clusters:
  - name: edge-1
    labels: { ring: canary }
    resourceId: /subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/edge-1
    reporters:
      - commitStatus: { object: platform, creators: ["ArgoCD-Contoso[bot]", fleet-admin] }
      - commitStatus: { object: infra, creators: ["argocd-contoso[bot]"] }
  - name: drone-1
`);

function inventory(text: string): Inventory {
  const { value, diagnostics } = parseInventory(text, 'inventory.yaml');
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** `minutes` since the start. */
function status(state: string, minutes: number, more: Partial<PastCommitStatus> = {}): PastCommitStatus {
  return {
    context: 'kalypso/edge-1/platform',
    state,
    description: '',
    targetUrl: 'https://argocd.contoso.com',
    creator: 'argocd-contoso[bot]',
    at: START + minutes * 60_000,
    ...more,
  };
}

function create(
  [expected, newer]: readonly [readonly PastCommitStatus[], (readonly PastCommitStatus[] | undefined)?],
  { isCut = false, isReset = false, older = [] as readonly PastCommitStatus[] } = {},
) {
  const commits: CommitEvidence[] = [{ commit: EXPECTED, statuses: expected }];
  if (newer !== undefined) commits.push({ commit: NEWER, statuses: newer });
  const olderCommits = [{ commit: OLDER, statuses: older }];
  return createStatusReports(INVENTORY, { branch: 'dev', commits, olderCommits, isCut, isReset });
}

const factsOf = (...statuses: Parameters<typeof create>) => create(...statuses).reports.flatMap(({ facts }) => facts);
const applied = (commit: string) => ({ kind: 'revision', role: 'applied', object: 'it', commit, branch: 'dev' });

describe('createStatusReports', () => {
  it('creates a report for each reporter that has set a status', () => {
    const infra = status('pending', 1, { context: 'kalypso/edge-1/infra', description: 'Syncing' });
    const [first, second, ...rest] = create([[status('success', 2), infra]]).reports;
    expect(rest).toEqual([]);
    expect(first).toEqual({
      id: 'kalypso/edge-1/platform',
      source: 'commit-status',
      name: 'platform',
      cluster: {
        name: 'edge-1',
        resourceId: '/subscriptions/1/resourcegroups/rg/providers/microsoft.kubernetes/connectedclusters/edge-1',
        kind: '',
        labels: {},
      },
      facts: [applied(EXPECTED)],
      reportedAt: minute(2),
      canExpire: false,
      skipsHealthChecks: false,
      details: {
        kind: 'commit-status',
        context: 'kalypso/edge-1/platform',
        state: 'success',
        creator: 'argocd-contoso[bot]',
        targetUrl: 'https://argocd.contoso.com',
      },
    });
    expect(second).toMatchObject({
      id: 'kalypso/edge-1/infra',
      facts: [{ kind: 'progress', object: 'its commit status', detail: 'is "pending": Syncing' }],
    });
  });

  it('has no report for a reporter without a status', () => {
    expect(create([[], []])).toEqual({ reports: [], ignored: [] });
  });

  it.each([
    ['success', applied(EXPECTED)],
    ['pending', { kind: 'progress', object: 'its commit status', detail: 'is "pending": Synced' }],
    ['failure', { kind: 'failure', object: 'its commit status', detail: 'is "failure": Synced', since: minute(1) }],
    ['error', { kind: 'failure', object: 'its commit status', detail: 'is "error": Synced', since: minute(1) }],
    ['Success', { kind: 'unrecognized', object: 'it', detail: 'reports the unknown state "Success"' }],
    ['', { kind: 'unrecognized', object: 'it', detail: 'reports the unknown state ""' }],
  ])('knows the state %j', (state, fact) => {
    expect(factsOf([[status(state, 1, { description: 'Synced' })]])).toEqual([fact]);
  });

  it.each([
    ['the newest of a commit', [[status('failure', 1), status('success', 2)]], [applied(EXPECTED)]],
    ['the newest of all commits', [[status('failure', 1)], [status('success', 2)]], [applied(NEWER)]],
    [
      'one that was set again on the older commit',
      [[status('success', 3)], [status('failure', 2)]],
      [applied(EXPECTED)],
    ],
    [
      'the worst of a second',
      [[status('success', 1), status('failure', 1), status('pending', 1)], [status('success', 1)]],
      [{ kind: 'failure', object: 'its commit status', detail: 'is "failure"', since: minute(1) }],
    ],
    ['all that are equally bad', [[status('success', 1)], [status('success', 1)]], [applied(EXPECTED), applied(NEWER)]],
  ])('counts %s', (_, [expected = [], newer], facts) => {
    expect(factsOf([expected, newer])).toEqual(facts);
  });

  it.each([
    ['not since it was last reported', [status('failure', 1), status('error', 2), status('failure', 5)], minute(1)],
    ['not before it recovered', [status('failure', 1), status('success', 2), status('failure', 5)], minute(5)],
    ['not before it was retried', [status('failure', 1), status('pending', 2), status('failure', 5)], minute(5)],
    [
      'at its last report, if it also succeeds then',
      [status('failure', 1), status('success', 5), status('failure', 5)],
      minute(5),
    ],
  ] as const)('a failure begins %s', (_, statuses, since) => {
    expect(factsOf([statuses])).toMatchObject([{ kind: 'failure', since }]);
  });

  it('follows a cluster that moves back to an older commit', () => {
    const statuses = [[status('success', 2)]] as const;
    expect(factsOf(statuses, { older: [status('success', 3)] })).toEqual([applied(OLDER)]);
    expect(factsOf(statuses, { older: [status('failure', 3)] })).toEqual([applied(OLDER)]);
    expect(factsOf(statuses, { older: [status('success', 1)] })).toEqual([applied(EXPECTED)]);
    expect(factsOf(statuses, { older: [status('success', 3, { creator: 'someone' })] })).toEqual([applied(EXPECTED)]);
    expect(create([[]], { older: [status('success', 3)] }).reports).toEqual([]);
  });

  it('does not know which status is the newest if one has no time', () => {
    const [report] = create([[status('success', 1), status('success', 0, { at: Number.NaN })]]).reports;
    expect(report).toMatchObject({
      facts: [{ kind: 'unrecognized', detail: 'has a commit status without a time' }],
      reportedAt: undefined,
    });
  });

  it('does not trust the expected commit if statuses of newer ones were not read', () => {
    expect(factsOf([[status('success', 1)], []], { isCut: true })).toEqual([
      applied(EXPECTED),
      expect.objectContaining({ kind: 'missing' }),
    ]);
    expect(factsOf([[], [status('success', 1)]], { isCut: true })).toEqual([applied(NEWER)]);
  });

  it.each(['success', 'pending', 'failure'])(
    'does not trust %s if the branch no longer contains the commit',
    (state) => {
      const before = factsOf([[status(state, 1)]]);
      expect(factsOf([[status(state, 1)]], { isReset: true })).toEqual([
        ...before,
        { kind: 'unrecognized', object: 'branch dev', detail: 'no longer contains the expected commit' },
      ]);
      expect(create([[]], { isReset: true }).reports).toEqual([]);
    },
  );

  it('compares contexts and logins as GitHub does, without letter case', () => {
    const statuses = [status('success', 1), status('failure', 2, { context: 'Kalypso/Edge-1/PLATFORM' })];
    expect(factsOf([statuses])).toMatchObject([{ kind: 'failure' }]);
    expect(factsOf([[status('success', 1, { creator: 'fleet-admin' })]])).toEqual([applied(EXPECTED)]);
  });

  it.each([
    [{ creator: 'github-actions[bot]' }, 'creator'],
    [{ creator: 'argocd-contoso' }, 'creator'],
    [{ creator: undefined }, 'creator'],
    // Named for another object of the cluster only.
    [{ creator: 'fleet-admin', context: 'kalypso/edge-1/infra' }, 'creator'],
    [{ context: 'kalypso/edge-2/platform' }, 'context'],
    [{ context: 'kalypso/edge-1/plattform' }, 'context'],
    [{ context: 'kalypso/edge-1/platform ' }, 'context'],
    // It has a cluster that reports to Azure.
    [{ context: 'kalypso/drone-1/platform' }, 'context'],
    // Others use it: no warning.
    [{ context: 'kalypso/dev' }, undefined],
    [{ context: 'dev environment' }, undefined],
    [{ context: 'platform' }, undefined],
    [{ context: 'x/kalypso/edge-1/platform' }, undefined],
  ] as const)('ignores %j', (more, kind) => {
    const foreign = status('success', 9, more);
    const { context, creator } = foreign;
    const ignored = kind === undefined ? [] : [{ kind, context, creator, commit: NEWER }];
    expect(create([[foreign], [foreign, foreign]])).toEqual({ reports: [], ignored });
    const failing = create([[foreign, status('failure', 1)], [foreign]]);
    expect(failing.reports).toMatchObject([{ facts: [{ kind: 'failure' }] }]);
  });

  const anyStatus = fc.record({
    state: fc.constantFrom('success', 'success', 'pending', 'failure', 'error', 'unknown'),
    minutes: fc.integer({ min: 0, max: 3 }),
    creator: fc.constantFrom('argocd-contoso[bot]', 'fleet-admin', 'someone', undefined),
    context: fc.constantFrom('kalypso/edge-1/platform', 'kalypso/edge-1/infra', 'kalypso/edge-2/platform'),
  });
  const anyStatuses = fc
    .array(anyStatus, { maxLength: 8 })
    .map((all) => all.map(({ state, minutes, ...more }) => status(state, minutes, more)));

  it('does not depend on the order of the statuses, nor on statuses that come twice', () => {
    fc.assert(
      fc.property(anyStatuses, anyStatuses, (expected, newer) => {
        const { reports } = create([expected, newer]);
        expect(create([expected.toReversed(), newer.toReversed()]).reports).toEqual(reports);
        expect(create([[...expected, ...expected], newer]).reports).toEqual(reports);
      }),
    );
  });

  it('never depends on statuses that do not count', () => {
    fc.assert(
      fc.property(anyStatuses, anyStatuses, (expected, forged) => {
        const foreign = forged.map((each) => ({ ...each, creator: 'someone' }));
        expect(create([[...foreign, ...expected], foreign]).reports).toEqual(create([expected]).reports);
      }),
    );
  });

  it('reports an applied commit only if the newest status of a named creator is a success', () => {
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        for (const { facts, id } of create([statuses]).reports) {
          const creators = id.endsWith('infra') ? ['argocd-contoso[bot]'] : ['argocd-contoso[bot]', 'fleet-admin'];
          const counting = statuses.filter(
            ({ context, creator }) => context === id && creators.includes(creator ?? ''),
          );
          const last = Math.max(...counting.map(({ at }) => at));
          const isApplied = counting.filter(({ at }) => at === last).every(({ state }) => state === 'success');
          expect(facts.some(({ kind }) => kind === 'revision')).toBe(isApplied);
        }
      }),
    );
  });
});
