import { describe, expect, it } from 'vitest';
import { formatMarker } from '../markers/pull-request-marker.ts';
import { createPullRequest, TARGET } from '../test-support.ts';
import { sortPullRequests } from './observe-pull-requests.ts';

const marker = (base: string, path: string) =>
  formatMarker({ base, path, digest: '0', needsConsent: false, removals: undefined, isAllowed: false });
const numbers = (sorted: ReturnType<typeof sortPullRequests>) => ({
  managed: sorted.managed?.number,
  outdated: sorted.outdated.map(({ number }) => number),
  foreign: sorted.foreign?.number,
});

describe('sortPullRequests', () => {
  it('recognizes pull requests by marker and branch', () => {
    const open = [
      createPullRequest({ number: 1, headBranch: 'by-hand', body: 'text' }),
      createPullRequest({ number: 2, headBranch: 'old' }),
      createPullRequest({ number: 3, headRepository: 'Contoso/Fleet' }),
      createPullRequest({ number: 4, headBranch: 'other-folder', body: marker('dev', 'x') }),
    ];
    expect(numbers(sortPullRequests(open, TARGET))).toEqual({ managed: 3, outdated: [2], foreign: undefined });
  });

  it.each([
    ['without a marker', { body: 'text' }],
    ['for another folder', { body: marker('dev', 'prod') }],
    ['for another base branch', { body: marker('main', '') }],
  ])('a pull request from the head branch %s is foreign', (_, change) => {
    const sorted = sortPullRequests([createPullRequest(change)], TARGET);
    expect(numbers(sorted)).toEqual({ managed: undefined, outdated: [], foreign: 7 });
  });

  it.each(['someone/fleet', undefined])('ignores a pull request from a fork, marker or not: %s', (headRepository) => {
    const sorted = sortPullRequests([createPullRequest({ headRepository })], TARGET);
    expect(numbers(sorted)).toEqual({ managed: undefined, outdated: [], foreign: undefined });
  });
});
