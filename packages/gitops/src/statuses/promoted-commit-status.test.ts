import type { Report } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { createFailure, REPORT } from '../test-support.ts';
import { decideStatuses, formatCommitKey } from './decide-statuses.ts';
import { wantPromotedCommitStatus } from './promoted-commit-status.ts';
import type { PublicationProgress } from './publication-progress.ts';

const SERVER = 'https://github.com';
const COMMIT = 'a'.repeat(40);
const REPOSITORY = { owner: 'contoso', repo: 'control-plane' };

const base = (change: Partial<Report['sources'][number]> = {}): Report['sources'][number] => ({
  kind: 'base',
  name: 'main',
  repo: 'https://github.com/contoso/control-plane',
  branch: 'main',
  path: '.',
  commit: COMMIT,
  ...change,
});
const held: Report = {
  ...REPORT,
  promotedCommit: COMMIT,
  isPromotionHeldBack: true,
  sources: [base({ name: 'other', repo: 'https://github.com/contoso/other' }), base()],
  failed: [
    createFailure({ problems: [{ code: 'registration-held-back', message: 'a consequence', registration: 'app' }] }),
    createFailure({ deploymentTarget: 'x', problems: [{ code: 'template', message: 'line 3:\n  <no value>' }] }),
    createFailure({ deploymentTarget: 'y', problems: [{ code: 'template', message: 'another' }] }),
  ],
};
const repaired: Report = { ...held, isPromotionHeldBack: false, failed: [] };

const PROPOSED: PublicationProgress = {
  kind: 'proposed',
  pullRequest: 'pull request #7',
  url: 'https://github.com/contoso/fleet/pull/7',
};
const PUBLISHED: PublicationProgress = { kind: 'published' };

const want = (report: Report, publication: PublicationProgress = PROPOSED) =>
  wantPromotedCommitStatus(report, publication, (environment) => `${environment} environment`, SERVER);

type NewestStatus = readonly [state: string, description: string];

/** What is set if the newest statuses of the commit, newest first, have these states and descriptions. */
function decide(
  report: Report,
  newest?: NewestStatus,
  publication: PublicationProgress = PROPOSED,
  earlier: readonly NewestStatus[] = [],
) {
  const common = { targetUrl: '', creator: 'github-actions[bot]' };
  const other = { ...common, context: 'ci', state: 'success', description: '', at: 2 };
  const statuses = [...(newest === undefined ? [] : [newest]), ...earlier].map(([state, description]) => {
    return { ...common, context: 'dev environment', state, description, at: 1 };
  });
  const present = new Map([[formatCommitKey({ repository: REPOSITORY, commit: COMMIT }), [other, ...statuses]]]);
  return decideStatuses(want(report, publication), present);
}

const HELD = 'Held back: 2 assignments fail: line 3: <no value>';
const status = (description: string) => ({
  repository: REPOSITORY,
  commit: COMMIT,
  context: 'dev environment',
  state: 'pending',
  description,
});

describe('the status of a promoted commit that is held back', () => {
  it.each([
    ['there is none', undefined],
    ['it is promoted', ['pending', 'Promoted']],
    ['it is held back for another reason', ['pending', 'Held back: 1 assignment fails: x']],
  ] as const)('explains why, if %s', (_, newest) => expect(decide(held, newest)).toEqual([status(HELD)]));

  it.each([
    ['the same', ['pending', HELD]],
    ['a later stage', ['pending', 'Deploying']],
    ['an end', ['success', 'Deployed']],
    ['a failure', ['failure', 'Failed to deploy']],
    ['an older commit', ['error', 'Superseded by bbbbbbb']],
    ['a status of something else', ['success', 'Promoted']],
  ] as const)('is not set over %s', (_, newest) => expect(decide(held, newest)).toEqual([]));

  it('is not set if the branch has the commit already', () => {
    expect(decide(held, ['pending', HELD], PUBLISHED, [['pending', 'Promoted']])).toEqual([
      status('Waits for the check of the clusters'),
    ]);
  });

  it('has at most 140 characters', () => {
    const problems = [{ code: 'template', message: 'x'.repeat(500) }];
    const [long] = want({ ...held, failed: [createFailure({ problems })] });
    expect(long?.description).toMatch(/^Held back: 1 assignment fails: x+…$/);
    expect(long?.description).toHaveLength(140);
  });

  it.each([
    ['without a promoted commit', { promotedCommit: null }],
    ['of a folder', { sources: [base({ repo: null })] }],
    ['on another server', { sources: [base({ repo: 'https://example.com/contoso/control-plane' })] }],
    ['without a BaseRepo named main', { sources: [base({ name: 'other' })] }],
  ])('does not exist %s', (_, change) => {
    expect(want({ ...held, ...change })).toEqual([]);
    expect(want({ ...repaired, ...change })).toEqual([]);
  });
});

describe('the status of a promoted commit that is not held back', () => {
  const promoted: NewestStatus = ['pending', 'Promoted'];
  const waiting: NewestStatus = ['pending', 'Waits for the merge of pull request #3'];
  const refused: PublicationProgress = { kind: 'refused', reason: 'contoso/fleet has no branch "dev"' };
  const consent: PublicationProgress = { ...PROPOSED, kind: 'needs-consent', removals: '3 of 4 assignments' };
  const targetUrl = PROPOSED.url;

  it.each([
    ['a merge', PROPOSED, { ...status('Waits for the merge of pull request #7'), targetUrl }],
    [
      'a consent',
      consent,
      { ...status('Waits for consent to remove 3 of 4 assignments by pull request #7'), targetUrl },
    ],
    ['the check', PUBLISHED, status('Waits for the check of the clusters')],
    ['a fix', refused, status('Held back: contoso/fleet has no branch "dev"')],
  ])('shows that it waits for %s', (_, publication, expected) => {
    expect(decide(repaired, promoted, publication)).toEqual([expected]);
    expect(decide(repaired, waiting, publication, [promoted])).toEqual([expected]);
    expect(decide(repaired, ['pending', HELD], publication, [promoted])).toEqual([expected]);
    expect(decide(repaired, ['pending', expected.description], publication, [promoted])).toEqual([]);
  });

  it.each([PROPOSED, PUBLISHED, consent])('is that of a promotion again, if it was set by hand: %j', (publication) => {
    expect(decide(repaired, ['pending', HELD], publication)).toEqual([status('Promoted')]);
    expect(decide(repaired, undefined, publication)).toEqual([]);
  });

  it.each([
    ['a later stage', ['pending', 'Deploying']],
    ['an end', ['success', 'Deployed']],
    ['a failure', ['failure', 'Held back: by someone else']],
    ['an earlier stage', ['pending', 'Waiting: on hold: x']],
    ['an older commit', ['error', 'Superseded by bbbbbbb']],
  ] as const)('does not change if it is %s', (_, newest) => {
    for (const publication of [PROPOSED, PUBLISHED, consent, refused])
      expect(decide(repaired, newest, publication, [promoted])).toEqual([]);
  });
});
