import type { Report } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { createFailure, REPORT } from '../test-support.ts';
import { decideStatuses, formatCommitKey } from './decide-statuses.ts';
import { wantWorkloadStatuses } from './workload-statuses.ts';

const SERVER = 'https://github.com';
const COMMIT = 'a'.repeat(40);

const source = (name: string, change: Partial<Report['sources'][number]> = {}): Report['sources'][number] => ({
  kind: 'workload',
  name,
  repo: `https://github.com/contoso/${name}`,
  branch: 'main',
  path: 'workload',
  commit: COMMIT,
  ...change,
});
const registration = (name: string, isHeldBack = false) => ({
  name,
  workspace: 's',
  repo: `r/${name}`,
  branch: 'main',
  path: '.',
  isHeldBack,
});
const assigned = (clusterType: string, owner: string | null): Report['assignments'][number] => ({
  clusterType,
  deploymentTarget: `${owner}-test`,
  workload: 'w',
  workspace: 's',
  registration: owner,
  policies: [],
  namespace: 'n',
  config: 0,
  files: [],
});
const error = (owner: string, message: string): Report['diagnostics'][number] => ({
  code: 'yaml',
  severity: 'error',
  message,
  at: { source: owner, file: 'workload/workload.yaml', line: 12, column: 3 },
  registration: owner,
});

function texts(change: Partial<Report>, isProposed = true): readonly string[] {
  return wantWorkloadStatuses({ ...REPORT, ...change }, isProposed, SERVER).map(
    ({ repository, state, description }) => `${repository.repo} ${state}: ${description}`,
  );
}

describe('wantWorkloadStatuses', () => {
  const healthy = {
    sources: [source('app')],
    registrations: [registration('app')],
    assignments: [assigned('large', 'app'), assigned('drone', 'app'), assigned('drone', 'app'), assigned('x', null)],
  };
  const heldBack = {
    sources: [source('app')],
    registrations: [registration('app', true)],
    diagnostics: [
      { ...error('other', 'of another team') },
      { ...error('app', 'a warning'), severity: 'warning' as const },
      error('app', 'invalid\nYAML'),
      error('app', 'another error'),
    ],
  };

  it('lists where the workloads are scheduled', () => {
    expect(texts(healthy)).toEqual(['app success: Scheduled on drone, large (3 assignments)']);
    expect(wantWorkloadStatuses({ ...REPORT, ...healthy }, true, SERVER)).toMatchObject([
      { repository: { owner: 'contoso', repo: 'app' }, commit: COMMIT, context: 'kalypso/dev' },
    ]);
  });

  it('reports that they are assigned nowhere', () => {
    expect(texts({ ...healthy, assignments: [] })).toEqual(['app success: Not assigned to any cluster type']);
  });

  it('reports the first error of the registration with file and line', () => {
    expect(texts(heldBack)).toEqual(['app failure: workload/workload.yaml:12: invalid YAML']);
    expect(texts({ ...heldBack, diagnostics: [] })).toEqual(['app failure: Held back: see the report of the run']);
  });

  it('does not blame a team for an error of the platform team', () => {
    const failed = [createFailure({ problems: [{ code: 'template', message: 'a broken template' }] })];
    expect(texts({ ...healthy, failed })).toEqual([
      'app success: Scheduled on drone, large (3 assignments; 1 held back by the platform team)',
    ]);
    expect(texts({ ...healthy, assignments: [], failed })).toEqual([
      'app pending: Held back by the platform team: a broken template',
    ]);
  });

  it('is one for each commit, of which the worst counts', () => {
    const shared = { repo: 'https://github.com/Contoso/APP.git' };
    const sources = [source('app'), source('b', shared), source('c', { ...shared, commit: 'b'.repeat(40) })];
    const registrations = [registration('app'), registration('b', true), registration('c')];
    const assignments = [assigned('drone', 'app'), assigned('large', 'c')];
    expect(texts({ sources, registrations, assignments, diagnostics: [error('b', 'broken')] })).toEqual([
      'app failure: workload/workload.yaml:12: broken',
      'APP success: Scheduled on large (1 assignment)',
    ]);
    const repaired = [registration('app'), registration('b'), registration('c')];
    expect(texts({ sources, registrations: repaired, assignments: [...assignments, assigned('drone', 'b')] })).toEqual([
      'app success: Scheduled on drone (2 assignments)',
      'APP success: Scheduled on large (1 assignment)',
    ]);
  });

  it('reports only errors if the schedule is not proposed', () => {
    expect(texts(healthy, false)).toEqual([]);
    expect(texts(heldBack, false)).toHaveLength(1);
  });

  it.each([
    ['of a folder', { repo: null }],
    ['without a commit', { commit: null }],
    ['on another server', { repo: 'https://example.com/contoso/app' }],
    ['of a BaseRepo', { kind: 'base' as const }],
  ])('does not exist for a source %s', (_, change) => {
    expect(texts({ ...healthy, sources: [source('app', change)] })).toEqual([]);
  });

  it('is set again only if the newest one differs', () => {
    const wanted = wantWorkloadStatuses({ ...REPORT, ...healthy }, true, SERVER);
    const [first] = wanted;
    if (first === undefined) throw new Error('there is no status');
    const common = { context: 'kalypso/dev', targetUrl: '', creator: 'github-actions[bot]' };
    const past = (description: string) => ({ ...common, state: 'success', description, at: 1 });
    const decideAfter = (...statuses: readonly ReturnType<typeof past>[]) =>
      decideStatuses(wanted, new Map([[formatCommitKey(first), statuses]])).map(({ description }) => description);
    expect(decideAfter(past(first.description), past('older'))).toEqual([]);
    expect(decideAfter(past('newer'), past(first.description))).toEqual([first.description]);
    expect(decideAfter()).toEqual([first.description]);
    // Its statuses could not be read.
    expect(decideStatuses(wanted, new Map())).toEqual([]);
  });
});
