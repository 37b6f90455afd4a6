import { AzureError } from '@kalypso-actions/azure';
import { describe, expect, it } from 'vitest';
import type { WatchedElsewhere } from '../evidence/azure/watched-elsewhere.ts';
import type { ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { assessRollout } from '../rollout/assess-rollout.ts';
import type { RolloutTarget } from '../rollout/rollout-options.ts';
import {
  createInventory,
  createReport,
  createRolloutReport,
  FAILURE,
  MISSING,
  NOW,
  OLDER,
  OPTIONS,
  POLICY,
  pollProofs,
  type ReportSpec,
} from '../test-support.ts';
import { assessFleet } from '../verdict/fleet-assessment.ts';
import { NO_PROOFS } from '../verdict/proof.ts';
import { parseRequirements } from '../verdict/requirement.ts';
import type { WaitResult } from '../wait/wait.ts';
import { createOutcomeDiagnostics, toFailureDiagnostic } from './outcome-diagnostics.ts';

const policy = { ...POLICY, graceMs: 0 };

function createDiagnostics(
  state: WaitResult['state'],
  specs: readonly ReportSpec[],
  { inventory, require = '' }: { readonly inventory?: Inventory; readonly require?: string } = {},
) {
  const { requirements } = parseRequirements(require);
  const [proofs = NO_PROOFS] = pollProofs([specs.map(createReport)], { policy });
  const assessment = assessFleet(proofs, { ...policy, requirements }, inventory, NOW);
  return createOutcomeDiagnostics(
    { ...OPTIONS, policy, inventory },
    { state, assessment, elapsedMs: 90_000 },
    undefined,
  );
}

describe('createOutcomeDiagnostics', () => {
  const failing: ReportSpec = { cluster: 'a', more: [FAILURE] };
  const behind: ReportSpec = { cluster: 'b', commit: OLDER };

  it.each(['compliant', 'superseded'] as const)('is empty if the fleet is %s', (state) => {
    expect(createDiagnostics(state, [{}])).toEqual([]);
  });

  it('lists nothing but the failing clusters if the fleet is failing', () => {
    expect(createDiagnostics('failing', [failing, behind])).toEqual([
      {
        code: 'compliance-failing',
        severity: 'error',
        message:
          'the fleet does not comply: too many clusters fail: "100%": 2 needed, 0 compliant; "at least 1": 1 needed, 0 compliant',
      },
      {
        code: 'configuration-failing',
        severity: 'error',
        message:
          '"a/platform" in resource group "rg" is failing: Kustomization flux-system/platform-apps fails: BuildFailed: no such file, for 0s',
        subject: { kind: 'Cluster', name: 'a' },
      },
    ]);
  });

  it('lists every cluster that does not comply after a timeout', () => {
    expect(createDiagnostics('timed-out', [failing, behind, { cluster: 'c' }])).toMatchObject([
      {
        code: 'compliance-timed-out',
        message: expect.stringMatching(/^the fleet did not comply within 1m 30s: "100%"/),
      },
      { code: 'configuration-failing' },
      {
        code: 'configuration-behind',
        message: expect.stringMatching(/^"b\/platform" .* is behind: it is on the older/),
      },
    ]);
  });

  it('lists what is missing', () => {
    const other = { ...MISSING, detail: 'has no Ready condition' };
    expect(createDiagnostics('timed-out', [{ more: [MISSING, other] }])[1]).toMatchObject({
      code: 'configuration-unknown',
      message:
        '"drone/platform" in resource group "rg" is unknown: Kustomization flux-system/platform-apps is declared, but has no status; Kustomization flux-system/platform-apps has no Ready condition',
    });
  });

  it('reports labels that cannot be read', () => {
    const [fleet] = createDiagnostics('timed-out', [{ labels: undefined }], { require: 'ring=canary: 100%' });
    expect(fleet?.message).toContain(
      '"ring=canary: 100%": 1 needed, 0 compliant; the labels of 1 more cannot be read, so it is unknown whether they belong to the group',
    );
  });

  it('reports an expected cluster that does not report, and one that is not expected', () => {
    const inventory = createInventory({ name: 'edge' });
    expect(createDiagnostics('timed-out', [{}], { inventory })).toMatchObject([
      { code: 'compliance-timed-out' },
      {
        code: 'configuration-unknown',
        message: '"edge" is unknown: Azure lists no configuration of it that watches the branch',
      },
      {
        code: 'cluster-unexpected',
        severity: 'warning',
        message:
          'these clusters watch the branch, but the inventory does not list them, so they do not count: "drone" (compliant)',
      },
    ]);
  });

  it('reports an empty fleet', () => {
    expect(createDiagnostics('none', [])).toMatchObject([
      {
        code: 'compliance-none',
        message: 'no Flux configuration watches branch "dev" of "contoso/gitops", and an empty fleet proves nothing',
      },
    ]);
  });

  it('reports an inventory that expects nothing', () => {
    expect(createDiagnostics('none', [{}], { inventory: createInventory() })).toMatchObject([
      {
        code: 'compliance-none',
        message:
          'the inventory lists no cluster for branch "dev" of "contoso/gitops", and an empty fleet proves nothing',
      },
      { code: 'cluster-unexpected' },
    ]);
  });

  it('explains a timeout within which nothing can hold', () => {
    const options = { ...OPTIONS, timeoutMs: 60_000, policy: { ...policy, stabilityMs: 120_000 } };
    const assessment = assessFleet(NO_PROOFS, options.policy, createInventory({ name: 'a' }), NOW);
    const [fleet] = createOutcomeDiagnostics(options, { state: 'timed-out', assessment, elapsedMs: 60_000 }, undefined);
    expect(fleet?.hint).toBe('Increase `timeout`: nothing can hold for `stability` (2m) within 1m.');
  });

  it('sanitizes what a cluster reports', () => {
    const injected = { ...FAILURE, detail: `\n::error::injected ${'x'.repeat(600)}` };
    const [, { message } = { message: '' }] = createDiagnostics('failing', [{ ...failing, more: [injected] }]);
    expect(message).toContain('\\n::error::injected xxx');
    expect(message.length).toBeLessThan(600);
  });
});

describe('createOutcomeDiagnostics of a rollout', () => {
  const platform = { host: 'github.com', path: 'contoso/platform' };
  const NOTHING: WatchedElsewhere = {
    sameRepository: [],
    sameBranch: [],
    nearestBranch: undefined,
    nearestRepository: undefined,
  };

  function describeRollout(
    targets: readonly RolloutTarget[],
    reports: readonly ReconcilerReport[],
    elsewhere?: WatchedElsewhere,
    state: WaitResult['state'] = 'timed-out',
    inventory?: ReturnType<typeof createInventory>,
  ) {
    const [proofs = NO_PROOFS] = pollProofs([reports], { policy });
    const assessment = assessRollout(proofs, policy, targets, NOW);
    const options = {
      ...OPTIONS,
      inventory,
      policy,
      watched: { repository: platform, branch: 'dev' },
      rollout: { platformLabel: 'contoso/platform', targets, hasAssignments: true, digests: new Map() },
    };
    return createOutcomeDiagnostics(options, { state, assessment, elapsedMs: 90_000 }, elsewhere);
  }
  const seen = (name: string): RolloutTarget => ({ name, expected: undefined, uncheckedClusterTypes: [] });

  it('names the target of each cluster that is not there yet', () => {
    const reports = [createRolloutReport('a'), createRolloutReport('b', { cluster: 'large', commit: OLDER })];
    expect(describeRollout([seen('a'), seen('b')], reports)).toMatchObject([
      {
        code: 'compliance-timed-out',
        message:
          'the rollout did not comply within 1m 30s: "b: 100%": 1 needed, 0 compliant; "b: at least 1": 1 needed, 0 compliant',
      },
      {
        code: 'configuration-behind',
        message: expect.stringMatching(/^"large\/b" in resource group "rg" is behind: it is on the older commit/),
      },
    ]);
  });

  it('names each target that nothing reports', () => {
    expect(describeRollout([seen('a'), seen('b')], [createRolloutReport('a')])).toMatchObject([
      { code: 'compliance-timed-out', message: 'the rollout did not comply within 1m 30s' },
      {
        code: 'rollout-not-seen',
        message:
          'no cluster reports the deployment target "b": no Flux configuration that watches branch "dev" of "contoso/platform" has applied it',
      },
    ]);
  });

  it('names what the clusters watch if nothing watches the branch', () => {
    const similar = {
      cluster: 'drone',
      name: 'platform',
      url: 'https://github.com/Contoso/platform.git',
      pinned: undefined,
    };
    const other = { ...NOTHING, sameRepository: [{ ...similar, branch: 'stage' }] };
    expect(describeRollout([seen('a')], [], other)[1]?.message).toContain(
      'None watches that branch. That repository is watched by "drone/platform" (branch "stage")',
    );
    const same = { ...NOTHING, sameRepository: [{ ...similar, branch: 'dev' }] };
    expect(describeRollout([seen('a')], [], same)[1]?.message).toMatch(/has applied it$/);
  });

  it('names a target that is assigned to nothing', () => {
    const target = { name: 'a', expected: { clusters: [] }, uncheckedClusterTypes: [] };
    expect(describeRollout([target], [], undefined, 'none')).toMatchObject([
      {
        code: 'rollout-not-assigned',
        message:
          'the deployment target "a" is assigned to no expected cluster on branch "dev" of "contoso/platform", so its rollout proves nothing',
      },
    ]);
  });

  it('warns of cluster types without a cluster in the inventory, whatever the result is', () => {
    const inventory = createInventory({ name: 'drone', clusterType: 'drone' }, { name: 'l1', clusterType: 'Large' });
    const targets = [
      { name: 'a', expected: createInventory({ name: 'drone' }), uncheckedClusterTypes: ['edge', 'large'] },
      { name: 'b', expected: createInventory({ name: 'drone' }), uncheckedClusterTypes: [] },
      { name: 'c', expected: { clusters: [] }, uncheckedClusterTypes: ['large'] },
    ];
    const warning = {
      code: 'cluster-type-not-checked',
      severity: 'warning',
      message:
        'the inventory lists no cluster of these cluster types, so the rollout was not checked there: "a" on "edge", "large"; "c" on "large"',
      hint: expect.stringContaining('as the platform spells them. It lists "Large". If there are none yet'),
    };
    const reports = [createRolloutReport('a'), createRolloutReport('b')];
    expect(describeRollout(targets, reports, undefined, 'compliant', inventory)).toEqual([warning]);
    expect(describeRollout(targets, reports, undefined, 'none', inventory)).toMatchObject([
      { code: 'rollout-not-assigned' },
      warning,
    ]);
  });

  it('warns of a cluster that has a target and is not expected to', () => {
    const targets = [{ name: 'a', expected: createInventory({ name: 'drone' }), uncheckedClusterTypes: [] }];
    const reports = [createRolloutReport('a'), createRolloutReport('a', { cluster: 'large' })];
    expect(describeRollout(targets, reports, undefined, 'compliant')).toMatchObject([
      {
        code: 'cluster-unexpected',
        message:
          'these clusters run a deployment target that is not expected there, so they do not count: "large/a" (compliant)',
      },
    ]);
  });
});

describe('toFailureDiagnostic', () => {
  it('describes a failure of Azure', () => {
    const error = new AzureError({ kind: 'scope', message: 'Not visible.', hint: 'Check the ID.' });
    const diagnostic = { code: 'azure-scope', severity: 'error', message: 'Not visible.', hint: 'Check the ID.' };
    expect(toFailureDiagnostic(error)).toEqual(diagnostic);
  });

  it('does not describe a bug', () => {
    expect(toFailureDiagnostic(new TypeError('x is undefined'))).toBeUndefined();
  });
});
