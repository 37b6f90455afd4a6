import { describe, expect, it } from 'vitest';
import { createFailure, createIssue } from '../test-support.ts';
import { decideIssues } from './decide-issues.ts';
import type { IssueDecision } from './gitops-decision.ts';

const report = (...failed: readonly ReturnType<typeof createFailure>[]) => ({ environment: 'dev', failed });

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
    const [issue] = created(decideIssues({ environment, failed: [createFailure()] }, []));
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
    const other = created(decideIssues({ environment: 'dev-2', failed: [createFailure()] }, []));
    const issues = [createIssue(1, other[0]?.body ?? ''), createIssue(2, 'by hand'), createIssue(3, `see ${body}`)];
    expect(decideIssues(report(), issues)).toEqual([]);
  });
});
