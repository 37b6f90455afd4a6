import { describe, expect, it } from 'vitest';
import type { Fact } from '../evidence/reconciler-report.ts';
import {
  createContext,
  createReport,
  DISCONNECTED,
  DIVERGED,
  EXPECTED,
  FAILURE,
  KUSTOMIZATION,
  MINUTE,
  MISSING,
  NEWER,
  NEWER_SAME,
  NOT_READY,
  NOW,
  OLDER,
  PINNED,
  POLICY,
  PROGRESS,
  type ReportSpec,
  SUSPENDED,
  UNKNOWN,
  UNRECOGNIZED,
} from '../test-support.ts';
import { findReportedCommit, isOnOtherRevision, judgeReport } from './judge-report.ts';

const judge = (spec: ReportSpec, failingSince?: number) =>
  judgeReport(createReport(spec), { ...createContext(), failingSince });
const applied = (commit: string, branch: string | undefined = 'dev') =>
  ({
    kind: 'revision',
    role: 'applied',
    object: KUSTOMIZATION,
    commit,
    branch,
  }) satisfies Fact;

describe('the verdict on a report', () => {
  it.each<[string, ReportSpec, string, string]>([
    ['the expected commit', {}, 'compliant', 'it has applied the commit'],
    ['a newer one', { commit: NEWER }, 'ahead', `it has applied the newer commit ${NEWER.slice(0, 7)}`],
    ['an older one', { commit: OLDER }, 'behind', `it is on the older commit ${OLDER.slice(0, 7)}`],
    ['one of another history', { commit: DIVERGED }, 'behind', 'whose history does not contain the expected commit'],
    ['one that is not compared', { commit: UNKNOWN }, 'unknown', 'has not been compared with the expected commit'],
    ['a commit that was never seen', { commit: '9'.repeat(40) }, 'unknown', 'too many commits in one poll'],
    ['another branch', { branch: 'stage' }, 'behind', 'it last fetched from branch stage'],
    ['fetched, but not applied', { applied: OLDER }, 'pending', `${KUSTOMIZATION} has applied only`],
    ['fetched, and another history applied', { applied: DIVERGED }, 'pending', 'has applied only'],
    ['applied but not compared', { applied: UNKNOWN }, 'unknown', 'GitHub is down'],
    ['a failure', { more: [FAILURE] }, 'not-ready', 'fails: BuildFailed: no such file, for 0s, grace period 5m'],
    ['something suspended', { more: [NOT_READY] }, 'not-ready', `${KUSTOMIZATION} is suspended`],
    ['work in progress', { more: [PROGRESS] }, 'pending', 'it is being applied'],
    ['something missing', { more: [MISSING] }, 'unknown', `${KUSTOMIZATION} is declared, but has no status`],
    ['something undocumented', { more: [UNRECOGNIZED] }, 'unknown', 'it is in the undocumented state Odd'],
    ['a suspension', { more: [SUSPENDED] }, 'suspended', 'its reconciliation is suspended'],
    ['no connection', { more: [DISCONNECTED] }, 'disconnected', 'its cluster is offline'],
    ['a tag', { more: [PINNED] }, 'pinned', 'it follows the tag v1'],
    ['no facts at all', { facts: [] }, 'unknown', 'it does not report which commit it has applied'],
    ['only what it fetched', { facts: createReport().facts.slice(0, 1) }, 'unknown', 'which commit it has applied'],
    ['an applied branch that is another', { facts: [applied(EXPECTED, 'stage')] }, 'behind', 'of branch stage'],
    ['an older applied commit alone', { facts: [applied(OLDER)] }, 'behind', 'has applied only'],
  ])('%s', (_, spec, verdict, reason) => {
    expect(judge(spec)).toMatchObject({ verdict, reason: expect.stringContaining(reason) });
  });

  it('a revision without a branch is compared by its commit alone', () => {
    expect(judge({ facts: [{ ...applied(EXPECTED), branch: undefined }] }).verdict).toBe('compliant');
  });

  it('a newer commit has to be known to be on the branch', () => {
    const bare = { ...applied(NEWER), branch: undefined };
    expect(judge({ facts: [bare] })).toMatchObject({
      verdict: 'unknown',
      reason: `it is unknown whether the newer commit ${NEWER.slice(0, 7)} of ${KUSTOMIZATION} is on the branch`,
    });
    expect(judge({ facts: [{ ...bare, role: 'fetched' }, applied(NEWER)] }).verdict).toBe('ahead');
    expect(judge({ facts: [{ ...bare, role: 'fetched' }, applied(EXPECTED)] }).verdict).toBe('unknown');
    expect(isOnOtherRevision(createReport({ facts: [bare] }), { ...createContext(), failingSince: undefined })).toBe(
      true,
    );
  });

  it('lists what is missing', () => {
    expect(judge({ more: [MISSING] }).missing).toEqual([`${KUSTOMIZATION} is declared, but has no status`]);
    expect(judge({}).missing).toEqual([]);
  });

  it('is failing after the grace period, and not before', () => {
    expect(judge({ more: [FAILURE] }, NOW - 5 * MINUTE + 1).verdict).toBe('not-ready');
    expect(judge({ more: [FAILURE] }, NOW - 5 * MINUTE)).toMatchObject({
      verdict: 'failing',
      reason: `${KUSTOMIZATION} fails: BuildFailed: no such file, for 5m`,
    });
  });

  it.each<[string, Fact[], string]>([
    ['what is unknown hides what is only not ready', [NOT_READY, PROGRESS, MISSING], 'unknown'],
    ['what is not ready hides progress', [PROGRESS, NOT_READY], 'not-ready'],
    ['a suspension hides a failure', [FAILURE, SUSPENDED], 'suspended'],
    ['no connection hides everything that is old', [SUSPENDED, MISSING, DISCONNECTED], 'disconnected'],
  ])('%s', (_, more, verdict) => expect(judge({ more }).verdict).toBe(verdict));

  it.each<[string, Fact[]]>([
    ['fetched revisions', [OLDER, UNKNOWN, DIVERGED].map((commit) => ({ ...applied(commit), role: 'fetched' }))],
    ['applied revisions', [applied(EXPECTED, 'stage'), applied(OLDER), applied(UNKNOWN)]],
  ])('is the most urgent one, whatever the order of the %s', (_, facts) => {
    expect(judge({ facts }).verdict).toBe('unknown');
    expect(judge({ facts: facts.toReversed() }).verdict).toBe('unknown');
  });

  it('a failure at an older commit is not one of the expected commit', () => {
    expect(judge({ commit: OLDER, more: [FAILURE] }, NOW - 60 * MINUTE).verdict).toBe('behind');
  });

  it('is stale by age, unless the cluster is known to be connected, or any age is accepted', () => {
    const reportedAt = new Date(NOW - POLICY.staleAfterMs - 1).toISOString();
    expect(judge({ reportedAt })).toMatchObject({ verdict: 'stale', reason: 'it last reported 1h ago' });
    expect(judge({ reportedAt: new Date(NOW - POLICY.staleAfterMs).toISOString() }).verdict).toBe('compliant');
    expect(judge({ reportedAt, canExpire: false }).verdict).toBe('compliant');
    const anyAge = { ...createContext({ policy: { ...POLICY, staleAfterMs: 0 } }), failingSince: undefined };
    expect(judgeReport(createReport({ reportedAt }), anyAge).verdict).toBe('compliant');
  });

  it('is unknown if the age is, unless the age does not matter', () => {
    const reportedAt = undefined;
    const reason = 'it is unknown when it last reported';
    expect(judge({ reportedAt })).toMatchObject({ verdict: 'unknown', reason, missing: [reason] });
    expect(judge({ reportedAt, canExpire: false }).verdict).toBe('compliant');
    const anyAge = { ...createContext({ policy: { ...POLICY, staleAfterMs: 0 } }), failingSince: undefined };
    expect(judgeReport(createReport({ reportedAt }), anyAge).verdict).toBe('compliant');
  });

  it.each([
    ['both promote the same', NEWER_SAME, NEWER_SAME, 'same'],
    ['one promotes something else', NEWER_SAME, NEWER, 'other'],
    ['the expected commit and one that promotes something else', EXPECTED, NEWER, 'other'],
  ])('reports what a newer commit promotes: %s', (_, one, other, promotes) => {
    expect(judge({ facts: [applied(one), applied(other)] })).toMatchObject({ verdict: 'ahead', promotes });
  });
});

it.each([
  [EXPECTED, 'dev', false],
  [NEWER, 'dev', false],
  [OLDER, 'dev', true],
  [DIVERGED, 'dev', true],
  [UNKNOWN, 'dev', true],
  [EXPECTED, 'stage', true],
])('finds a revision that contradicts the commit: %s of %s', (commit, branch, expected) => {
  const context = { ...createContext(), failingSince: undefined };
  expect(isOnOtherRevision(createReport({ facts: [applied(EXPECTED), applied(commit, branch)] }), context)).toBe(
    expected,
  );
});

it('names the fetched commit, otherwise the applied one', () => {
  expect(findReportedCommit(createReport({ applied: OLDER }))).toBe(EXPECTED);
  expect(findReportedCommit(createReport({ facts: [applied(OLDER)] }))).toBe(OLDER);
  expect(findReportedCommit(createReport({ facts: [] }))).toBeUndefined();
  for (const facts of [
    [applied(OLDER), applied(EXPECTED)],
    [applied(EXPECTED), applied(OLDER)],
  ])
    expect(findReportedCommit(createReport({ facts }))).toBe(EXPECTED);
});
