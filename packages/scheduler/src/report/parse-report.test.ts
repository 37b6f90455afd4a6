import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.ts';

const pair = {
  clusterType: 'drone',
  deploymentTarget: 'app-test',
  workload: 'app',
  workspace: 'team',
  registration: 'app',
  policies: ['p'],
};

const report = {
  version: 2,
  environment: 'dev',
  outcome: 'partial',
  promotedCommit: 'a'.repeat(40),
  isPromotionHeldBack: false,
  keepsPublished: false,
  layout: { configFileName: 'platform-config' },
  gitops: [{ name: 'g', repo: 'https://github.com/contoso/fleet', branch: 'dev', path: '.' }],
  sources: [{ kind: 'base', name: 'main', repo: null, branch: null, path: '.', commit: null }],
  registrations: [{ name: 'app', workspace: 'team', repo: 'r', branch: 'main', path: '.', isHeldBack: true }],
  clusterTypes: [{ name: 'drone', labels: {} }],
  deploymentTargets: [{ name: 'app-test', workload: 'app', workspace: 'team', labels: { purpose: 'test' } }],
  configs: [
    [
      {
        key: 'REGION',
        value: { any: [1] },
        setBy: [{ configMap: 'c', source: '.', file: 'c.yaml', line: 1 }],
        overrode: [],
      },
    ],
  ],
  assignments: [{ ...pair, namespace: 'n', config: 0, files: ['drone/app-test/namespace.yaml'] }],
  failed: [{ ...pair, problems: [{ code: 'x', message: 'y', at: { source: '.', file: 'f', line: 1, column: 2 } }] }],
  unassigned: [{ name: 'a', reason: 'r' }],
  idlePolicies: [],
  diagnostics: [{ code: 'x', severity: 'error', message: 'y', hint: 'z', subject: { kind: 'K', name: 'n' } }],
};

const reasonOf = (data: unknown) => {
  const parsed = parseReport(data);
  return parsed.kind === 'invalid' ? parsed.reason : 'valid';
};

describe('parseReport', () => {
  it('returns a report as it was written', () => {
    expect(parseReport(JSON.parse(JSON.stringify(report)))).toEqual({ kind: 'valid', report });
  });

  it('ignores properties that it does not know', () => {
    expect(parseReport({ ...report, newer: 1, layout: { ...report.layout, newer: 1 } })).toEqual({
      kind: 'valid',
      report,
    });
  });

  it.each([[null], ['text'], [[]], [{}], [{ environment: 'dev' }]])('refuses %j', (data) => {
    expect(reasonOf(data)).toBe('is not a report of the schedule action');
  });

  it('refuses another version', () => {
    expect(reasonOf({ ...report, version: 1 })).toBe('is a report of version "1"; this release reads version 2');
    expect(reasonOf({ ...report, version: '2' })).toContain('of version "2"');
  });

  it.each([
    [
      { environment: 'dev\n\nKalypso-Tree: x' },
      'report.environment must be a single line of at most 250 characters, not',
    ],
    [{ environment: '' }, 'report.environment must be a single line'],
    [{ outcome: 'great' }, 'report.outcome must be one of "complete", "partial", "failed", not "great"'],
    [{ promotedCommit: 'main' }, 'report.promotedCommit must be a full commit ID, not "main"'],
    [{ layout: undefined }, 'report.layout is missing'],
    [
      { layout: { configFileName: '../x' } },
      'report.layout.configFileName must be a file name without an extension, not "../x"',
    ],
    [{ failed: 3 }, 'report.failed must be a list, not 3'],
    [{ gitops: [{ name: 'g', repo: 1, branch: 'b', path: '' }] }, 'report.gitops[0].repo must be a string, not 1'],
    [{ clusterTypes: [{ name: 'a..b', labels: {} }] }, 'report.clusterTypes[0].name must be a Kubernetes name'],
    [
      { assignments: [{ ...report.assignments[0], clusterType: '../..' }] },
      'report.assignments[0].clusterType must be a Kubernetes name, not "../.."',
    ],
    [
      { assignments: [{ ...report.assignments[0], config: -1 }] },
      'report.assignments[0].config must be at least 0, not -1',
    ],
    [
      { assignments: [{ ...report.assignments[0], config: 0.5 }] },
      'report.assignments[0].config must be a whole number, not 0.5',
    ],
    [
      { assignments: [{ ...report.assignments[0], config: 1 }] },
      'report.configs has no entry 1, which report.assignments[0] uses',
    ],
    [{ assignments: [null] }, 'report.assignments[0] must be an object, not null'],
    [
      { diagnostics: [{ code: 'x', severity: 'fatal', message: 'y' }] },
      'report.diagnostics[0].severity must be one of "error", "warning", not "fatal"',
    ],
    [
      { configs: [[{ key: 'k', value: 1, setBy: {}, overrode: [] }]] },
      'report.configs[0][0].setBy must be a list, not an object',
    ],
  ])('names the path of what is invalid: %j', (change, reason) => {
    expect(reasonOf({ ...report, ...change })).toContain(reason);
  });

  it('lists several problems, and counts the rest', () => {
    const invalid = reasonOf({ ...report, failed: 3, unassigned: 4 });
    expect(invalid).toContain('report.failed must be a list, not 3; report.unassigned must be a list, not 4');
    expect(reasonOf({ ...report, gitops: Array(9).fill(1) })).toMatch(/not 1; and 4 more$/);
  });
});
