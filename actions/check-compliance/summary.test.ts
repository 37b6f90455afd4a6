import { type CheckComplianceOptions, type ComplianceDecision, VERDICTS } from '@kalypso-actions/compliance';
import { expect, it } from 'vitest';
import { renderSummary } from './summary.ts';

type Assessment = ComplianceDecision['result']['assessment'];

const NO_CLUSTERS: Assessment = {
  state: 'compliant',
  clusters: [],
  unexpected: [],
  verdicts: [],
  counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Assessment['counts'],
  total: 1,
  complying: 1,
  requirements: [],
};
const OPTIONS: CheckComplianceOptions = {
  repositoryLabel: 'contoso/shop-gitops',
  watched: { repository: { host: 'github.com', path: 'contoso/platform' }, branch: 'dev' },
  rollout: {
    platformLabel: 'contoso/platform',
    targets: [
      { name: 'a', expected: { clusters: [] }, uncheckedClusterTypes: ['edge', 'large'] },
      { name: 'b', expected: { clusters: [] }, uncheckedClusterTypes: [] },
    ],
    hasAssignments: true,
    digests: new Map(),
  },
  repository: undefined,
  policy: {
    branch: 'dev',
    commit: 'a'.repeat(40),
    requirements: [],
    minimum: 1,
    ignoreSuspended: false,
    graceMs: 0,
    stabilityMs: 0,
    staleAfterMs: 0,
  },
  timeoutMs: 0,
  intervalMs: 1,
  inventory: { clusters: [] },
  children: 'all',
  confirm: true,
  status: undefined,
  azure: {
    scope: { kind: 'all' },
    cloud: 'public',
    resourceManager: undefined,
    clientId: undefined,
    tenantId: undefined,
  },
};

it('shows which cluster types a rollout was not checked on', () => {
  const targets = ['a', 'b'].map((name) => ({ name, assessment: NO_CLUSTERS }));
  const summary = renderSummary(OPTIONS, {
    kind: 'decided',
    isSuccess: true,
    diagnostics: [
      { code: 'cluster-type-not-checked', severity: 'warning', message: 'the inventory lacks edge' },
      { code: 'commit-status-ignored', severity: 'warning', message: 'something else' },
    ],
    result: { state: 'compliant', assessment: { ...NO_CLUSTERS, targets }, elapsedMs: 0 },
    portalUrl: (id) => id,
  });
  expect(summary).toContain('rolled out; 2 cluster types not checked');
  expect(summary.match(/not checked/g)).toHaveLength(1);
  expect(summary).toContain('the inventory lacks edge.');
  expect(summary).not.toContain('something else');
});
