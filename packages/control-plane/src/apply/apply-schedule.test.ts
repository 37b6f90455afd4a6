import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  clusterType,
  emptyModel,
  policy,
  selector,
  target,
  withFiles,
  workload,
} from '@kalypso-actions/scheduler/testing';
import { describe, expect, it } from 'vitest';
import { decideSchedule, type ScheduleDecision } from '../decide/decide-schedule.ts';
import { observeOutput } from '../observe/output-folder.ts';
import { applySchedule } from './apply-schedule.ts';
import { describeScheduleResult, toScheduleOutputs } from './schedule-outputs.ts';

function decide(output: string, failOnWarnings = false): Promise<ScheduleDecision> {
  const model = emptyModel({
    clusterTypes: [clusterType('drone')],
    policies: [policy('all', '', selector(), selector())],
    workloads: [workload('app', 'team', [target('test')])],
  });
  const diagnostics = [{ code: 'some-warning', severity: 'warning', message: 'something is odd' }] as const;
  return decideSchedule({ model, sources: [], folders: new Map(), diagnostics }, observeOutput(output), {
    namespacePattern: '{{deploymentTarget}}',
    configFileName: 'platform-config',
    onError: 'stop',
    failOnWarnings,
  });
}

const readReport = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('applySchedule', () => {
  it('writes the manifests and the report, once', () =>
    withFiles({}, async (root) => {
      const output = join(root, 'deep', 'out');
      const decision = await decide(output);
      const result = applySchedule(decision);
      expect(result).toMatchObject({
        manifests: 'written',
        manifestsFolder: output,
        reportFile: `${output}.report.json`,
      });
      expect(readFileSync(join(output, 'drone/app-test/namespace.yaml'), 'utf8')).toBe('kind: Namespace\n');
      expect(readReport(result.reportFile)).toMatchObject({ outcome: 'complete', environment: 'dev' });
      expect(describeScheduleResult(result, 'out')).toBe('1 assignment on 1 cluster type: written to out');
      const again = applySchedule(decision);
      const withHeldBack = { ...result, plan: { ...result.plan, heldBack: new Set(['beta']) } };
      expect(describeScheduleResult(withHeldBack, 'out')).toContain('; held back: everything of 1 registration');
      const [assignment] = result.plan.planned;
      if (!assignment) throw new Error('nothing is planned');
      const failed = [{ ...assignment, problems: [] }];
      expect(describeScheduleResult({ ...withHeldBack, plan: { ...withHeldBack.plan, failed } }, 'out')).toContain(
        '; held back: 1 assignment and whatever else 1 registration may define',
      );
      expect(again.manifests).toBe('unchanged');
      expect(describeScheduleResult(again, 'out')).toBe('1 assignment on 1 cluster type: out is up to date');
    }));

  it('writes only the report of a failed run', () =>
    withFiles({}, async (root) => {
      const output = join(root, 'out');
      const result = applySchedule(await decide(output, true));
      expect(result.manifests).toBe('not-written');
      expect(existsSync(output)).toBe(false);
      expect(readReport(result.reportFile).outcome).toBe('failed');
      expect(describeScheduleResult(result, 'out')).toBe('no manifests were written');
    }));

  it('does not replace a folder with other files', () =>
    withFiles({}, async (root) => {
      const output = join(root, 'out');
      mkdirSync(output);
      writeFileSync(join(output, 'notes.txt'), 'keep');
      const result = applySchedule(await decide(output));
      expect(result.manifests).toBe('not-written');
      expect(result.diagnostics.at(-1)).toMatchObject({
        code: 'output-not-ours',
        message: `the output folder ${JSON.stringify(output)} contains "notes.txt", which is not a generated file`,
      });
      expect(readReport(result.reportFile)).toMatchObject({ outcome: 'failed' });
      expect(readFileSync(join(output, 'notes.txt'), 'utf8')).toBe('keep');
    }));

  it('does not replace what appears in the folder after the decision', () =>
    withFiles({}, async (root) => {
      const output = join(root, 'out');
      const decision = await decide(output);
      mkdirSync(output);
      writeFileSync(join(output, 'notes.txt'), 'keep');
      expect(() => applySchedule(decision)).toThrow('must not be replaced: foreign-file');
      expect(readFileSync(join(output, 'notes.txt'), 'utf8')).toBe('keep');
    }));

  it('does not replace a file', () =>
    withFiles({ out: 'text' }, async (root) => {
      const result = applySchedule(await decide(join(root, 'out')));
      expect(result.diagnostics.at(-1)?.message).toMatch(/ is not a folder$/);
    }));
});

describe('toScheduleOutputs', () => {
  it('contains the manifests only if they were written', () =>
    withFiles({}, async (root) => {
      const outputs = toScheduleOutputs(applySchedule(await decide(join(root, 'out'))));
      expect(outputs).toEqual({
        report: join(root, 'out.report.json'),
        manifests: join(root, 'out'),
        assignments: '1',
        'cluster-types': '1',
        'held-back': '0',
        'promotion-held-back': 'false',
        'platform-errors': 'false',
        'promoted-commit': '',
        'gitops-repository': 'contoso/gitops',
        'gitops-branch': 'dev',
        'gitops-path': '.',
        'gitops-targets': '[{"repository":"contoso/gitops","branch":"dev","path":"."}]',
      });
      const result = applySchedule(await decide(join(root, 'more')));
      const [assignment] = result.plan.planned;
      if (!assignment) throw new Error('nothing is planned');
      const problem = { code: 'missing-template', message: 'there is no such template' };
      const withProblem = (registration?: string, keepsPublished = false) => {
        const problems = [registration === undefined ? problem : { ...problem, registration }];
        const plan = {
          ...result.plan,
          failed: [{ ...assignment, problems }],
          isPromotionHeldBack: true,
          keepsPublished,
        };
        return toScheduleOutputs({ ...result, plan });
      };
      expect(withProblem()).toMatchObject({ 'platform-errors': 'true' });
      expect(withProblem(undefined, true)).toMatchObject({ 'platform-errors': 'false' });
      expect(withProblem('app')).toMatchObject({ 'platform-errors': 'false' });
      const failed = toScheduleOutputs(applySchedule(await decide(join(root, 'other'), true)));
      expect(failed).not.toHaveProperty('manifests');
    }));
});
