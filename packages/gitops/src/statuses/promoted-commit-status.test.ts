import type { Report } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { createFailure, REPORT } from '../test-support.ts';
import { decideStatuses, formatCommitKey } from './decide-statuses.ts';
import { wantPromotedCommitStatus } from './promoted-commit-status.ts';

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

const want = (report: Report, isPublished = false) =>
  wantPromotedCommitStatus(report, isPublished, (environment) => `${environment} environment`, SERVER);

/** What is set if the newest status of the commit has this state and description. */
function decide(report: Report, newest?: readonly [state: string, description: string], isPublished = false) {
  const common = { targetUrl: '', creator: 'github-actions[bot]' };
  const other = { ...common, context: 'ci', state: 'success', description: '', at: 2 };
  const [state = '', description = ''] = newest ?? [];
  const statuses = newest === undefined ? [] : [{ ...common, context: 'dev environment', state, description, at: 1 }];
  const present = new Map([[formatCommitKey({ repository: REPOSITORY, commit: COMMIT }), [other, ...statuses]]]);
  return decideStatuses(want(report, isPublished), present);
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

  it('is not set if the branch has the commit already', () => expect(want(held, true)).toEqual([]));

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
  it.each([false, true])('becomes "Promoted" again if it was held back; published: %s', (isPublished) => {
    expect(decide(repaired, ['pending', HELD], isPublished)).toEqual([status('Promoted')]);
  });

  it.each([
    ['none', undefined],
    ['the same', ['pending', 'Promoted']],
    ['a later stage', ['pending', 'Deploying']],
    ['an end', ['success', 'Deployed']],
    ['a failure', ['failure', 'Held back: by someone else']],
  ] as const)('does not change if it is %s', (_, newest) => expect(decide(repaired, newest)).toEqual([]));
});
