import { describe, expect, it } from 'vitest';
import { type RecordedStatus, readProgress, toStatusDescription } from './commit-status.ts';

describe('the progress of a promotion', () => {
  const status = (state: string, description: string, at: number): RecordedStatus => ({ state, description, at });

  it.each([
    ['none, without a status', [], { kind: 'none' }],
    ['promoted', [status('pending', 'Promoted', 1)], { kind: 'promoted' }],
    ['checked', [status('pending', 'Deploying', 2), status('pending', 'Promoted', 1)], { kind: 'promoted' }],
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

describe('the description of a status', () => {
  it.each([
    ['is one line', ' on hold:\n\u2028 "x"\t', 'on hold: "x"'],
    ['is as long as GitHub allows', 'x'.repeat(140), 'x'.repeat(140)],
    ['is cut if it is longer', 'x'.repeat(141), `${'x'.repeat(139)}…`],
    ['is never cut within a character', `${'x'.repeat(138)}😀xx`, `${'x'.repeat(138)}…`],
  ])('%s', (_, text, description) => expect(toStatusDescription(text)).toBe(description));
});
