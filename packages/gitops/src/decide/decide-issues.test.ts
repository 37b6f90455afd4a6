import type { Issue } from '@kalypso-actions/github';
import { describe, expect, it } from 'vitest';
import type { KeptFolder } from '../content/kept-folders.ts';
import { createFailure, createIssue, REPORT } from '../test-support.ts';
import { decideIssues as decideIssuesOf } from './decide-issues.ts';
import type { IssueDecision } from './gitops-decision.ts';
import type { IssueReport } from './render-issues.ts';

const report = (...failed: readonly ReturnType<typeof createFailure>[]): IssueReport => ({ ...REPORT, failed });
const decideIssues = (of: IssueReport, issues: readonly Issue[], kept: readonly KeptFolder[] | undefined = []) =>
  decideIssuesOf(of, kept, issues);

/** The issues that are created, after the label. */
function created(decisions: readonly IssueDecision[]) {
  const [label, ...others] = decisions;
  expect(label).toMatchObject({ kind: 'ensure-label', label: { name: 'kalypso-failure', color: 'b60205' } });
  return others.map((decision) => {
    if (decision.kind !== 'create') throw new Error(decision.kind);
    return decision;
  });
}

const [first] = created(decideIssues(report(createFailure()), []));
const body = first?.body ?? '';

describe('decideIssues', () => {
  it('creates an issue for each assignment that fails', () => {
    const failed = [createFailure(), createFailure({ clusterType: 'large' })];
    const issues = created(decideIssues(report(...failed), []));
    expect(issues.map(({ title }) => title)).toEqual([
      'app-test cannot be deployed to drone (dev)',
      'app-test cannot be deployed to large (dev)',
    ]);
    expect(issues[0]?.body).toMatch(
      /^<!-- kalypso-actions:failed-assignment dev\/drone\/app-test digest=[0-9a-f]{16} -->\n/,
    );
    expect(issues[0]?.body).toContain('REGION is missing');
    expect(issues[0]?.body).toContain('Its last published manifests stay in place until this is fixed.');
  });

  it('cuts a long title at a whole character', () => {
    const environment = '😀'.repeat(125);
    const [issue] = created(decideIssues({ ...report(createFailure()), environment }, []));
    expect(issue?.title.isWellFormed()).toBe(true);
    expect(issue?.title).toMatch(/^app-test cannot .*😀…$/u);
    expect(issue?.title.length).toBeLessThan(256);
  });

  it('labels what it creates', () => {
    expect(first?.label).toBe('kalypso-failure');
  });

  it('escapes what the report contains', () => {
    const problems = [
      { code: 'fail', message: 'ask @ada about #1', at: { source: '.', file: 'a|b', line: 1, column: 2 } },
    ];
    const [issue] = created(decideIssues(report(createFailure({ problems, policies: ['@team'] })), []));
    expect(issue?.body).not.toMatch(/@ada|#1\b|@team/);
  });

  it('leaves an issue whose text is up to date', () => {
    expect(decideIssues(report(createFailure()), [createIssue(4, body)])).toEqual([]);
    expect(decideIssues(report(createFailure()), [createIssue(4, `${body} edited`)])).toEqual([]);
  });

  it('updates an issue whose text changes', () => {
    const failure = createFailure({ problems: [{ code: 'other', message: 'another reason' }] });
    const [decision, ...others] = decideIssues(report(failure), [createIssue(4, body)]);
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      kind: 'update',
      issue: { number: 4 },
      body: expect.stringContaining('another reason'),
    });
  });

  it('closes the issue of an assignment that no longer fails', () => {
    expect(decideIssues(report(), [createIssue(4, body)])).toEqual([
      { kind: 'close', issue: createIssue(4, body), comment: 'Fixed: this assignment no longer fails.' },
    ]);
  });

  it('closes duplicates', () => {
    expect(decideIssues(report(createFailure()), [createIssue(4, body), createIssue(5, body)])).toEqual([
      { kind: 'close', issue: createIssue(5, body), comment: 'Duplicate of #4.' },
    ]);
  });

  it('does not change issues of other environments, or by others', () => {
    const other = created(decideIssues({ ...report(createFailure()), environment: 'dev-2' }, []));
    const issues = [createIssue(1, other[0]?.body ?? ''), createIssue(2, 'by hand'), createIssue(3, `see ${body}`)];
    expect(decideIssues(report(), issues)).toEqual([]);
  });
});

describe('decideIssues for registrations that are held back', () => {
  const problems = [{ code: 'registration-held-back', message: 'its registration is held back', registration: 'app' }];
  const heldBack: IssueReport = {
    ...report(createFailure({ problems }), createFailure({ deploymentTarget: 'other', registration: 'other' })),
    registrations: [{ name: 'app', workspace: 'team', repo: 'r', branch: 'main', path: '.', isHeldBack: true }],
    diagnostics: [
      {
        code: 'yaml',
        severity: 'error',
        message: 'invalid YAML @ada',
        at: { source: 'app', file: 'workload/workload.yaml', line: 12, column: 3 },
        registration: 'app',
      },
      { code: 'yaml', severity: 'error', message: 'of another team', registration: 'other' },
    ],
  };
  const kept: readonly KeptFolder[] = [
    { clusterType: 'drone', deploymentTarget: 'app-test', reason: 'registration-held-back', owner: 'app' },
  ];

  it('creates one for each registration, and one for each other assignment that fails', () => {
    const issues = created(decideIssues(heldBack, [], kept));
    expect(issues.map(({ title }) => title)).toEqual([
      'Registration app is held back (dev)',
      'other cannot be deployed to drone (dev)',
    ]);
    expect(issues[0]?.body).toMatch(
      /^<!-- kalypso-actions:failed-assignment dev\/registration:app digest=[0-9a-f]{16} -->\n/,
    );
    expect(issues[0]?.body).toContain('On the branch, 1 folder stays as it is until this is fixed.');
    expect(issues[0]?.body).toContain('| <code>app: workload/workload.yaml:12:3</code> | invalid YAML');
    expect(issues[0]?.body).toContain('| <code>drone/app-test</code> |');
    expect(issues[0]?.body).not.toContain('of another team');
    expect(issues[0]?.body).not.toContain('@ada');
  });

  it('closes it when it is repaired, and the issue of an assignment that it replaces', () => {
    const [issue] = created(decideIssues(heldBack, [], kept));
    expect(decideIssues(report(), [createIssue(4, issue?.body ?? '')])).toMatchObject([
      { kind: 'close', comment: 'Fixed: this registration is no longer held back.' },
    ]);
    expect(decideIssues(heldBack, [createIssue(4, body)], kept)).toContainEqual({
      kind: 'close',
      issue: createIssue(4, body),
      comment: 'Replaced by the issue about its registration, which is held back.',
    });
  });

  it('closes nothing after a schedule that failed', () => {
    expect(decideIssues({ ...report(), outcome: 'failed' }, [createIssue(4, body)])).toEqual([]);
  });

  it('does not remove the folders from an issue because the branch cannot be read', () => {
    const [issue] = created(decideIssues(heldBack, [], kept));
    const open = [createIssue(4, issue?.body ?? '')];
    expect(decideIssuesOf(heldBack, undefined, open).map(({ kind }) => kind)).toEqual(['ensure-label', 'create']);
    const [unknown] = created(decideIssuesOf(heldBack, undefined, []));
    expect(unknown?.body).not.toContain('On the branch');
    expect(decideIssues(heldBack, open, []).map(({ kind }) => kind)).toContain('update');
  });
});
