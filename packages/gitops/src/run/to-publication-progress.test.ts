import { describe, expect, it } from 'vitest';
import { decideBranches } from '../decide/decide-branches.ts';
import type { GitOpsDecision } from '../decide/gitops-decision.ts';
import {
  createDifference,
  createObservation,
  createPullRequest,
  EMPTY_DIFFERENCE,
  POLICY,
  TARGET,
  withPullRequest,
} from '../test-support.ts';
import { toPublicationProgress } from './to-publication-progress.ts';

describe('the publication of a promoted commit', () => {
  const NOTHING = { errors: [], warnings: [], issues: [], statuses: [] };
  const removing = { difference: createDifference({ removed: ['drone/a'] }) };
  const toDecision = (change: Parameters<typeof createObservation>[0]): GitOpsDecision => {
    return { ...decideBranches(createObservation(change), TARGET, POLICY), ...NOTHING };
  };
  const { url } = createPullRequest();
  const applied = { kind: 'applied', isChanged: true, isMerged: false, diagnostics: [] } as const;
  const refusal = { code: 'push-refused', severity: 'error', message: 'no' } as const;

  it.each([
    ['that is proposed', {}, undefined, { kind: 'proposed', pullRequest: 'a pull request' }],
    [
      'that was proposed',
      {},
      { ...applied, pullRequest: createPullRequest() },
      { kind: 'proposed', pullRequest: 'pull request #7', url },
    ],
    [
      'that was merged at once',
      {},
      { ...applied, isMerged: true, pullRequest: createPullRequest() },
      { kind: 'published' },
    ],
    [
      'that GitHub rejected',
      {},
      { kind: 'refused', diagnostics: [refusal] } as const,
      { kind: 'refused', reason: 'no' },
    ],
    ['that the branch has', { difference: EMPTY_DIFFERENCE, tree: undefined }, applied, { kind: 'published' }],
    [
      'that needs a consent',
      { ...removing, pullRequests: withPullRequest(createPullRequest({}, '0', true)) },
      undefined,
      { kind: 'needs-consent', pullRequest: 'pull request #7', url, removals: '1 of 1 assignment' },
    ],
    [
      'that is not proposed',
      { ...removing, pullRequests: withPullRequest(createPullRequest()) },
      undefined,
      { kind: 'refused', reason: '1 of 1 assignment would be removed, and none would remain: "drone/a"' },
    ],
  ] as const)('%s', (_, change, outcome, expected) => {
    expect(toPublicationProgress(toDecision(change), outcome)).toEqual(expected);
  });
});
