import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, safeParse } from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckComplianceOptions } from '../check/check-options.ts';
import { NO_OBSERVATIONS, updateObservations } from '../observations/observations.ts';
import { createConfiguration, EXPECTED, MINUTE, NEWER, NOW, POLICY, PROBLEM, RELATIONS } from '../test-support.ts';
import { assessFleet } from '../verdict/fleet-assessment.ts';
import { createComplianceReport, writeComplianceReport } from './compliance-report.ts';
import { complianceReportSchema } from './compliance-report-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'kalypso-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS: CheckComplianceOptions = {
  repositoryLabel: 'contoso/gitops',
  watched: { repository: { host: 'github.com', path: 'contoso/gitops' }, branch: 'dev' },
  repository: undefined,
  policy: POLICY,
  timeoutMs: 30 * MINUTE,
  intervalMs: MINUTE,
  stabilityMs: 0,
  status: undefined,
  azure: {
    scope: { kind: 'all' },
    cloud: 'public',
    resourceManager: undefined,
    clientId: undefined,
    tenantId: undefined,
  },
};

const CONFIGURATIONS = [
  createConfiguration({
    cluster: 'a',
    complianceState: 'Pending',
    problems: [{ ...PROBLEM, since: '2026-03-01T11:00:00.000Z' }, PROBLEM],
    applied: [{ object: 'Kustomization platform-apps', commit: EXPECTED }],
  }),
  createConfiguration({ cluster: 'b', syncedCommit: NEWER, tags: { ring: 'canary' } }),
  createConfiguration({ cluster: 'c', syncedCommit: undefined, syncedBranch: undefined, statusUpdatedAt: undefined }),
];

function createReport() {
  const observations = updateObservations(NO_OBSERVATIONS, CONFIGURATIONS, NOW, MINUTE);
  const assessment = assessFleet(observations, POLICY, RELATIONS, NOW);
  const result = { state: 'timed-out', assessment, elapsedMs: 1_000.4 } as const;
  const portalUrl = (id: string) => `https://portal.example/#resource${id}`;
  return createComplianceReport(OPTIONS, { result, portalUrl });
}

describe('the compliance report', () => {
  it('is valid', () => {
    const report = createReport();
    expect(parse(complianceReportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('has every field in a fixed order', () => {
    const { configurations, ...report } = createReport();
    expect(JSON.stringify(report)).toBe(
      `{"version":1,"repository":"contoso/gitops","branch":"dev","commit":"${EXPECTED}","state":"timed-out","waitedMs":1000,` +
        '"policy":{"require":["100%"],"minimumConfigurations":1,"ignoreSuspended":false,"timeoutMs":1800000,"intervalMs":60000,"graceMs":300000,"stabilityMs":0,"staleAfterMs":3600000},' +
        '"total":3,"complying":1,"counts":{"failing":0,"unknown":1,"stale":0,"suspended":0,"behind":0,"pending":1,"ahead":1,"compliant":0},' +
        '"requirements":[{"requirement":"100%","total":3,"needed":3,"complying":1,"failing":0},{"requirement":"at least 1","total":3,"needed":1,"complying":1,"failing":0}]}',
    );
    const cluster = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/a';
    const id = `${cluster}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`;
    const problem =
      '{"object":"Kustomization flux-system/platform-apps","state":"Non-Compliant","reason":"BuildFailed","message":"no such file","since":';
    expect(configurations.map(({ cluster: { name }, verdict }) => `${name} ${verdict}`)).toEqual([
      'c unknown',
      'a pending',
      'b ahead',
    ]);
    expect(JSON.stringify(configurations[1])).toBe(
      `{"verdict":"pending","reason":"it is being applied","promotes":null,"id":"${id}","name":"platform",` +
        `"cluster":{"name":"a","kind":"connectedClusters","id":"${cluster}","labels":{}},"resourceGroup":"rg","subscription":"1","namespace":"flux-system",` +
        `"portal":"https://portal.example/#resource${id}","complianceState":"Pending","suspended":false,"provisioningState":"Succeeded",` +
        `"syncedCommit":"${EXPECTED}","syncedBranch":"dev","applied":[{"object":"Kustomization platform-apps","commit":"${EXPECTED}"}],` +
        '"sourceUpdatedAt":null,"statusUpdatedAt":"2026-03-01T12:00:00.000Z","errorMessage":"",' +
        `"problems":[${problem}"2026-03-01T11:00:00.000Z"},${problem}null}]}`,
    );
  });

  it.each([
    ['an unknown field', { extra: 1 }],
    ['an unknown state', { state: 'waiting' }],
    ['an abbreviated commit', { commit: 'abc' }],
    ['a missing count', { counts: {} }],
  ])('must not have %s', (_, change) => {
    expect(safeParse(complianceReportSchema, { ...createReport(), ...change }).success).toBe(false);
  });

  it('is written to a file of its own', () => {
    const report = createReport();
    const path = writeComplianceReport(join(folder, 'new'), { ...report, branch: 'releases/../1' });
    expect(path).toBe(join(folder, 'new', `compliance-contoso_gitops-releases_.._1-${EXPECTED.slice(0, 12)}.json`));
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify({ ...report, branch: 'releases/../1' }, null, 1)}\n`);
  });
});
