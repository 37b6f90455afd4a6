import { expect, it } from 'vitest';
import { backoffDelayMs } from './backoff.ts';

it('doubles the delay up to 30 seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 5_000].map(backoffDelayMs)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
