import type { PastCommitStatus } from '@kalypso-actions/github';
import { expect, it } from 'vitest';
import { withoutSuperseded } from './superseded-statuses.ts';

const AT = Date.parse('2026-03-01T12:00:00Z');

const status = (state: string, more: Partial<PastCommitStatus> = {}): PastCommitStatus => ({
  context: 'kalypso/edge-1/platform',
  state,
  description: '',
  targetUrl: '',
  creator: 'argocd-contoso[bot]',
  at: AT,
  ...more,
});

it.each([
  ['a pending that was followed by a success', [status('success'), status('pending')], [0]],
  ['whatever the letter case', [status('success', { context: 'Kalypso/Edge-1/PLATFORM' }), status('pending')], [0]],
  ['not one that followed a success', [status('pending'), status('success')], [0, 1]],
  ['only the earlier one', [status('pending'), status('success'), status('pending')], [0, 1]],
  ['not one of another second', [status('success', { at: AT + 1000 }), status('pending')], [0, 1]],
  ['not one by another creator', [status('success', { creator: 'someone' }), status('pending')], [0, 1]],
  [
    'not one of another context',
    [status('success', { context: 'kalypso/edge-2/platform' }), status('pending')],
    [0, 1],
  ],
  ['not without a time', [status('success', { at: Number.NaN }), status('pending', { at: Number.NaN })], [0, 1]],
  ['no failure', [status('success'), status('failure'), status('error')], [0, 1, 2]],
  ['nothing unknown', [status('success'), status('Pending'), status('')], [0, 1, 2]],
  ['not one that ended in a failure', [status('failure'), status('pending')], [0, 1]],
])('leaves out %s', (_, statuses, left) => {
  expect(withoutSuperseded(statuses)).toEqual(left.map((index) => statuses[index]));
});
