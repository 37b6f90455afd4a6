import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Model } from '@kalypso-actions/scheduler';
import {
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  template,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import type { OutputObservation } from '../observe/output-folder.ts';
import { decideSchedule, type ScheduleSettings } from './decide-schedule.ts';

const SETTINGS: ScheduleSettings = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
  onError: 'stop',
  failOnWarnings: false,
};

const VALID: Model = emptyModel({
  clusterTypes: [clusterType('drone'), clusterType('large')],
  policies: [policy('all', '', selector(), selector())],
  workloads: [workload('app', 'team', [target('test'), target('perf')])],
});
/** One of the two targets has a value that would change the manifest. */
const HALF_INVALID: Model = {
  ...VALID,
  workloads: [
    workload('app', 'team', [target('test'), target('perf', {}, { manifests: { repo: 'r', path: 'true' } })]),
  ],
  templates: [
    template('ns', 'namespace', 'kind: Namespace\n'),
    template('rec', 'reconciler', 'path: {{ .Manifests.path }}\n'),
  ],
};

const error = (subjectKind: string): Diagnostic => ({
  code: 'some-error',
  severity: 'error',
  message: 'something is wrong',
  subject: { kind: subjectKind, name: 'x' },
});
const WARNING: Diagnostic = { code: 'some-warning', severity: 'warning', message: 'something is odd' };

const OUTPUT: OutputObservation = {
  name: 'out',
  path: '/fleet/out',
  state: { kind: 'replaceable', path: '/fleet/out', files: undefined },
};

const decide = (
  model: Model,
  settings: Partial<ScheduleSettings> = {},
  diagnostics: readonly Diagnostic[] = [],
  state: OutputObservation['state'] = OUTPUT.state,
) =>
  decideSchedule(
    { model, sources: [], folders: new Map(), diagnostics },
    { ...OUTPUT, state },
    { ...SETTINGS, ...settings },
  );

describe('decideSchedule', () => {
  it('writes all manifests if there are no errors', async () => {
    const { report, tree, diagnostics } = await decide(VALID);
    expect(report).toMatchObject({ outcome: 'complete', failed: [] });
    expect(report.assignments).toHaveLength(4);
    expect([...(tree?.keys() ?? [])]).toContain('drone/app-test/reconciler.yaml');
    expect(diagnostics).toEqual([]);
  });

  it.each(['stop', 'isolate'] as const)(
    'rejects all manifests for an error of the control plane: %s',
    async (onError) => {
      const decision = await decide(VALID, { onError }, [error('ClusterType')]);
      expect(decision.tree).toBeUndefined();
      expect(decision.report).toMatchObject({ outcome: 'failed', diagnostics: [{ code: 'some-error' }] });
    },
  );

  it('rejects all manifests if an assignment fails', async () => {
    const { report, tree } = await decide(HALF_INVALID);
    expect(tree).toBeUndefined();
    expect(report.outcome).toBe('failed');
    expect(report.failed.map(({ deploymentTarget }) => deploymentTarget)).toEqual(['app-perf', 'app-perf']);
  });

  it('writes the other assignments if failed ones are isolated', async () => {
    const { report, tree, diagnostics } = await decide(HALF_INVALID, { onError: 'isolate' });
    expect(report.outcome).toBe('partial');
    expect([...(tree?.keys() ?? [])].filter((path) => path.includes('/app-'))).toEqual([
      'drone/app-test/namespace.yaml',
      'drone/app-test/reconciler.yaml',
      'large/app-test/namespace.yaml',
      'large/app-test/reconciler.yaml',
    ]);
    expect(diagnostics).toMatchObject([
      {
        code: 'unsafe-value',
        severity: 'error',
        message: expect.stringMatching(/; affects app-perf on drone, app-perf on large$/),
        subject: { kind: 'Assignment' },
      },
    ]);
  });

  it('ignores warnings unless they are to fail the run', async () => {
    const lenient = await decide(VALID, {}, [WARNING]);
    expect(lenient.report.outcome).toBe('complete');
    expect(lenient.diagnostics).toEqual([WARNING]);
    const strict = await decide(VALID, { failOnWarnings: true }, [WARNING]);
    expect(strict.report.outcome).toBe('failed');
    expect(strict.tree).toBeUndefined();
  });

  it('omits diagnostics that are consequences of others', async () => {
    const unreadable: Diagnostic = { code: 'unreadable-file', severity: 'error', message: 'this cannot be read' };
    const { diagnostics } = await decide({ ...VALID, gitOpsRepos: [], templates: [] }, {}, [unreadable]);
    expect(diagnostics).toEqual([unreadable]);
  });

  it('does not depend on anything but its input', async () => {
    const [first, second] = [await decide(HALF_INVALID), await decide(HALF_INVALID)];
    expect(JSON.stringify(second.report)).toBe(JSON.stringify(first.report));
  });

  it('names where it is written', async () => {
    expect(await decide(VALID)).toMatchObject({
      manifestsFolder: '/fleet/out',
      reportFile: '/fleet/out.report.json',
    });
  });

  it.each([
    [{ kind: 'not-a-folder' }, 'the output "out" is not a folder'],
    [
      { kind: 'foreign-file', file: 'notes.txt' },
      'the output folder "out" contains "notes.txt", which is not a generated file',
    ],
  ] as const)('writes no manifests, and reports the error, if the output is %j', async (state, message) => {
    const decision = await decide(VALID, {}, [WARNING], state);
    const diagnostics = [WARNING, { code: 'output-not-ours', severity: 'error', message }];
    expect(decision.tree).toBeUndefined();
    expect(decision.diagnostics).toMatchObject(diagnostics);
    expect(decision.report).toMatchObject({ outcome: 'failed', diagnostics });
  });

  it('does not report the output if there are no manifests to write', async () => {
    const { diagnostics } = await decide(VALID, { failOnWarnings: true }, [WARNING], { kind: 'not-a-folder' });
    expect(diagnostics).toEqual([WARNING]);
  });
});
