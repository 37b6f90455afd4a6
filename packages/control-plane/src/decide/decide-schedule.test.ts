import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { DesiredTree, Model, Report } from '@kalypso-actions/scheduler';
import {
  base,
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

const COMMIT = 'c0ffee'.padEnd(40, '0');

const VALID: Model = emptyModel({
  clusterTypes: [clusterType('drone'), clusterType('large')],
  policies: [policy('all', '', selector(), selector())],
  workloads: [workload('app', 'team', [target('test'), target('perf')])],
});
/** Of three targets, one has a value that would change the manifest. The first two belong to one registration. */
const HALF_INVALID: Model = {
  ...VALID,
  workloads: [
    workload('app', 'team', [target('test'), target('perf', {}, { manifests: { repo: 'r', path: 'true' } })]),
    workload('web', 'other', [target('test')]),
  ],
  templates: [
    template('ns', 'namespace', 'kind: Namespace\n'),
    template('rec', 'reconciler', 'path: {{ .Manifests.path }}\n'),
  ],
};
/** The template fails on one of two cluster types. */
const TEMPLATE_FAILS: Model = {
  ...VALID,
  templates: [
    template('ns', 'namespace', 'kind: Namespace\n'),
    template('rec', 'reconciler', 'kind: {{ if eq .ClusterType "drone" }}{{ fail "no" }}{{ end }}x\n'),
  ],
  baseRepos: [
    { ...base('BaseRepo', 'main'), repo: 'https://github.com/contoso/c', branch: 'main', path: '.', commit: COMMIT },
  ],
};

/** Of two cluster types, the infrastructure of one fails. */
const INFRASTRUCTURE_FAILS: Model = {
  ...VALID,
  clusterTypes: VALID.clusterTypes.map((each) => ({ ...each, infrastructure: 'own' })),
  templates: [
    ...VALID.templates,
    template('own', 'infrastructure', 'kind: {{ if eq .ClusterType "drone" }}{{ fail "no" }}{{ end }}x\n'),
  ],
  baseRepos: TEMPLATE_FAILS.baseRepos,
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

const foldersOf = (assignments: Report['failed']) =>
  assignments.map(({ clusterType: name, deploymentTarget }) => `${name}/${deploymentTarget}`);

const foldersIn = (tree: DesiredTree | undefined) => [
  ...new Set([...(tree?.keys() ?? [])].flatMap((path) => /^[^./]+\/[^/]+(?=\/)/.exec(path)?.[0] ?? [])),
];

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

  it('publishes everything but infrastructure that fails, and holds the promoted commit back', async () => {
    const { report, tree } = await decide(INFRASTRUCTURE_FAILS, { onError: 'isolate' });
    expect(report).toMatchObject({ outcome: 'partial', failed: [], isPromotionHeldBack: true });
    expect(report.clusterTypes).toMatchObject([
      { name: 'drone', problems: [{ code: 'template-failed' }] },
      { name: 'large', files: ['large/infrastructure.yaml'] },
    ]);
    expect(report.assignments).toHaveLength(4);
    const paths = [...(tree?.keys() ?? [])];
    expect(paths).toContain('large/infrastructure.yaml');
    expect(paths).toContain('drone/README.md');
    expect(paths).not.toContain('drone/infrastructure.yaml');
    expect(paths).not.toContain('.github/tracking/Promoted_Commit_Id');
  });

  it('rejects all manifests if infrastructure fails, and errors stop the run', async () => {
    const { report, tree } = await decide(INFRASTRUCTURE_FAILS);
    expect(report.outcome).toBe('failed');
    expect(tree).toBeUndefined();
  });

  it('rejects all manifests if an assignment fails', async () => {
    const { report, tree } = await decide(HALF_INVALID);
    expect(tree).toBeUndefined();
    expect(report.outcome).toBe('failed');
    expect(foldersOf(report.failed)).toEqual(['drone/app-perf', 'drone/app-test', 'large/app-perf', 'large/app-test']);
  });

  it('holds back the whole registration for a value of its repository', async () => {
    const { report, tree, diagnostics } = await decide(HALF_INVALID, { onError: 'isolate' });
    expect(report.outcome).toBe('partial');
    expect(foldersIn(tree)).toEqual(['drone/web-test', 'large/web-test']);
    expect(foldersOf(report.failed)).toEqual(['drone/app-perf', 'drone/app-test', 'large/app-perf', 'large/app-test']);
    expect(report.failed.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['unsafe-value'],
      ['registration-held-back'],
      ['unsafe-value'],
      ['registration-held-back'],
    ]);
    // It is not for the platform team to fix, so it does not stop the promotion.
    expect(report.isPromotionHeldBack).toBe(false);
    expect(diagnostics).toMatchObject([
      {
        code: 'unsafe-value',
        severity: 'error',
        message: expect.stringMatching(/; affects app-perf on drone, app-perf on large$/),
        registration: 'app',
      },
    ]);
  });

  it('holds back single assignments, and the promoted commit, for a template', async () => {
    const { report, tree, diagnostics } = await decide(TEMPLATE_FAILS, { onError: 'isolate' });
    expect(report).toMatchObject({ outcome: 'partial', promotedCommit: COMMIT, isPromotionHeldBack: true });
    expect(foldersIn(tree)).toEqual(['large/app-perf', 'large/app-test']);
    expect(tree?.has('.github/tracking/Promoted_Commit_Id')).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'template-failed', subject: { kind: 'Assignment' } }]);
    expect(diagnostics[0]).not.toHaveProperty('registration');
  });

  it('publishes the promoted commit although a workload repository has errors', async () => {
    const model = { ...VALID, heldBack: new Set(['app']), baseRepos: TEMPLATE_FAILS.baseRepos };
    const { report, tree } = await decide(model, { onError: 'isolate' }, [
      { ...error('Workload'), registration: 'app' },
    ]);
    expect(report).toMatchObject({ outcome: 'partial', isPromotionHeldBack: false });
    expect(tree?.get('.github/tracking/Promoted_Commit_Id')).toBe(COMMIT);
    expect(foldersIn(tree)).toEqual([]);
    expect(report.failed).toHaveLength(4);
  });

  it('publishes the cluster types of an environment whose base is missing, and keeps the rest', async () => {
    const model = { ...VALID, workloads: [], templates: [], baseRepos: TEMPLATE_FAILS.baseRepos, isBaseMissing: true };
    const missing: Diagnostic = { code: 'source-commit-not-found', severity: 'warning', message: 'there is no commit' };
    const { report, tree, diagnostics } = await decide(model, {}, [missing]);
    expect(report).toMatchObject({ outcome: 'partial', keepsPublished: true, isPromotionHeldBack: true });
    expect([...(tree?.keys() ?? [])]).toEqual(['drone/README.md', 'large/README.md']);
    expect(diagnostics).toEqual([missing]);
  });

  it('is partial if a registration is held back of which no assignment is known', async () => {
    const { report } = await decide({ ...VALID, heldBack: new Set(['other']) }, { onError: 'isolate' });
    expect(report).toMatchObject({ outcome: 'partial', failed: [] });
    expect(report.assignments).toHaveLength(4);
  });

  it.each([
    ['stop', 'failed'],
    ['isolate', 'complete'],
  ] as const)(
    'of a warning about a workload repository, with fail-on-warnings and %s: %s',
    async (onError, outcome) => {
      const { report } = await decide(VALID, { onError, failOnWarnings: true }, [{ ...WARNING, registration: 'app' }]);
      expect(report.outcome).toBe(outcome);
    },
  );

  it('does not publish what is only the consequence of an error', async () => {
    const unreadable: Diagnostic = { code: 'unreadable-file', severity: 'error', message: 'no', registration: 'app' };
    const { report, diagnostics } = await decide({ ...VALID, gitOpsRepos: [] }, { onError: 'isolate' }, [unreadable]);
    expect(report.outcome).toBe('failed');
    expect(diagnostics.map(({ code }) => code)).toEqual(['unreadable-file', 'missing-gitops-repo']);
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
