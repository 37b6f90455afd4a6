import { describe, expect, it } from 'vitest';
import { findInterruptedPromotion } from './interrupted-promotion.ts';
import { formatPromotionMessage, parsePromotionMessage } from './promotion-message.ts';

const COMMIT = 'c'.repeat(40);
const REPLACED = 'b'.repeat(40);

describe('the message of a promotion', () => {
  it.each([REPLACED, undefined])('can be read again, with the replaced commit %s', (replaced) => {
    const message = formatPromotionMessage('dev', { commit: COMMIT, replaced });
    expect(parsePromotionMessage(message, COMMIT)).toEqual({ commit: COMMIT, replaced });
    expect(parsePromotionMessage(message.replaceAll('\n', '\r\n'), COMMIT)).toEqual({ commit: COMMIT, replaced });
    expect(parsePromotionMessage(message, REPLACED)).toBeUndefined();
  });

  it.each(['', 'Promote it', `Promoted-Commit: ${COMMIT}0`, `x Promoted-Commit: ${COMMIT}`])(
    'is not any message: %j',
    (message) => expect(parsePromotionMessage(message, COMMIT)).toBeUndefined(),
  );
});

describe('a promotion', () => {
  const change = { message: formatPromotionMessage('dev', { commit: COMMIT, replaced: REPLACED }), at: 10_000 };
  const byHand = { message: 'Set the commit', at: 10_000 };
  const status = (state: string, description: string, at: number) => ({ state, description, at });

  it.each([
    ['without a status', [], change, { replaced: REPLACED }],
    ['with an older status', [status('pending', 'Deployed', 9_000)], change, { replaced: REPLACED }],
    ['that was marked as waiting', [status('pending', 'Waiting: frozen', 11_000)], change, { replaced: REPLACED }],
    ['that is only held back', [status('pending', 'Held back: x', 11_000)], change, { replaced: REPLACED }],
    ['that only waits', [status('pending', 'Waits for the merge of x', 11_000)], change, { replaced: REPLACED }],
    [
      'that is held back after an earlier promotion',
      [status('pending', 'Held back: x', 11_000), status('pending', 'Promoted', 9_000)],
      change,
      { replaced: REPLACED },
    ],
    ['by hand without a status', [], byHand, { replaced: undefined }],
    ['without a known change', [], undefined, { replaced: undefined }],
  ])('%s was interrupted', (_, statuses, lastChange, expected) =>
    expect(findInterruptedPromotion(COMMIT, statuses, lastChange)).toEqual(expected),
  );

  it.each([
    ['with a status of the same second', [status('pending', 'Promoted', 10_000)], change],
    ['with a newer status', [status('failure', 'Failed to deploy', 11_000)], change],
    [
      'that is held back',
      [
        status('pending', 'Held back: y', 13_000),
        status('pending', 'Held back: x', 12_000),
        status('pending', 'Promoted', 11_000),
      ],
      change,
    ],
    ['by hand with any status', [status('success', 'Deployed', 1_000)], byHand],
  ])('%s is complete', (_, statuses, lastChange) =>
    expect(findInterruptedPromotion(COMMIT, statuses, lastChange)).toBeUndefined(),
  );
});
