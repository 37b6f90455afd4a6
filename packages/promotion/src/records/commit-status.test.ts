import { isPublicationStatus } from '@kalypso-actions/conventions';
import { describe, expect, it } from 'vitest';
import { type RecordedStatus, readProgress } from './commit-status.ts';

describe('the progress of a promotion', () => {
  const status = (state: string, description: string, at: number): RecordedStatus => ({ state, description, at });

  it.each([
    ['none, without a status', [], { kind: 'none' }],
    ['promoted', [status('pending', 'Promoted', 1)], { kind: 'promoted' }],
    ['checked', [status('pending', 'Deploying', 2), status('pending', 'Promoted', 1)], { kind: 'promoted' }],
    ['held back', [status('pending', 'Held back: 2 assignments fail: x', 2)], { kind: 'promoted' }],
    [
      'held back after it was deployed',
      [status('pending', 'Held back: 1 assignment fails', 3), status('pending', 'Deployed', 2)],
      { kind: 'promoted' },
    ],
    ['proposed', [status('pending', 'Waits for the merge of pull request #1', 2)], { kind: 'promoted' }],
    ['waiting', [status('pending', 'Waiting: on hold: x', 2)], { kind: 'waiting' }],
    [
      'failed',
      [status('failure', 'Failed to deploy', 3), status('pending', 'Deployed', 2)],
      { kind: 'failed', description: 'Failed to deploy' },
    ],
    ['superseded', [status('error', 'Superseded by 1234567', 3)], { kind: 'failed' }],
    ['deployed', [status('pending', 'Deployed', 3), status('pending', 'Promoted', 1)], { kind: 'deployed', since: 3 }],
    [
      'deployed at the end',
      [status('success', 'Deployed', 5), status('pending', 'Deployed', 3), status('pending', 'Deploying', 2)],
      { kind: 'deployed', since: 3 },
    ],
    [
      'deployed once more after a failure',
      [status('pending', 'Deployed', 9), status('failure', 'Failed to deploy', 5), status('pending', 'Deployed', 3)],
      { kind: 'deployed', since: 9 },
    ],
    ['not deployed by another description', [status('success', 'Deployed by hand', 3)], { kind: 'failed' }],
    ['not deployed by a failure of that description', [status('failure', 'Deployed', 3)], { kind: 'failed' }],
  ])('%s', (_, statuses, progress) => expect(readProgress(statuses)).toMatchObject(progress));
});

it.each([
  ['pending', 'Held back: 1 assignment fails: x', true],
  ['pending', 'Waits for the merge of pull request #1', true],
  ['success', 'Waits for the merge of pull request #1', false],
  ['pending', 'Promoted', false],
  ['pending', 'Waiting: held back: x', false],
  ['failure', 'Held back: see the report of the run', false],
])('recognizes a status of the publication: %s %s', (state, description, expected) =>
  expect(isPublicationStatus({ state, description })).toBe(expected),
);
