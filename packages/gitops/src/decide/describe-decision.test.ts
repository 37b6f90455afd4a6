import { describe, expect, it } from 'vitest';
import { formatIssueMarker } from '../markers/issue-marker.ts';
import type { RepositoryObservation } from '../observe/observation.ts';
import {
  createContent,
  createFailure,
  createHead,
  createIssue,
  createManagedCommit,
  createObservation,
  createPromotion,
  createPullRequest,
  EMPTY_DIFFERENCE,
  POLICY,
  REPORT,
  TARGET,
  withPullRequest,
} from '../test-support.ts';
import { decide } from './decide.ts';
import type { BranchPolicy } from './decide-branches.ts';
import { describeDecision } from './describe-decision.ts';

function describeChange(change: Partial<RepositoryObservation>, policy: Partial<BranchPolicy> = {}): readonly string[] {
  const repository = createObservation(change);
  return describeDecision(
    decide({ repository, issues: { kind: 'not-requested' }, report: undefined }, TARGET, { ...POLICY, ...policy }),
    TARGET,
  );
}

describe('describeDecision', () => {
  it('lists everything that a first proposal writes', () => {
    const policy: Partial<BranchPolicy> = {
      review: { labels: ['fleet'], reviewers: ['ada'], teams: ['platform'], assignees: ['grace'] },
      merge: { isDraft: false, autoMerge: 'squash' },
      guard: { ...POLICY.guard, createBase: true },
    };
    expect(describeChange({ base: undefined, ...createPromotion('a'.repeat(40)) }, policy)).toEqual([
      'create the empty branch dev of contoso/fleet',
      'push a commit to deployment/dev that changes 2 files',
      'open a pull request to dev: Update dev',
      'create the label promoted, unless it exists',
      'add to the pull request the labels fleet, promoted',
      'request reviews of the pull request by ada',
      'request reviews of the pull request by the teams platform',
      'assign the pull request to grace',
      'merge the pull request as soon as possible (squash)',
    ]);
  });

  it('lists what an update writes', () => {
    const pullRequests = withPullRequest(createPullRequest({ labels: ['promoted'] }), {
      outdated: [createPullRequest({ number: 3 })],
    });
    expect(describeChange({ pullRequests }, { commit: { ...POLICY.commit, isSigned: true } })).toEqual([
      'push a commit signed by GitHub to deployment/dev that changes 1 file',
      'close pull request #3 with the comment: Superseded: this change is now proposed from the branch `deployment/dev`.',
      'update title and body of pull request #7: Update dev',
      'remove from pull request #7 the labels promoted',
    ]);
  });

  it('lists what a withdrawal writes', () => {
    const change = { difference: EMPTY_DIFFERENCE, tree: undefined };
    expect(describeChange(change)).toEqual([]);
    const pullRequests = withPullRequest(createPullRequest());
    expect(describeChange({ ...change, pullRequests, head: createHead(createManagedCommit()) })).toEqual([
      'close pull request #7 with the comment: Closed, since nothing is left to change: `dev` contains exactly what this environment should run.',
      'delete the branch deployment/dev',
    ]);
  });

  it('does not claim that a branch on which something is held back is complete', () => {
    const registrations = [{ name: 'app', workspace: 'team', repo: 'r', branch: 'main', path: '.', isHeldBack: true }];
    const pullRequests = withPullRequest(createPullRequest());
    const content = createContent({ registrations });
    expect(describeChange({ pullRequests, content, difference: EMPTY_DIFFERENCE })).toContain(
      'close pull request #7 with the comment: Closed, since nothing is left to change: `dev` contains everything that can be published.',
    );
  });

  it('lists issues, also after a refusal', () => {
    const decision = decide(
      {
        repository: { kind: 'failed', diagnostics: [] },
        issues: { kind: 'observed', issues: [] },
        report: { ...REPORT, failed: [createFailure()] },
      },
      TARGET,
      POLICY,
    );
    expect(describeDecision(decision, TARGET)).toEqual([
      'create the label kalypso-failure, unless it exists',
      'open an issue with the label kalypso-failure: app-test cannot be deployed to drone (dev)',
    ]);
  });

  it('lists updates of issues, and the comments of those that are closed', () => {
    const marker = (name: string) => formatIssueMarker({ key: `dev/drone/${name}`, digest: '0' });
    const decision = decide(
      {
        repository: { kind: 'failed', diagnostics: [] },
        issues: { kind: 'observed', issues: [createIssue(4, marker('app-test')), createIssue(5, marker('gone'))] },
        report: { ...REPORT, failed: [createFailure()] },
      },
      TARGET,
      POLICY,
    );
    expect(describeDecision(decision, TARGET)).toEqual([
      'update issue #4: app-test cannot be deployed to drone (dev)',
      'close issue #5 with the comment: Fixed: this assignment no longer fails.',
    ]);
  });

  it('lists commit statuses', () => {
    const repository = { kind: 'failed', diagnostics: [] } as const;
    const decision = decide({ repository, issues: { kind: 'not-requested' }, report: undefined }, TARGET, POLICY);
    const status = { ...TARGET, commit: 'a'.repeat(40), context: 'kalypso/dev' };
    const statuses = [{ ...status, state: 'failure', description: 'workload.yaml:1: x' }] as const;
    expect(describeDecision({ ...decision, statuses }, TARGET)).toEqual([
      `set the status "kalypso/dev" of commit ${'a'.repeat(40)} in contoso/fleet to failure: workload.yaml:1: x`,
    ]);
  });
});
