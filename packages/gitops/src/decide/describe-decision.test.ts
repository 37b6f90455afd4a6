import { describe, expect, it } from 'vitest';
import type { RepositoryObservation } from '../observe/observation.ts';
import {
  createFailure,
  createHead,
  createManagedCommit,
  createObservation,
  createPullRequest,
  EMPTY_DIFFERENCE,
  POLICY,
  SUMMARY,
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
    expect(describeChange({ base: undefined, summary: { ...SUMMARY, isPromotion: true } }, policy)).toEqual([
      'create the branch dev of contoso/fleet, empty',
      'push a commit to deployment/dev that changes 1 file',
      'open a pull request to dev: Update dev',
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
      'close pull request #3 with a comment',
      'update title and body of pull request #7: Update dev',
      'remove from pull request #7 the labels promoted',
    ]);
  });

  it('lists what a withdrawal writes', () => {
    const change = { difference: EMPTY_DIFFERENCE, tree: undefined };
    expect(describeChange(change)).toEqual([]);
    const pullRequests = withPullRequest(createPullRequest());
    expect(describeChange({ ...change, pullRequests, head: createHead(createManagedCommit()) })).toEqual([
      'close pull request #7 with a comment',
      'delete the branch deployment/dev',
    ]);
  });

  it('lists issues, also after a refusal', () => {
    const decision = decide(
      {
        repository: { kind: 'failed', diagnostics: [] },
        issues: { kind: 'observed', issues: [] },
        report: { environment: 'dev', failed: [createFailure()] },
      },
      TARGET,
      POLICY,
    );
    expect(describeDecision(decision, TARGET)).toEqual(['open an issue: app-test cannot be deployed to drone (dev)']);
  });
});
