import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, safeParse } from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import { assessRollout } from '../rollout/assess-rollout.ts';
import {
  assessReports,
  createInventory,
  createReport,
  createRolloutReport,
  createStatusReport,
  EXPECTED,
  FAILURE,
  KUSTOMIZATION,
  MISSING,
  NEWER,
  NOW,
  OPTIONS,
  POLICY,
  pollProofs,
} from '../test-support.ts';
import { NO_PROOFS } from '../verdict/proof.ts';
import { createComplianceReport, writeComplianceReport } from './compliance-report.ts';
import { complianceReportSchema } from './compliance-report-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'kalypso-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const REPORTS = [
  createReport({ cluster: 'a', more: [FAILURE] }),
  createReport({ cluster: 'b', commit: NEWER, labels: { ring: 'canary' } }),
  createReport({ cluster: 'c', facts: [MISSING], labels: undefined, reportedAt: undefined }),
  createStatusReport('d'),
];

function createComplianceResult() {
  const result = { state: 'timed-out', assessment: assessReports(REPORTS), elapsedMs: 1_000.4 } as const;
  const portalUrl = (id: string) => `https://portal.example/#resource${id}`;
  return createComplianceReport(OPTIONS, { result, portalUrl });
}

describe('the compliance report', () => {
  it('is valid', () => {
    const report = createComplianceResult();
    expect(parse(complianceReportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('has every field in a fixed order', () => {
    const { clusters, ...report } = createComplianceResult();
    expect(JSON.stringify(report)).toBe(
      `{"version":2,"repository":"contoso/gitops","branch":"dev","commit":"${EXPECTED}","state":"timed-out","waitedMs":1000,` +
        '"policy":{"require":["100%"],"minimumConfigurations":1,"ignoreSuspended":false,"children":"all","confirm":false,"inventory":false,' +
        '"timeoutMs":1800000,"intervalMs":60000,"graceMs":300000,"stabilityMs":0,"staleAfterMs":3600000},' +
        '"total":4,"complying":2,"counts":{"failing":0,"unknown":1,"disconnected":0,"stale":0,"suspended":0,"not-ready":1,"behind":0,"pending":0,"unconfirmed":0,"ahead":1,"compliant":1,"pinned":0},' +
        '"requirements":[{"requirement":"100%","total":4,"needed":4,"complying":2,"failing":0,"unreadable":0},{"requirement":"at least 1","total":4,"needed":1,"complying":2,"failing":0,"unreadable":0}],' +
        '"unexpected":[]}',
    );
    expect(clusters.map(({ name, verdict, labels }) => [name, verdict, labels])).toEqual([
      ['c', 'unknown', null],
      ['a', 'not-ready', {}],
      ['b', 'ahead', { ring: 'canary' }],
      ['d', 'compliant', {}],
    ]);
    const [, failing, , edge] = clusters;
    const id = createReport({ cluster: 'a' }).id;
    const reason = `${KUSTOMIZATION} fails: BuildFailed: no such file, for 0s, grace period 5m`;
    const finding = `"verdict":"not-ready","reason":"${reason}","promotes":null,"since":"2026-03-01T12:00:00.000Z","missing":[]`;
    const fetched = `{"kind":"revision","object":"it","detail":"fetched","commit":"${EXPECTED}","branch":"dev","since":null}`;
    const applied = `{"kind":"revision","object":"${KUSTOMIZATION}","detail":"applied","commit":"${EXPECTED}","branch":"dev","since":null}`;
    const failure = `{"kind":"failure","object":"${KUSTOMIZATION}","detail":"fails: BuildFailed: no such file","commit":null,"branch":null,"since":"2026-03-01T11:00:00.000Z"}`;
    expect(JSON.stringify(failing)).toBe(
      `{${finding},"name":"a","resourceId":"/subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/a","clusterType":null,"labels":{},` +
        `"reports":[{${finding},"source":"azure","id":"${id}","name":"platform","commit":"${EXPECTED}","reportedAt":"2026-03-01T12:00:00.000Z",` +
        `"facts":[${fetched},${applied},${failure}],"details":{"kind":"azure","resourceGroup":"rg","namespace":"flux-system","url":"https://github.com/contoso/gitops","branch":"dev",` +
        '"complianceState":"Compliant","provisioningState":"Succeeded","connectivity":"Connected","errorMessage":"",' +
        `"portal":"https://portal.example/#resource${id}","subscription":"1","sourceUpdatedAt":"2026-03-01T11:50:00.000Z","statusUpdatedAt":"2026-03-01T12:00:00.000Z"}}]}`,
    );
    expect(edge?.reports[0]?.details).toEqual({
      kind: 'commit-status',
      context: 'kalypso/d/platform',
      state: 'success',
      creator: 'argocd[bot]',
      targetUrl: '',
    });
  });

  it('describes a rollout', () => {
    const targets = [
      { name: 'a', expected: undefined, uncheckedClusterTypes: [] },
      { name: 'b', expected: createInventory({ name: 'drone' }), uncheckedClusterTypes: ['large'] },
    ];
    const reports = [createRolloutReport('a'), createRolloutReport('b')];
    const [proofs = NO_PROOFS] = pollProofs([reports]);
    const result = {
      state: 'compliant',
      assessment: assessRollout(proofs, POLICY, targets, NOW),
      elapsedMs: 0,
    } as const;
    const options = {
      ...OPTIONS,
      watched: { repository: { host: 'github.com', path: 'contoso/platform' }, branch: 'main' },
      rollout: { platformLabel: 'contoso/platform', targets, hasAssignments: false, digests: new Map() },
    };
    const report = createComplianceReport(options, { result, portalUrl: (id) => `https://portal.example/${id}` });
    expect(parse(complianceReportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report).toMatchObject({
      branch: 'dev',
      platform: { repository: 'contoso/platform', branch: 'main', assignments: false },
      targets: [
        { name: 'a', state: 'compliant', expected: false, total: 1, complying: 1 },
        { name: 'b', state: 'compliant', expected: true, uncheckedClusterTypes: ['large'], total: 1, complying: 1 },
      ],
    });
    expect(report.targets?.[0]).not.toHaveProperty('uncheckedClusterTypes');
    expect(report.clusters.map(({ name, deploymentTarget }) => [name, deploymentTarget])).toEqual([
      ['drone', 'a'],
      ['drone', 'b'],
    ]);
    // The portal has a page for the configuration, not for the rollout.
    expect(report.clusters[0]?.reports[0]?.details).toMatchObject({
      portal: `https://portal.example/${createReport().id}`,
    });
  });

  it.each([
    ['an unknown field', { extra: 1 }],
    ['an unknown state', { state: 'waiting' }],
    ['an abbreviated commit', { commit: 'abc' }],
    ['a missing count', { counts: {} }],
  ])('must not have %s', (_, change) => {
    expect(safeParse(complianceReportSchema, { ...createComplianceResult(), ...change }).success).toBe(false);
  });

  it('is written to a file of its own', () => {
    const report = createComplianceResult();
    const path = writeComplianceReport(join(folder, 'new'), { ...report, branch: 'releases/../1' });
    expect(path).toBe(join(folder, 'new', `compliance-contoso_gitops-releases_.._1-${EXPECTED.slice(0, 12)}.json`));
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify({ ...report, branch: 'releases/../1' }, null, 1)}\n`);
  });
});
